"""What each source says of unfilled jobs, brought to one scale: log unfilled jobs by occupation.

Method: docs/method-guide/present-shortage.md, sections 3-4.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, Integers, require_shape
from talentlab.calc.assumptions.shortage import SHORTAGE, ShortageSettings, SourceSettings

WEEKS_IN_YEAR: Final = 52.0
_FEW: Final = 0.5  # jobs: what a source that found none is taken to say
_NOBODY: Final = 1.0  # log variance of that


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says: log unfilled jobs (O,) where it says anything.

    ``sampling`` (O,) is the log variance that is known; ``settings`` what is assumed of the rest.
    """

    name: str
    log_jobs: Floats
    sampling: Floats
    settings: SourceSettings

    def __post_init__(self) -> None:
        require_shape("sampling", self.sampling, self.log_jobs.shape)

    @property
    def says(self) -> Booleans:
        """Where the source says anything."""
        return np.isfinite(self.log_jobs)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The employment service's classes (O,): -1 small, 0 medium, 1 large opportunities, 9 none."""

    classes: Integers

    NONE = 9

    @property
    def says(self) -> Booleans:
        """Where there is a class."""
        return np.asarray(self.classes != self.NONE)


def from_ads(
    ads: Floats, occupations: tuple[str, ...], settings: ShortageSettings = SHORTAGE
) -> Statement:
    """Return what ``ads`` (O,) of a year say; not a number where they were not counted.

    Ads are a flow of searches. Times the posts in an ad, divided by the share of searches that are
    advertised, times how long one lasts: jobs sought at a time; of these a share is unfilled.

    Method: docs/method-guide/present-shortage.md, section 3, equation 3.
    """
    require_shape("ads", ads, (len(occupations),))
    coverage = np.array([coverage_of(code, settings) for code in occupations])
    sought = ads * settings.posts_per_ad / coverage * settings.weeks_open / WEEKS_IN_YEAR
    jobs = sought * settings.unfilled_share
    per_ad = settings.posts_per_ad * settings.weeks_open / WEEKS_IN_YEAR * settings.unfilled_share
    luck = 1.0 / np.maximum(ads, _FEW)
    return Statement(
        name="ads",
        log_jobs=_log(jobs, _FEW * per_ad / coverage),
        sampling=luck + settings.coverage_extra**2,
        settings=settings.ads,
    )


def coverage_of(occupation: str, settings: ShortageSettings = SHORTAGE) -> float:
    """Return the share of searches that are advertised in an occupation."""
    if occupation[0] in "0123":
        return settings.coverage_professional
    return settings.coverage_elementary if occupation[0] == "9" else settings.coverage_skilled


def from_vacancies(
    vacancies: Floats,
    margin_95: Floats,
    table: Floats,
    settings: ShortageSettings = SHORTAGE,
) -> Statement:
    """Return what a survey of ``vacancies`` (I,) with margins says of occupations.

    Each industry's are spread over its occupations as its jobs are, ``table`` (O, I). Industries
    that are not a number were not told: an occupation is judged by those it has told jobs in, if
    they are most of its jobs.

    Method: docs/method-guide/present-shortage.md, section 3, equation 4.
    """
    told = np.isfinite(vacancies)
    jobs = table.sum(axis=0)
    rate = np.where(told, vacancies, 0.0) / np.maximum(jobs, 1.0)
    seen = table[:, told].sum(axis=1)
    whole = table.sum(axis=1)
    found = table @ np.where(told, rate, 0.0)
    error = np.where(told, np.nan_to_num(margin_95), 0.0) / 1.96 / np.maximum(jobs, 1.0)
    variance = (table**2) @ error**2
    most = (seen > 0.5 * whole) & (found > 0)
    scaled = np.where(most, found * whole / np.maximum(seen, 1e-12), np.nan)
    relative = np.divide(variance, found**2, out=np.zeros_like(found), where=found > 0)
    return Statement(
        name="vacancies",
        log_jobs=np.log(scaled),
        sampling=np.log1p(relative),
        settings=settings.vacancies,
    )


def from_employers(
    need: Floats, standard_error: Floats, settings: ShortageSettings = SHORTAGE
) -> Statement:
    """Return what employers say they lack now (O,), grossed up; not a number where nobody asked.

    ``standard_error`` (O,) may be not a number: then plain luck is reckoned with.

    Method: docs/method-guide/present-shortage.md, section 3, equation 5.
    """
    require_shape("standard_error", standard_error, need.shape)
    size = np.maximum(np.nan_to_num(need), _FEW)
    error = np.where(np.isfinite(standard_error), standard_error, np.sqrt(size))
    return Statement(
        name="employers",
        log_jobs=_log(need, np.full(need.shape, _FEW)),
        sampling=np.log1p((error / size) ** 2) + _NOBODY * (need == 0),
        settings=settings.employers,
    )


def _log(jobs: Floats, none: Floats) -> Floats:
    """Return log jobs; of none at all, the log of what that may hide; not told stays not told."""
    return np.asarray(np.log(np.where(jobs > 0, jobs, np.where(np.isnan(jobs), np.nan, none))))

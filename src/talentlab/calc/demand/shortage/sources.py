"""What each source says of unfilled jobs, brought to one scale: log unfilled jobs by occupation.

Method: docs/method-guide/present-shortage.md, sections 3-4.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, Integers, require_shape
from talentlab.calc.assumptions.shortage import SHORTAGE, ShortageSettings, SourceSettings
from talentlab.calc.calibration import normal_quantile

WEEKS_IN_YEAR: Final = 52.0
MARGIN_LEVEL: Final = 0.95  # of the margins of error that surveys publish
_MOST: Final = 0.5
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
class Survey:
    """What a survey says of the unfilled jobs in some industries (I), each of many occupations.

    Attributes
    ----------
    vacancies, sampling : (I,)
        Unfilled jobs, and the log variance of sampling.
    table : (O, I)
        Jobs by occupation in those industries.
    jobs : (O,)
        Jobs in all industries.

    """

    vacancies: Floats
    sampling: Floats
    table: Floats
    jobs: Floats
    settings: SourceSettings

    name = "vacancies"

    @property
    def says(self) -> Booleans:
        """Which occupations (O,) have most of their jobs in the industries that told."""
        return np.asarray(self.table.sum(axis=1) > _MOST * self.jobs)

    @property
    def parts(self) -> Floats:
        """The part (O, I) of each occupation's unfilled jobs that lies in each industry."""
        there = self.jobs[:, None] > 0
        return np.divide(self.table, self.jobs[:, None], out=np.zeros_like(self.table), where=there)

    def evenly(self) -> Statement:
        """Return what it says of occupations if all in an industry lack as many per job."""
        rate = self.vacancies / self.table.sum(axis=0)
        inside = self.table.sum(axis=1)
        found = self.table @ rate
        variance = (self.table * rate) ** 2 @ self.sampling
        says = self.says & (found > 0)
        whole = np.where(says, found * self.jobs / np.where(says, inside, 1.0), np.nan)
        relative = np.divide(variance, found**2, out=np.zeros_like(found), where=found > 0)
        return Statement(self.name, np.log(whole), relative, self.settings)


Source: TypeAlias = Statement | Survey


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
) -> Survey:
    """Return what a survey of ``vacancies`` (I,) with margins says of a place's jobs.

    ``table`` (O, I) are jobs by occupation and industry. Industries that are not a number, or have
    no vacancies or no jobs, say nothing of their own.

    Method: docs/method-guide/present-shortage.md, section 3, equation 4.
    """
    require_shape("table", table, (len(table), len(vacancies)))
    told = np.isfinite(vacancies) & (np.nan_to_num(vacancies) > 0) & (table.sum(axis=0) > 0)
    found = vacancies[told]
    relative = np.nan_to_num(margin_95)[told] / normal_quantile(MARGIN_LEVEL) / found
    return Survey(
        vacancies=found,
        sampling=np.log1p(relative**2),
        table=table[:, told],
        jobs=table.sum(axis=1),
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

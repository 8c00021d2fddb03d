"""From seats to graduates: who starts, how long it takes and how many finish.

``graduates(t) = completion * starts(t - lag)`` and ``starts = min(seats, applicants admission)``.

Method: docs/method-guide/supply.md, section 5.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape
from talentlab.calc.assumptions.education import (
    EDUCATION,
    USUAL_COMPLETION,
    USUAL_YEARS,
    EducationSettings,
)

_FEWEST_PAIRS: Final = 5
_CLEARLY_BETTER: Final = 0.5  # of the variance with the usual number of years
_LEAST: Final = 0.02
_MOST: Final = 0.98
_MOST_BEYOND_SEATS: Final = 1.3


@dataclass(frozen=True, slots=True)
class ProgrammeCounts:
    """What was counted of P programmes in Y consecutive years; NaN where nobody counted.

    A programme is an education group in a school form in a municipality. ``applicants`` are those
    of first choice.
    """

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    school_forms: tuple[str, ...]
    years: tuple[int, ...]
    seats: Floats
    applicants: Floats
    admitted: Floats
    graduates: Floats

    def __post_init__(self) -> None:
        shape = (len(self.region_codes), len(self.years))
        for name in ("seats", "applicants", "admitted", "graduates"):
            require_shape(name, getattr(self, name), shape)

    def __len__(self) -> int:
        """Return the number of programmes."""
        return len(self.region_codes)

    def until(self, year: int) -> "ProgrammeCounts":
        """Return what was counted up to and including ``year``."""
        kept = sum(y <= year for y in self.years)
        cut = {
            name: getattr(self, name)[:, :kept]
            for name in ("seats", "applicants", "admitted", "graduates")
        }
        return ProgrammeCounts(
            self.region_codes, self.group_codes, self.school_forms, self.years[:kept], **cut
        )


@dataclass(frozen=True, slots=True)
class Programmes:
    """What programmes (P,) do, as far as counts tell.

    Attributes
    ----------
    starts : (P, Y)
        Who started in the counted years.
    seats, applicants : (P,)
        The level of the latest years.
    admission : (P,)
        Starters per first-choice applicant when seats do not bind.
    fill : (P,)
        Most starters per seat: popular programmes admit a few too many.
    lag : (P,)
        Years from start to examination.
    completion, worth : (P,)
        Share who finish, and the starters that estimate is worth.
    usual : (P,)
        Graduates a year in the latest years.

    """

    counts: ProgrammeCounts
    starts: Floats
    seats: Floats
    applicants: Floats
    admission: Floats
    fill: Floats
    lag: Integers
    completion: Floats
    worth: Floats
    usual: Floats


def estimate_programmes(
    counts: ProgrammeCounts, settings: EducationSettings = EDUCATION
) -> Programmes:
    """Return what the counts tell of every programme.

    Method: docs/method-guide/supply.md, section 5, equations 12-14.
    """
    starts = _starts(counts)
    recent = slice(-settings.fit_years, None)
    lag = np.array([_lag(counts, starts, p, settings) for p in range(len(counts))], dtype=np.int64)
    finished, started = _pairs(counts, starts, lag, settings)
    completion, worth = _completion(counts, finished, started, settings)
    admitted, wanted = starts[:, recent], counts.applicants[:, recent]
    both = np.isfinite(admitted) & np.isfinite(wanted) & (wanted > 0)
    ratio = np.where(both, admitted / np.where(both, wanted, 1.0), np.nan)
    usual = _mean(counts.graduates[:, -settings.base_years :])
    from_starts = completion * np.nan_to_num(_mean(starts[:, recent]))
    return Programmes(
        counts=counts,
        starts=starts,
        seats=_level(counts.seats, starts),
        applicants=_level(counts.applicants, starts),
        admission=np.nan_to_num(_largest(ratio), nan=1.0),
        fill=_fill(starts[:, recent], counts.seats[:, recent]),
        lag=lag,
        completion=completion,
        worth=worth,
        usual=np.where(np.isfinite(usual), usual, from_starts),
    )


def _starts(counts: ProgrammeCounts) -> Floats:
    """Return who started (P, Y): admitted, else the fewer of seats and applicants."""
    fewer = np.fmin(counts.seats, counts.applicants)
    return np.asarray(np.where(np.isfinite(counts.admitted), counts.admitted, fewer))


def _lag(counts: ProgrammeCounts, starts: Floats, p: int, settings: EducationSettings) -> int:
    """Return the years to examination that make the share who finish steadiest, or the usual."""
    usual = USUAL_YEARS[counts.school_forms[p]]
    spread = {}
    for lag in range(1, min(settings.longest_years, len(counts.years) - 1) + 1):
        finished, started = counts.graduates[p, lag:], starts[p, :-lag]
        told = (finished > 0) & (started > 0)
        if told.sum() >= _FEWEST_PAIRS:
            spread[lag] = float(np.var(np.log(finished[told] / started[told])))
    if not spread:
        return usual
    best = min(spread, key=lambda lag: (spread[lag], abs(lag - usual)))
    if usual in spread and spread[best] > _CLEARLY_BETTER * spread[usual]:
        return usual
    return best


def _pairs(
    counts: ProgrammeCounts, starts: Floats, lag: Integers, settings: EducationSettings
) -> tuple[Floats, Floats]:
    """Return graduates and those who started with them (P,), over the latest years."""
    finished, started = np.zeros(len(counts)), np.zeros(len(counts))
    for p, years in enumerate(lag):
        g, s = counts.graduates[p, years:], starts[p, : len(counts.years) - years]
        told = np.flatnonzero(np.isfinite(g) & np.isfinite(s))[-settings.fit_years :]
        finished[p], started[p] = g[told].sum(), s[told].sum()
    return np.minimum(finished, started), started


def _completion(
    counts: ProgrammeCounts, finished: Floats, started: Floats, settings: EducationSettings
) -> tuple[Floats, Floats]:
    """Return shares who finish (P,) drawn towards their school form's, and what they are worth."""
    prior = settings.completion_prior
    share = np.zeros(len(counts))
    for form, usual in USUAL_COMPLETION.items():
        members = [p for p, own in enumerate(counts.school_forms) if own == form]
        k, n = finished[members].sum(), started[members].sum()
        common = (k + prior * usual) / (n + prior)
        share[members] = (finished[members] + prior * common) / (started[members] + prior)
    return np.clip(share, _LEAST, _MOST), started + prior


def _level(counted: Floats, starts: Floats) -> Floats:
    """Return the mean of the last two counted years (P,); of starters where none was counted."""
    own, instead = _mean(counted[:, -2:]), _mean(starts[:, -2:])
    return np.asarray(np.nan_to_num(np.where(np.isfinite(own), own, instead)))


def _fill(starts: Floats, seats: Floats) -> Floats:
    """Return the most starters per seat (P,), at least one."""
    told = np.isfinite(starts) & (seats > 0)
    ratio = np.where(told, starts / np.where(told, seats, 1.0), np.nan)
    return np.asarray(np.clip(np.nan_to_num(_largest(ratio), nan=1.0), 1.0, _MOST_BEYOND_SEATS))


def _mean(values: Floats) -> Floats:
    """Return the mean of the counted years (P,); NaN where there is none."""
    told = np.isfinite(values)
    number = told.sum(axis=1)
    total = np.where(told, values, 0.0).sum(axis=1)
    nothing = np.full(len(values), np.nan)
    return np.asarray(np.divide(total, number, out=nothing, where=number > 0))


def _largest(values: Floats) -> Floats:
    """Return the largest counted (P,); NaN where there is none."""
    found = np.where(np.isfinite(values), values, -np.inf).max(axis=1, initial=-np.inf)
    return np.asarray(np.where(np.isfinite(found), found, np.nan))

"""How the educations of each occupation change, and how far outcomes fall from that.

Method: docs/method-guide/demand.md, section 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.flexibility import EDUCATION, EducationSettings
from talentlab.calc.demand.education.profile import shares

_NONE: Final = 1e-12


@dataclass(frozen=True, slots=True)
class ProfileDrift:
    """The expected yearly log change (O, E) of shares, and the spread (E,) of what is missed.

    ``memory`` is the share of the change kept after a year.
    """

    trend: Floats
    spread: Floats
    memory: float

    def after(self, profile: Floats, years: int) -> Floats:
        """Return shares (..., O, E) ``years`` after those of ``profile``; they add up to one."""
        faded = float(np.sum(self.memory ** np.arange(years)))
        moved = profile * np.exp(self.trend * faded)
        return np.asarray(moved / moved.sum(axis=-1, keepdims=True))


def profile_drift(
    counted: Floats,
    years: Sequence[int],
    breaks: Sequence[int],
    settings: EducationSettings = EDUCATION,
) -> ProfileDrift:
    """Return the drift of educations within occupations, and how wrong it has been.

    Parameters
    ----------
    counted : (O, E, Y)
        Employees by occupation and education, in increasing ``years``.
    breaks : sequence of int
        First years of new ways of counting; changes across one do not count.

    Method: docs/method-guide/demand.md, section 7, equations 11-12.

    """
    trend = _trend(counted, years, breaks, settings)
    squares = np.full(counted.shape[1], settings.spread_years * settings.profile_spread**2)
    origins = np.full(counted.shape[1], settings.spread_years)
    for origin in range(1, len(years) - 1):
        if not _alike(years[origin], years[origin + 1], breaks):
            continue
        known = counted[..., : origin + 1]
        then = ProfileDrift(
            trend=_trend(known, years[: origin + 1], breaks, settings),
            spread=squares,
            memory=settings.trend_memory,
        )
        span = years[origin + 1] - years[origin]
        missed, seen = _missed(counted[..., origin], counted[..., origin + 1], then, span, settings)
        squares = squares + np.where(seen > 0, np.maximum(missed, 0.0), 0.0)
        origins = origins + seen
    return ProfileDrift(
        trend=trend, spread=np.sqrt(squares / origins), memory=settings.trend_memory
    )


def _trend(
    counted: Floats, years: Sequence[int], breaks: Sequence[int], settings: EducationSettings
) -> Floats:
    """Return the yearly log change (O, E) of each share, drawn to none where few are counted."""
    require_shape("counted", counted, (*counted.shape[:2], len(years)))
    total = counted.sum(axis=1, keepdims=True)
    few = settings.few
    share = (counted + few * counted.sum(axis=(0, 2))[:, None] / max(counted.sum(), 1.0)) / (
        total + few
    )
    log = np.log(np.maximum(share, _NONE))
    change = np.zeros(counted.shape[:2])
    known = 0.0
    for first, last in enumerate(range(1, len(years))):
        if _alike(years[first], years[last], breaks):
            span = years[last] - years[first]
            largest = settings.largest_change * span
            change += np.clip(log[..., last] - log[..., first], -largest, largest)
            known += span
    size = counted.mean(axis=2)
    still = settings.trend_years * (1.0 + settings.trend_size / np.maximum(size, 1.0))
    return np.asarray(change / (known + still))


def _missed(
    before: Floats, after: Floats, drift: ProfileDrift, span: int, settings: EducationSettings
) -> tuple[Floats, Floats]:
    """Return the squared yearly log miss (E,) of each education, less luck, and where it is seen.

    The occupations of the outcome are taken as known: only the educations within them are judged.
    """
    told = drift.after(shares(before), span)
    expected = after.sum(axis=1) @ told
    outcome = after.sum(axis=0)
    seen = (expected >= settings.few) & (outcome >= settings.few)
    off = np.log(np.where(seen, outcome, 1.0) / np.where(seen, expected, 1.0))
    luck = settings.luck * span / np.maximum(outcome, 1.0)
    return (off**2 - luck) / span, seen.astype(np.float64)


def _alike(first: int, last: int, breaks: Sequence[int]) -> bool:
    return not any(first < new <= last for new in breaks)

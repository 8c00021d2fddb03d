"""How the educations within occupations change, and how far outcomes fall from that.

Method: docs/method-guide/demand.md, section 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, require_shape
from talentlab.calc.assumptions.flexibility import EDUCATION, EducationSettings
from talentlab.calc.demand.education.profile import shares


@dataclass(frozen=True, slots=True)
class ProfileDrift:
    """How each education's part of its occupations changes.

    Attributes
    ----------
    trend : (E,)
        Expected yearly log change, alike in all occupations.
    trend_spread : (E,)
        Standard deviation of how wrong that may be.
    spread : (E,)
        Standard deviation of a year's log change around it.
    memory : float
        Share of the trend kept after a year.

    """

    trend: Floats
    trend_spread: Floats
    spread: Floats
    memory: float

    def faded(self, years: int) -> float:
        """Return how many years' worth of trend there has been after so many years."""
        return float(np.sum(self.memory ** np.arange(years)))

    def after(self, profile: Floats, years: int) -> Floats:
        """Return shares (..., O, E) ``years`` after those of ``profile``; they add up to one."""
        moved = profile * np.exp(self.trend * self.faded(years))
        return np.asarray(moved / moved.sum(axis=-1, keepdims=True))

    def variance(self, years: int) -> Floats:
        """Return the log variance (E,) of each education so many years ahead, beside luck."""
        return np.asarray(self.spread**2 * years + (self.trend_spread * self.faded(years)) ** 2)


def luck(years: float, settings: EducationSettings = EDUCATION) -> float:
    """Return the variance per employee of luck in so many years' change of an education.

    Each of those who hold a job today is there after a year with probability 1 - delta; the rest,
    then and now, are independent draws: 2 (1 - (1 - delta)^h).

    Method: docs/method-guide/demand.md, section 7, equation 13.
    """
    return float(2.0 * (1.0 - (1.0 - settings.turnover) ** years))


@dataclass(frozen=True, slots=True)
class _Changes:
    """Yearly log changes (E, G) in the steps between years counted alike, and where they are seen.

    ``spans`` (G,) are years, ``luck`` (E, G) the variance of a change that luck explains.
    """

    changes: Floats
    seen: Booleans
    spans: Floats
    luck: Floats


def profile_drift(
    counted: Floats,
    years: Sequence[int],
    breaks: Sequence[int],
    settings: EducationSettings = EDUCATION,
) -> ProfileDrift:
    """Return the drift of educations within occupations, and how wrong it may be.

    A change is how many more have the education than the occupations of the later year explain.
    Changes are a trend and yearly shocks; how large both usually are is learnt from all educations
    together and drawn to what is declared, and each trend is drawn to none as far as its shocks
    ask for (empirical Bayes, normal).

    Parameters
    ----------
    counted : (O, E, Y)
        Employees by occupation and education, in increasing ``years``.
    breaks : sequence of int
        First years of new ways of counting; changes across one do not count.

    Method: docs/method-guide/demand.md, section 7, equations 11-12.

    """
    require_shape("counted", counted, (*counted.shape[:2], len(years)))
    known = _changes(counted, years, breaks, settings)
    weight = known.spans * known.seen
    length = weight.sum(axis=1)
    there = length > 0
    mean = np.divide(
        (weight * known.changes).sum(axis=1), length, out=np.zeros(len(there)), where=there
    )
    spread = _spread(known, mean, weight, settings)
    by_luck = np.divide(
        (weight * known.luck).sum(axis=1), length, out=np.zeros(len(there)), where=there
    )
    noise = np.where(there, (spread**2 + by_luck) / np.where(there, length, 1.0), np.inf)
    usual = _usual_trend(mean, noise, there, settings)
    believed = usual / (usual + noise)
    return ProfileDrift(
        trend=mean * believed,
        trend_spread=np.sqrt(usual * (1.0 - believed)),
        spread=spread,
        memory=settings.trend_memory,
    )


def _changes(
    counted: Floats, years: Sequence[int], breaks: Sequence[int], settings: EducationSettings
) -> _Changes:
    """Return every step's changes, of educations that enough have before and after."""
    steps = [
        (i, i + 1)
        for i in range(len(years) - 1)
        if not any(years[i] < new <= years[i + 1] for new in breaks)
    ]
    spans = np.array([years[last] - years[first] for first, last in steps], dtype=np.float64)
    size = (counted.shape[1], len(steps))
    changes, by_luck, seen = np.zeros(size), np.zeros(size), np.zeros(size, dtype=np.bool_)
    for g, (first, last) in enumerate(steps):
        expected = counted[..., last].sum(axis=1) @ shares(counted[..., first])
        outcome = counted[..., last].sum(axis=0)
        seen[:, g] = (expected >= settings.few) & (outcome >= settings.few)
        log = np.log(np.where(seen[:, g], outcome, 1.0) / np.where(seen[:, g], expected, 1.0))
        changes[:, g] = np.clip(log / spans[g], -settings.largest_change, settings.largest_change)
        by_luck[:, g] = luck(spans[g], settings) / spans[g] ** 2 / np.maximum(outcome, 1.0)
    return _Changes(changes, seen, spans, by_luck)


def _spread(known: _Changes, mean: Floats, weight: Floats, settings: EducationSettings) -> Floats:
    """Return the standard deviation (E,) of a year's shock, drawn to all educations' and declared.

    Luck is taken out; a quarter of the declared variance is always left.
    """
    off = (weight * ((known.changes - mean[:, None]) ** 2 - known.luck)).sum(axis=1)
    free = np.maximum(known.seen.sum(axis=1) - 1.0, 0.0)
    off = np.where(free > 0, off, 0.0)
    prior = settings.profile_spread**2
    steps = settings.spread_years
    together = (steps * prior + off.sum() / max(np.count_nonzero(free), 1)) / (
        steps + free.sum() / max(np.count_nonzero(free), 1)
    )
    variance = (steps * max(together, prior / 4.0) + off) / (steps + free)
    return np.asarray(np.sqrt(np.maximum(variance, prior / 4.0)))


def _usual_trend(
    mean: Floats, noise: Floats, there: Booleans, settings: EducationSettings
) -> float:
    """Return the variance of trends among educations, drawn to the declared one."""
    prior = settings.usual_trend**2
    excess = float((mean[there] ** 2 - noise[there]).sum())
    count = settings.trend_groups + np.count_nonzero(there)
    return max((settings.trend_groups * prior + excess) / count, prior / 4.0)

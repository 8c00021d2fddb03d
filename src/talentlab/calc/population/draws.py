"""Draws of every age: movers, births, deaths and plain luck around the expected population.

Method: docs/method-guide/uncertainty-and-backtest.md, section 6.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, require_shape
from talentlab.calc.assumptions.draws import DRAWS, DrawSettings
from talentlab.calc.population.history import AgeAxis
from talentlab.calc.population.migration_profile import migration_profile
from talentlab.calc.population.shocks import stream
from talentlab.vocab.ages import WORKING_AGE

_ROUNDS: Final = 8  # Newton from zero: 8 rounds leave less than a millionth of a person
_STEEP: Final = 4.0  # beyond e^4 = 55-fold no movement can help
_MOST_LUCK: Final = 0.8  # log points: a cell of a few persons may double or halve
_SMALLEST_CELL: Final = 1.0
_ALWAYS_SOME: Final = 0.1  # even old people move and die by chance
_SOMEONE_LEFT: Final = 0.3  # share of those outside working age that is always left


@dataclass(frozen=True, slots=True)
class RegionDraws:
    """What one region's draws are made from.

    Attributes
    ----------
    region_code : str
    expected : (H, S, A)
        Expected residents by single year of age.
    working, others : (D, H)
        Residents aged 20-64, and all others, in each draw.

    """

    region_code: str
    expected: Floats
    working: Floats
    others: Floats


def working_ages(ages: AgeAxis) -> Booleans:
    """Return which ages (A,) are 20-64."""
    return ages.covers(*WORKING_AGE)


def split_targets(
    expected: Floats, *, total_deviation: Floats, working_deviation: Floats, ages: AgeAxis
) -> tuple[Floats, Floats]:
    """Return residents aged 20-64 and all others (D, H) that the deviations ask for.

    ``expected`` is (H, S, A); deviations (D, H) are in log points. Those outside working age never
    fall below 30 % of what is expected.
    """
    inside = working_ages(ages)
    work = expected[..., inside].sum(axis=(1, 2))
    rest = expected[..., ~inside].sum(axis=(1, 2))
    working = work * np.exp(working_deviation)
    others = (work + rest) * np.exp(total_deviation) - working
    return working, np.maximum(others, _SOMEONE_LEFT * rest)


def draw_cells(
    region: RegionDraws, *, ages: AgeAxis, seed: int, settings: DrawSettings = DRAWS
) -> Floats:
    """Return residents (D, H, S, A) in every draw; never negative.

    Every cohort has its own luck; movers (by the migration profile, adding up along cohorts) bring
    ages 20-64 to ``working``; births, and deaths among the old, bring the rest to ``others``.

    Method: docs/method-guide/uncertainty-and-backtest.md, section 6, equations 10-12.
    """
    draws, years_ahead = region.working.shape
    require_shape("expected", region.expected, (years_ahead, region.expected.shape[1], len(ages)))
    require_shape("others", region.others, (draws, years_ahead))
    inside = working_ages(ages)
    cells = region.expected * _luck(region, ages, seed, settings)
    movers = movers_reach(years_ahead, ages)
    cells *= _factor(cells, movers, region.working, inside)[:, :, None, :]
    free = np.where(inside, 0.0, births_and_deaths_reach(years_ahead, ages))
    cells *= _factor(cells, free, region.others, ~inside)[:, :, None, :]
    return np.asarray(cells, dtype=np.float64)


def _luck(region: RegionDraws, ages: AgeAxis, seed: int, settings: DrawSettings) -> Floats:
    """Return what chance makes of each cohort (D, H, S, A), 1 on average."""
    years_ahead, sexes, steps = region.expected.shape
    random = stream(seed, "luck", region.region_code)
    cohort = random.standard_normal((len(region.working), sexes, steps + years_ahead))
    ahead = np.arange(1, years_ahead + 1)
    lived = steps - 1 - np.arange(steps)[None, :] + ahead[:, None]  # the cohort of age a in year h
    mobility = migration_profile(ages) + _ALWAYS_SOME
    variance = settings.cell_turnover * ahead[:, None, None] * mobility
    spread = np.sqrt(variance / np.maximum(region.expected, _SMALLEST_CELL))
    spread = np.minimum(spread, _MOST_LUCK)
    paths = np.moveaxis(cohort[:, :, lived], 2, 1)
    return np.asarray(np.exp(paths * spread - spread**2 / 2))


def movers_reach(years_ahead: int, ages: AgeAxis) -> Floats:
    """Return how strongly a steady stream of movers has reached age a after h years, (H, A).

    The sum of the migration profile over the ages the cohort has lived since the base year, largest
    value 1. Those born since then came with their mothers: they count as aged 0 before birth.
    """
    profile = migration_profile(ages)
    reach = np.zeros((years_ahead, len(ages)))
    lived = np.zeros(len(ages))
    for h in range(years_ahead):
        moved = np.append(profile[0] * (h + 1), lived[:-1] + profile[1:])
        moved[-1] = max(moved[-1], lived[-1] + profile[-1])
        reach[h], lived = moved / moved.max(), moved
    return reach


def births_and_deaths_reach(years_ahead: int, ages: AgeAxis) -> Floats:
    """Return which ages (H, A) give way when births or deaths turn out otherwise.

    Children not yet born are least certain (3), those of 80 and over and children already here
    count 1, ages between half. Expert weights: only their ratios matter.
    """
    lower = np.array(ages.lower)
    unborn = lower[None, :] < np.arange(1, years_ahead + 1)[:, None]
    settled = np.where((lower >= WORKING_AGE[0]) & (lower < 80), 0.5, 1.0)  # noqa: PLR2004 -- age 80
    return np.where(unborn, 3.0, settled)


def _factor(cells: Floats, reach: Floats, target: Floats, inside: Booleans) -> Floats:
    """Return exp(u reach) (D, H, A) such that the ``inside`` ages add up to ``target`` (D, H)."""
    now = cells[..., inside].sum(axis=2)
    pull = reach[:, inside]
    u = np.zeros(target.shape)
    for _ in range(_ROUNDS):
        moved = now * np.exp(u[..., None] * pull)
        slope = np.maximum((moved * pull).sum(axis=2), np.finfo(np.float64).tiny)
        u = np.clip(u + (target - moved.sum(axis=2)) / slope, -_STEEP, _STEEP)
    moved = (now * np.exp(u[..., None] * pull)).sum(axis=2)
    exact = np.divide(target, moved, out=np.ones_like(target), where=moved > 0)
    factor = np.exp(u[..., None] * reach)
    factor[..., inside] *= exact[..., None]
    return np.asarray(factor, dtype=np.float64)

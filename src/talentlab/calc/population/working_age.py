"""Working-age residents: between the cohorts, the region's own trend, and standing still.

A region whose own young are few draws people from elsewhere, and the other way round: the number
aged 20-64 follows its trend more closely than its cohorts do. Small areas have no trend one can
trust. Method: docs/method-guide/population.md, sections 10-11.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import EnsembleSettings
from talentlab.calc.population.history import AgeAxis, StockHistory
from talentlab.calc.population.persistence import standstill_unlearnt
from talentlab.calc.population.trend import trend_slope, trend_weight
from talentlab.vocab.ages import WORKING_AGE

_SOMEONE_LEFT = 0.3  # share of those outside working age that is always left
_ROUNDS = 12  # Newton converges quadratically from zero; 12 rounds reach machine precision


def working_age_path(yearly: StockHistory, free: Floats, settings: EnsembleSettings) -> Floats:
    """Return residents aged 20-64 (R, H) to aim at.

    log W*(h) = (1 - nu) ((1 - gamma) log W_cohorts + gamma log W_trend) + nu log W(0)
    with gamma growing with history and h, and nu with smallness and h. Equations 11-14.
    """
    inside = yearly.ages.covers(*WORKING_AGE)
    counted = np.log(np.maximum(yearly.persons[..., inside].sum(axis=(-2, -1)), 1.0))
    cohorts = np.log(np.maximum(free[..., inside].sum(axis=(-2, -1)), 1.0))
    ahead = np.arange(1, free.shape[1] + 1, dtype=np.float64)
    now = counted[:, -1:]
    trend = now + trend_slope(counted, settings.trend_years)[:, None] * ahead
    gamma = trend_weight(counted.shape[1] - 1, ahead, settings)
    nu = standstill(yearly, ahead, settings)
    follow = (1.0 - gamma) * cohorts + gamma * trend
    return np.asarray(np.exp((1.0 - nu) * follow + nu * now), dtype=np.float64)


def standstill(yearly: StockHistory, ahead: Floats, settings: EnsembleSettings) -> Floats:
    """Return nu (R, H): the weight of standing still, less where trends have been seen to last."""
    residents = yearly.persons[:, -1].sum(axis=(-2, -1))
    prior = standstill_weight(residents, len(yearly.years) - 1, ahead, settings)
    inside = yearly.ages.covers(*WORKING_AGE)
    counted = np.log(np.maximum(yearly.persons[..., inside].sum(axis=(-2, -1)), 1.0))
    return standstill_unlearnt(prior, counted, residents, settings)


def standstill_weight(
    residents: Floats, history_years: int, ahead: Floats, settings: EnsembleSettings
) -> Floats:
    """Return nu (R, H): half for an area of n0 residents far ahead, less for larger ones.

    Few years of history make an area count as smaller: n0 (1 + m0 / m). Equation 14.
    """
    unknown = settings.trend_half / max(history_years, 1)
    smallest = settings.small_area * (1.0 + unknown)
    small = smallest / (smallest + residents)
    return np.asarray(small[:, None] * -np.expm1(-ahead / settings.small_pace))


def steadied(yearly: StockHistory, path: Floats, settings: EnsembleSettings) -> Floats:
    """Return ``path`` (R, H, S, A) whose totals are held back too, where areas are small.

    log T*(h) = (1 - nu) log T(h) + nu log T(0); those outside working age make up the difference.
    Equation 15.
    """
    now = yearly.persons[:, -1].sum(axis=(-2, -1))
    ahead = np.arange(1, path.shape[1] + 1, dtype=np.float64)
    nu = standstill(yearly, ahead, settings)
    outside = ~yearly.ages.covers(*WORKING_AGE)
    total = path.sum(axis=(-2, -1))
    others = path[..., outside].sum(axis=(-2, -1))
    held = np.maximum(now, 1.0)[:, None] / np.maximum(total, 1.0)
    wanted = total * held**nu
    left = np.maximum(others + wanted - total, _SOMEONE_LEFT * others)
    factor = np.divide(left, others, out=np.ones_like(others), where=others > 0)
    steady = path.copy()
    steady[..., outside] *= factor[..., None, None]
    return steady


def moved_to(target: Floats, stock: Floats, *, ages: AgeAxis, profile: Floats) -> Floats:
    """Return ``stock`` (R, S, A) after movers brought ages 20-64 to ``target`` (R,).

    Each cell is multiplied by exp(lambda m(a)) with one lambda per region; m is the migration
    profile, so young adults and their children move most. Solved by Newton's method.
    """
    inside = ages.covers(*WORKING_AGE)
    working = stock[..., inside].sum(axis=1)
    reach = profile[inside]
    rate = np.zeros(len(stock))
    for _ in range(_ROUNDS):
        moved = working * np.exp(rate[:, None] * reach)
        slope = np.maximum((moved * reach).sum(axis=1), np.finfo(np.float64).tiny)
        rate = np.clip(rate + (target - moved.sum(axis=1)) / slope, -_STEEP, _STEEP)
    return np.asarray(stock * np.exp(rate[:, None, None] * profile), dtype=np.float64)


# Beyond e^4 = 55-fold movements the cells are empty and no movement can help.
_STEEP = 4.0

"""How fast the level of a flow returns to normal, and how mortality falls.

Method: docs/method-guide/population.md, section 5.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.components.rates import NO_RATE, recency_weights

# Share of a deviation left after one year: migration swings back fast, births slowly.
# Migration: outlook specification, section 1 (0.72, from hindcasts of Swedish counties).
MIGRATION_PERSISTENCE: Final = 0.72
FERTILITY_PERSISTENCE: Final = 0.95
RECENT_YEARS: Final = 3
FASTEST_IMPROVEMENT: Final = 0.03  # no country has kept a faster fall of mortality for decades
LEVEL_RANGE: Final = (0.5, 2.0)  # a small area's freak year is not a new normal


def recent_level(events: Floats, exposure: Floats, rates: Floats) -> Floats:
    """Return (R,) events of the last years per event that ``rates`` expect, within bounds.

    Parameters
    ----------
    events, exposure : (R, F, ...)
    rates : (R, ...)

    """
    axes = tuple(range(1, events.ndim))
    counted = events[:, -RECENT_YEARS:].sum(axis=axes)
    expected = (exposure[:, -RECENT_YEARS:] * rates[:, None]).sum(axis=axes)
    ratio = np.where(expected > 0, counted / np.maximum(expected, NO_RATE), 1.0)
    return np.clip(ratio, *LEVEL_RANGE)


def level_path(recent: Floats, years_ahead: int, persistence: float) -> Floats:
    """Return levels (R, H): the deviation from 1 shrinks by ``persistence`` every year.

    Examples
    --------
    >>> level_path(np.array([1.2]), 2, 0.5).round(2)
    array([[1.1 , 1.05]])

    """
    horizon = np.arange(1, years_ahead + 1)
    return 1.0 + (recent[:, None] - 1.0) * persistence**horizon


def yearly_improvement(deaths: Floats, exposure: Floats) -> float:
    """Return the yearly fall of the country's mortality, a share within [0, 0.03].

    The slope of the logarithm of deaths per death expected at constant rates.

    Parameters
    ----------
    deaths, exposure : (F, S, A)

    """
    rates = np.where(
        exposure.sum(axis=0) > 0, deaths.sum(axis=0) / np.maximum(exposure.sum(axis=0), NO_RATE), 0
    )
    expected = (exposure * rates).sum(axis=(1, 2))
    counted = deaths.sum(axis=(1, 2))
    years = np.arange(len(counted))
    usable = (expected > 0) & (counted > 0)
    if usable.sum() < RECENT_YEARS:
        return 0.0
    slope = np.polyfit(years[usable], np.log(counted[usable] / expected[usable]), 1)[0]
    return float(np.clip(-slope, 0.0, FASTEST_IMPROVEMENT))


def improvement_path(yearly: float, counted_years: int, years_ahead: int) -> Floats:
    """Return mortality factors (H,) relative to rates averaged over ``counted_years``.

    The averaged rates are as old as the centre of their weights; the fall since then counts too.
    """
    weights = recency_weights(counted_years)
    years_back = np.arange(counted_years - 1, -1, -1)
    centre = float((weights * years_back).sum() / weights.sum())
    path: Floats = np.exp(-yearly * (centre + np.arange(1, years_ahead + 1)))
    return path

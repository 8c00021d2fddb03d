"""Newcomers against openings: ITA, recruitment pressure, dependence on others, replacement.

Everything is counted from the base year to the year that is told of, so that one odd year decides
nothing. Method: docs/method-guide/gap.md, section 5.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.balance import BALANCE, ITA_LIMITS, BalanceSettings


@dataclass(frozen=True, slots=True)
class Flows:
    """Yearly flows of one area's cells, persons in the labour force, (..., T, D).

    The first year is the base year, whose flows have been and are not counted. ``net_commuting`` is
    a stock: people who work here and live elsewhere, less the opposite.
    """

    graduates: Floats
    moved_in: Floats
    left: Floats
    net_commuting: Floats


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Ratios by cell and year (..., T); NaN where there is practically nothing to divide by."""

    ita: Floats
    recruitment_pressure: Floats
    import_dependence: Floats
    replacement_share: Floats


def newcomers(
    flows: Flows, supply: Floats, demand: Floats, settings: BalanceSettings = BALANCE
) -> Newcomers:
    """Return the ratios of newcomers to openings, as medians over the draws.

    Parameters
    ----------
    flows : Flows
    supply, demand : (..., T, D)
        Persons and jobs; those without a job in the base year seek one.

    Method: docs/method-guide/gap.md, section 5, equations 7-9.

    """
    require_shape("demand", demand, supply.shape)
    change = np.diff(demand, axis=-2, prepend=demand[..., :1, :])
    replaced = _since(np.maximum(0.0, flows.left + np.minimum(0.0, change)))
    openings = replaced + _since(np.maximum(0.0, change))
    seekers = np.maximum(0.0, supply[..., :1, :] - demand[..., :1, :])
    commuters = np.maximum(0.0, flows.net_commuting - flows.net_commuting[..., :1, :])
    local = _since(flows.graduates)
    moved = _since(flows.moved_in)
    return Newcomers(
        ita=_ratio(local + moved + seekers, openings, settings),
        recruitment_pressure=_ratio(openings, local, settings),
        import_dependence=_ratio(moved + commuters, local + moved + commuters, settings),
        replacement_share=_ratio(replaced, openings, settings),
    )


def ita_classes(ita: Floats) -> list[str]:
    """Return the class of every ratio (N,); nothing where there is no ratio.

    Examples
    --------
    >>> ita_classes(np.array([0.5, 0.9, 1.0, 1.1, 2.0, np.nan]))
    ['much_fewer', 'fewer', 'balance', 'more', 'much_more', '']

    """
    names = (*ITA_LIMITS, "much_more")
    place = np.searchsorted(np.array(list(ITA_LIMITS.values())), ita, side="right")
    return [
        "" if np.isnan(ratio) else names[i] for ratio, i in zip(ita, place.tolist(), strict=True)
    ]


def _since(yearly: Floats) -> Floats:
    """Return the sums since the base year; its own flow is not counted."""
    counted = yearly.copy()
    counted[..., 0, :] = 0.0
    return np.asarray(counted.cumsum(axis=-2))


def _ratio(above: Floats, below: Floats, settings: BalanceSettings) -> Floats:
    """Return the median ratio; NaN where the median of what divides is below the fewest."""
    nothing = np.full_like(above, np.nan)
    ratio = np.divide(above, below, out=nothing, where=below > 0)
    ordered = np.sort(np.where(np.isnan(ratio), np.inf, ratio), axis=-1)
    last = ordered.shape[-1] - 1
    median = (ordered[..., last // 2] + ordered[..., (last + 1) // 2]) / 2
    enough = np.sort(below, axis=-1)[..., last // 2] >= settings.fewest_openings
    return np.where(enough & np.isfinite(median), median, np.nan)

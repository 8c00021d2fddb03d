"""What is told of supply, demand and the gap between them, cell by cell.

Method: docs/method-guide/gap.md, sections 1-2.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.balance import BALANCE, BalanceSettings
from talentlab.calc.balance.risk import cvar_of_sorted, p_short

SHOWN: Final = (0.10, 0.50, 0.90)
"""The percentiles that are shown, as shares."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Supply, demand and gap of cells (...), in persons; percentiles are (3, ...), see ``SHOWN``.

    ``relative_gap`` is the median gap as a share of the median demand, NaN where there is
    practically no demand.
    """

    supply: Floats
    demand: Floats
    gap_mean: Floats
    gap: Floats
    relative_gap: Floats
    p_short: Floats
    expected_shortage: Floats
    cvar_90: Floats

    def band(self) -> Floats:
        """Return the wider of supply's and demand's 80 % band, halved, beside its median."""
        return np.asarray(np.maximum(_band(self.supply), _band(self.demand)))

    def smallest(self) -> Floats:
        """Return the smaller of the median supply and the median demand, in persons."""
        return np.asarray(np.minimum(self.supply[1], self.demand[1]))


def measured(supply: Floats, demand: Floats, settings: BalanceSettings = BALANCE) -> Measures:
    """Return the measures of supply W and demand D (..., D): the same draw is the same world.

    Raises
    ------
    ValueError
        The two do not have the same shape.

    Method: docs/method-guide/gap.md, sections 1-2, equations 1-4.

    """
    require_shape("demand", demand, supply.shape)
    gap = np.sort(supply - demand, axis=-1)
    short = np.maximum(-gap, 0.0)
    middle = percentiles_of_sorted(np.sort(demand, axis=-1))
    shown = percentiles_of_sorted(gap)
    some = middle[1] >= settings.least_demand
    return Measures(
        supply=percentiles_of_sorted(np.sort(supply, axis=-1)),
        demand=middle,
        gap_mean=gap.mean(axis=-1),
        gap=shown,
        relative_gap=np.divide(shown[1], middle[1], out=np.full_like(shown[1], np.nan), where=some),
        p_short=p_short(supply, demand, settings),
        expected_shortage=short.mean(axis=-1),
        cvar_90=cvar_of_sorted(short, settings.tail),
    )


def percentiles_of_sorted(ordered: Floats) -> Floats:
    """Return the percentiles ``SHOWN`` (3, ...) of sorted draws (..., D), linearly in between."""
    last = ordered.shape[-1] - 1
    found = []
    for share in SHOWN:
        place = share * last
        below = int(place)
        above = min(below + 1, last)
        part = place - below
        found.append(ordered[..., below] * (1 - part) + ordered[..., above] * part)
    return np.stack(found)


def _band(percentiles: Floats) -> Floats:
    low, middle, high = percentiles
    nothing = np.where(high > low, np.inf, 0.0)
    return np.asarray(np.divide((high - low) / 2, middle, out=nothing, where=middle > 0))

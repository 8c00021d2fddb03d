"""A shock that has been, replayed: whether the band holds what happened, with and without it.

Method: docs/method-guide/scenarios.md, section 8.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.scenarios.scenario import Shock
from talentlab.calc.scenarios.shock_paths import shock_path

_ENDS = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Replayed:
    """What happened at one moment beside the 80 % bands without and with the shock, residents."""

    moment: float
    outcome: float
    without: tuple[float, float, float]
    with_shock: tuple[float, float, float]

    @property
    def is_held_without(self) -> bool:
        """Return whether the band without the shock has the outcome in it."""
        return self.without[0] <= self.outcome <= self.without[2]

    @property
    def is_held_with(self) -> bool:
        """Return whether the band with the shock has the outcome in it."""
        return self.with_shock[0] <= self.outcome <= self.with_shock[2]


def replay(
    residents: Floats,
    shock: Shock,
    *,
    years: Sequence[int],
    outcomes: Mapping[float, float],
    seed: int,
) -> list[Replayed]:
    """Return each outcome beside the bands of what was forecast from the base year.

    Parameters
    ----------
    residents : (D, T)
        Drawn residents at the end of each year, the base year first, without the shock.
    shock : Shock
        As it was known in the base year.
    outcomes
        Moment (2023.0 is the end of 2022, 2024.75 the third quarter of 2024) -> residents.

    Method: docs/method-guide/scenarios.md, section 8.

    """
    require_shape("residents", residents, (len(residents), len(years)))
    path = shock_path(shock, years=tuple(years), draws=len(residents), seed=seed)
    ends = np.array(years, dtype=np.float64) + 1.0
    found = []
    for moment, outcome in outcomes.items():
        usual = _at(residents, ends, moment)
        more = _at(path.people.T, ends, moment)
        found.append(Replayed(moment, outcome, _band(usual), _band(usual + more)))
    return found


def _at(paths: Floats, ends: Floats, moment: float) -> Floats:
    """Return paths (D, T) at a moment, along a straight line between two ends of years."""
    place = int(np.clip(np.searchsorted(ends, moment, side="right") - 1, 0, len(ends) - 2))
    part = moment - ends[place]
    return np.asarray(paths[:, place] * (1 - part) + paths[:, place + 1] * part)


def _band(draws: Floats) -> tuple[float, float, float]:
    low, middle, high = np.quantile(draws, _ENDS)
    return float(low), float(middle), float(high)

"""The honest opponents: nothing changes, and everything goes on as in the last three years."""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import EmploymentHistory

DRIFT_YEARS = 3


@dataclass(frozen=True, slots=True)
class Naive:
    """The last counted employment stays as it is."""

    def project(self, history: EmploymentHistory, years_ahead: int) -> Floats:
        """Return the base year's employees (R, O, S, H), repeated."""
        return np.repeat(history.persons[..., -1:], years_ahead, axis=-1)


@dataclass(frozen=True, slots=True)
class Drift:
    """Each cell goes on changing as over the last three years, in a straight line.

    Fewer years are used when fewer were counted in the same way; after one year it is naive.
    """

    def project(self, history: EmploymentHistory, years_ahead: int) -> Floats:
        """Return the straight line (R, O, S, H), never below zero."""
        last = history.persons[..., -1]
        first = _first_of_drift(history)
        span = max(history.base_year - history.years[first], 1)
        slope = (last - history.persons[..., first]) / span
        ahead = np.arange(1, years_ahead + 1, dtype=np.float64)
        return np.maximum(last[..., None] + slope[..., None] * ahead, 0.0)


def _first_of_drift(history: EmploymentHistory) -> int:
    """Return the position of the earliest year within reach that was counted as the last one."""
    base = history.base_year
    return min(
        i
        for i, year in enumerate(history.years)
        if base - year <= DRIFT_YEARS and history.is_counted_alike(year, base)
    )

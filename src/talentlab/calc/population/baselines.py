"""The honest opponents: nothing changes, and everything goes on as in the last ten years."""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import StockHistory

DRIFT_YEARS = 10


@dataclass(frozen=True, slots=True)
class Naive:
    """The last counted population stays as it is."""

    def project(self, history: StockHistory, years_ahead: int) -> Floats:
        """Return the base population (R, H, S, A), repeated."""
        return np.repeat(history.persons[:, -1:], years_ahead, axis=1)


@dataclass(frozen=True, slots=True)
class Drift:
    """Each age goes on changing as it did over the last ten years, in a straight line."""

    def project(self, history: StockHistory, years_ahead: int) -> Floats:
        """Return the straight line (R, H, S, A), never below zero."""
        last = history.persons[:, -1]
        first = _index_about(history.years, history.base_year - DRIFT_YEARS)
        slope = (last - history.persons[:, first]) / max(
            history.base_year - history.years[first], 1
        )
        ahead = np.arange(1, years_ahead + 1, dtype=np.float64)[None, :, None, None]
        return np.maximum(last[:, None] + ahead * slope[:, None], 0.0)


def _index_about(years: tuple[int, ...], wanted: int) -> int:
    """Return the position of the counted year nearest to ``wanted``, the earlier of two."""
    return min(range(len(years)), key=lambda i: (abs(years[i] - wanted), years[i]))

"""The honest opponents: nothing changes, and everything goes on as in the last ten years."""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.gaps import every_year
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
        yearly = every_year(history).persons
        span = min(DRIFT_YEARS, yearly.shape[1] - 1)
        last = yearly[:, -1]
        slope = (last - yearly[:, -1 - span]) / max(span, 1)
        ahead = np.arange(1, years_ahead + 1, dtype=np.float64)[None, :, None, None]
        return np.maximum(last[:, None] + ahead * slope[:, None], 0.0)

"""The trend of a count, and how far it is believed.

Method: docs/method-guide/population.md, section 10, equations 11-12.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import EnsembleSettings


def trend_slope(log_counts: Floats, years: int) -> Floats:
    """Return the least-squares slope per year (R,) of the last ``years`` + 1 log counts (R, Y)."""
    recent = log_counts[:, -(years + 1) :]
    when = np.arange(recent.shape[1], dtype=np.float64)
    when -= when.mean()
    spread = float((when**2).sum())
    if spread == 0.0:
        return np.zeros(len(log_counts))
    return np.asarray(recent @ when / spread, dtype=np.float64)


def trend_weight(history_years: int, ahead: Floats, settings: EnsembleSettings) -> Floats:
    """Return gamma (H,): more with longer history m and further ahead h."""
    m = min(history_years, settings.trend_years)
    earned = m / (m + settings.trend_half)
    return settings.trend_weight * earned * -np.expm1(-ahead / settings.trend_pace)

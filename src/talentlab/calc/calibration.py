"""From errors in earlier years to how wide an interval must be: what all outlooks share.

Method: docs/method-guide/uncertainty-and-backtest.md, section 3.
"""

from statistics import NormalDist

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.calibration import CalibrationSettings


def normal_quantile(level: float) -> float:
    """Return z such that a standard normal falls within +-z with probability ``level``."""
    return NormalDist().inv_cdf(0.5 + level / 2)


def independent_origins(origins: float, ahead: int) -> float:
    """Return how many of yearly origins do not overlap: 1 + (origins - 1) / h.

    Examples
    --------
    >>> independent_origins(11, 5)
    3.0

    """
    return 1.0 + (origins - 1) / ahead


def inflated_level(independent: float, settings: CalibrationSettings) -> float:
    """Return the quantile level to read off, higher when few origins are independent."""
    added = settings.inflation * (1 - settings.level) * settings.level / (independent + 1)
    return settings.level + added


def factors(quantile: Floats, independent: Floats, settings: CalibrationSettings) -> Floats:
    """Return by how much (H,) the prior widths are multiplied at each horizon.

    ``quantile`` (H,) are the quantiles of earlier errors beside the prior widths, ``independent``
    (H,) the independent origins behind each; 0 where there is none. Neighbouring horizons share
    evidence, and all are drawn to one.

    Method: docs/method-guide/uncertainty-and-backtest.md, section 3, equation 3.
    """
    require_shape("independent", independent, quantile.shape)
    ahead = np.arange(1, len(quantile) + 1, dtype=np.float64)
    seen = np.where(independent > 0, np.maximum(quantile, settings.least_score), 1.0)
    nearness = np.exp(-np.abs(np.log(ahead[:, None] / ahead)) / settings.neighbours)
    weight = nearness * independent
    drawn = (weight * np.log(seen)).sum(axis=1) / (weight.sum(axis=1) + settings.prior_origins)
    return np.asarray(np.exp(drawn))


def weighted_quantile(values: Floats, weights: Floats, level: float) -> float:
    """Return the value (N,) below which ``level`` of the weight (N,) lies, linearly in between.

    With equal weights it is the usual quantile.

    Examples
    --------
    >>> weighted_quantile(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 1.0]), 0.75)
    2.5

    """
    require_shape("weights", weights, values.shape)
    order = np.argsort(values, kind="stable")
    ordered, weight = values[order], weights[order]
    middle = np.cumsum(weight) - weight / 2
    place = (middle - middle[0]) / max(middle[-1] - middle[0], np.finfo(np.float64).tiny)
    return float(np.interp(level, place, ordered))

"""Counts that vary around what is expected, and the 80 % interval they make.

Method: docs/method-guide/employment.md, section 6.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.calibration import normal_quantile


def varied(expected: Floats, variance: Floats, deviate: Floats) -> Floats:
    """Return counts of this mean and variance that ``deviate`` standard deviations choose.

    They follow a gamma distribution (Wilson and Hilferty's cube), which is normal for large
    counts, skew for small ones, and never negative. Nothing is expected to stay nothing.

    Method: docs/method-guide/employment.md, section 6, equation 8.

    Examples
    --------
    >>> varied(np.array([100.0]), np.array([25.0]), np.array([0.0])).round(2).tolist()
    [99.92]

    """
    relative = np.divide(variance, expected**2, out=np.zeros(np.shape(deviate)), where=expected > 0)
    cube = 1.0 - relative / 9.0 + np.sqrt(relative) / 3.0 * deviate
    return np.asarray(expected * np.maximum(cube, 0.0) ** 3)


def interval_80(expected: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Return the 10th and 90th percentiles in whole persons."""
    z = normal_quantile(0.8)
    low, high = (varied(expected, variance, np.full(expected.shape, side)) for side in (-z, z))
    return np.rint(low), np.rint(high)

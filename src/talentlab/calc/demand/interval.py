"""Counts that vary around what is expected, and the 80 % interval they make.

Method: docs/method-guide/employment.md, section 6.
"""

from typing import Final

import numpy as np
from scipy.special import gammaincinv, ndtr

from talentlab.calc.arrays import Floats
from talentlab.calc.calibration import normal_quantile

CUBE_UNTIL: Final = 0.5
"""Variance over squared mean up to which the cube is within half a percent at both ends."""
MOST_RELATIVE_VARIANCE: Final = 5.0
"""Where the 90th percentile of a gamma distribution of a given mean is highest: with a still larger
variance nearly everything is nothing, and an interval would shrink when it should widen."""


def varied(expected: Floats, variance: Floats, deviate: Floats) -> Floats:
    """Return counts of this mean and variance that ``deviate`` standard deviations choose.

    They follow a gamma distribution, which is normal for large counts, skew for small ones, and
    never negative. Wilson and Hilferty's cube stands for it where it is close, its inverse
    elsewhere, so that the mean is what was expected however small that is. Nothing is expected to
    stay nothing.

    Method: docs/method-guide/employment.md, section 6, equation 8.

    Examples
    --------
    >>> varied(np.array([100.0]), np.array([25.0]), np.array([0.0])).round(2).tolist()
    [99.92]

    """
    shape = np.broadcast_shapes(np.shape(expected), np.shape(variance), np.shape(deviate))
    square = np.broadcast_to(expected, shape) ** 2
    relative = np.divide(variance, square, out=np.zeros(shape), where=square > 0)
    relative = np.minimum(relative, MOST_RELATIVE_VARIANCE)
    cube = 1.0 - relative / 9.0 + np.sqrt(relative) / 3.0 * deviate
    factor = np.maximum(cube, 0.0) ** 3
    skew = relative > CUBE_UNTIL
    if skew.any():
        spread = relative[skew]
        level = ndtr(np.broadcast_to(deviate, shape)[skew])
        factor[skew] = spread * gammaincinv(1.0 / spread, level)
    return np.asarray(expected * factor)


def interval_80(expected: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Return the 10th and 90th percentiles in whole persons."""
    z = normal_quantile(0.8)
    low, high = (varied(expected, variance, np.full(expected.shape, side)) for side in (-z, z))
    return np.rint(low), np.rint(high)

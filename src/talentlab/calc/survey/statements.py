"""From what an employer writes to a number and how wide it is.

Method: docs/method-guide/needs-assessment.md, section 5, equations 6-7.
"""

import numpy as np

from talentlab.calc.arrays import Floats, require_shape


def stated_mean(low: Floats, best: Floats, high: Floats) -> Floats:
    """Return the mean (I,) of each statement.

    Low, best and high are the corners of a triangle, ``(a + b + c) / 3``; a class without a best
    (NaN) is flat, ``(a + c) / 2``; a best alone is itself.

    Examples
    --------
    >>> lone = np.array([np.nan])
    >>> float(stated_mean(np.array([5.0]), lone, np.array([9.0]))[0])
    7.0

    """
    require_shape("best", best, low.shape)
    require_shape("high", high, low.shape)
    triangle, flat = (low + best + high) / 3, (low + high) / 2
    return np.asarray(np.where(np.isnan(best), flat, np.where(np.isnan(low), best, triangle)))


def stated_variance(low: Floats, best: Floats, high: Floats) -> Floats:
    """Return the variance (I,) of each statement; a best alone says nothing of it, which is 0.

    ``(a^2 + b^2 + c^2 - a b - a c - b c) / 18`` of a triangle, ``(c - a)^2 / 12`` of a class.
    """
    require_shape("best", best, low.shape)
    require_shape("high", high, low.shape)
    products = low * best + low * high + best * high
    triangle = (low**2 + best**2 + high**2 - products) / 18
    flat = (high - low) ** 2 / 12
    return np.asarray(np.where(np.isnan(best), flat, np.where(np.isnan(low), 0.0, triangle)))

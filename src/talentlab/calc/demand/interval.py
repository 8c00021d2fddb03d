"""80 % intervals of sums over occupations and sexes, from the spread of shocks.

Method: docs/method-guide/employment.md, section 5.
"""

import numpy as np
from scipy.stats import gamma

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.spread import Spread

_SMALLEST: float = 1e-9


def variance_of(
    expected: Floats, occupations: tuple[str, ...], level: int, spread: Spread
) -> Floats:
    """Return the variance (R, C, H) of each region's codes of length ``level``, both sexes.

    ``expected`` is (R, O, S, H).
    """
    _, member = prefixes(occupations, level)
    both = expected.sum(axis=2)
    variance = summed(both, member) * spread.luck
    variance += summed((expected**2).sum(axis=2), member) * spread.sex
    for length in range(len(spread.own)):
        codes, part = prefixes(occupations, max(length, level))
        below = np.array([prefix_place(code, level, occupations) for code in codes])
        squares = summed(both, part) ** 2
        variance += summed(squares, below) * (spread.own + spread.shared)[length]
    return variance


def prefix_place(code: str, level: int, occupations: tuple[str, ...]) -> int:
    """Return the position of the code of length ``level`` that ``code`` is part of."""
    codes, _ = prefixes(occupations, level)
    return codes.index(code[:level])


def interval_80(expected: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Return the 10th and 90th percentile of gamma distributions with this mean and variance."""
    mean = np.maximum(expected, _SMALLEST)
    scale = np.maximum(variance, _SMALLEST) / mean
    low, high = (gamma.ppf(share, mean / scale, scale=scale) for share in (0.1, 0.9))
    return np.asarray(low), np.asarray(high)

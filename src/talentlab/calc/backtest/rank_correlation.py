"""Whether two orders of the same things agree: Spearman's rank correlation, with its interval.

Method: docs/method-guide/uncertainty-and-backtest.md. Ties share the mean of their ranks. The
interval is Fisher's, with the standard error that Bonett and Wright (2000, Psychometrika 65(1),
"Sample size requirements for estimating Pearson, Kendall and Spearman correlations") found to
hold for ranks: sqrt((1 + r²/2) / (n - 3)).
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats

FEWEST: Final = 10
"""Pairs below which an interval says nothing: Bonett and Wright's error is for larger samples."""
NORMAL_90: Final = 1.2815515655446004
"""The 90th percentile of the standard normal distribution: the upper end of an 80 % interval."""

_LOST: Final = 3  # observations that Fisher's transform costs
_LARGEST: Final = 1 - 1e-12  # where the transform of a perfect correlation would be infinite


def mean_ranks(values: Floats) -> Floats:
    """Return the rank (N,) of each value from 1, the smallest; equal values share their mean."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return np.asarray((last - (count - 1) / 2)[place], dtype=np.float64)


def rank_correlation(one: Floats, other: Floats) -> float | None:
    """Return Spearman's correlation of two orders (N,) of the same things, between -1 and 1.

    Nothing where either order puts everything in one place, or there are fewer than two things.
    """
    ranks = [mean_ranks(values) - (len(values) + 1) / 2 for values in (one, other)]
    squared = float((ranks[0] ** 2).sum() * (ranks[1] ** 2).sum())
    return float((ranks[0] * ranks[1]).sum() / squared**0.5) if squared > 0 else None


def interval_of_correlation(correlation: float, pairs: int) -> tuple[float, float] | None:
    """Return the 80 % interval of a rank correlation; nothing below :data:`FEWEST` pairs."""
    if pairs < FEWEST:
        return None
    middle = np.arctanh(np.clip(correlation, -_LARGEST, _LARGEST))
    half = NORMAL_90 * ((1 + correlation**2 / 2) / (pairs - _LOST)) ** 0.5
    return float(np.tanh(middle - half)), float(np.tanh(middle + half))

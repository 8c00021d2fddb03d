"""Parts that add up to the whole, in every draw.

Method: docs/method-guide/uncertainty-and-backtest.md, section 7.
"""

import numpy as np

from talentlab.calc.arrays import Floats, require_shape

_ROUNDS = 30
_CLOSE = 1e-12


def adding_up(parts: Floats, whole: Floats, *, log_variance: Floats) -> Floats:
    """Return ``parts`` (P, ...) changed as little as possible to add up to ``whole`` (...).

    Part p is multiplied by exp(k v_p x_p), with v_p its log variance (``log_variance``, (P, ...))
    and x_p its size: to first order the x that minimises sum (log x - log x0)^2 / v. Who is least
    sure gives way most, and none becomes negative. k is found by Newton's method.

    Method: docs/method-guide/uncertainty-and-backtest.md, section 7, equation 13.
    """
    require_shape("log_variance", log_variance, parts.shape)
    require_shape("whole", whole, parts.shape[1:])
    pull = log_variance * parts
    most = pull.max(axis=0, keepdims=True)
    give = np.divide(pull, most, out=np.ones_like(pull), where=most > 0)
    push = np.zeros(whole.shape)
    moved = parts
    for _ in range(_ROUNDS):
        miss = whole - moved.sum(axis=0)
        if np.all(np.abs(miss) <= _CLOSE * np.maximum(whole, 1.0)):
            break
        slope = np.maximum((moved * give).sum(axis=0), np.finfo(np.float64).tiny)
        push = push + np.clip(miss / slope, -1.0, 1.0)
        moved = parts * np.exp(push * give)
    return _exact(moved, whole)


def _exact(parts: Floats, whole: Floats) -> Floats:
    """Return ``parts`` scaled to the last digit; spread evenly where all are empty."""
    total = parts.sum(axis=0)
    factor = np.divide(whole, total, out=np.zeros(total.shape), where=total > 0)
    even = np.where(total > 0, 0.0, whole / len(parts))
    return np.asarray(parts * factor + even, dtype=np.float64)


def raked(parts: Floats, whole: Floats) -> Floats:
    """Return ``parts`` (P, ...) multiplied cell by cell so that they add up to ``whole`` (...)."""
    require_shape("whole", whole, parts.shape[1:])
    return _exact(parts, whole)

"""Parts that add up to the whole, in every draw.

Method: docs/method-guide/uncertainty-and-backtest.md, section 7.
"""

import numpy as np

from talentlab.calc.arrays import Floats, require_shape

_ROUNDS = 30
_CLOSE = 1e-12


def adding_up(parts: Floats, whole: Floats, *, unsure: Floats) -> Floats:
    """Return ``parts`` (P, ...) changed as little as possible to add up to ``whole`` (...).

    Part p is multiplied by exp(k u_p): the less sure (``unsure``, (P, ...), its log standard
    deviation squared) gives way most, and none becomes negative. k solves the sum; it is the
    minimum of sum(log changes^2 / u) to first order.
    """
    require_shape("unsure", unsure, parts.shape)
    require_shape("whole", whole, parts.shape[1:])
    scale = np.maximum(unsure.max(axis=0, keepdims=True), np.finfo(np.float64).tiny)
    give = np.where(unsure > 0, unsure / scale, 0.0)
    give = np.where(give.sum(axis=0, keepdims=True) > 0, give, 1.0)
    push = np.zeros(whole.shape)
    for _ in range(_ROUNDS):
        moved = parts * np.exp(push * give)
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

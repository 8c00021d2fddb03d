"""Turning expected numbers into whole persons without losing or inventing anyone."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Booleans: TypeAlias = NDArray[np.bool_]

RAKING_ROUNDS = 60


def round_to_total(expected: Floats, total: Ints) -> Ints:
    """Return whole numbers nearest to ``expected`` whose last axis sums to ``total``.

    Parameters
    ----------
    expected : (..., K)
        Non-negative expected numbers.
    total : (...)
        What each row must sum to. A row of zeros gets its total in the first cells.

    Notes
    -----
    Largest remainders: every cell is the expected number, scaled to the total, rounded up or down.

    """
    sums = expected.sum(axis=-1, keepdims=True)
    size = expected.shape[-1]
    shares = np.divide(expected, sums, out=np.full(expected.shape, 1.0 / size), where=sums > 0)
    scaled = shares * total[..., None]
    whole = np.floor(scaled + 1e-9)  # a product of shares and totals misses integers by rounding
    missing = total - whole.sum(axis=-1).astype(np.int64)
    order = np.argsort(-(scaled - whole), axis=-1, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.broadcast_to(np.arange(size), order.shape), axis=-1)
    rounded: Ints = whole.astype(np.int64) + (rank < missing[..., None])
    return rounded


def spread(expected: Floats, offset: Floats) -> Ints:
    """Return whole numbers whose running sums follow those of ``expected`` along the last axis.

    ``offset`` (...) in 0-1 decides where the steps fall. Every cell is rounded up or down, and the
    row sum is within one of the expected.
    """
    running = np.floor(expected.cumsum(axis=-1) + offset[..., None])
    return np.diff(running, axis=-1, prepend=np.floor(offset)[..., None]).astype(np.int64)


def rake(start: Floats, rows: Floats, columns: Floats) -> Floats:
    """Return ``start`` (R, C) scaled so that it sums to ``rows`` (R,) and ``columns`` (C,).

    Iterative proportional fitting. Cells that are zero stay zero; ``columns`` are scaled to the
    sum of ``rows`` first.
    """
    fitted = start.astype(np.float64)
    wanted = columns * (rows.sum() / columns.sum())
    for _ in range(RAKING_ROUNDS):
        sums = fitted.sum(axis=1)
        fitted = fitted * np.divide(rows, sums, out=np.zeros_like(sums), where=sums > 0)[:, None]
        sums = fitted.sum(axis=0)
        fitted = fitted * np.divide(wanted, sums, out=np.zeros_like(sums), where=sums > 0)
    return fitted


def round_table(expected: Floats, rows: Ints, columns: Ints) -> Ints:
    """Return whole numbers near ``expected`` (R, C) with exactly these row and column sums.

    Rows are rounded one by one; what a column still lacks or has too much of is moved within rows
    where the rounding was closest.

    """
    table = round_to_total(expected, rows)
    drift = table.sum(axis=0) - columns
    while np.any(drift):
        over = int(np.argmax(drift))
        under = int(np.argmin(drift))
        gain = np.where(
            table[:, over] > 0, (table - expected)[:, over] - (table - expected)[:, under], -np.inf
        )
        row = int(np.argmax(gain))
        table[row, over] -= 1
        table[row, under] += 1
        drift[over] -= 1
        drift[under] += 1
    return table


def interpolate(known: dict[int, float], years: Ints) -> Floats:
    """Return yearly values on straight lines between ``known`` years, flat outside them."""
    at = sorted(known)
    return np.interp(years, at, [known[year] for year in at])

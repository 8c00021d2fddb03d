"""Draws put in an order in which errors that grow last from year to year.

Draws of employment are made so that every year's interval is right. Openings need the difference
between two years as well. Where errors grow faster than those of a random walk, an outlook is wrong
about trends: such an error lasts, and does not make a stock leap up and down. Every year keeps its
own draws, value by value; only which of them belong to the same future is decided anew.

Method: docs/method-guide/openings.md, section 6.
"""

import numpy as np

from talentlab.calc.arrays import Floats


def steadied(paths: Floats) -> Floats:
    """Return draws (D, ..., H) with the same values in every year, in steadier futures.

    The variance of the first and of the last year say how much of an error wanders, n h, and how
    much is a wrong trend, t h^2. The draws, which all wander, are turned into what follows both,
    and each year's values are dealt out in that order (a Schaake shuffle; M. Clark and others,
    2004, Journal of Hydrometeorology 5).

    Method: docs/method-guide/openings.md, section 6, equation 10.
    """
    draws, *_, years = paths.shape
    if draws == 1 or years == 1:
        return paths
    cells = np.moveaxis(paths, 0, -1).reshape(-1, years, draws)
    order = np.sort(cells, axis=-1)
    wandering = cells - cells.mean(axis=-1, keepdims=True)
    variance = (wandering**2).mean(axis=-1)
    scale = np.sqrt(variance)[..., None]
    standard = np.divide(wandering, scale, out=np.zeros_like(wandering), where=scale > 0)
    rank = (_turn(variance) @ standard).argsort(axis=-1).argsort(axis=-1)
    found = np.take_along_axis(order, rank, axis=-1)
    shape = (*np.moveaxis(paths, 0, -1).shape[:-2], years, draws)
    return np.moveaxis(found.reshape(shape), -1, 0)


def _turn(variance: Floats) -> Floats:
    """Return what turns wandering paths into lasting ones (X, H, H), from variances (X, H)."""
    years = variance.shape[-1]
    ahead = np.arange(1, years + 1, dtype=np.float64)
    walk = np.minimum(ahead[:, None], ahead)
    first, last = variance[:, 0], variance[:, -1] / years
    trend = np.clip((last - first) / (years - 1), 0.0, first)[:, None, None]
    wanted = (first[:, None, None] - trend) * walk + trend * ahead[:, None] * ahead
    wanted[first == 0] = walk
    return _root(_correlation(wanted)) @ np.linalg.inv(_root(_correlation(walk[None])))


def _correlation(covariance: Floats) -> Floats:
    spread = np.sqrt(np.diagonal(covariance, axis1=-2, axis2=-1))
    return np.asarray(covariance / (spread[:, :, None] * spread[:, None, :]))


def _root(correlation: Floats) -> Floats:
    """Return the lower triangle whose square is ``correlation``; a little noise keeps it whole."""
    size = correlation.shape[-1]
    return np.asarray(np.linalg.cholesky(correlation + 1e-9 * np.eye(size)))

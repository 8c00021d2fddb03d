"""Two views of the same jobs weighed together: the occupations' own outlook and their industries'.

Method: docs/method-guide/demand.md, section 4.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape

MOST_VARIANCE: Final = 4.0
"""Log variance of a draw is held here: where nearly all draws are nothing it says nothing."""
MOST_WIDENED: Final = 2.0
"""Draws of the average are widened at most this much: two views that move against each other say
that both are unsure of something that their average is not."""
_NONE: Final = 1e-12


def combined(
    trend: Floats,
    base: Floats,
    implied: Floats,
    implied_base: Floats,
    drift_spread: float,
) -> Floats:
    """Return jobs (D, O, H): what their own trend and their industries say, together.

    ``trend`` (D, O, H) and ``base`` (O,) are employees by the occupation outlook, ``implied`` and
    ``implied_base`` the same by industry. Growth is averaged in logs with weights by the inverse
    variance of earlier errors: that of the draws, and for industries what the mix adds. The errors
    of both are taken to go together, so that the average is no surer than the two on average.

    Method: docs/method-guide/demand.md, section 4, equations 4 and 6.
    """
    require_shape("implied", implied, trend.shape)
    horizons = np.arange(1, trend.shape[-1] + 1, dtype=np.float64)
    mean = [values.mean(axis=0) for values in (trend, implied)]
    spread = [
        _log_spread(values, centre) for values, centre in zip((trend, implied), mean, strict=True)
    ]
    own, other = spread[0] ** 2, spread[1] ** 2 + drift_spread**2 * horizons
    known = (
        (mean[0] > _NONE)
        & (mean[1] > _NONE)
        & (base > _NONE)[:, None]
        & (implied_base > _NONE)[:, None]
    )
    weight = np.where(known, other / np.maximum(own + other, _NONE), 1.0)
    growth = [
        np.log(np.where(known, centre / np.where(known, start[:, None], 1.0), 1.0))
        for centre, start in zip(mean, (base, implied_base), strict=True)
    ]
    centre = np.where(
        known, base[:, None] * np.exp(weight * growth[0] + (1 - weight) * growth[1]), mean[0]
    )
    wanted = weight * spread[0] + (1 - weight) * np.sqrt(other)
    powers = _powers(trend, implied, mean, spread, weight, wanted)
    draws = _power(trend, mean[0], powers[0])
    draws *= _power(implied, mean[1], powers[1])
    average = draws.mean(axis=0)
    draws *= np.divide(centre, average, out=np.zeros_like(centre), where=average > 0)
    return np.asarray(draws)


def _powers(
    trend: Floats,
    implied: Floats,
    mean: Sequence[Floats],
    spread: Sequence[Floats],
    weight: Floats,
    wanted: Floats,
) -> tuple[Floats, Floats]:
    """Return the powers (O, H) that give the average of both the ``wanted`` log spread."""
    together = np.einsum("doh,doh->oh", trend, implied) / len(trend) - mean[0] * mean[1]
    scale = mean[0] * mean[1]
    covariance = np.divide(together, scale, out=np.zeros_like(scale), where=scale > _NONE)
    limit = spread[0] * spread[1]
    covariance = np.clip(covariance, -limit, limit)
    variance = (weight * spread[0]) ** 2 + ((1 - weight) * spread[1]) ** 2
    variance = variance + 2 * weight * (1 - weight) * covariance
    factor = np.where(variance > _NONE, wanted / np.sqrt(np.maximum(variance, _NONE)), 1.0)
    factor = np.minimum(factor, MOST_WIDENED)
    return np.asarray(weight * factor), np.asarray((1 - weight) * factor)


def _log_spread(values: Floats, mean: Floats) -> Floats:
    """Return the log standard deviation (O, H) of a lognormal with the draws' mean and variance."""
    square = np.where(mean > _NONE, values.var(axis=0) / np.maximum(mean, _NONE) ** 2, 0.0)
    return np.asarray(np.sqrt(np.minimum(np.log1p(square), MOST_VARIANCE)))


def _power(values: Floats, mean: Floats, power: Floats) -> Floats:
    """Return the draws beside their mean, to a power; nothing stays nothing."""
    relative = np.divide(values, mean, out=np.ones_like(values), where=mean > _NONE)
    return np.asarray(np.power(relative, power))

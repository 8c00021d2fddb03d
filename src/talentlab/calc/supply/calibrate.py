"""From earlier errors to how far education groups may fall from what is expected now.

Axes: O origins, H years ahead, R municipalities, E education groups.

Method: docs/method-guide/supply.md, section 10.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.calibration import CalibrationSettings
from talentlab.calc.assumptions.supply import CALIBRATION
from talentlab.calc.calibration import (
    factors,
    independent_origins,
    inflated_level,
    normal_quantile,
    weighted_quantile,
)
from talentlab.calc.supply.hindcast import SupplyHindcasts
from talentlab.calc.supply.spread import Spread

Scored: TypeAlias = Callable[[Spread, SupplyHindcasts, int, list[int]], Floats]
_ADDED: Final = 0.5  # persons on both sides: an empty cell has a logarithm too


def log_errors(forecast: Floats, outcome: Floats) -> Floats:
    """Return log(outcome / forecast), half a person added to both; NaN where nobody counted."""
    return np.asarray(np.log((outcome + _ADDED) / (forecast + _ADDED)))


def calibrated(
    prior: Spread,
    seen: SupplyHindcasts,
    until: int,
    settings: CalibrationSettings = CALIBRATION,
) -> Spread:
    """Return the prior spread scaled by errors known by the end of ``until``.

    Errors of the education alone, given the people: the population has its own. Small cells tell
    how large luck is, then large ones how large a municipality's own shocks are, then all
    municipalities together what they share; each with the ones before it in place.

    Method: docs/method-guide/supply.md, section 10, equation 22.
    """
    luck = _found(_small, prior, seen, until, settings)
    spread = prior.scaled(luck=luck)
    own = _found(_large, spread, seen, until, settings)
    spread = spread.scaled(own=own)
    return spread.scaled(shared=_found(_together, spread, seen, until, settings))


def _found(
    scored: Scored, spread: Spread, seen: SupplyHindcasts, until: int, settings: CalibrationSettings
) -> Floats:
    """Return by how much (H,) widths must be multiplied, drawn to one."""
    horizons = len(spread.own)
    quantile, weight = np.ones(horizons), np.zeros(horizons)
    for h in range(min(horizons, seen.outcomes.shape[1])):
        known = [i for i, origin in enumerate(seen.origins) if origin + h + 1 <= until]
        scores = scored(spread, seen, h, known) if known else np.zeros(0)
        if scores.size:
            weight[h] = independent_origins(len(known), h + 1)
            level = inflated_level(weight[h], settings)
            found = weighted_quantile(scores, np.ones(scores.size), level)
            quantile[h] = found / normal_quantile(settings.level)
    return factors(quantile, weight, settings)


def _small(spread: Spread, seen: SupplyHindcasts, h: int, known: list[int]) -> Floats:
    size = seen.at_origin[known]
    return _apart(spread, seen, h, known)[(size >= spread.smallest) & (size < spread.large)]


def _large(spread: Spread, seen: SupplyHindcasts, h: int, known: list[int]) -> Floats:
    return _apart(spread, seen, h, known)[seen.at_origin[known] >= spread.large]


def _apart(spread: Spread, seen: SupplyHindcasts, h: int, known: list[int]) -> Floats:
    """Return errors (O, R, E) beside what all municipalities share, in standard deviations."""
    forecast, outcome = seen.composed[known, h], seen.outcomes[known, h]
    shared = log_errors(forecast.sum(axis=1), outcome.sum(axis=1))
    variance = spread.own_variance(seen.at_origin[known])[..., h]
    return np.asarray(np.abs(log_errors(forecast, outcome) - shared[:, None]) / np.sqrt(variance))


def _together(spread: Spread, seen: SupplyHindcasts, h: int, known: list[int]) -> Floats:
    """Return errors (N,) of all municipalities together, in standard deviations."""
    forecast, outcome = seen.composed[known, h].sum(axis=1), seen.outcomes[known, h].sum(axis=1)
    size = seen.at_origin[known]
    whole = size.sum(axis=1)
    own = (size**2 * spread.own_variance(size)[..., h]).sum(axis=1) / np.maximum(whole, 1.0) ** 2
    scores = np.abs(log_errors(forecast, outcome)) / np.sqrt(spread.shared[h] + own)
    return np.asarray(scores[whole >= spread.large])

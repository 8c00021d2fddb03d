"""From earlier errors to the spread of an outlook made now.

Method: docs/method-guide/employment.md, section 7.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.calibration import CalibrationSettings
from talentlab.calc.assumptions.demand import OWN_CALIBRATION, SHARED_CALIBRATION
from talentlab.calc.calibration import (
    factors,
    independent_origins,
    inflated_level,
    weighted_quantile,
)
from talentlab.calc.demand import scores
from talentlab.calc.demand.scores import Missed, Scale
from talentlab.calc.demand.spread import Spread

Scored: TypeAlias = Callable[[Missed, Scale, Spread], Floats]


def calibrated(prior: Spread, seen: Sequence[Missed], base_year: int) -> Spread:
    """Return the prior spread, scaled by how large errors up to ``base_year`` were.

    ``seen`` are earlier outlooks beside that prior. Small cells tell how large luck is, large cells
    how large a region's own shocks are, and the nation how large shared shocks are; last, all
    regions tell what all of it should be. Each is measured with the ones before it in place.

    Method: docs/method-guide/employment.md, section 7, equations 9-10.
    """
    spread = prior
    luck = _found(scores.small_cells, spread, prior, seen, base_year, OWN_CALIBRATION)
    spread = spread.scaled(luck=luck)
    own = _found(scores.large_cells, spread, prior, seen, base_year, OWN_CALIBRATION)
    spread = spread.scaled(own=own)
    shared = _found(scores.nation, spread, prior, seen, base_year, SHARED_CALIBRATION)
    spread = spread.scaled(shared=shared)
    every = _found(scores.regions, spread, prior, seen, base_year, OWN_CALIBRATION)
    return spread.scaled(luck=every, own=every, shared=every)


def _found(
    scored: Scored,
    spread: Spread,
    prior: Spread,
    seen: Sequence[Missed],
    base_year: int,
    settings: CalibrationSettings,
) -> Floats:
    """Return by how much (H,) widths must be multiplied, drawn to one.

    Recent errors weigh more, and few cells say little.

    Method: docs/method-guide/employment.md, section 7, equation 10.
    """
    horizons = len(spread.luck)
    quantile, weight = np.ones(horizons), np.zeros(horizons)
    for h in range(horizons):
        now = [one for one in seen if one.ahead == h + 1]
        errors = [scored(one, _scale(spread, prior, h), prior) for one in now]
        told = [i for i, each in enumerate(errors) if each.size]
        if not told:
            continue
        sizes = np.array([errors[i].size for i in told])
        age = np.array([base_year - now[i].year for i in told])
        fresh = 0.5 ** (age / spread.settings.half_life)
        independent = independent_origins(fresh.sum() ** 2 / (fresh**2).sum(), h + 1)
        quantile[h] = weighted_quantile(
            np.concatenate([errors[i] for i in told]),
            np.repeat(fresh / sizes, sizes),
            inflated_level(independent, settings),
        )
        weight[h] = independent * sizes.mean() / (sizes.mean() + spread.settings.many_cells)
    return factors(quantile, weight, settings)


def _scale(spread: Spread, prior: Spread, h: int) -> Scale:
    """Return what the prior variances have been multiplied by at position ``h``.

    Every length of code has been multiplied by the same.
    """
    return Scale(
        luck=float(spread.luck[h] / prior.luck[h]),
        own=float(spread.sex[h] / prior.sex[h]),
        shared=float(spread.shared[0, h] / prior.shared[0, h]),
    )

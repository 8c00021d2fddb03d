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
from talentlab.calc.demand.hindcasts import Judged
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.spread import Spread

Scored: TypeAlias = Callable[[Judged, tuple[str, ...], Spread], Floats]


def calibrated(prior: Spread, seen: Sequence[Judged], history: EmploymentHistory) -> Spread:
    """Return the prior spread, scaled by how large errors in earlier years were.

    Small cells tell how large luck is, large cells how large a region's own shocks are, and the
    nation how large shared shocks are; last, all regions tell what all of it should be. Each is
    measured with the ones before it in place.

    Method: docs/method-guide/employment.md, section 7, equations 9-10.
    """
    spread = prior
    luck = _found(scores.small_cells, spread, seen, history, OWN_CALIBRATION)
    spread = spread.scaled(luck=luck)
    own = _found(scores.large_cells, spread, seen, history, OWN_CALIBRATION)
    spread = spread.scaled(own=own)
    shared = _found(scores.nation, spread, seen, history, SHARED_CALIBRATION)
    spread = spread.scaled(shared=shared)
    every = _found(scores.regions, spread, seen, history, OWN_CALIBRATION)
    return spread.scaled(luck=every, own=every, shared=every)


def _found(
    scored: Scored,
    spread: Spread,
    seen: Sequence[Judged],
    history: EmploymentHistory,
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
        errors = [scored(one, history.occupations, spread) for one in now]
        told = [i for i, each in enumerate(errors) if each.size]
        if not told:
            continue
        sizes = np.array([errors[i].size for i in told])
        age = np.array([history.base_year - now[i].year for i in told])
        fresh = 0.5 ** (age / spread.settings.half_life)
        independent = independent_origins(fresh.sum() ** 2 / (fresh**2).sum(), h + 1)
        quantile[h] = weighted_quantile(
            np.concatenate([errors[i] for i in told]),
            np.repeat(fresh / sizes, sizes),
            inflated_level(independent, settings),
        )
        weight[h] = independent * sizes.mean() / (sizes.mean() + spread.settings.many_cells)
    return factors(quantile, weight, settings)

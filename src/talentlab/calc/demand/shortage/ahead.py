"""Unfilled jobs drawn, divided among municipalities, and carried on into the years ahead.

Method: docs/method-guide/present-shortage.md, sections 7-8.
"""

from collections.abc import Sequence

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.shortage import SHORTAGE, ShortageSettings
from talentlab.calc.demand.shortage.pooled import Pooled
from talentlab.calc.population.shocks import standardised, stream


def unfilled_now(pooled: Pooled, region_code: str, *, draws: int, seed: int) -> Floats:
    """Return unfilled jobs (D, O) of a county today, in every draw.

    Method: docs/method-guide/present-shortage.md, section 7, equation 10.
    """
    random = stream(seed, "shortage", region_code)
    normal = standardised(random.standard_normal((draws, len(pooled.mean))))
    values, vectors = np.linalg.eigh(pooled.covariance)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    return np.asarray(np.exp(pooled.mean + normal @ root.T))


def divided_now(
    unfilled: Floats,
    employees: Floats,
    region_codes: Sequence[str],
    *,
    seed: int,
    settings: ShortageSettings = SHORTAGE,
) -> Floats:
    """Return unfilled jobs (M, D, O) of municipalities that add up to the county's (D, O).

    Each has its part of the ``employees`` (M, O), times how unlike it is; no source has told
    municipalities apart.

    Method: docs/method-guide/present-shortage.md, section 7, equation 11.
    """
    draws, occupations = unfilled.shape
    require_shape("employees", employees, (len(region_codes), occupations))
    weights = np.empty((len(region_codes), draws, occupations))
    everybody = employees.sum(axis=1, keepdims=True)
    held = np.where(employees.sum(axis=0) > 0, employees, everybody)
    for m, code in enumerate(region_codes):
        unlike = stream(seed, "shortage", "place", code).standard_normal((draws, occupations))
        weights[m] = held[m] * np.exp(settings.division_spread * unlike)
    weights /= weights.sum(axis=0)
    return weights * unfilled


def unfilled_ahead(
    filled: Floats, unfilled: Floats, settings: ShortageSettings = SHORTAGE
) -> Floats:
    """Return unfilled jobs (D, O, T) beside ``filled`` (D, O, T), the base year first.

    Unfilled per filled job goes back from today's to the usual rate, by a share of the log
    difference each year. Where nobody is employed today, today's unfilled jobs fade away.

    Method: docs/method-guide/present-shortage.md, section 8, equation 12.
    """
    require_shape("unfilled", unfilled, filled.shape[:2])
    years = filled.shape[-1]
    left = settings.fade ** np.arange(years, dtype=np.float64)
    now = filled[..., 0]
    there = (now > 0) & (unfilled > 0)
    rate = np.log(np.where(there, unfilled / np.where(there, now, 1.0), settings.usual_rate))
    usual = np.log(settings.usual_rate)
    ahead = filled * np.exp(usual + (rate - usual)[..., None] * left)
    ahead = np.where(there[..., None], ahead, unfilled[..., None] * left)
    ahead[..., 0] = unfilled
    return np.asarray(ahead)

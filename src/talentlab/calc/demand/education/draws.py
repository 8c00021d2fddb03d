"""Jobs by education in every draw: occupations times the educations that hold them.

Method: docs/method-guide/demand.md, section 7.
"""

from collections.abc import Sequence

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.flexibility import EDUCATION, EducationSettings
from talentlab.calc.demand.education.drift import ProfileDrift, luck
from talentlab.calc.population.shocks import standardised, stream, wandering


def education_shocks(
    drift: ProfileDrift, group_codes: Sequence[str], *, draws: int, years: int, seed: int
) -> Floats:
    """Return the factor (D, E, T) on each education's shares, the base year (all one) first.

    Log shocks wander from today and the trend may be another, alike in all municipalities and
    occupations: what is missed of an education is missed of it everywhere.

    Method: docs/method-guide/demand.md, section 7, equation 13.
    """
    require_shape("spread", drift.spread, (len(group_codes),))
    factors = np.ones((draws, len(group_codes), years))
    ahead = np.arange(1, years)
    faded = np.array([drift.faded(int(h)) for h in ahead])
    variance = np.array([drift.variance(int(h)) for h in ahead]).reshape(len(ahead), -1)
    for e, code in enumerate(group_codes):
        random = stream(seed, "education", code)
        paths = standardised(wandering(random, draws, years - 1))
        slope = standardised(random.standard_normal((draws, 1)))
        shock = drift.spread[e] * np.sqrt(ahead) * paths + drift.trend_spread[e] * faded * slope
        factors[:, e, 1:] = np.exp(shock - variance[:, e] / 2)
    return factors


def own_luck(
    jobs: Floats,
    group_codes: Sequence[str],
    region_code: str,
    *,
    draws: int,
    years: int,
    seed: int,
    settings: EducationSettings = EDUCATION,
) -> Floats:
    """Return the factor (D, E, T) that luck makes in a municipality with so many ``jobs`` (E,).

    Who happens to come and go changes the educations of few more than of many.

    Method: docs/method-guide/demand.md, section 7, equation 13.
    """
    factors = np.ones((draws, len(group_codes), years))
    by_luck = np.array([luck(h, settings) for h in range(1, years)])
    for e, code in enumerate(group_codes):
        variance = np.minimum(by_luck / np.maximum(jobs[e], 1.0), settings.most_luck)
        random = stream(seed, "education", region_code, code)
        paths = standardised(wandering(random, draws, years - 1))
        factors[:, e, 1:] = np.exp(np.sqrt(variance) * paths - variance / 2)
    return factors


def education_jobs(jobs: Floats, profile: Floats, drift: ProfileDrift, factors: Floats) -> Floats:
    """Return one municipality's jobs (D, E, K, T) by education; sums over educations are kept.

    Parameters
    ----------
    jobs : (D, O, K, T)
        By occupation and sector, the base year first.
    profile : (O, E)
        Shares of the educations in each occupation today.
    factors : (D, E, T)
        From :func:`education_shocks`, times :func:`own_luck`.

    Method: docs/method-guide/demand.md, section 7, equation 14.

    """
    draws, occupations, sectors, years = jobs.shape
    require_shape("profile", profile, (occupations, factors.shape[1]))
    found = np.empty((draws, factors.shape[1], sectors, years))
    for t in range(years):
        told = drift.after(profile, t)
        shock = np.ascontiguousarray(factors[..., t])
        whole = shock @ told.T
        for k in range(sectors):
            spread = jobs[:, :, k, t] / whole
            found[:, :, k, t] = (spread @ told) * shock
    return found

"""The trends that cells share: of all employment, of a region, and of an occupation.

Method: docs/method-guide/employment.md, sections 3-4.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.demand import DemandSettings
from talentlab.calc.demand.growth import Steps, believed, fading, steps
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed


def total_growth(history: EmploymentHistory, years_ahead: int, settings: DemandSettings) -> Floats:
    """Return the log growth (H,) of all employment in the nation since the base year.

    The last known growth returns to the usual: mu h + (g - mu) sum phi^j.

    Method: docs/method-guide/employment.md, section 3, equation 3.
    """
    ahead = np.arange(1, years_ahead + 1, dtype=np.float64)
    usual = settings.usual_growth * ahead
    known = steps(history)
    nation = history.persons.sum(axis=(0, 1, 2))
    if not known.first or nation.min() <= 0.0:
        return usual
    deviation = known.growth(nation)[-1] - settings.usual_growth
    memory = settings.growth_memory
    return np.asarray(usual + memory * deviation * fading(memory, known.since, years_ahead))


def shared_growth(history: EmploymentHistory, years_ahead: int, settings: DemandSettings) -> Floats:
    """Return the log growth (R, O, S, H) that cells share since the base year.

    Method: docs/method-guide/employment.md, section 3, equation 2.
    """
    total = total_growth(history, years_ahead, settings)
    known = steps(history)
    shape = (*history.persons.shape[:3], years_ahead)
    if not known.first:
        return np.broadcast_to(total, shape)
    yearly = (
        regional_trends(history, known, settings)[:, None, None]
        + occupation_trends(history, known, settings)[None]
    )
    ahead = fading(settings.trend_memory, known.since, years_ahead)
    return np.asarray(total + yearly[..., None] * ahead)


def regional_trends(history: EmploymentHistory, known: Steps, settings: DemandSettings) -> Floats:
    """Return each region's yearly log growth (R,) beside the nation's.

    Method: docs/method-guide/employment.md, section 4.
    """
    regions = history.persons.sum(axis=(1, 2)) + settings.few
    beside = known.growth(regions) - known.growth(regions.sum(axis=0))
    still = settings.region_years + settings.region_size / regions[:, -1]
    return believed(beside, known, still_years=still, largest=settings.largest_change)


def occupation_trends(history: EmploymentHistory, known: Steps, settings: DemandSettings) -> Floats:
    """Return the yearly log growth (O, S) of occupations in the nation beside all employment.

    Each code has a trend beside the shorter code it is part of, and each sex beside both.

    Method: docs/method-guide/employment.md, section 4.
    """
    nation = history.persons.sum(axis=0, keepdims=True)
    above = nation.sum(axis=(1, 2))[:, None]
    found = np.zeros(nation.shape[1:3])
    for length in range(1, history.code_length + 1):
        _, member = prefixes(history.occupations, length)
        here = summed(nation.sum(axis=2), member)[:, member]
        found += _beside(here, above, known, settings)[0, :, None]
        above = here
    return np.asarray(found + _beside(nation, above[:, :, None], known, settings)[0])


def _beside(part: Floats, whole: Floats, known: Steps, settings: DemandSettings) -> Floats:
    """Return the trends of parts (..., Y) beside their wholes."""
    beside = known.growth(part + settings.few) - known.growth(whole + settings.few)
    still = settings.trend_years + settings.trend_size / (part[..., -1] + settings.few)
    return believed(beside, known, still_years=still, largest=settings.largest_change)

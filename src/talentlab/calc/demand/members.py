"""The four ways of looking ahead that the ensemble weighs together.

Method: docs/method-guide/employment.md, section 3.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.demand import DemandSettings
from talentlab.calc.demand.growth import fading
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.trends import shared_growth, total_growth

MEMBERS: Final = ("naive", "nation", "shared", "own")


def members(history: EmploymentHistory, years_ahead: int, settings: DemandSettings) -> Floats:
    """Return what each member expects (M, R, O, S, H), in the order of :data:`MEMBERS`."""
    base = history.persons[..., -1:]
    growths = (
        np.zeros(years_ahead),
        total_growth(history, years_ahead, settings),
        shared_growth(history, years_ahead, settings),
        own_growth(history, years_ahead, settings),
    )
    return np.stack([base * np.exp(growth) for growth in growths])


def own_growth(history: EmploymentHistory, years_ahead: int, settings: DemandSettings) -> Floats:
    """Return the log growth (R, O, S, H) by each cell's own trend over the last three years.

    The trend never looks behind a break; without two years counted alike there is none.

    Method: docs/method-guide/employment.md, section 3.
    """
    base = history.base_year
    first = min(
        i
        for i, year in enumerate(history.years)
        if base - year <= settings.own_years and history.is_counted_alike(year, base)
    )
    log = np.log(history.persons[..., [first, -1]] + settings.few)
    yearly = (log[..., 1] - log[..., 0]) / max(base - history.years[first], 1)
    largest = settings.largest_change
    ahead = settings.own_memory * fading(settings.own_memory, 0, years_ahead)
    return np.asarray(np.clip(yearly, -largest, largest)[..., None] * ahead)

"""What a forecast is judged by: all residents, those of working age, and their ages."""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import AgeAxis, StockHistory

TOTAL: Final = 0
WORKING: Final = 1
LABOUR_BANDS: Final = ((20, 24), (25, 34), (35, 44), (45, 54), (55, 59), (60, 64))
"""The six age bands whose errors make up the age-structure error."""
QUANTITIES: Final = ("total", "20-64", *(f"{a}-{b}" for a, b in LABOUR_BANDS))


def quantities(persons: Floats, ages: AgeAxis) -> Floats:
    """Return the judged quantities (..., Q) of stocks (..., S, A), in the order of QUANTITIES."""
    both = persons.sum(axis=-2)
    bands = [both[..., ages.covers(first, last)].sum(axis=-1) for first, last in LABOUR_BANDS]
    return np.stack([both.sum(axis=-1), np.sum(bands, axis=0), *bands], axis=-1)


def outcomes(history: StockHistory, origin: int, years_ahead: int) -> Floats:
    """Return what was counted (H, R, Q) in the years after ``origin``; NaN where nothing was."""
    counted = quantities(history.persons, history.ages)
    found = np.full((years_ahead, len(history.region_codes), len(QUANTITIES)), np.nan)
    for i, year in enumerate(history.years):
        if 0 < year - origin <= years_ahead:
            found[year - origin - 1] = counted[:, i]
    return found

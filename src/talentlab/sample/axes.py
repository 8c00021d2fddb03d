"""The axes every array of the sample shares: municipalities, years, sexes and ages."""

from typing import Final

import numpy as np

from talentlab.sample.rounding import Ints
from talentlab.vocab.ages import parse_age

# Letters in docstrings: R municipalities, Y years, S sexes, A single ages 0..100 (100 and older).
COUNTY: Final = "24"
NEIGHBOUR: Final = "2284"
UMEA: Final = "2480"
SKELLEFTEA: Final = "2482"
MUNICIPALITIES: Final = (
    "2284", "2401", "2403", "2404", "2409", "2417", "2418", "2421",
    "2422", "2425", "2460", "2462", "2463", "2480", "2481", "2482",
)  # fmt: skip
IN_COUNTY: Final = np.array([code.startswith(COUNTY) for code in MUNICIPALITIES])
UMEAREGIONEN: Final = ("2401", "2403", "2404", "2409", "2460", "2480")

WOMEN_AT: Final = 0  # on the axis S
OLDEST: Final = 100
AGES: Final[Ints] = np.arange(OLDEST + 1)

# Stocks begin one year before the published ones, so that the first year has its flows.
BEFORE: Final = 2004
FIRST: Final = 2005
LAST: Final = 2025
STOCK_YEARS: Final[Ints] = np.arange(BEFORE, LAST + 1)
YEARS: Final[Ints] = np.arange(FIRST, LAST + 1)


def at(code: str) -> int:
    """Return the position of a municipality on the axis R."""
    return MUNICIPALITIES.index(code)


def when(year: int) -> int:
    """Return the position of a year on the axis of stocks, which begins in ``BEFORE``."""
    return year - BEFORE


def band(label: str) -> slice:
    """Return the ages of a band such as "16-18", "80+" or "23" on the axis A."""
    ages = parse_age(label).ages()
    return slice(ages.start, ages.stop)

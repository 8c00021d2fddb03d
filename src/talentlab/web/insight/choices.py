"""What a reader can choose, and what is shown when nothing is chosen."""

from dataclasses import dataclass
from typing import Final

AGE_GROUPS: Final = (
    "total",
    "20-64",
    "0-5",
    "6-15",
    "16-19",
    "0-19",
    "20-24",
    "25-44",
    "45-64",
    "65-79",
    "80+",
)
"""The age bands in the order they are offered."""

AGES_APART: Final = ("0-5", "6-15", "16-19", "20-24", "25-44", "45-64", "65-79", "80+")
"""Bands that together are everybody, each person once."""

MOST_COMPARED: Final = 4
YEARS_AHEAD: Final = 10
"""How far ahead findings look when the reader has not chosen a year."""
WORK_YEARS_AHEAD: Final = 5
"""The same about work, whose series are short."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which occupations a list shows, and in which order. What is empty does not limit.

    The values are those of ``presenters.work_lists``; they stand in addresses.
    """

    field: str = ""
    """A major or sub-major group of SSYK: one or two digits."""
    qualification: str = ""
    direction: str = ""
    size: str = ""
    balance: str = ""
    ads: str = ""
    column: str = ""
    """What the list is sorted by; as usual when empty."""
    is_reversed: bool = False
    """Whether the order is the opposite of the column's own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader looks at. Everything is valid: forms have checked it."""

    region_code: str
    year: int
    age_group: str = "total"
    compared: tuple[str, ...] = ()
    size_class: str = ""
    outlook: str = ""
    """What is forecast, where several outlooks are shown; all of them when empty."""
    ssyk_level: int = 0
    """Digits of the occupations looked at; as many as there are numbers for when zero."""
    horizon_years: int = 0
    """How far ahead forecasts looked; any number of years when zero."""
    order: str = ""
    """What makes a miss large; see ``queries.accuracy.MEASURES``."""
    ssyk_code: str = ""
    """The occupation looked at, one to four digits; none when empty."""
    sex: str = "total"
    compared_occupations: tuple[str, ...] = ()
    listing: Listing = Listing()
    education_group_code: str = ""
    """The education looked at: one of SCB's groups or a pool of them; none when empty."""
    sector: str = "total"
    education_field: str = ""
    """A broad field of education, its first digit; every field when empty."""
    subject: str = ""
    """Whose revisions are looked at (``tables.vintages.SUBJECTS``); everything when empty."""
    code: str = ""
    """A code in the subject's vocabulary; every code when empty."""

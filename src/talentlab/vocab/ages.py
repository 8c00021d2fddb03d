"""Ages as the labour market counts them, and as tables write them.

An age is whole years, 0 to 100, where 100 means "100 and older". An age band has a lower and an
upper age, both included; the upper is missing when the band is open ("65+").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from talentlab.errors import AgeNotUnderstood
from talentlab.vocab.text import Text

OPEN_AGE: Final = 100
"""The age that stands for itself and everything above."""

WORKING_AGE: Final = (20, 64)
"""First and last age of the working-age population, both included."""


@dataclass(frozen=True, slots=True, order=True)
class AgeBand:
    """Ages ``lower`` to ``upper``, both included; ``upper`` is ``None`` when it reaches 100.

    ``is_total`` marks a band that a table calls its total ("totalt 16-74 år").
    """

    lower: int
    upper: int | None
    is_total: bool = False

    @property
    def label(self) -> str:
        """Return the band as our tables write it: "37", "20-64", "80+" or "total"."""
        if self.upper is None:
            return "total" if self.lower == 0 else f"{self.lower}+"
        return str(self.lower) if self.lower == self.upper else f"{self.lower}-{self.upper}"

    @property
    def text(self) -> Text:
        """Return the band as people read it: "20–64 år", "80 years and older"."""
        if self.label == "total":
            return Text(sv="Alla åldrar", en="All ages")
        if self.upper is None:
            return Text(sv=f"{self.lower} år och äldre", en=f"{self.lower} years and older")
        if self.lower == self.upper:
            return Text(sv=f"{self.lower} år", en=f"{self.lower} year{'s' * (self.lower != 1)}")
        ages = f"{self.lower}–{self.upper}"
        return Text(sv=f"{ages} år", en=f"{ages} years")

    @property
    def is_single(self) -> bool:
        """Say whether the band is one single age; "100+" is, as our open age."""
        return self.lower == (OPEN_AGE if self.upper is None else self.upper)

    def ages(self) -> range:
        """Return the single ages in the band, 0 to 100."""
        return range(self.lower, (OPEN_AGE if self.upper is None else self.upper) + 1)


BANDS: Final = (
    "total",
    "0-5",
    "6-15",
    "16-19",
    "0-19",
    "20-24",
    "25-44",
    "45-64",
    "20-64",
    "65-79",
    "80+",
)
"""The bands every outlook is shown for: school, youth, working age, and two old ages."""

SINGLE_AGES: Final = (*(str(age) for age in range(OPEN_AGE)), f"{OPEN_AGE}+")
"""The labels of the 101 single ages, "0" to "99" and "100+"."""

_TOTAL: Final = r"(?:totalt?|total,?|tot|samtliga|alla|all|summa|hela)"
_UNIT: Final = r"(?:åringar|åring|år|ar|years?|yrs?|y|ages?|åldrar|åldern?)"
_OLDER: Final = (
    r"(?:eller äldre|och äldre|och över|or older|and older|or over|and over|or more|\+|-w?|-ω)"
)
_YOUNGER: Final = r"(?:eller yngre|och yngre|och under|or younger|and younger|and under)"
_BELOW: Final = r"(?:<|under|yngre än|under the age of|younger than|below)"
_UP_TO: Final = r"(?:-|till och med|t\.?o\.?m\.?|up to)"
_FROM: Final = r"(?:från|from|över|≥|>=)"

# The first pattern that fits the whole label wins; each gives the two bounds of the band.
_TOTAL_ALONE: Final = re.compile(rf"{_TOTAL}(?: {_UNIT})?")
_LOWER_UPPER: Final = re.compile(rf"(?:{_UNIT} )?(\d+)-(\d+)(?: ?{_UNIT})?")
_LOWER_OPEN: Final = re.compile(
    rf"(?:{_UNIT} )?(\d+)(?: {_UNIT})? ?{_OLDER}(?: ?{_UNIT})?|{_FROM} ?(\d+)(?: {_UNIT})?"
)
_BELOW_UPPER: Final = re.compile(rf"{_BELOW} ?(\d+)(?: {_UNIT})?")
_UP_TO_UPPER: Final = re.compile(
    rf"{_UP_TO} ?(\d+)(?: {_UNIT})?|(\d+)(?: {_UNIT})? {_YOUNGER}(?: {_UNIT})?"
)
_ONE: Final = re.compile(rf"(?:{_UNIT} )?(\d+)(?: ?{_UNIT})?")
_BEFORE_TOTAL: Final = re.compile(rf"{_TOTAL},? (?=.*\d)")
_AFTER_TOTAL: Final = re.compile(rf"(?<=.),? {_TOTAL}$")


def parse_age(label: str) -> AgeBand:
    """Return the ages that a table's label means.

    Takes "37", "0 år", "100", "100+ år", "16-24 years", "65–74", "85 år eller äldre", "<15",
    "-15", "65-w", "totalt 16-74 år", "Totalt" and the like. "<15" ends at 14, "-15" at 15.

    Raises
    ------
    AgeNotUnderstood
        If the label means no ages, or ages beyond 100.

    """
    wanted = _tidied(label)
    if _TOTAL_ALONE.fullmatch(wanted):
        return AgeBand(0, None, is_total=True)
    inside = _AFTER_TOTAL.sub("", _BEFORE_TOTAL.sub("", wanted))
    bounds = _bounds(inside)
    if bounds is None or not 0 <= bounds[0] <= bounds[1] <= OPEN_AGE:
        raise AgeNotUnderstood(labels=(label,))
    lower, upper = bounds
    return AgeBand(lower, None if upper == OPEN_AGE else upper, is_total=inside != wanted)


def parse_ages(labels: Iterable[str]) -> dict[str, AgeBand]:
    """Return label -> ages for every label.

    Raises
    ------
    AgeNotUnderstood
        With all the labels that mean no ages.

    """
    bands: dict[str, AgeBand] = {}
    failed: list[str] = []
    for label in dict.fromkeys(labels):
        try:
            bands[label] = parse_age(label)
        except AgeNotUnderstood:
            failed.append(label)
    if failed:
        raise AgeNotUnderstood(labels=tuple(failed))
    return bands


def parse_single_age(label: str) -> int:
    """Return the single age that a label means; "100+" is 100.

    Raises
    ------
    AgeNotUnderstood
        If the label means several ages or none.

    """
    band = parse_age(label)
    if not band.is_single:
        raise AgeNotUnderstood(labels=(label,))
    return band.lower


def _tidied(label: str) -> str:
    """Return the label in small letters, with one kind of dash and single spaces."""
    one_dash = re.sub(r"\s*[-‐‑–—−_]\s*", "-", label.strip().casefold())
    return " ".join(re.sub(r"(?<=\d)\s+\+", "+", one_dash).split())


def _bounds(label: str) -> tuple[int, int] | None:
    """Return the first and last age of a tidied label, or ``None`` if it means no ages."""
    if found := _LOWER_UPPER.fullmatch(label):
        return int(found[1]), int(found[2])
    if found := _LOWER_OPEN.fullmatch(label):
        return int(found[1] or found[2]), OPEN_AGE
    if found := _BELOW_UPPER.fullmatch(label):
        return 0, int(found[1]) - 1
    if found := _UP_TO_UPPER.fullmatch(label):
        return 0, int(found[1] or found[2])
    if found := _ONE.fullmatch(label):
        return int(found[1]), int(found[1])
    return None

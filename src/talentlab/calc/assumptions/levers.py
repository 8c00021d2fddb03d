"""What levers are assumed to do and to cost until evidence is entered: dated, with source."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class TakeUp:
    """How much of a target is reached: Beta(``alpha``, ``beta``).

    Riksrevisionen RiR 2018:10: three of four labour-market programmes had fewer than half of the
    participants that the government had estimated, and six of ten at most a quarter. The two
    findings decide the two parameters: P(u < 0.5) = 0.75 and P(u < 0.25) = 0.60. The mean is 0.28.
    """

    alpha: float = 0.29469
    beta: float = 0.75458
    percentiles: tuple[float, float, float] = (0.001, 0.138, 0.822)
    """The 10th, 50th and 90th percentiles of that distribution, to be told."""


@dataclass(frozen=True, slots=True)
class LeverTerms:
    """What one kind of lever is measured in, and how fast and dear it is.

    Attributes
    ----------
    unit : Text
        What ``Lever.amount`` counts.
    most : float
        The largest amount that is taken for one lever; more is a fault in the question.
    is_negative_allowed : bool
        Whether the opposite can be asked about.
    ramp_years : int
        Years from the first until the whole target is meant.
    cost_sek : float
        Kronor per unit and year; 0 where nothing is known and nothing is shown.
    cost_range : float
        Half of the 80 % range of the cost, as a share of it.
    cost_source : Text
        Where the cost comes from, or that it is judged.

    """

    unit: Text
    most: float
    is_negative_allowed: bool
    ramp_years: int
    cost_sek: float
    cost_range: float
    cost_source: Text


_JUDGED: Final = Text(
    sv="Bedömd 2026, inte mätt. Skriv in en egen kostnad när du har en.",
    en="Judged in 2026, not measured. Enter a cost of your own when you have one.",
)
_NONE: Final = Text(
    sv="Ingen kostnad är antagen. Skriv in en egen när du har en.",
    en="No cost is assumed. Enter one of your own when you have one.",
)
_TERMS: Final = Text(
    sv="Utbildningens villkor (programme_terms) där de finns, annars bedömd 2026.",
    en="The terms of the programme (programme_terms) where there are any, else judged in 2026.",
)

LEVERS: Final[Mapping[str, LeverTerms]] = MappingProxyType(
    {
        "seats": LeverTerms(
            unit=Text(sv="nybörjarplatser per år", en="first-year seats a year"),
            most=2_000, is_negative_allowed=True, ramp_years=1,
            cost_sek=100_000, cost_range=0.3, cost_source=_TERMS,
        ),
        "completion": LeverTerms(
            unit=Text(
                sv="procentenheter fler som tar examen", en="percentage points more who graduate"
            ),
            most=50, is_negative_allowed=True, ramp_years=3,
            cost_sek=0, cost_range=0.5, cost_source=_NONE,
        ),
        "retention": LeverTerms(
            unit=Text(
                sv="procentenheter fler examinerade som stannar",
                en="percentage points more graduates who stay",
            ),
            most=50, is_negative_allowed=True, ramp_years=2,
            cost_sek=0, cost_range=0.5, cost_source=_NONE,
        ),
        "reskilling": LeverTerms(
            unit=Text(sv="personer som börjar per år", en="persons who start a year"),
            most=2_000, is_negative_allowed=False, ramp_years=1,
            cost_sek=150_000, cost_range=0.4, cost_source=_JUDGED,
        ),
        "participation": LeverTerms(
            unit=Text(
                sv="procentenheter fler i arbete vid 60–74 år",
                en="percentage points more at work at ages 60–74",
            ),
            most=30, is_negative_allowed=True, ramp_years=5,
            cost_sek=0, cost_range=0.5, cost_source=_NONE,
        ),
        "hours": LeverTerms(
            unit=Text(sv="procent fler timmar per person", en="percent more hours per person"),
            most=30, is_negative_allowed=True, ramp_years=3,
            cost_sek=0, cost_range=0.5, cost_source=_NONE,
        ),
        "commuting": LeverTerms(
            unit=Text(sv="fler inpendlare", en="more in-commuters"),
            most=5_000, is_negative_allowed=True, ramp_years=3,
            cost_sek=0, cost_range=0.5, cost_source=_NONE,
        ),
        "in_migration": LeverTerms(
            unit=Text(sv="fler arbetande inflyttade per år", en="more workers moving in"),
            most=2_000, is_negative_allowed=True, ramp_years=2,
            cost_sek=50_000, cost_range=0.6, cost_source=_JUDGED,
        ),
        "staffing": LeverTerms(
            unit=Text(
                sv="procent fler anställda per brukare i offentlig sektor",
                en="percent more staff per user in the public sector",
            ),
            most=50, is_negative_allowed=True, ramp_years=5,
            cost_sek=0, cost_range=0.5, cost_source=_NONE,
        ),
        "technology": LeverTerms(
            unit=Text(
                sv="procent färre som behövs i yrket", en="percent fewer needed in the occupation"
            ),
            most=80, is_negative_allowed=True, ramp_years=5,
            cost_sek=0, cost_range=0.5, cost_source=_NONE,
        ),
    }
)  # fmt: skip
"""Kind of lever -> its terms. Order and menu: Tillväxtanalys' strategies for skills supply
(competence, supply, in-commuting, in-migration, immigration), education first."""


@dataclass(frozen=True, slots=True)
class LeverSettings:
    """What else is assumed of levers. Symbols as in docs/method-guide/scenarios.md."""

    completion: float = 0.75
    """Starters who graduate where nobody has counted (plausible 0.5-0.9)."""
    completion_concentration: float = 30.0
    """Alpha + beta of the Beta distribution of completion: an 80 % range of about +-10 points."""
    retention: float = 0.5
    """Graduates who live in the municipality a year later where nobody has followed them (plausible
    0.2-0.8: the counties in Saco, Regionala högskolor, 2015, lie within it)."""
    participation: float = 0.85
    """Graduates in the labour force where nothing is known of the group (plausible 0.7-0.95)."""
    reskilling_years: int = 1
    """Years from one education to another in work life (plausible 0.5-3)."""
    reskilling_success: tuple[float, float] = (0.45, 0.8)
    """80 % range of those who start and end in a job of the new kind (judged 2026)."""
    most_levers: int = 10
    """Levers and shocks together: the credit is then exact (1 024 combinations)."""
    fewest_closed: float = 0.5
    """Persons of shortage less that it takes before a cost is divided by them."""
    smallest_change: float = 0.05
    """Persons below which a cell is not told of."""


TAKE_UP: Final = TakeUp()
LEVER_SETTINGS: Final = LeverSettings()

"""What the education outlook assumes where nobody has measured. Declared, dated, sourced.

Set 2026-11, in round numbers: they are starting points that any counted table replaces, and were
not read anew at the source when set. Shares are 0-1. Symbols as in docs/method-guide/supply.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

AgeShares = Mapping[int, float]
"""First age of a group -> share of those who finish; sums to 1."""

FINISHING_AGES: Final[Mapping[str, AgeShares]] = MappingProxyType(
    {
        "upper_secondary": MappingProxyType({16: 0.72, 20: 0.28}),
        "adult": MappingProxyType(
            {20: 0.24, 25: 0.20, 30: 0.18, 35: 0.14, 40: 0.11, 45: 0.08, 50: 0.05}
        ),
        "higher_vocational": MappingProxyType(
            {20: 0.24, 25: 0.26, 30: 0.19, 35: 0.13, 40: 0.09, 45: 0.06, 50: 0.03}
        ),
        "higher_education": MappingProxyType(
            {20: 0.36, 25: 0.37, 30: 0.11, 35: 0.07, 40: 0.04, 45: 0.03, 50: 0.02}
        ),
    }
)
"""When people finish, by school form. Pupils leave upper secondary school at 19 (Skolverket, three
years in nine of ten cases); in higher vocational education the mean age of graduates is 32-33 (MYH,
SCB UF0701); in higher education half are 25 or older (UKÄ). Only the split between ages of flows
that are known in total rests on this. Plausible: each share within a third."""

USUAL_YEARS: Final[Mapping[str, int]] = MappingProxyType(
    {"upper_secondary": 3, "adult": 1, "higher_vocational": 2, "higher_education": 3}
)
"""Years from start to examination where no better number is found in the counts."""

USUAL_COMPLETION: Final[Mapping[str, float]] = MappingProxyType(
    {
        "upper_secondary": 0.80,
        "adult": 0.60,
        "higher_vocational": 0.72,
        "higher_education": 0.60,
    }
)
"""Share of those who start that finish. Skolverket: 81 % of pupils have a degree within four years
(cohort 2019); MYH: 70-73 % of students; UKÄ: about 60 % of programme students within nominal time
plus three years, more in nursing and medicine. Plausible: 0.1 to each side."""


@dataclass(frozen=True, slots=True)
class EducationSettings:
    """How starts, completion and retention are estimated, and how sure they are."""

    fit_years: int = 5
    """Latest years that seats, applicants and admission are read from."""
    base_years: int = 3
    """Latest years whose graduates are the usual number."""
    longest_years: int = 6
    """Most years from start to examination that are tried."""
    completion_prior: float = 60.0
    """Starters at whom a programme's own completion weighs as much as its school form's."""
    completion_spread: float = 60.0
    """a + b of the Beta that a year's completion is drawn from: about 6 points either way."""
    seats_walk: float = 0.04
    """Standard deviation of the yearly log change of seats, shared by a school form.
    Sweden's first-year seats 2010-2024 changed by 2-6 % a year (UKÄ, MYH)."""
    applicants_walk: float = 0.08
    """The same of applicants: they follow the labour market (UHR 2008-2024: 3-15 % a year)."""
    own_walk: float = 0.04
    """The same of one programme, seats and applicants alike."""
    retention_walk: float = 0.05
    """Standard deviation of the yearly change of the log odds to stay, shared by all groups."""
    retention_prior: float = 40.0
    """Graduates the usual share weighs as much as, when evidence cannot tell how groups differ."""
    retention_doubt: float = 0.35
    """Standard deviation of the log odds of an assumed retention: 0.34 is 0.25-0.45."""
    yearly_loss: float = 0.04
    """Share of those who stayed that leave in each later year, where nobody followed them.
    Saco 2015 and SCB's follow-ups of graduates: most moves come in the first year."""


EDUCATION: Final = EducationSettings()


@dataclass(frozen=True, slots=True)
class StatedSettings:
    """How much of what people say they would do they do."""

    bias_factor: float = 0.40
    """Share of stated extra staying that becomes real, where no cohort tells.
    Hypothetical answers overstate about two- to threefold: List & Gallet (2001) find a median
    ratio of 3 between stated and real, Murphy et al. (2005) a median of 1.35 and a mean of 2.6;
    intentions to move predict a third to a half of moves (Lu 1999; De Groot et al. 2011)."""
    bias_doubt: float = 0.45
    """Standard deviation of its logarithm: 0.40 is 0.22-0.71 (80 %)."""
    linked_power: float = 0.5
    """How much of what a cohort overstated of its plain intentions is held against what it said of
    what it would do: 0 nothing, 1 all of it. No study tells; plausible 0-1."""


STATED: Final = StatedSettings()

"""What demand by industry, occupation and sector assumes. Declared, dated, with ranges."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from talentlab.calc.assumptions.demand import SpreadSettings

SERVICE_SECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "preschool": "P",
        "school": "P",
        "upper_secondary": "P",
        "elderly_care": "Q",
        "disability_care": "Q",
        "health_care": "Q",
    }
)
"""Public service -> the SNI 2007 section its staff is counted in.

SNI 2007 puts preschools in 85 (P) when they teach and in 88 (Q) when they only mind children; SCB
counts Swedish preschools as 85.1.
"""


@dataclass(frozen=True, slots=True)
class IndustrySettings:
    """Symbols as in docs/method-guide/demand.md, sections 2-4. Set in 2026-11."""

    staffing_years: float = 5.0
    """kappa_s: years of unchanged staffing that the trend of staff per user starts with.

    Staff per user changes with budgets and laws, and past changes were often reversed (SKR,
    Ekonomirapporten). Plausible: 2 to 15.
    """
    staffing_memory: float = 0.8
    """Share of that trend kept after a year."""
    largest_staffing_change: float = 0.05
    """Log change of staff per user in a year beyond which it is taken for another way of counting.
    """
    staffing_spread: float = 0.015
    """sigma_s: standard deviation of the yearly log change of staff per user, all places together.

    Prior; counts as ``spread_years`` of the history's own. It also holds that the share of each age
    who use the service changes. Plausible: 0.005 to 0.04.
    """
    own_staffing_spread: float = 0.02
    """The same for what one municipality does by itself. Plausible: 0.01 to 0.06."""
    spread_years: float = 6.0
    """Years of history that a prior spread counts as."""
    mix_spread: float = 0.03
    """tau_M: standard deviation of the yearly log change of an occupation beside its industries.

    Prior; the county's own history of occupations beside its industries is weighed in. Plausible:
    0.01 to 0.08.
    """
    usage_size: float = 200.0
    """Residents of an age group at whom a municipality's own share of users counts half."""
    sector_size: float = 20.0
    """Employees at whom a municipality's own public share in an occupation counts half."""
    sector_spread: float = 0.05
    """Standard deviation of the yearly change of the log odds that a job is public. Plausible:
    0.01 to 0.15: at even odds four changes of five are below 1.6 percentage points."""


INDUSTRIES: Final = IndustrySettings()
INDUSTRY_SPREAD: Final = SpreadSettings(
    luck=0.4,
    own_leaf=6e-4,
    shared_total=1e-4,
    shared_leaf=3e-4,
    shared_reference=10_000.0,
    shared_growth=1.25,
)
"""How wrong industries of municipalities are thought to be before earlier outlooks say better.

As for occupations, but what is shared is now a county and not a country: its shocks are those of
industries of some ten thousand employees, and trends that are missed last less long. Luck is less
than in occupations, which are coded from small samples of answers: whoever works in an industry is
counted where the employer is. Each county's own hindcasts then scale all of it.
"""

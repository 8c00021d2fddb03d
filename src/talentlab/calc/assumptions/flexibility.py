"""What demand by education assumes about who can hold a job. Declared, dated, with ranges."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class EducationSettings:
    """Symbols as in docs/method-guide/demand.md, sections 6-7. Set in 2026-11."""

    least_size: float = 5.0
    most_size: float = 2_000.0
    """kappa lies between these: employees at whom a place's own educations count half."""
    usual_size: float = 100.0
    """kappa where no place but the county is counted."""
    few: float = 20.0
    """Fewest employees with an education whose change is measured."""
    usual_trend: float = 0.015
    """Standard deviation among educations of the yearly log change of their part of the jobs of
    their occupations. Prior; plausible: 0.005 to 0.03."""
    trend_groups: float = 20.0
    """Educations that the prior counts as."""
    trend_memory: float = 0.95
    """Share of a trend kept after a year."""
    largest_change: float = 0.15
    """Log change of a share in a year beyond which it is taken for a new way of coding."""
    profile_spread: float = 0.02
    """tau_e: standard deviation of such a change around its trend, in one year. Prior; plausible:
    0.005 to 0.05."""
    spread_years: float = 4.0
    """Steps between years that the prior counts as."""
    turnover: float = 0.15
    """delta: share of those who hold a job today that are others a year later.

    Whom they are replaced by is partly luck, which moves the educations of few away from what is
    usual and back. About 12-15 % of employees begin at a workplace each year (SCB). Plausible: 0.08
    to 0.25.
    """
    most_luck: float = 1.0
    """Log variance of luck is held here: a cell of one has no more of it."""
    fit_rounds: int = 50
    """Passes that fit educations and occupations of a place to both margins."""


EDUCATION: Final = EducationSettings()

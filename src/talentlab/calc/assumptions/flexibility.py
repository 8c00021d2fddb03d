"""What demand by education assumes about who can hold a job. Declared, dated, with ranges."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class EducationSettings:
    """Symbols as in docs/method-guide/demand.md, sections 5-6. Set in 2026-11."""

    least_size: float = 5.0
    most_size: float = 2_000.0
    """kappa lies between these: employees at whom a place's own educations count half."""
    usual_size: float = 100.0
    """kappa where no place but the county is counted."""
    few: float = 5.0
    """Employees added to each side before the change of an education's share is measured."""
    trend_years: float = 4.0
    """kappa_t: years of unchanged educations that the trend of each starts with. Plausible: 2-10.
    """
    trend_size: float = 200.0
    """Employees of an occupation at whom plain luck adds one more such year."""
    trend_memory: float = 0.9
    """Share of the trend kept after a year."""
    largest_change: float = 0.15
    """Log change of a share in a year beyond which it is taken for a new way of coding."""
    profile_spread: float = 0.02
    """tau_e: standard deviation of the yearly log change of an education's share of all jobs that
    their occupations do not explain. Prior; plausible: 0.005 to 0.05."""
    spread_years: float = 4.0
    """Years of history that the prior counts as."""
    luck: float = 0.5
    """phi: variance per employee and year of who happens to come and go.

    About a tenth leave their job each year and are replaced (SCB, 12-15 % of employees); whom by
    is partly luck. Plausible: 0.2 to 1.
    """
    most_luck: float = 1.0
    """Log variance of luck is held here: a cell of one has no more of it."""
    fit_rounds: int = 50
    """Passes that fit educations and occupations of a place to both margins."""


EDUCATION: Final = EducationSettings()

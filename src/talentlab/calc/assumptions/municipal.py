"""What modelled municipal employment assumes about how places differ. Declared, dated, sourced."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class MunicipalSettings:
    """Symbols as in docs/method-guide/employment.md, section 8. Set in 2026-11.

    How far a place's occupations lie from what its industries suggest is not published for Swedish
    municipalities. The nearest that can be computed is how far the 21 counties lie from what their
    coarser occupation groups suggest (SCB, employees by SSYK 2012 and county, 2022): the standard
    deviation of the log ratio is 0.21-0.31 for the level below a two-digit group and 0.17-0.26 for
    the level below a one-digit group (the lower weighted by size, the higher for typical cells).

    How a place moves away from its county has never been seen by occupation, so what the county's
    own past says is not believed where it is surer than this. For all occupations it comes from
    nine municipalities with 54,000 to 113,000 employed by workplace, beside Sweden, 2000-2024 (SCB,
    without the years in which the way of counting changed): the logarithm of their share moved by
    1.4, 2.2 and 2.8 % in one, two and three years, root mean square.
    """

    seed_spread: float = 0.01
    """epsilon: share of the seed table laid out evenly, so that any job may occur in any trade."""
    unlike: tuple[float, float, float, float] = (0.0, 0.05, 0.10, 0.25)
    """tau_k: standard deviation of log employees of today, for codes of 0, 1, 2 and 3 digits;
    plausible results: a 3-digit group is 32% fewer to 37% more in four municipalities of five."""
    luck: float = 1.0
    """phi: variance per employee of who happens to work where today, and at least of who happens
    to come and go in a year; 1 is Poisson."""
    least_total: float = 2e-4
    """Log variance of one year of a municipality's own shocks to all occupations, at least;
    plausible results: with luck, and besides what the county does, four of five places with 70,000
    employees stay within 2 % in a year, and four of five with 800 within 5 %."""
    least_group: float = 1.6e-4
    """The same of shocks to each code below, with 1,000 employees there: as counties have from the
    start (``SpreadSettings.own_group``)."""
    least_growth: float = 1.2
    """Own variances at the least grow as h to this power: (2.8 / 1.4)^2 = 3^1.26, rounded down."""
    most_variance: float = 1.0
    """Log variance of luck, or of what changes, is held here: few employees have no more of it."""
    mix_years: int = 5
    """Years that a mix of occupations in industries is used for, before and after it was counted;
    the base year is modelled even if it is older. Plausible: 2 to 10."""


MUNICIPAL: Final = MunicipalSettings()

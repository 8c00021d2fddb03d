"""What the employment outlook assumes. One fixed configuration for every place and year."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DemandSettings:
    """The ensemble of growth. Symbols as in docs/method-guide/employment.md."""

    memory: float = 0.6
    """Share of last year's growth that is left after a year."""
    nation_kappa: float = 500.0
    """Employees of no growth added to an occupation in the nation."""


@dataclass(frozen=True, slots=True)
class SpreadSettings:
    """How far outcomes fall from the outlook. Variances of log errors one year ahead."""

    luck: float = 2.0
    """alpha: variance per employee of plain luck."""
    shared: float = 2e-4
    """Variance that all regions have in common, at each length of code."""
    own: float = 1e-3
    """The same, of each region's own."""
    sex: float = 5e-4
    """The same, of each sex in a region's occupation."""
    growth: float = 1.2
    """Variances grow as h to this power."""


DEMAND: Final = DemandSettings()
SPREAD: Final = SpreadSettings()

"""What the draws of the future assume beyond the widths that hindcasts give."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DrawSettings:
    """How shocks are shared. Symbols as in docs/method-guide/uncertainty-and-backtest.md."""

    common_share: float = 0.35
    """c: share of the variance of log errors that all regions have in common.

    Swedish counties, origins 1985-2010, five years ahead: 0.99^2 / (0.99^2 + 1.34^2) = 0.35.
    Plausible: 0.2 to 0.6.
    """
    total_follows: float = 0.7
    """Correlation of the error of all residents with the error of ages 20-64. Plausible: 0.5-0.9.
    """
    cell_turnover: float = 0.3
    """Variance per person and year of a single age's own luck: about twice the yearly share of
    movers among young adults. Plausible: 0.1 to 0.6."""


DRAWS: Final = DrawSettings()

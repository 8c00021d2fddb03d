"""What the gap between supply and demand assumes. One configuration for every place and year."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class BalanceSettings:
    """Limits of what is said and shown. Symbols as in docs/method-guide/gap.md."""

    margin: float = 0.02
    """delta: share of demand that may be missing before it counts as a shortage. Judged 2026: some
    jobs are always vacant between two holders. Plausible 0.01-0.03."""
    short_above: float = 0.8
    """A shortage is said above this probability of one, a surplus below ``surplus_below``."""
    surplus_below: float = 0.2
    tail: float = 0.10
    """Share of the worst draws that CVaR is the mean of."""
    fewest_persons: float = 5.0
    """Cells with fewer are withheld, as Swedish producers of statistics do."""
    widest_band: float = 0.5
    """Half of the 80 % band, beside the median, above which a wider group is shown instead."""
    fewest_openings: float = 1.0
    """Openings, or newcomers, since the base year below which nothing is divided by them."""
    published_draws: int = 200
    """Draws of ``balance_draws``, which scenarios and plans of seats start from."""
    least_demand: float = 0.5
    """Jobs below which a gap is no share of them."""


@dataclass(frozen=True, slots=True)
class GapTrial:
    """How the gap is tried on years that have been (docs/method-guide/gap.md, section 8)."""

    tolerance: float = 0.10
    """Error, as a share of demand, that a number may have and still be trusted."""
    trusted_share: float = 0.8
    """Share of the outcomes that must be within it."""


ITA_LIMITS: Final[Mapping[str, float]] = MappingProxyType(
    {"much_fewer": 0.85, "fewer": 1.00, "balance": 1.05, "more": 1.15}
)
"""Class -> the ratio of newcomers to openings it ends at; ``much_more`` from the last one.

Source: ROA, Indicator Toekomstige Arbeidsmarktsituatie (Methodiek arbeidsmarktprognoses, ROA-TR),
whose classes have the same limits. Read in 2026."""

BALANCE: Final = BalanceSettings()
GAP_TRIAL: Final = GapTrial()

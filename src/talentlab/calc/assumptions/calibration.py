"""How far errors in earlier years are believed beside what is assumed beforehand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalibrationSettings:
    """How quantiles of earlier errors become factors. Symbols as in the method guide."""

    prior_origins: float = 8.0
    """k0: independent origins the prior counts as."""
    level: float = 0.8
    """Share of outcomes an interval is meant to hold."""
    inflation: float = 0.25
    """Share of the finite-sample correction (1 - level) level / (E + 1) that is added."""
    neighbours: float = 0.5
    """Distance in log h at which a neighbouring horizon's evidence has weight 1/e."""
    least_score: float = 0.05
    """Lowest quantile of hindcast scores believed: a past without error is luck."""

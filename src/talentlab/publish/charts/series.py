"""The numbers in a line chart: counted ones, and expected ones with their intervals."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A counted value ``at`` a year (or at so many years ahead)."""

    at: int
    value: float


@dataclass(frozen=True, slots=True)
class Expected:
    """A forecast value with its 80 % and 95 % intervals."""

    at: int
    p2_5: float
    p10: float
    p50: float
    p90: float
    p97_5: float

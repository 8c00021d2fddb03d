"""What a measurement says: one measure of one method, at one or several numbers of years ahead."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Best: TypeAlias = Literal["low", "high"] | float
"""Whether low or high numbers are good, or the number they should be near."""
COVERAGE_AIM: Final = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    part
        What was forecast, or what the machine did: ``population``, ``employment``, ``speed``.
    measure
        What was measured, in words, with its unit and on what.
    method
        Who was measured; empty where there is only one.
    values
        The numbers, as many as ``years_ahead``; only one where nothing is ahead.
    years_ahead
        Horizons, shortest first; empty where time is not what varies.
    aim
        What it is held against, in words; empty where it is the opponent that is measured.
    best
        Whether low or high numbers are good, or the number they should be near.
    decimals
        How many are worth saying.

    """

    part: str
    measure: str
    method: str
    values: tuple[float, ...]
    years_ahead: tuple[int, ...] = ()
    aim: str = ""
    best: Best = "low"
    decimals: int = 2

    @property
    def key(self) -> tuple[str, str, str]:
        """What the same line is found by in another table."""
        return self.part, self.measure, self.method

    @property
    def written(self) -> str:
        """The numbers as the table writes them."""
        return " / ".join(f"{value:.{self.decimals}f}" for value in self.values)

    @property
    def ahead(self) -> str:
        """The horizons as the table writes them."""
        return " / ".join(str(years) for years in self.years_ahead)


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """What could not be measured here, and why."""

    part: str
    what: str
    why: str

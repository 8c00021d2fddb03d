"""One release against the one before: what became better, what became worse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rows import Row

_NOISE: Final = {"speed": 0.15, "scaling": 0.15}
"""Part -> the share by which a clock's numbers differ from one run to the next on the same code."""


@dataclass(frozen=True, slots=True)
class Change:
    """One measure of one method that is not what it was, at one number of years ahead."""

    row: Row
    years_ahead: int | None
    before: float
    now: float
    is_better: bool

    def __str__(self) -> str:
        """Return the change in words."""
        ahead = "" if self.years_ahead is None else f" at {self.years_ahead} years"
        verdict = "better" if self.is_better else "worse"
        numbers = f"{self.before:.{self.row.decimals}f} → {self.now:.{self.row.decimals}f}"
        who = f"{self.row.method}, " if self.row.method else ""
        return f"{verdict}: {self.row.part}: {who}{self.row.measure}{ahead}: {numbers}"


def changes(now: Sequence[Row], before: Sequence[Row]) -> list[Change]:
    """Return every number that differs as it is written, the worse ones first.

    Lines that only one of the releases has are not compared: they are new, or gone.
    """
    known = {row.key: row for row in before}
    found = [change for row in now if row.key in known for change in _changes(row, known[row.key])]
    return sorted(found, key=lambda change: change.is_better)


def _changes(now: Row, before: Row) -> Iterator[Change]:
    horizons: Sequence[int | None] = now.years_ahead or (None,)
    earlier = dict(zip(before.years_ahead or (None,), before.values, strict=True))
    for years, value in zip(horizons, now.values, strict=True):
        old = earlier.get(years)
        if old is not None and _differ(now, old, value):
            is_better = _distance(now, value) < _distance(now, old)
            yield Change(now, years, old, value, is_better)


def _differ(row: Row, old: float, new: float) -> bool:
    """Return whether two numbers differ as written, and by more than the clock's noise."""
    noise = _NOISE.get(row.part, 0.0) * abs(old)
    return round(old, row.decimals) != round(new, row.decimals) and abs(new - old) > noise


def _distance(row: Row, value: float) -> float:
    """Return how far a number is from the best there could be; lower is better."""
    if row.best == "low":
        return value
    return -value if row.best == "high" else abs(value - row.best)

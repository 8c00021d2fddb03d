"""The numbers in a line chart: counted ones, and expected ones with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


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


@dataclass(frozen=True, slots=True)
class Pieces:
    """A counted series as it may be drawn: what was counted year after year, and what lies between.

    ``runs`` have a count for every year. ``gaps`` join two runs over years that nobody counted;
    across a break in the series there is neither.
    """

    runs: tuple[tuple[Count, ...], ...]
    gaps: tuple[tuple[Count, Count], ...]


def pieces(counts: Sequence[Count], *, break_years: Sequence[int] = ()) -> Pieces:
    """Return the runs and gaps of a yearly series in order."""
    runs: list[list[Count]] = [[counts[0]]] if counts else []
    gaps: list[tuple[Count, Count]] = []
    for before, count in pairwise(counts):
        is_broken = any(before.at < year <= count.at for year in break_years)
        is_gap = count.at > before.at + 1
        if is_broken or is_gap:
            runs.append([])
        if is_gap and not is_broken:
            gaps.append((before, count))
        runs[-1].append(count)
    return Pieces(tuple(tuple(run) for run in runs), tuple(gaps))

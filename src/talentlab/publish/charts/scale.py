"""From numbers to places on paper, and ticks at numbers people like."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_EQUAL: Final = 1e-9
"""Values closer than this, relative to their size, are the same number."""

NICE_STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from ``domain`` (numbers) to ``span`` (pixels)."""

    domain: tuple[float, float]
    span: tuple[float, float]

    def __call__(self, value: float) -> float:
        """Return the pixel of ``value``."""
        (low, high), (start, end) = self.domain, self.span
        return start + (value - low) / (high - low) * (end - start)


def nice_step(extent: float, wanted: int) -> float:
    """Return the smallest nice step that needs at most ``wanted`` intervals.

    >>> nice_step(23_000, 5)
    5000.0
    """
    rough = extent / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    fits = (nice * power for nice in NICE_STEPS if nice * power >= rough * (1 - 1e-9))
    return next(fits)


def nice_ticks(values: Iterable[float], *, wanted: int = 5, from_zero: bool = False) -> list[float]:
    """Return evenly spaced ticks that enclose all ``values``; equal values still get a range."""
    found = list(values)
    low, high = min(found), max(found)
    if from_zero:
        low, high = min(low, 0), max(high, 0)
    if high - low <= _EQUAL * max(abs(low), abs(high), 1):
        low, high = low - max(1, abs(low) * 0.05), high + max(1, abs(high) * 0.05)
    step = nice_step(high - low, wanted)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def year_ticks(first: int, last: int, *, wanted: int) -> list[int]:
    """Return round years between ``first`` and ``last``.

    >>> year_ticks(2005, 2045, wanted=5)
    [2010, 2020, 2030, 2040]
    """
    step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 500) if (last - first) / s <= wanted)
    return list(range(math.ceil(first / step) * step, last + 1, step))

"""The marks of a matrix: what each cell says in colour, in shape and in the legend's words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from talentlab.publish.charts import svg
from talentlab.publish.charts.frame import Canvas
from talentlab.publish.charts.labels import text_width
from talentlab.publish.charts.squarify import Box

_SWATCH: Final = 20.0
_LINE: Final = 1.9  # of the text's height, from one line of the legend to the next
_HALF: Final = 4.5  # pixels from the middle of a mark to its edge
_THIN: Final = 1.1


class Mark(StrEnum):
    """What a cell says."""

    SHORT = "short"
    SURPLUS = "surplus"
    ENOUGH = "enough"
    UNCERTAIN = "uncertain"
    POOLED = "pooled"
    SUPPRESSED = "suppressed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: its mark, and whether what it says is large, which paints it stronger."""

    mark: Mark
    is_large: bool = False


# Mark -> the class of its ground and of its ink, small and large. Both are roles of the palette.
_PAINT: Final[Mapping[tuple[Mark, bool], tuple[str, str]]] = MappingProxyType(
    {
        (Mark.SHORT, False): ("ch-map-1", "ch-on-1"),
        (Mark.SHORT, True): ("ch-map-0", "ch-on-0"),
        (Mark.SURPLUS, False): ("ch-map-5", "ch-on-5"),
        (Mark.SURPLUS, True): ("ch-map-6", "ch-on-6"),
        (Mark.ENOUGH, False): ("ch-map-4", "ch-on-4"),
        (Mark.ENOUGH, True): ("ch-map-4", "ch-on-4"),
    }
)
_PLAIN: Final = ("ch-map-3 ch-edge", "ch-on-3")
_EMPTY: Final = ("ch-map-none", "ch-ink")


def painted(cells: Sequence[tuple[MatrixCell, Box]]) -> list[str]:
    """Return every cell: one path for each ground and one for each ink, however many cells."""
    grounds: dict[str, list[str]] = {}
    inks: dict[str, list[str]] = {}
    for cell, box in cells:
        ground, ink = _paint_of(cell)
        grounds.setdefault(ground, []).append(_rectangle(box.x, box.y, box.width, box.height))
        if cell.mark in _SHAPES:
            inks.setdefault(ink, []).append(_SHAPES[cell.mark](*box.centre))
    every = [*grounds.items(), *inks.items()]
    return [svg.element("path", d="".join(parts), class_=class_) for class_, parts in every]


def legend(names: Sequence[tuple[Mark, str]], canvas: Canvas) -> tuple[list[str], float]:
    """Return a cell and a name for each mark, on as many lines as they need, and their height."""
    size = canvas.size
    x, y = 0.0, 0.0
    parts: list[str] = []
    cells: list[tuple[MatrixCell, Box]] = []
    for mark, name in names:
        width = _SWATCH + 7 + text_width(name, size)
        if x > 0 and x + width > canvas.width:
            x, y = 0.0, y + size * _LINE
        cells.append((MatrixCell(mark, is_large=False), Box(x, y + 1, _SWATCH, size * 1.25)))
        parts.append(svg.text(name, x + _SWATCH + 7, y + size * 1.1, "ch-label"))
        x += width + 2 * size
    return [*painted(cells), *parts], y + size * _LINE + size * 0.6


def _paint_of(cell: MatrixCell) -> tuple[str, str]:
    if (cell.mark, cell.is_large) in _PAINT:
        return _PAINT[cell.mark, cell.is_large]
    return _PLAIN if cell.mark is Mark.UNCERTAIN else _EMPTY


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    left, top, right, bottom = (svg.coordinate(v) for v in (x, y, x + width, y + height))
    return f"M{left} {top}H{right}V{bottom}H{left}Z"


def _down(x: float, y: float) -> str:
    return (
        svg.path_through([(x - _HALF, y - _HALF + 1), (x + _HALF, y - _HALF + 1), (x, y + _HALF)])
        + "Z"
    )


def _up(x: float, y: float) -> str:
    return (
        svg.path_through([(x - _HALF, y + _HALF - 1), (x + _HALF, y + _HALF - 1), (x, y - _HALF)])
        + "Z"
    )


def _caret(x: float, y: float) -> str:
    """Return an open point upwards: the sign of what is likely, as in lists."""
    low, high = y + _HALF - 1.5, y - _HALF + 0.5
    outer = [(x - _HALF, low), (x, high), (x + _HALF, low)]
    inner = [(x + _HALF - 2.4, low), (x, high + 4.2), (x - _HALF + 2.4, low)]
    return svg.path_through([*outer, *inner]) + "Z"


def _line(x: float, y: float) -> str:
    return _rectangle(x - _HALF, y - _THIN, 2 * _HALF, 2 * _THIN)


def _two_lines(x: float, y: float) -> str:
    return _line(x, y - 2.5) + _line(x, y + 2.5)


def _dot(x: float, y: float) -> str:
    return _rectangle(x - 1.5, y - 1.5, 3, 3)


_SHAPES: Final[Mapping[Mark, Callable[[float, float], str]]] = MappingProxyType(
    {
        Mark.SHORT: _down,
        Mark.SURPLUS: _up,
        Mark.ENOUGH: _caret,
        Mark.UNCERTAIN: _line,
        Mark.POOLED: _two_lines,
        Mark.SUPPRESSED: _dot,
    }
)

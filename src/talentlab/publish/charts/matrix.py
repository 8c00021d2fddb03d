"""A matrix of verdicts: one row for each thing, one cell for each year or place.

Colour, shape and a word in the legend say the same: down for a shortage, up for a surplus, an open
point for what is probably enough, a line for what is not sure. Cells without a number of their own
have marks of their own.
"""

from dataclasses import dataclass
from html import escape
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten, text_width, thin_out
from talentlab.publish.charts.matrix_marks import Mark, MatrixCell, legend, painted
from talentlab.publish.charts.squarify import Box
from talentlab.vocab.text import Language

_ROW: Final = {"wide": 26.0, "narrow": 42.0}
_CELL: Final = {"wide": 22.0, "narrow": 20.0}
_LABEL_SHARE: Final = 0.5  # of the wide drawing, at most
_ROOM: Final = 4.0  # pixels between two years above the cells


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row, with a cell for each column. ``row`` is its place in the table."""

    label: str
    cells: tuple[MatrixCell, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in reading order. ``mark_names`` are the words of the legend, in its order.

    ``at`` is the column that the reader looks at, which gets a frame. ``more`` are rows that are
    in the table only.
    """

    figure_id: str
    title: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    mark_names: tuple[tuple[Mark, str], ...]
    twin: Twin
    at: int | None = None
    more: int = 0
    notes: tuple[str, ...] = ()


def draw_matrix(chart: Matrix, language: Language) -> Figure:
    """Return the matrix in both variants, with its sentence and its table."""
    drawings = []
    for canvas in (WIDE, NARROW):
        parts, height = _parts(chart, canvas, language)
        drawings.append(
            svg.drawing(
                f"{chart.figure_id}-{canvas.variant}",
                variant=canvas.variant,
                width=canvas.width,
                height=height,
                title=chart.title,
                description=chart.summary,
                parts=parts,
            )
        )
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=chart.summary,
        svg_wide=drawings[0],
        svg_narrow=drawings[1],
        twin=chart.twin,
        notes=chart.notes,
    )


def _parts(chart: Matrix, canvas: Canvas, language: Language) -> tuple[list[str], float]:
    """Return the drawing and its height."""
    present = {cell.mark for row in chart.rows for cell in row.cells}
    named, top = legend([pair for pair in chart.mark_names if pair[0] in present], canvas)
    left = _left(chart, canvas)
    width = (canvas.width - left) / max(1, len(chart.columns))
    heads, high = _heads(chart, canvas, left, width, top)
    top += high
    bottom = top + _ROW[canvas.variant] * len(chart.rows)
    parts = [
        *named,
        *heads,
        *_rows(chart, canvas, left, width, top),
        *_frame(chart, canvas, left, width, top),
    ]
    if chart.more:
        said = words.say(words.MORE_ROWS_IN_TABLE, language, count=chart.more)
        parts.append(svg.text(said, 0, bottom + canvas.size * 1.5, "ch-tick"))
        bottom += canvas.size * 1.6
    return parts, bottom + 8


def _rows(chart: Matrix, canvas: Canvas, left: float, width: float, top: float) -> list[str]:
    """Wide: labels beside their cells. Narrow: each label above its cells."""
    row, cell = _ROW[canvas.variant], _CELL[canvas.variant]
    is_wide = canvas is WIDE
    boxes: list[tuple[MatrixCell, Box]] = []
    labels, points = [], []
    for i, found in enumerate(chart.rows):
        upper = top + i * row + (row - cell) - (2.0 if is_wide else 0.0)
        baseline = upper + (cell / 2 + canvas.size * 0.35 if is_wide else -5.0)
        room = left - GAP if is_wide else canvas.width
        name = shorten(found.label, size=canvas.size, room=room)
        labels.append(svg.text(name, 0, baseline, "ch-label"))
        boxes += [
            (each, Box(left + j * width + 1, upper, width - 2, cell))
            for j, each in enumerate(found.cells)
        ]
        points.append((found.row, (left + ((chart.at or 0) + 0.5) * width, upper + cell / 2)))
    return [*labels, *painted(boxes), svg.reading_points(points)]


def _left(chart: Matrix, canvas: Canvas) -> float:
    if canvas is NARROW:
        return 0.0
    widest = max(text_width(row.label, canvas.size) for row in chart.rows)
    return min(widest, canvas.width * _LABEL_SHARE) + GAP


def _heads(
    chart: Matrix, canvas: Canvas, left: float, width: float, top: float
) -> tuple[list[str], float]:
    """Return the names of the columns and how high they are: lying if they fit, else standing."""
    size = canvas.size
    widths = [text_width(name, size) for name in chart.columns]
    places = [left + (j + 0.5) * width for j in range(len(chart.columns))]
    if all(name.isdecimal() for name in chart.columns) or max(widths) + _ROOM <= width:
        kept = thin_out(places, widths, gap=_ROOM)
        lying = [
            svg.text(chart.columns[j], places[j], top + size, "ch-tick", "middle") for j in kept
        ]
        return lying, size * 1.5
    high = max(widths) + GAP
    standing = [
        svg.element(
            "text",
            escape(name),
            x=0,
            y=0,
            class_="ch-tick",
            transform=f"translate({svg.coordinate(x + size * 0.35)} "
            f"{svg.coordinate(top + high - 4)}) rotate(-90)",
        )
        for name, x in zip(chart.columns, places, strict=True)
    ]
    return standing, high


def _frame(chart: Matrix, canvas: Canvas, left: float, width: float, top: float) -> list[str]:
    """Return a frame around the column looked at; cell by cell where labels stand between."""
    if chart.at is None:
        return []
    row = _ROW[canvas.variant]
    x = left + chart.at * width - 0.5
    if canvas is WIDE:
        return [_outline(x, top - 1, width + 1, row * len(chart.rows))]
    cell = _CELL[canvas.variant]
    tops = (top + (i + 1) * row - cell for i in range(len(chart.rows)))
    return [_outline(x, y - 1, width + 1, cell + 2) for y in tops]


def _outline(x: float, y: float, width: float, height: float) -> str:
    return svg.element("rect", x=x, y=y, width=width, height=height, rx=3, class_="ch-outline-1")

"""Dots on a common axis, row by row: one measure for several methods (a Cleveland dot plot)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten, text_width
from talentlab.publish.charts.scale import Scale, nice_ticks
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

_RADIUS: Final = 4.5
_APART: Final = 10.0  # between the tracks of a row, so that none hides another
_ROW: Final = {"wide": 42.0, "narrow": 62.0}
_LABEL_SHARE: Final = 0.42  # of the wide drawing, at most


@dataclass(frozen=True, slots=True)
class DotRow:
    """One row: a value per track, in their order; nothing where it was not measured."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class DotChart:
    """Rows in reading order, and the names of up to three tracks.

    ``promise`` is a level drawn across all rows, such as 80 for a coverage that should be 80 %;
    ``up_to`` is where the axis ends at least, such as 100 for shares.
    """

    figure_id: str
    title: str
    row_label: str
    tracks: tuple[str, ...]
    rows: tuple[DotRow, ...]
    unit: str
    decimals: int = 0
    promise: float | None = None
    up_to: float = 0.0


def draw_dots(chart: DotChart, language: Language) -> Figure:
    """Return the dots in both variants, with a sentence per track and a table."""
    summary = " ".join(_sentence(chart, i, language) for i in range(len(chart.tracks)))
    wide, narrow = (
        svg.drawing(
            f"{chart.figure_id}-{canvas.variant}",
            variant=canvas.variant,
            width=canvas.width,
            height=plot.bottom + 2 * canvas.size,
            title=chart.title,
            description=summary,
            parts=_parts(chart, plot, language),
        )
        for canvas in (WIDE, NARROW)
        for plot in [_lay_out(chart, canvas)]
    )
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary,
        svg_wide=wide,
        svg_narrow=narrow,
        twin=_twin(chart),
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things stand on one variant's paper. ``top`` is below the legend."""

    canvas: Canvas
    scale: Scale
    ticks: list[float]
    top: float
    bottom: float

    def band(self, row: int) -> tuple[float, float, float]:
        """Return where a row's grid starts, where its dots stand and where its grid ends.

        Wide: one line for label and dots. Narrow: the label first, the dots below it.
        """
        height = _ROW[self.canvas.variant]
        start = self.top + row * height
        if self.canvas is WIDE:
            return start, start + height * 0.5, start + height
        return start + height * 0.34, start + height * 0.64, start + height * 0.94

    def baseline(self, row: int) -> float:
        """Return where a row's label stands."""
        start, middle, _end = self.band(row)
        return middle + self.canvas.size * 0.35 if self.canvas is WIDE else start - 4


def _lay_out(chart: DotChart, canvas: Canvas) -> _Plot:
    top = _legend(chart, canvas)[1]
    ticks = nice_ticks([*_values(chart), *_promised(chart), chart.up_to], from_zero=True)
    scale = Scale((ticks[0], ticks[-1]), (_left(chart, canvas), canvas.width - 2 * GAP))
    return _Plot(canvas, scale, ticks, top, top + _ROW[canvas.variant] * len(chart.rows))


def _parts(chart: DotChart, plot: _Plot, language: Language) -> list[str]:
    canvas, scale = plot.canvas, plot.scale
    points: list[tuple[int, svg.Point]] = []
    parts = [*_legend(chart, canvas)[0], *_tick_labels(plot, language)]
    for i, row in enumerate(chart.rows):
        start, middle, end = plot.band(i)
        parts += [
            svg.line((scale(at), start), (scale(at), end), "ch-grid" if j else "ch-rule")
            for j, at in enumerate(plot.ticks)
        ]
        parts += [
            svg.line((scale(at), start), (scale(at), end), "ch-promise") for at in _promised(chart)
        ]
        room = scale.span[0] - GAP if canvas is WIDE else canvas.width
        label = shorten(row.label, size=canvas.size, room=room)
        top = middle - _APART * (len(row.values) - 1) / 2
        places = [
            (j, (scale(value), top + _APART * (j - 1)))
            for j, value in enumerate(row.values, 1)
            if value is not None
        ]
        parts += [svg.text(label, 0, plot.baseline(i), "ch-label"), *_dots(places, scale(0))]
        points += [(i, place) for _, place in places]
    return [*parts, svg.reading_points(points)]


def _left(chart: DotChart, canvas: Canvas) -> float:
    """Return where the axis starts: beside the labels, or below them."""
    if canvas is NARROW:
        return GAP
    widest = max(text_width(row.label, canvas.size) for row in chart.rows)
    return min(widest, canvas.width * _LABEL_SHARE) + 2 * GAP


def _tick_labels(plot: _Plot, language: Language) -> list[str]:
    decimals = 0 if all(tick == int(tick) for tick in plot.ticks) else 1
    baseline = plot.bottom + plot.canvas.size * 1.3
    return [
        svg.text(
            number(tick, language, decimals=decimals),
            plot.scale(tick),
            baseline,
            "ch-tick",
            "middle",
        )
        for tick in plot.ticks
    ]


def _legend(chart: DotChart, canvas: Canvas) -> tuple[list[str], float]:
    """Return each track's mark and name, and where they end; one track alone needs none."""
    if len(chart.tracks) == 1:
        return [], GAP
    parts, x, y = [], _RADIUS, canvas.size * 0.75
    for i, name in enumerate(chart.tracks, 1):
        width = text_width(name, canvas.size) + GAP
        if x + width > canvas.width:
            x, y = _RADIUS, y + canvas.size * 1.6
        parts.append(_mark(i, (x, y)))
        parts.append(svg.text(name, x + GAP, y + canvas.size * 0.35, f"ch-end ch-ink-{i}"))
        x += width + 2 * GAP
    return parts, y + 1.5 * canvas.size


def _dots(places: Sequence[tuple[int, svg.Point]], zero: float) -> list[str]:
    """Return a row's dots, each at the end of a thin line from zero."""
    stems = [svg.line((zero, y), (x, y), f"ch-stem ch-{track}") for track, (x, y) in places]
    return [*stems, *(_mark(track, place) for track, place in places)]


def _mark(track: int, at: svg.Point) -> str:
    """Return a track's own shape, so that nobody needs its colour: round, square or lozenge."""
    x, y = at
    r, class_ = _RADIUS, f"ch-mark ch-fill-{track}"
    if track == 1:
        return svg.element("circle", cx=x, cy=y, r=r, class_=class_)
    corners = {
        2: ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        3: ((x, y - r - 1.5), (x + r + 1.5, y), (x, y + r + 1.5), (x - r - 1.5, y)),
    }
    return svg.area(corners[track], class_)


def _values(chart: DotChart) -> list[float]:
    return [value for row in chart.rows for value in row.values if value is not None]


def _promised(chart: DotChart) -> list[float]:
    return [] if chart.promise is None else [chart.promise]


def _sentence(chart: DotChart, track: int, language: Language) -> str:
    """Return one track's lowest and highest row in words."""
    found = [(row.values[track], row.label) for row in chart.rows]
    known = [(value, label) for value, label in found if value is not None]
    (low, lowest), (high, highest) = min(known), max(known)
    return words.say(
        words.DOTS_SUMMARY,
        language,
        label=chart.tracks[track],
        lowest=lowest,
        low=_written(chart, low, language),
        highest=highest,
        high=_written(chart, high, language),
    )


def _written(chart: DotChart, value: float, language: Language) -> str:
    unit = f"\u00a0{chart.unit}" if chart.unit == "%" and language == "sv" else chart.unit
    return number(value, language, decimals=chart.decimals) + unit


def _twin(chart: DotChart) -> Twin:
    columns = [TwinColumn("row", chart.row_label)]
    for i, name in enumerate(chart.tracks, 1):
        columns.append(TwinColumn(f"value_{i}", name, chart.unit, chart.decimals))
    rows: list[tuple[Value, ...]] = [(row.label, *row.values) for row in chart.rows]
    return Twin(tuple(columns), tuple(rows))

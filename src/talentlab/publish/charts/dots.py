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

_RADIUS: Final = 5.5
_ROW: Final = {"wide": 38.0, "narrow": 52.0}
_LABEL_SHARE: Final = 0.42  # of the wide drawing, at most
_LEGEND: Final = 30.0


@dataclass(frozen=True, slots=True)
class DotRow:
    """One row: a value per track, in their order; nothing where it was not measured."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class DotChart:
    """Rows in reading order, and the names of up to three tracks.

    ``promise`` is a level drawn across all rows, such as 80 for a coverage that should be 80 %.
    """

    figure_id: str
    title: str
    row_label: str
    tracks: tuple[str, ...]
    rows: tuple[DotRow, ...]
    unit: str
    decimals: int = 0
    promise: float | None = None


def draw_dots(chart: DotChart, language: Language) -> Figure:
    """Return the dots in both variants, with a sentence per track and a table."""
    summary = " ".join(_sentence(chart, i, language) for i in range(len(chart.tracks)))
    wide, narrow = (
        svg.drawing(
            f"{chart.figure_id}-{canvas.variant}",
            variant=canvas.variant,
            width=canvas.width,
            height=_bottom(chart, canvas) + 2 * canvas.size,
            title=chart.title,
            description=summary,
            parts=_parts(chart, canvas, language),
        )
        for canvas in (WIDE, NARROW)
    )
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary,
        svg_wide=wide,
        svg_narrow=narrow,
        twin=_twin(chart),
    )


def _bottom(chart: DotChart, canvas: Canvas) -> float:
    return _LEGEND + _ROW[canvas.variant] * len(chart.rows)


def _parts(chart: DotChart, canvas: Canvas, language: Language) -> list[str]:
    """Wide: label and dots on one line. Narrow: the label above its dots."""
    ticks = nice_ticks([*_values(chart), *_promised(chart)], from_zero=True)
    left = _left(chart, canvas)
    scale = Scale((ticks[0], ticks[-1]), (left, canvas.width - 2 * GAP))
    bottom = _bottom(chart, canvas)
    points: list[tuple[int, svg.Point]] = []
    parts = [*_legend(chart, canvas), *_axis(ticks, scale, bottom, canvas, language)]
    parts += [
        svg.line((scale(at), _LEGEND), (scale(at), bottom), "ch-promise") for at in _promised(chart)
    ]
    for i, row in enumerate(chart.rows):
        top = _LEGEND + i * _ROW[canvas.variant]
        middle = top + _ROW[canvas.variant] * (0.5 if canvas is WIDE else 0.68)
        baseline = middle + canvas.size * 0.35 if canvas is WIDE else top + canvas.size * 1.3
        room = left - GAP if canvas is WIDE else canvas.width
        label = shorten(row.label, size=canvas.size, room=room)
        places = [(j, scale(v)) for j, v in enumerate(row.values, 1) if v is not None]
        parts += [svg.text(label, 0, baseline, "ch-label"), *_dots(places, middle)]
        points += [(i, (x, middle)) for _, x in places]
    return [*parts, svg.reading_points(points)]


def _left(chart: DotChart, canvas: Canvas) -> float:
    """Return where the axis starts: beside the labels, or below them."""
    if canvas is NARROW:
        return GAP
    widest = max(text_width(row.label, canvas.size) for row in chart.rows)
    return min(widest, canvas.width * _LABEL_SHARE) + 2 * GAP


def _axis(
    ticks: Sequence[float], scale: Scale, bottom: float, canvas: Canvas, language: Language
) -> list[str]:
    decimals = 0 if all(tick == int(tick) for tick in ticks) else 1
    parts = []
    for i, tick in enumerate(ticks):
        x = scale(tick)
        parts.append(svg.line((x, _LEGEND), (x, bottom), "ch-grid" if i else "ch-rule"))
        label = number(tick, language, decimals=decimals)
        parts.append(svg.text(label, x, bottom + canvas.size * 1.3, "ch-tick", "middle"))
    return parts


def _legend(chart: DotChart, canvas: Canvas) -> list[str]:
    """Return each track's mark and name on one line; one track alone needs none."""
    if len(chart.tracks) == 1:
        return []
    parts, x = [], _RADIUS
    for i, name in enumerate(chart.tracks, 1):
        parts.append(_mark(i, (x, canvas.size * 0.75)))
        parts.append(svg.text(name, x + GAP, canvas.size * 1.1, f"ch-end ch-ink-{i}"))
        x += text_width(name, canvas.size) + 3 * GAP
    return parts


def _dots(places: Sequence[tuple[int, float]], y: float) -> list[str]:
    """Return a row's dots on a line as long as they are apart, the first track on top."""
    ends = [x for _, x in places]
    across = [svg.line((min(ends), y), (max(ends), y), "ch-rule")] if len(places) > 1 else []
    return [*across, *(_mark(track, (x, y)) for track, x in reversed(places))]


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

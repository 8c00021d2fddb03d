"""Ranges on a common axis, row by row: from a low to a high value, with a dot in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten, text_width, thin_out
from talentlab.publish.charts.scale import Scale, nice_ticks
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

_ROW: Final = {"wide": 40.0, "narrow": 56.0}
_LABEL_SHARE: Final = 0.52  # of the wide drawing, at most
_RADIUS: Final = 6.0
_CAP: Final = 7.0


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One row: a dot, and the range around it where that is known."""

    label: str
    middle: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Rows in reading order. ``names`` say what the low end, the dot and the high end are."""

    figure_id: str
    title: str
    row_label: str
    names: tuple[str, str, str]
    rows: tuple[RangeRow, ...]
    unit: str
    notes: tuple[str, ...] = ()


def draw_ranges(chart: RangeChart, language: Language) -> Figure:
    """Return the ranges in both variants, with a sentence and a table."""
    summary = " ".join(_sentence(row, chart, language) for row in chart.rows)
    wide, narrow = (
        svg.drawing(
            f"{chart.figure_id}-{canvas.variant}",
            variant=canvas.variant,
            width=canvas.width,
            height=_ROW[canvas.variant] * len(chart.rows) + 2.2 * canvas.size,
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
        notes=chart.notes,
    )


def _parts(chart: RangeChart, canvas: Canvas, language: Language) -> list[str]:
    """Wide: label and range on one line. Narrow: the label above its range."""
    row = _ROW[canvas.variant]
    ends = [end for r in chart.rows for end in (r.low, r.middle, r.high) if end is not None]
    ticks = nice_ticks(ends, wanted=5 if canvas is WIDE else 3)
    left = _left(chart, canvas)
    margin = text_width(number(ticks[-1], language), canvas.size) / 2
    scale = Scale((ticks[0], ticks[-1]), (left + margin, canvas.width - margin))
    bottom = row * len(chart.rows)
    parts = _axis(ticks, scale, bottom, canvas, language)
    points: list[tuple[int, svg.Point]] = []
    for i, found in enumerate(chart.rows):
        middle = i * row + row * (0.5 if canvas is WIDE else 0.66)
        baseline = middle + canvas.size * 0.35 if canvas is WIDE else i * row + canvas.size * 1.3
        room = left - GAP if canvas is WIDE else canvas.width
        label = shorten(found.label, size=canvas.size, room=room)
        parts += [svg.text(label, 0, baseline, "ch-label"), *_range(found, scale, middle)]
        points.append((i, (scale(found.middle), middle)))
    return [*parts, svg.reading_points(points)]


def _left(chart: RangeChart, canvas: Canvas) -> float:
    if canvas is NARROW:
        return 0.0
    widest = max(text_width(row.label, canvas.size) for row in chart.rows)
    return min(widest, canvas.width * _LABEL_SHARE) + GAP


def _axis(
    ticks: Sequence[float], scale: Scale, bottom: float, canvas: Canvas, language: Language
) -> list[str]:
    labels = [number(tick, language) for tick in ticks]
    places = [scale(tick) for tick in ticks]
    kept = thin_out(places, [text_width(x, canvas.size) for x in labels], gap=canvas.size)
    lines = [svg.line((x, 0), (x, bottom), "ch-grid") for x in places]
    return lines + [
        svg.text(labels[i], places[i], bottom + canvas.size * 1.4, "ch-tick", "middle")
        for i in kept
    ]


def _range(row: RangeRow, scale: Scale, middle: float) -> list[str]:
    x = scale(row.middle)
    parts = []
    if row.low is not None and row.high is not None:
        low, high = scale(row.low), scale(row.high)
        parts = [
            svg.line((low, middle), (high, middle), "ch-line ch-1"),
            *(
                svg.line((at, middle - _CAP), (at, middle + _CAP), "ch-line ch-1")
                for at in (low, high)
            ),
        ]
    return [*parts, svg.element("circle", cx=x, cy=middle, r=_RADIUS, class_="ch-fill-1 ch-mark")]


def _sentence(row: RangeRow, chart: RangeChart, language: Language) -> str:
    low, middle, high = chart.names
    facts: dict[str, object] = {
        "label": row.label,
        "unit": chart.unit,
        "middle_name": middle.lower(),
        "middle": number(row.middle, language),
    }
    if row.low is None or row.high is None:
        return words.say(words.RANGES_SUMMARY_DOT, language, **facts)
    facts |= {"low_name": low.lower(), "low": number(row.low, language)}
    facts |= {"high_name": high.lower(), "high": number(row.high, language)}
    return words.say(words.RANGES_SUMMARY, language, **facts)


def _twin(chart: RangeChart) -> Twin:
    keys = ("low", "middle", "high")
    columns = [TwinColumn("row", chart.row_label)]
    columns += [
        TwinColumn(key, name, chart.unit, 0) for key, name in zip(keys, chart.names, strict=True)
    ]
    rows = tuple((row.label, row.low, row.middle, row.high) for row in chart.rows)
    return Twin(tuple(columns), rows)

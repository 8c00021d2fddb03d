"""The lines of a line chart, each in a panel of its own: the same axes in all, to be compared.

Sentences, table and reading points are the line chart's: walking to a year marks it in every panel.
"""

from dataclasses import replace
from typing import Final

from talentlab.publish.charts import svg
from talentlab.publish.charts.figure import Figure
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import text_width, wrap
from talentlab.publish.charts.lines import (
    LineChart,
    Track,
    breaks_of,
    counted_of,
    draw_lines,
    everything,
)
from talentlab.publish.charts.scale import Scale, nice_ticks
from talentlab.publish.charts.squarify import Box
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

_COLUMNS: Final = {"wide": 4, "narrow": 2}
_HEIGHT: Final = {"wide": 170.0, "narrow": 120.0}
_GUTTER: Final = 18.0
_NAME_LINES: Final = 3
_LEADING: Final = 1.25


def draw_lines_apart(chart: LineChart, language: Language) -> Figure:
    """Return every line in its own panel, in both variants; all else as ``draw_lines`` does."""
    figure = draw_lines(chart, language)
    wide, narrow = (_drawing(chart, figure, canvas, language) for canvas in (WIDE, NARROW))
    return replace(figure, svg_wide=wide, svg_narrow=narrow)


def _drawing(chart: LineChart, figure: Figure, canvas: Canvas, language: Language) -> str:
    boxes, top = _boxes(chart, canvas, language)
    places = sorted({at for track in chart.tracks for at, _ in track.places()})
    parts: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for i, (track, box) in enumerate(zip(chart.tracks, boxes, strict=True)):
        x = Scale((places[0], places[-1]), (box.x, box.x + box.width))
        ticks = nice_ticks(everything(chart), wanted=4)
        y = Scale((ticks[0], ticks[-1]), (box.y + box.height, box.y + top))
        is_first = i % _COLUMNS[canvas.variant] == 0
        parts += [
            *_name(track, box, canvas),
            *_grid(ticks, y, box, canvas, language if is_first else None),
            *_years(chart, x, box, canvas),
            *_breaks(chart, x, y),
            *_line(chart, track, x, y),
        ]
        points += [(places.index(at), (x(at), y(value))) for at, value in track.places()]
    last = boxes[-1]
    return svg.drawing(
        f"{chart.figure_id}-{canvas.variant}",
        variant=canvas.variant,
        width=canvas.width,
        height=last.y + last.height + 2 * canvas.size,
        title=chart.title,
        description=figure.summary,
        parts=[*parts, svg.reading_points(points)],
    )


def _boxes(chart: LineChart, canvas: Canvas, language: Language) -> tuple[list[Box], float]:
    """Return a box for each panel, and how far down in it the plot begins, below the name."""
    columns = min(_COLUMNS[canvas.variant], len(chart.tracks))
    ticks = nice_ticks(everything(chart), wanted=4)
    left = max(text_width(_written(tick, ticks, language), canvas.size) for tick in ticks) + GAP
    width = (canvas.width - left + _GUTTER) / columns - _GUTTER
    lines = max(len(_wrapped(track, width, canvas)) for track in chart.tracks)
    top = (lines * _LEADING + 0.6) * canvas.size
    height = top + _HEIGHT[canvas.variant]
    step = height + 2.6 * canvas.size
    boxes = [
        Box(left + i % columns * (width + _GUTTER), i // columns * step, width, height)
        for i in range(len(chart.tracks))
    ]
    return boxes, top


def _wrapped(track: Track, room: float, canvas: Canvas) -> list[str]:
    lines = wrap(track.label, size=canvas.size, room=room)
    if len(lines) <= _NAME_LINES:
        return lines
    return [*lines[: _NAME_LINES - 1], lines[_NAME_LINES - 1].rstrip("-,") + "…"]


def _name(track: Track, box: Box, canvas: Canvas) -> list[str]:
    return [
        svg.text(line, box.x, box.y + canvas.size * (1 + i * _LEADING), "ch-label ch-strong")
        for i, line in enumerate(_wrapped(track, box.width, canvas))
    ]


def _grid(
    ticks: list[float], y: Scale, box: Box, canvas: Canvas, language: Language | None
) -> list[str]:
    """Return the horizontal lines, numbered where a language is given: left of the first panel."""
    parts = []
    for i, tick in enumerate(ticks):
        class_ = "ch-rule" if i == 0 else "ch-grid"
        parts.append(svg.line((box.x, y(tick)), (box.x + box.width, y(tick)), class_))
        if language:
            label = _written(tick, ticks, language)
            at = (box.x - GAP, y(tick) + canvas.size * 0.35)
            parts.append(svg.text(label, *at, "ch-tick", "end"))
    return parts


def _written(tick: float, ticks: list[float], language: Language) -> str:
    is_whole = all(value == int(value) for value in ticks)
    return number(tick, language, decimals=0 if is_whole else 1)


def _years(chart: LineChart, x: Scale, box: Box, canvas: Canvas) -> list[str]:
    """Return the first and last year under a panel, and a dotted line where forecasts start."""
    first, last = (int(at) for at in x.domain)
    baseline = box.y + box.height + canvas.size + 5
    parts = [
        svg.text(str(first), box.x, baseline, "ch-tick"),
        svg.text(str(last), box.x + box.width, baseline, "ch-tick", "end"),
    ]
    if chart.base is not None:
        top = box.y + box.height - _HEIGHT[canvas.variant]
        parts.append(svg.line((x(chart.base), top), (x(chart.base), box.y + box.height), "ch-base"))
    return parts


def _breaks(chart: LineChart, x: Scale, y: Scale) -> list[str]:
    places = (x(mark.year - 0.5) for mark in breaks_of(chart))
    return [svg.line((at, y.span[0]), (at, y.span[1]), "ch-break") for at in places]


def _line(chart: LineChart, track: Track, x: Scale, y: Scale) -> list[str]:
    """Return the interval, the counts with their gaps, and the median."""
    parts = []
    start = [(x(c.at), y(c.value)) for c in track.counted[-1:]]
    if track.expected:
        upper = [(x(e.at), y(e.p90)) for e in track.expected]
        lower = [(x(e.at), y(e.p10)) for e in reversed(track.expected)]
        parts.append(svg.area([*start, *upper, *lower], "ch-band-80"))
    counted = counted_of(chart, track)
    joined = [(run, "ch-line ch-1") for run in counted.runs if len(run) > 1]
    joined += [(gap, "ch-gap ch-1") for gap in counted.gaps]
    parts += [svg.polyline([(x(c.at), y(c.value)) for c in run], name) for run, name in joined]
    if track.expected:
        median = [*start, *((x(e.at), y(e.p50)) for e in track.expected)]
        parts.append(svg.polyline(median, "ch-line ch-1 ch-expected"))
    return parts + [
        svg.element("circle", cx=at, cy=height, r=3, class_="ch-fill-1") for at, height in start
    ]

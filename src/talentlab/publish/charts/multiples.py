"""Small multiples: one small fan per area, on the same time axis, read at a glance."""

from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn
from talentlab.publish.charts.frame import NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten
from talentlab.publish.charts.scale import Scale
from talentlab.publish.charts.series import Count, Expected
from talentlab.vocab.text import Language

_COLUMNS: Final = {"wide": 4, "narrow": 2}
_PANEL: Final = {"wide": 118.0, "narrow": 124.0}
_GUTTER: Final = 22.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One area: its history and forecast, and what to write beside its name."""

    label: str
    remark: str
    history: tuple[Count, ...]
    forecast: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels in reading order. Each has its own vertical scale; the summary says so."""

    figure_id: str
    title: str
    panels: tuple[Panel, ...]
    unit: str
    decimals: int = 0


def draw_multiples(chart: Multiples, language: Language) -> Figure:
    """Return the panels in both variants, with a sentence and a table."""
    first, last = chart.panels[0].history[0].at, chart.panels[0].forecast[-1].at
    summary = words.say(
        words.MULTIPLES_SUMMARY,
        language,
        count=len(chart.panels),
        first_year=first,
        last_year=last,
    )
    drawings = []
    for canvas in (WIDE, NARROW):
        rows = -(-len(chart.panels) // _COLUMNS[canvas.variant])
        drawings.append(
            svg.drawing(
                f"{chart.figure_id}-{canvas.variant}",
                variant=canvas.variant,
                width=canvas.width,
                height=rows * _PANEL[canvas.variant] - 8,
                title=chart.title,
                description=summary,
                parts=_parts(chart, canvas),
            )
        )
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary,
        svg_wide=drawings[0],
        svg_narrow=drawings[1],
        twin=_twin(chart, language),
    )


def _parts(chart: Multiples, canvas: Canvas) -> list[str]:
    columns, height = _COLUMNS[canvas.variant], _PANEL[canvas.variant]
    width = (canvas.width + _GUTTER) / columns
    parts: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for i, panel in enumerate(chart.panels):
        left, top = i % columns * width, i // columns * height
        parts += _panel(panel, canvas, (left, top), (width - _GUTTER, height))
        points.append((i, (left + width - _GUTTER, top + canvas.size * 0.6)))
    return [*parts, svg.reading_points(points)]


def _panel(panel: Panel, canvas: Canvas, corner: svg.Point, size: tuple[float, float]) -> list[str]:
    left, top = corner
    width, height = size
    values = [c.value for c in panel.history]
    values += [bound for e in panel.forecast for bound in (e.p10, e.p90)]
    low, high = min(values), max(values)
    x = Scale((panel.history[0].at, panel.forecast[-1].at), (left, left + width))
    y = Scale((low, high if high > low else low + 1), (top + height - 26, top + canvas.size * 3.2))
    counted = [(x(c.at), y(c.value)) for c in panel.history]
    upper = [(x(e.at), y(e.p90)) for e in panel.forecast]
    lower = [(x(e.at), y(e.p10)) for e in reversed(panel.forecast)]
    median = [counted[-1], *((x(e.at), y(e.p50)) for e in panel.forecast)]
    base = top + height - 20
    name = shorten(panel.label, size=canvas.size, room=width)
    return [
        svg.text(name, left, top + canvas.size, "ch-label ch-strong"),
        svg.text(panel.remark, left, top + canvas.size * 2.35, "ch-tick"),
        svg.line((left, base), (left + width, base), "ch-grid"),
        svg.area([counted[-1], *upper, *lower], "ch-band-80"),
        svg.polyline(counted, "ch-line ch-1"),
        svg.polyline(median, "ch-line ch-1 ch-expected"),
        svg.element("circle", cx=counted[-1][0], cy=counted[-1][1], r=3, class_="ch-fill-1"),
    ]


def _twin(chart: Multiples, language: Language) -> Twin:
    """Return one row per area: the first and last count, and the forecast's end."""
    panel = chart.panels[0]
    first, base, end = panel.history[0].at, panel.history[-1].at, panel.forecast[-1].at
    unit, decimals = chart.unit, chart.decimals
    columns = (
        TwinColumn("area", words.AREA.say(language)),
        TwinColumn(f"counted_{first}", str(first), unit, decimals),
        TwinColumn(f"counted_{base}", str(base), unit, decimals),
        TwinColumn(f"p50_{end}", f"{words.MEDIAN.say(language)} {end}", unit, decimals),
        TwinColumn("p10", words.LOW_80.say(language), unit, decimals),
        TwinColumn("p90", words.HIGH_80.say(language), unit, decimals),
    )
    rows = tuple(
        (
            p.label,
            p.history[0].value,
            p.history[-1].value,
            p.forecast[-1].p50,
            p.forecast[-1].p10,
            p.forecast[-1].p90,
        )
        for p in chart.panels
    )
    return Twin(columns, rows)

"""Horizontal bars from a common zero, with 80 % intervals where the value is uncertain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten, text_width
from talentlab.publish.charts.scale import Scale
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

BAR_SHARE: Final = 0.56
"""How much of its row a bar fills; the rest is air."""

_SHORT: Final = 0.34
"""Share of a narrow drawing that labels may take and still stand beside their bars."""
_TICK: Final = 11.0  # pixels of axis on each side of a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a value and, when it is uncertain, the 80 % interval around it.

    ``row`` is its place in the table, where that has rows which are not drawn.
    """

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    is_marked: bool = False
    row: int | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Rows in the order they are read. ``signed`` writes a plus before growth."""

    figure_id: str
    title: str
    row_label: str
    value_label: str
    bars: tuple[Bar, ...]
    unit: str = ""
    decimals: int = 0
    signed: bool = False


def draw_bars(chart: BarChart, language: Language) -> Figure:
    """Return the bars in both variants, with a sentence and a table."""
    summary = _summary(chart, language)
    drawings = []
    for canvas in (WIDE, NARROW):
        row = 30.0 if _is_beside(chart, canvas) else 48.0
        drawings.append(
            svg.drawing(
                f"{chart.figure_id}-{canvas.variant}",
                variant=canvas.variant,
                width=canvas.width,
                height=row * len(chart.bars) + 8,
                title=chart.title,
                description=summary,
                parts=_parts(chart, canvas, row, language),
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


def bar_scale(chart: BarChart, left: float, right: float) -> Scale:
    """Return the scale of the bars: zero is always on it, so that areas are proportional."""
    ends = [b.value for b in chart.bars]
    ends += [bound for b in chart.bars for bound in (b.low, b.high) if bound is not None]
    low, high = min(0.0, *ends), max(0.0, *ends)
    return Scale((low, high if high > low else low + 1), (left, right))


def _is_beside(chart: BarChart, canvas: Canvas) -> bool:
    """Whether labels stand beside their bars: always on a wide drawing, else if all are short."""
    widest = max(text_width(bar.label, canvas.size) for bar in chart.bars)
    return canvas is WIDE or widest <= canvas.width * _SHORT


def _parts(chart: BarChart, canvas: Canvas, row: float, language: Language) -> list[str]:
    """Label, bar and value on one line; long labels on a phone stand above their bars."""
    values = [_written(chart, bar.value, language) for bar in chart.bars]
    value_width = max(text_width(value, canvas.size) for value in values) + GAP
    is_beside = _is_beside(chart, canvas)
    if is_beside:
        label_width = max(text_width(bar.label, canvas.size) for bar in chart.bars)
        left = min(label_width, canvas.width * 0.5) + GAP
        scale = bar_scale(chart, left, canvas.width - value_width)
    else:
        left, scale = 0.0, bar_scale(chart, 2, canvas.width - 2)
    zero = scale(0)
    points: list[tuple[int, svg.Point]] = []
    parts = [svg.line((zero, 0), (zero, row * len(chart.bars)), "ch-rule")] if is_beside else []
    for i, (bar, value) in enumerate(zip(chart.bars, values, strict=True)):
        top = i * row
        middle = top + (row / 2 if is_beside else row * 0.57)
        baseline = top + (row / 2 + canvas.size * 0.35 if is_beside else canvas.size + 2)
        room = left - GAP if is_beside else canvas.width - value_width - GAP
        name = shorten(bar.label, size=canvas.size, room=room)
        weight = "ch-label ch-strong" if bar.is_marked else "ch-label"
        if not is_beside:  # beside the bar only: labels stand where the axis would go on
            parts.append(svg.line((zero, middle - _TICK), (zero, middle + _TICK), "ch-rule"))
        parts += [
            svg.text(name, 0, baseline, weight),
            *_bar(scale, bar, middle, 30 * BAR_SHARE if is_beside else 12),
            svg.text(value, canvas.width, baseline, "ch-value", "end"),
        ]
        points.append((i if bar.row is None else bar.row, (scale(bar.value), middle)))
    return [*parts, svg.reading_points(points)]


def _bar(scale: Scale, bar: Bar, middle: float, thickness: float) -> list[str]:
    start, end = sorted((scale(0), scale(bar.value)))
    colour = "ch-fill-1" if bar.value >= 0 else "ch-fill-2"
    parts = [
        svg.element(
            "rect",
            x=start,
            y=middle - thickness / 2,
            width=end - start,
            height=thickness,
            class_=f"ch-bar {colour}",
        )
    ]
    if bar.low is not None and bar.high is not None:
        parts += interval_mark(scale(bar.low), scale(bar.high), middle, thickness * 0.5)
    return parts


def interval_mark(low: float, high: float, at: float, cap: float) -> list[str]:
    """Return a whisker, cased in the ground's colour so that it shows on the bar too."""
    ends = (((low, at), (high, at)), *(((x, at - cap / 2), (x, at + cap / 2)) for x in (low, high)))
    return [svg.line(a, b, class_) for class_ in ("ch-casing", "ch-whisker") for a, b in ends]


def _written(chart: BarChart, value: float, language: Language) -> str:
    return number(value, language, decimals=chart.decimals, signed=chart.signed) + (
        f"\u00a0{chart.unit}" if chart.unit == "%" else ""
    )


def _summary(chart: BarChart, language: Language) -> str:
    highest = max(chart.bars, key=lambda bar: bar.value)
    lowest = min(chart.bars, key=lambda bar: bar.value)
    has_bands = any(bar.low is not None for bar in chart.bars)
    return words.say(
        words.BARS_SUMMARY_BAND if has_bands else words.BARS_SUMMARY,
        language,
        count=len(chart.bars),
        highest=highest.label,
        highest_value=_written(chart, highest.value, language),
        lowest=lowest.label,
        lowest_value=_written(chart, lowest.value, language),
    )


def _twin(chart: BarChart, language: Language) -> Twin:
    columns = [
        TwinColumn("row", chart.row_label),
        TwinColumn("value", chart.value_label, chart.unit, chart.decimals),
    ]
    if any(bar.low is not None for bar in chart.bars):
        for key, text in (("p10", words.LOW_80), ("p90", words.HIGH_80)):
            columns.append(TwinColumn(key, text.say(language), chart.unit, chart.decimals))
        return Twin(tuple(columns), _rows(chart.bars))
    return Twin(tuple(columns), tuple((bar.label, bar.value) for bar in chart.bars))


def _rows(bars: Sequence[Bar]) -> tuple[tuple[Value, ...], ...]:
    return tuple((bar.label, bar.value, bar.low, bar.high) for bar in bars)

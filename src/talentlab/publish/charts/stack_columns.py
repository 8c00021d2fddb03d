"""Standing stacked bars, one for each year, with the 80 % interval of each sum."""

from itertools import accumulate
from typing import Final

from talentlab.publish.charts import svg
from talentlab.publish.charts.figure import Figure
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import text_width, thin_out
from talentlab.publish.charts.scale import Scale, nice_ticks
from talentlab.publish.charts.stacks import (
    Stack,
    StackChart,
    figure_of,
    legend,
    rounded,
    summary_of,
)
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

_BAR_SHARE: Final = 0.6
"""How much of its place a bar fills; the rest is air."""


def draw_columns(chart: StackChart, language: Language) -> Figure:
    """Return the bars in both variants, with a sentence and a table."""
    summary = summary_of(chart, language)
    wide, narrow = (
        svg.drawing(
            f"{chart.figure_id}-{canvas.variant}",
            variant=canvas.variant,
            width=canvas.width,
            height=canvas.height,
            title=chart.title,
            description=summary,
            parts=_parts(chart, canvas, language),
        )
        for canvas in (WIDE, NARROW)
    )
    return figure_of(chart, (wide, narrow), language)


def _parts(chart: StackChart, canvas: Canvas, language: Language) -> list[str]:
    named, height = legend(chart, canvas)
    ticks = nice_ticks([stack.reach for stack in chart.stacks], from_zero=True)
    labels = [number(tick, language, decimals=_decimals(ticks)) for tick in ticks]
    left = max(text_width(label, canvas.size) for label in labels) + GAP
    bottom = canvas.height - 2 * canvas.size
    y = Scale((ticks[0], ticks[-1]), (bottom, height + canvas.size * 1.2))
    x = Scale((0, len(chart.stacks)), (left, canvas.width))
    parts = list(named)
    for i, (tick, label) in enumerate(zip(ticks, labels, strict=True)):
        at = y(tick)
        parts.append(svg.line((left, at), (canvas.width, at), "ch-grid" if i else "ch-rule"))
        parts.append(svg.text(label, left - GAP, at + canvas.size * 0.35, "ch-tick", "end"))
    for i, stack in enumerate(chart.stacks):
        parts += _column(stack, x(i + 0.5), y, (x(1) - x(0)) * _BAR_SHARE)
    return [
        *parts,
        *_years(chart, canvas, x, bottom),
        *_totals(chart, canvas, (x, y), language),
        svg.reading_points(
            (i, (x(i + 0.5), y(stack.total))) for i, stack in enumerate(chart.stacks)
        ),
    ]


def _decimals(ticks: list[float]) -> int:
    return 0 if all(tick == int(tick) for tick in ticks) else 1


def _column(stack: Stack, middle: float, y: Scale, width: float) -> list[str]:
    """Return the parts from the axis up, and a whisker around their sum."""
    tops = list(accumulate(stack.parts))
    parts = [
        svg.element(
            "rect",
            x=middle - width / 2,
            y=y(top),
            width=width,
            height=y(top - part) - y(top),
            class_=f"ch-stack ch-stack-{i}",
        )
        for i, (part, top) in enumerate(zip(stack.parts, tops, strict=True), 1)
        if part > 0
    ]
    if stack.low is not None and stack.high is not None:
        low, high, cap = y(stack.low), y(stack.high), width * 0.18
        ends = (
            ((middle, low), (middle, high)),
            *(((middle - cap, at), (middle + cap, at)) for at in (low, high)),
        )
        parts += [svg.line(a, b, which) for which in ("ch-casing", "ch-whisker") for a, b in ends]
    return parts


def _years(chart: StackChart, canvas: Canvas, x: Scale, bottom: float) -> list[str]:
    places = [x(i + 0.5) for i in range(len(chart.stacks))]
    widths = [text_width(stack.label, canvas.size) for stack in chart.stacks]
    kept = thin_out(places, widths, gap=canvas.size * 0.5)
    return [
        svg.text(chart.stacks[i].label, places[i], bottom + canvas.size + 7, "ch-tick", "middle")
        for i in kept
    ]


def _totals(
    chart: StackChart, canvas: Canvas, scales: tuple[Scale, Scale], language: Language
) -> list[str]:
    """Return the sums above the bars, where there is room for all of them."""
    x, y = scales
    said = [rounded(stack.total, chart, language) for stack in chart.stacks]
    if max(text_width(label, canvas.size) for label in said) > x(1) - x(0) - 4:
        return []
    return [
        svg.text(label, x(i + 0.5), y(stack.reach) - 7, "ch-value", "middle")
        for i, (stack, label) in enumerate(zip(chart.stacks, said, strict=True))
    ]

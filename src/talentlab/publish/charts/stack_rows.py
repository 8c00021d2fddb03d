"""Lying stacked bars, one for each group, with the 80 % interval of each sum where there is one."""

from itertools import accumulate
from typing import Final

from talentlab.publish.charts import svg
from talentlab.publish.charts.bars import interval_mark
from talentlab.publish.charts.figure import Figure
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten, text_width
from talentlab.publish.charts.scale import Scale
from talentlab.publish.charts.stacks import (
    Stack,
    StackChart,
    figure_of,
    legend,
    rounded,
    summary_of,
)
from talentlab.vocab.text import Language

_ROW: Final = {"wide": 30.0, "narrow": 46.0}
_THICKNESS: Final = {"wide": 17.0, "narrow": 12.0}
_LABEL_SHARE: Final = 0.5  # of the wide drawing, at most
_SHORT: Final = 62.0  # pixels: labels as short as an age stand beside the bar on a phone too


def draw_rows(chart: StackChart, language: Language) -> Figure:
    """Return the bars in both variants, with a sentence and a table."""
    summary = summary_of(chart, language)
    drawings = []
    for canvas in (WIDE, NARROW):
        named, top = legend(chart, canvas)
        row = _row_height(chart, canvas)
        drawings.append(
            svg.drawing(
                f"{chart.figure_id}-{canvas.variant}",
                variant=canvas.variant,
                width=canvas.width,
                height=top + row * len(chart.stacks) + 6,
                title=chart.title,
                description=summary,
                parts=[*named, *_parts(chart, canvas, top, language)],
            )
        )
    return figure_of(chart, (drawings[0], drawings[1]), language)


def _is_beside(chart: StackChart, canvas: Canvas) -> bool:
    """Whether labels stand beside their bars: always on a wide drawing, else if all are short."""
    return canvas is WIDE or all(text_width(s.label, canvas.size) <= _SHORT for s in chart.stacks)


def _row_height(chart: StackChart, canvas: Canvas) -> float:
    return _ROW["wide"] if _is_beside(chart, canvas) else _ROW[canvas.variant]


def _parts(chart: StackChart, canvas: Canvas, top: float, language: Language) -> list[str]:
    values = [rounded(chart.told(stack), chart, language) for stack in chart.stacks]
    value_width = max(text_width(value, canvas.size) for value in values) + GAP
    is_beside, row = _is_beside(chart, canvas), _row_height(chart, canvas)
    left, right = 0.0, canvas.width
    if is_beside:
        widest = max(text_width(stack.label, canvas.size) for stack in chart.stacks)
        left, right = min(widest, canvas.width * _LABEL_SHARE) + GAP, canvas.width - value_width
    reach = max(stack.reach for stack in chart.stacks)
    scale = Scale((0, reach or 1), (left, right))
    height = row * len(chart.stacks)
    parts = [svg.line((left, top), (left, top + height), "ch-rule")] if is_beside else []
    points: list[tuple[int, svg.Point]] = []
    for i, (stack, value) in enumerate(zip(chart.stacks, values, strict=True)):
        begin = top + i * row
        middle = begin + row * (0.5 if is_beside else 0.66)
        baseline = middle + canvas.size * 0.35 if is_beside else begin + canvas.size + 3
        room = left - GAP if is_beside else canvas.width - value_width - GAP
        name = shorten(stack.label, size=canvas.size, room=room)
        parts += [
            svg.text(name, 0, baseline, "ch-label"),
            *_bar(stack, scale, middle, _THICKNESS["wide" if is_beside else canvas.variant]),
            svg.text(value, canvas.width, baseline, "ch-value", "end"),
        ]
        points.append((i, (scale(stack.total), middle)))
    return [*parts, svg.reading_points(points)]


def _bar(stack: Stack, scale: Scale, middle: float, thickness: float) -> list[str]:
    ends = list(accumulate(stack.parts))
    parts = [
        svg.element(
            "rect",
            x=scale(end - part),
            y=middle - thickness / 2,
            width=scale(end) - scale(end - part),
            height=thickness,
            class_=f"ch-stack ch-stack-{i}",
        )
        for i, (part, end) in enumerate(zip(stack.parts, ends, strict=True), 1)
        if part > 0
    ]
    if stack.low is not None and stack.high is not None:
        parts += interval_mark(scale(stack.low), scale(stack.high), middle, thickness * 0.5)
    return parts

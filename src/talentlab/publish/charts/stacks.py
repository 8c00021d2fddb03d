"""What stacked bars are, standing or lying: parts that add up, and how uncertain their sum is."""

from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.frame import GAP, Canvas
from talentlab.publish.charts.labels import text_width
from talentlab.publish.numerals import number, percent, sensible
from talentlab.vocab.text import Language

_LINE: Final = 1.75  # of the text's height, from one line of the legend to the next


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: its parts from the axis outwards, and the 80 % interval of their sum."""

    label: str
    parts: tuple[float, ...]
    low: float | None = None
    high: float | None = None

    @property
    def total(self) -> float:
        """The sum of the parts."""
        return sum(self.parts)

    @property
    def reach(self) -> float:
        """How far the bar and its interval go."""
        return max(self.total, self.high or 0.0)


@dataclass(frozen=True, slots=True)
class StackChart:
    """Bars in reading order. ``part_names`` are the parts, from the axis outwards.

    Where ``is_whole``, the parts are shares of a whole: what is told of a bar is its last part.
    """

    figure_id: str
    title: str
    row_label: str
    part_names: tuple[str, ...]
    total_name: str
    stacks: tuple[Stack, ...]
    unit: str
    decimals: int = 0
    is_whole: bool = False

    def told(self, stack: Stack) -> float:
        """Return the number that stands beside a bar: its sum, or its last share."""
        return stack.parts[-1] if self.is_whole else stack.total


def figure_of(chart: StackChart, drawings: tuple[str, str], language: Language) -> Figure:
    """Return the finished figure around its two drawings, wide and narrow."""
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary_of(chart, language),
        svg_wide=drawings[0],
        svg_narrow=drawings[1],
        twin=_twin(chart, language),
    )


def legend(chart: StackChart, canvas: Canvas) -> tuple[list[str], float]:
    """Return a mark and a name for each part, on as many lines as they need, and their height."""
    size, mark = canvas.size, canvas.size * 0.85
    x, y, parts = 0.0, size, []
    for i, name in enumerate(chart.part_names, 1):
        width = mark + 7 + text_width(name, size)
        if x > 0 and x + width > canvas.width:
            x, y = 0.0, y + size * _LINE
        parts += [
            svg.element(
                "rect", x=x, y=y - mark, width=mark, height=mark, rx=2, class_=f"ch-stack-{i}"
            ),
            svg.text(name, x + mark + 7, y, "ch-label"),
        ]
        x += width + 2 * GAP
    return parts, y + size


def rounded(value: float, chart: StackChart, language: Language) -> str:
    """Return a value no more exactly than it is known; the twin has every digit."""
    if chart.is_whole:
        return percent(value / 100, language, decimals=chart.decimals)
    if chart.decimals:
        return number(value, language, decimals=chart.decimals)
    return number(sensible(value), language)


def summary_of(chart: StackChart, language: Language) -> str:
    """Return the largest bar with its parts, in one sentence."""
    largest = max(chart.stacks, key=chart.told)
    parts = ", ".join(
        f"{name} {rounded(value, chart, language)}"
        for name, value in zip(chart.part_names, largest.parts, strict=True)
    )
    has_bounds = largest.low is not None
    return words.say(
        words.STACKS_SUMMARY_BAND if has_bounds else words.STACKS_SUMMARY,
        language,
        count=len(chart.stacks),
        total_name=chart.part_names[-1] if chart.is_whole else chart.total_name,
        largest=largest.label,
        total=rounded(chart.told(largest), chart, language),
        low=rounded(largest.low or 0.0, chart, language),
        high=rounded(largest.high or 0.0, chart, language),
        parts=parts,
    )


def _twin(chart: StackChart, language: Language) -> Twin:
    columns = [TwinColumn("row", chart.row_label)]
    columns += [
        TwinColumn(f"part_{i}", name, chart.unit, chart.decimals)
        for i, name in enumerate(chart.part_names, 1)
    ]
    if not chart.is_whole:
        columns.append(TwinColumn("total", chart.total_name, chart.unit, chart.decimals))
    bounded = any(stack.low is not None for stack in chart.stacks)
    if bounded:
        for key, text in (("p10", words.LOW_80), ("p90", words.HIGH_80)):
            columns.append(TwinColumn(key, text.say(language), chart.unit, chart.decimals))
    return Twin(
        tuple(columns), tuple(_row(stack, chart, bounded=bounded) for stack in chart.stacks)
    )


def _row(stack: Stack, chart: StackChart, *, bounded: bool) -> tuple[Value, ...]:
    total = () if chart.is_whole else (stack.total,)
    bounds = (stack.low, stack.high) if bounded else ()
    return (stack.label, *stack.parts, *total, *bounds)

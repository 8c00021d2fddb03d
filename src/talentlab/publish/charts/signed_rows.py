"""Lying bars whose parts go both ways from zero, and a mark at what they come to together.

The parts of a change: what pulls up stands to the right of zero, what pulls down to the left, and
the mark is the change itself. A change whose parts are not known is a hollow bar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.frame import GAP, NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten, text_width
from talentlab.publish.charts.scale import Scale
from talentlab.publish.charts.stacks import Stack, StackChart, legend
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

_ROW: Final = {"wide": 34.0, "narrow": 50.0}
_THICKNESS: Final = {"wide": 17.0, "narrow": 13.0}
_LABEL_SHARE: Final = 0.46  # of the wide drawing, at most
_MARK: Final = 5.0  # pixels that the mark of the change reaches outside its bar


@dataclass(frozen=True, slots=True)
class SignedRow:
    """One change and its signed parts, which sum to it; no parts where they are not known."""

    label: str
    change: float
    parts: tuple[float, ...] = ()

    @property
    def reach(self) -> tuple[float, float]:
        """How far the bar goes below and above zero."""
        down = sum(part for part in self.parts if part < 0)
        up = sum(part for part in self.parts if part > 0)
        return min(0.0, self.change, down), max(0.0, self.change, up)


@dataclass(frozen=True, slots=True)
class SignedChart:
    """Rows in reading order, what each part is called, and what they come to together."""

    figure_id: str
    title: str
    row_label: str
    part_names: tuple[str, ...]
    total_name: str
    rows: tuple[SignedRow, ...]
    unit: str


def draw_signed_rows(chart: SignedChart, language: Language) -> Figure:
    """Return the bars in both variants, with a sentence and a table."""
    summary = _summary(chart, language)
    wide, narrow = (_drawing(chart, canvas, summary, language) for canvas in (WIDE, NARROW))
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary,
        svg_wide=wide,
        svg_narrow=narrow,
        twin=_twin(chart),
    )


def _drawing(chart: SignedChart, canvas: Canvas, summary: str, language: Language) -> str:
    names = StackChart("", "", "", chart.part_names, "", (Stack("", ()),), "")
    named, top = legend(names, canvas)
    row = _row_height(chart, canvas)
    return svg.drawing(
        f"{chart.figure_id}-{canvas.variant}",
        variant=canvas.variant,
        width=canvas.width,
        height=top + row * len(chart.rows) + 6,
        title=chart.title,
        description=summary,
        parts=[*named, *_parts(chart, canvas, top, language)],
    )


def _is_beside(chart: SignedChart, canvas: Canvas) -> bool:
    """Whether labels stand beside their bars: on a wide drawing, if none would be cut."""
    widest = max(text_width(found.label, canvas.size) for found in chart.rows)
    return canvas is WIDE and widest <= canvas.width * _LABEL_SHARE


def _row_height(chart: SignedChart, canvas: Canvas) -> float:
    return _ROW["wide" if _is_beside(chart, canvas) else "narrow"]


def _parts(chart: SignedChart, canvas: Canvas, top: float, language: Language) -> list[str]:
    """Return labels, bars and changes: on one line where labels are short, else above the bar."""
    is_beside, row = _is_beside(chart, canvas), _row_height(chart, canvas)
    values = [_written(found.change, language) for found in chart.rows]
    value_width = max(text_width(value, canvas.size) for value in values) + GAP
    widest = max(text_width(found.label, canvas.size) for found in chart.rows)
    left = widest + GAP if is_beside else 2.0
    scale = _scale(chart.rows, left, canvas.width - (value_width if is_beside else 2.0))
    height = row * len(chart.rows)
    parts = [svg.line((scale(0), top), (scale(0), top + height), "ch-rule")] if is_beside else []
    points: list[tuple[int, svg.Point]] = []
    for i, (found, value) in enumerate(zip(chart.rows, values, strict=True)):
        begin = top + i * row
        middle = begin + row * (0.5 if is_beside else 0.68)
        baseline = middle + canvas.size * 0.35 if is_beside else begin + canvas.size + 3
        room = left - GAP if is_beside else canvas.width - value_width - GAP
        parts += [
            svg.text(shorten(found.label, size=canvas.size, room=room), 0, baseline, "ch-label"),
            *_bar(found, scale, middle, _THICKNESS[canvas.variant], has_axis=is_beside),
            svg.text(value, canvas.width, baseline, "ch-value", "end"),
        ]
        points.append((i, (scale(found.change), middle)))
    return [*parts, svg.reading_points(points)]


def _scale(rows: Sequence[SignedRow], left: float, right: float) -> Scale:
    """Return the scale of all bars, with zero on it and room for the marks at its ends."""
    low = min(found.reach[0] for found in rows)
    high = max(found.reach[1] for found in rows)
    return Scale((low, high if high > low else low + 1), (left + 2, right - 2))


def _bar(
    found: SignedRow, scale: Scale, middle: float, thickness: float, *, has_axis: bool
) -> list[str]:
    top, zero = middle - thickness / 2, scale(0)
    ends = [0.0, 0.0]  # how far the parts below and above zero have come
    boxes: list[tuple[float, float, str]] = []
    for i, part in enumerate(found.parts, 1):
        side = int(part > 0)
        boxes.append((ends[side], ends[side] + part, f"ch-stack ch-stack-{i}"))
        ends[side] += part
    if not found.parts:
        boxes.append((0.0, found.change, "ch-untold"))
    drawn = [
        svg.element(
            "rect",
            x=min(scale(start), scale(end)),
            y=top,
            width=abs(scale(end) - scale(start)),
            height=thickness,
            class_=class_,
        )
        for start, end, class_ in boxes
        if start != end
    ]
    at, reach = scale(found.change), thickness / 2 + _MARK
    rule = [] if has_axis else [svg.line((zero, top - 3), (zero, top + thickness + 3), "ch-rule")]
    marks = [
        svg.line((at, middle - reach), (at, middle + reach), class_)
        for class_ in ("ch-casing", "ch-whisker")
    ]
    return [*rule, *drawn, *marks]


def _summary(chart: SignedChart, language: Language) -> str:
    """Return the largest change with its parts, in one sentence."""
    largest = max(chart.rows, key=lambda found: abs(found.change))
    told = zip(chart.part_names, largest.parts, strict=False)
    parts = ", ".join(f"{name} {_written(part, language)}" for name, part in told)
    return words.say(
        words.SIGNED_SUMMARY if parts else words.SIGNED_SUMMARY_WHOLE,
        language,
        count=len(chart.rows),
        total_name=chart.total_name,
        largest=largest.label,
        change=_written(largest.change, language),
        parts=parts,
    )


def _written(value: float, language: Language) -> str:
    return number(value, language, signed=True)


def _twin(chart: SignedChart) -> Twin:
    columns = [TwinColumn("row", chart.row_label)]
    columns += [
        TwinColumn(f"part_{i}", name, chart.unit, 0) for i, name in enumerate(chart.part_names, 1)
    ]
    columns.append(TwinColumn("change", chart.total_name, chart.unit, 0))
    unknown: tuple[Value, ...] = (None,) * len(chart.part_names)
    rows = tuple((row.label, *(row.parts or unknown), row.change) for row in chart.rows)
    return Twin(tuple(columns), rows)

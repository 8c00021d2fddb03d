"""A Sankey diagram of one stock: what it was, what came, what went, and what it became.

The left side adds up to the right side. Widths are in proportion to persons; a flow too thin to be
seen keeps a hair's breadth, and every flow has its number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin
from talentlab.publish.charts.frame import NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import spread, text_width, wrap
from talentlab.publish.numerals import number, sensible
from talentlab.vocab.text import Language

_HEIGHT: Final = {"wide": 400.0, "narrow": 460.0}
_LABELS: Final = {"wide": 190.0, "narrow": 108.0}  # pixels for the names on each side
_BAR: Final = 12.0
_BETWEEN: Final = 7.0  # pixels between two flows
_HAIR: Final = 1.5
_LEADING: Final = 1.15


@dataclass(frozen=True, slots=True)
class Stream:
    """One end of the diagram. A stock is what stays; the others are flows."""

    label: str
    persons: float
    is_stock: bool = False


@dataclass(frozen=True, slots=True)
class Sankey:
    """What comes in from the left and goes out to the right, each side with its stock first."""

    figure_id: str
    title: str
    left: tuple[Stream, ...]
    right: tuple[Stream, ...]
    twin: Twin
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _End:
    """Where a stream begins at its side and where it meets the middle, in pixels."""

    stream: Stream
    outer: float
    inner: float
    height: float


def draw_sankey(chart: Sankey, language: Language) -> Figure:
    """Return the diagram in both variants, with its sentence and its table."""
    summary = _summary(chart, language)
    wide, narrow = (
        svg.drawing(
            f"{chart.figure_id}-{canvas.variant}",
            variant=canvas.variant,
            width=canvas.width,
            height=_HEIGHT[canvas.variant],
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
        twin=chart.twin,
        notes=chart.notes,
    )


def _parts(chart: Sankey, canvas: Canvas, language: Language) -> list[str]:
    sides = (_shown(chart.left), _shown(chart.right))
    per_person = _scale(sides, canvas)
    labels = _LABELS[canvas.variant]
    near, far = labels + 2, canvas.width - labels - 2
    middle = (near + far) / 2
    parts: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    row = 0
    for side, edge, sign in ((sides[0], near, 1.0), (sides[1], far, -1.0)):
        ends = _ends(side, per_person, canvas)
        parts += [_ribbon(end, edge, middle - sign * _BAR / 2, sign) for end in ends]
        parts += _names(ends, edge, sign, canvas, language)
        points += [(row + i, (edge, end.outer + end.height / 2)) for i, end in enumerate(ends)]
        row += len(ends)
    top, height = _middle(sides, per_person, canvas)
    bar = svg.element(
        "rect", x=middle - _BAR / 2, y=top, width=_BAR, height=height, class_="ch-fill-1"
    )
    return [*parts, bar, svg.reading_points(points)]


def _shown(streams: Sequence[Stream]) -> list[Stream]:
    return [stream for stream in streams if stream.is_stock or stream.persons > 0]


def _scale(sides: tuple[list[Stream], list[Stream]], canvas: Canvas) -> float:
    """Return pixels per person, so that both sides fit with the air between their flows."""
    most = max((len(side) for side in sides), default=1)
    room = _HEIGHT[canvas.variant] - _BETWEEN * (most + 1) - 2 * canvas.size
    return room / max(1.0, *(sum(stream.persons for stream in side) for side in sides))


def _middle(
    sides: tuple[list[Stream], list[Stream]], per_person: float, canvas: Canvas
) -> tuple[float, float]:
    height = max(sum(stream.persons for stream in side) for side in sides) * per_person
    return (_HEIGHT[canvas.variant] - height) / 2, height


def _ends(side: Sequence[Stream], per_person: float, canvas: Canvas) -> list[_End]:
    """Return the streams of a side from above, apart at the edge and together in the middle."""
    heights = [max(_HAIR, stream.persons * per_person) for stream in side]
    total = sum(stream.persons for stream in side) * per_person
    outer = (_HEIGHT[canvas.variant] - sum(heights) - _BETWEEN * (len(side) - 1)) / 2
    inner = (_HEIGHT[canvas.variant] - total) / 2
    ends = []
    for stream, height in zip(side, heights, strict=True):
        ends.append(_End(stream, outer, inner, height))
        outer += height + _BETWEEN
        inner += stream.persons * per_person
    return ends


def _ribbon(end: _End, edge: float, bar: float, sign: float) -> str:
    """Return a band from the edge of a side to the bar in the middle, with soft bends."""
    bend = sign * abs(bar - edge) / 2
    x = [svg.coordinate(v) for v in (edge, edge + bend, bar - bend, bar)]
    upper = [svg.coordinate(v) for v in (end.outer, end.inner)]
    lower = [svg.coordinate(v + end.height) for v in (end.outer, end.inner)]
    path = (
        f"M{x[0]} {upper[0]}C{x[1]} {upper[0]} {x[2]} {upper[1]} {x[3]} {upper[1]}"
        f"L{x[3]} {lower[1]}C{x[2]} {lower[1]} {x[1]} {lower[0]} {x[0]} {lower[0]}Z"
    )
    kind = "ch-ribbon-stock" if end.stream.is_stock else "ch-ribbon-flow"
    return svg.element("path", d=path, class_=f"ch-ribbon {kind}")


def _names(
    ends: Sequence[_End], edge: float, sign: float, canvas: Canvas, language: Language
) -> list[str]:
    """Return each stream's name and number beside its end, moved apart where they would touch."""
    size = canvas.size
    texts = [_lines(end.stream, sign, canvas, language) for end in ends]
    most = max((len(lines) for lines in texts), default=1)
    places = spread(
        [end.outer + end.height / 2 for end in ends],
        gap=size * (most * _LEADING + 0.35),
        low=size * most * _LEADING / 2,
        high=_HEIGHT[canvas.variant] - size * most * _LEADING / 2,
    )
    parts = []
    for lines, place in zip(texts, places, strict=True):
        first = place - size * _LEADING * (len(lines) - 1) / 2 + size * 0.35
        parts += [
            svg.text(
                line,
                edge - sign * 8,
                first + i * size * _LEADING,
                "ch-label ch-strong" if 0 < i == len(lines) - 1 else "ch-label",
                "end" if sign > 0 else "start",
            )
            for i, line in enumerate(lines)
        ]
    return parts


def _lines(stream: Stream, sign: float, canvas: Canvas, language: Language) -> list[str]:
    """Return the name on as many lines as it needs, with the number last."""
    written = _written(stream, sign, language)
    room = _LABELS[canvas.variant] - 10
    whole = f"{stream.label} {written}"
    if text_width(whole, canvas.size) <= room:
        return [whole]
    return [*wrap(stream.label, size=canvas.size, room=room), written]


def _written(stream: Stream, sign: float, language: Language) -> str:
    """Return the persons, with what they do to the stock: plus comes, minus goes."""
    persons = sensible(stream.persons)
    if stream.is_stock:
        return number(persons, language)
    return number(persons * sign, language, signed=True)


def _summary(chart: Sankey, language: Language) -> str:
    """Return the diagram in two sentences: the stock, what comes and goes, and the end."""
    flows = [[s for s in side if not s.is_stock] for side in (chart.left, chart.right)]
    largest = [max(side, key=lambda s: s.persons) for side in flows]
    stock, end = chart.left[0], chart.right[0]
    told = [number(sensible(sum(s.persons for s in side)), language) for side in flows]
    return words.say(
        words.SANKEY_SUMMARY,
        language,
        stock_label=stock.label,
        stock=number(sensible(stock.persons), language),
        end_label=end.label,
        end=number(sensible(end.persons), language),
        inflow=told[0],
        outflow=told[1],
        largest_in=largest[0].label.lower(),
        largest_in_value=number(sensible(largest[0].persons), language),
        largest_out=largest[1].label.lower(),
        largest_out_value=number(sensible(largest[1].persons), language),
    )

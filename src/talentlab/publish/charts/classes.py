"""Seven colours from loss through nothing to growth: limits, legend, and unsure edges."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from talentlab.publish.charts import svg
from talentlab.publish.charts.frame import Canvas
from talentlab.publish.charts.scale import nice_step
from talentlab.publish.charts.squarify import Box
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language, Text

CLASSES: Final = 7
LEGEND: Final = 3.6
"""Height of the legend, in text sizes."""
UNSURE: Final = Text(
    sv="Streckad kant: 80 %-intervallet rymmer både ökning och minskning.",
    en="Dashed edge: the 80% interval holds both growth and decline.",
)
_INSET: Final = 3.0
_CLASS_WIDTH: Final = 56.0


def class_edges(values: Sequence[float]) -> list[float]:
    """Return the six edges of seven classes, symmetric around zero, at nice numbers.

    >>> class_edges([-14, 3, 8])
    [-12.5, -7.5, -2.5, 2.5, 7.5, 12.5]
    """
    largest = max((abs(value) for value in values), default=1) or 1
    step = nice_step(largest / 3.5, 1)
    return [step * (i - 2.5) for i in range(CLASSES - 1)]


def fill_of(value: float | None, edges: Sequence[float]) -> str:
    """Return the class that paints a value; nothing known is an empty, dashed shape."""
    return "ch-map-none" if value is None else f"ch-map-{bisect_right(edges, value)}"


def ink_of(value: float | None, edges: Sequence[float]) -> str:
    """Return the class of a text that can be read on a value's colour."""
    return "ch-on-none" if value is None else f"ch-on-{bisect_right(edges, value)}"


def is_unsure(low: float | None, high: float | None) -> bool:
    """Return whether an interval reaches both sides of zero."""
    return low is not None and high is not None and low < 0 < high


def unsure_edge(box: Box, ink: str) -> str:
    """Return the dashed edge inside a box whose direction is not sure."""
    inside = box.shrunk(_INSET)
    return svg.element(
        "rect",
        rx=4.0,
        class_=f"ch-unsure {ink}-line",
        x=inside.x,
        y=inside.y,
        width=inside.width,
        height=inside.height,
    )


def legend(
    edges: Sequence[float], canvas: Canvas, top: float, unit: str, language: Language
) -> list[str]:
    """Return the seven classes as one strip, with the edges' numbers under the joints."""
    decimals = 0 if all(edge == int(edge) for edge in edges) else 1
    width = min(canvas.width, _CLASS_WIDTH * CLASSES)
    left = (canvas.width - width) / 2
    y = top + canvas.size * 1.2
    parts = [
        svg.element(
            "rect",
            x=left + i * width / CLASSES,
            y=y,
            width=width / CLASSES,
            height=canvas.size * 0.7,
            class_=f"ch-map-{i}",
        )
        for i in range(CLASSES)
    ]
    for i, edge in enumerate(edges, 1):
        written = number(edge, language, decimals=decimals, signed=True)
        x = left + i * width / CLASSES
        parts.append(svg.text(written, x, y + canvas.size * 1.8, "ch-tick", "middle"))
    parts.append(svg.text(unit, left + width, y + canvas.size * 1.8, "ch-tick", "end"))
    return parts

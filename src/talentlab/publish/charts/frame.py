"""The frame of a line chart: margins from the labels, grid, ticks, labels at the lines' ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.publish.charts import svg
from talentlab.publish.charts.labels import spread, text_width, thin_out
from talentlab.publish.charts.scale import Scale
from talentlab.publish.charts.series import Pieces

GAP: Final = 10.0
"""Pixels between a line's end and its label, and between a tick's label and the grid."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """One variant's paper. ``size`` is the text's height in pixels; 12 is the least we print."""

    variant: str
    width: float
    height: float
    size: float


WIDE: Final = Canvas("wide", 640, 372, 14)
NARROW: Final = Canvas("narrow", 336, 320, 12.5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what stands beside it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What stands at the right end of a line."""

    at: float
    label: str
    class_: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The part of the paper where the numbers live."""

    canvas: Canvas
    x: Scale
    y: Scale

    @property
    def left(self) -> float:
        """The left edge in pixels."""
        return self.x.span[0]

    @property
    def right(self) -> float:
        """The right edge in pixels."""
        return self.x.span[1]

    @property
    def top(self) -> float:
        """The upper edge in pixels."""
        return self.y.span[1]

    @property
    def bottom(self) -> float:
        """The lower edge in pixels."""
        return self.y.span[0]


def lay_out(
    canvas: Canvas,
    *,
    x_range: tuple[float, float],
    y_ticks: Sequence[Tick],
    end_labels: Sequence[EndLabel],
) -> Plot:
    """Return a plot whose margins are as wide as their labels need, and no wider."""
    left = max(text_width(tick.label, canvas.size) for tick in y_ticks) + GAP
    right = max((text_width(label.label, canvas.size) for label in end_labels), default=0) + GAP
    return Plot(
        canvas=canvas,
        x=Scale(x_range, (left, canvas.width - right)),
        y=Scale(
            (y_ticks[0].at, y_ticks[-1].at),
            (canvas.height - 2 * canvas.size, 1.9 * canvas.size),
        ),
    )


def y_axis(plot: Plot, ticks: Sequence[Tick]) -> list[str]:
    """Return horizontal grid lines, the lowest one stronger, with their labels."""
    parts = []
    for i, tick in enumerate(ticks):
        y = plot.y(tick.at)
        class_ = "ch-rule" if i == 0 else "ch-grid"
        parts.append(svg.line((plot.left, y), (plot.right, y), class_))
        label = svg.text(tick.label, plot.left - GAP, y + plot.canvas.size * 0.35, "ch-tick", "end")
        parts.append(label)
    return parts


def x_axis(plot: Plot, ticks: Sequence[Tick]) -> list[str]:
    """Return small marks and labels below the plot; those that would touch are left out."""
    size = plot.canvas.size
    places = [plot.x(tick.at) for tick in ticks]
    widths = [text_width(tick.label, size) for tick in ticks]
    kept = thin_out(places, widths, gap=size * 0.6)
    parts = []
    for i in kept:
        parts.append(svg.line((places[i], plot.bottom), (places[i], plot.bottom + 5), "ch-rule"))
        parts.append(
            svg.text(ticks[i].label, places[i], plot.bottom + size + 7, "ch-tick", "middle")
        )
    return parts


def label_ends(plot: Plot, labels: Sequence[EndLabel]) -> list[str]:
    """Return the labels at the right edge, moved apart where they would overlap."""
    size = plot.canvas.size
    wanted = [plot.y(label.at) for label in labels]
    places = spread(wanted, gap=size * 1.25, low=plot.top, high=plot.bottom)
    return [
        svg.text(label.label, plot.right + GAP * 0.8, place + size * 0.35, label.class_)
        for label, place in zip(labels, places, strict=True)
    ]


def upright(plot: Plot, at: float, class_: str) -> str:
    """Return a vertical line through the plot at ``at`` on the x axis."""
    x = plot.x(at)
    return svg.line((x, plot.top - plot.canvas.size * 0.6), (x, plot.bottom), class_)


def above(plot: Plot, at: float, label: str, class_: str, *, before: bool = False) -> str:
    """Return a label above the plot, starting (or with ``before``, ending) at ``at``."""
    x = plot.x(at) + (-6 if before else 6)
    y = plot.top - plot.canvas.size * 0.75
    return svg.text(label, x, y, class_, "end" if before else "start")


def counted_line(plot: Plot, counted: Pieces, i: int, *, is_dashed: bool = False) -> list[str]:
    """Return a counted series in colour ``i``: runs, thin gaps, and a dot by each gap.

    Runs are solid, or with ``is_dashed`` in the dash of line ``i``, the first one solid.
    """
    class_ = f"ch-line ch-{i}" + (f" ch-dash-{i}" if is_dashed and i > 1 else "")

    def place(at: float, value: float) -> svg.Point:
        return plot.x(at), plot.y(value)

    parts = [
        svg.polyline([place(c.at, c.value) for c in run], class_)
        for run in counted.runs
        if len(run) > 1
    ]
    parts += [
        svg.polyline([place(c.at, c.value) for c in gap], f"ch-gap ch-{i}") for gap in counted.gaps
    ]
    beside_gaps = dict.fromkeys(count for gap in counted.gaps for count in gap)
    alone = (run[0] for run in counted.runs if len(run) == 1)
    for count in dict.fromkeys((*beside_gaps, *alone)):
        x, y = place(count.at, count.value)
        parts.append(svg.element("circle", cx=x, cy=y, r=3, class_=f"ch-fill-{i}"))
    return parts

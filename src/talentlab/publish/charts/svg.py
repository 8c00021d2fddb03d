"""Writes SVG: no style attributes, every colour by class, every text escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal, TypeAlias

Anchor: TypeAlias = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[float, float]


def coordinate(value: float) -> str:
    """Return ``value`` with at most one decimal: a tenth of a pixel is enough."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def element(tag: str, *children: str, **attributes: float | str | None) -> str:
    """Return one element. ``class_`` means ``class``; ``data_row`` means ``data-row``."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def _attribute(value: float | str) -> str:
    return escape(value) if isinstance(value, str) else coordinate(value)


def text(content: str, x: float, y: float, class_: str, anchor: Anchor = "start") -> str:
    """Return a text whose baseline is at ``y``."""
    ends = None if anchor == "start" else anchor
    return element("text", escape(content), x=x, y=y, class_=class_, text_anchor=ends)


def line(start: Point, end: Point, class_: str) -> str:
    """Return a straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=class_)


def polyline(points: Iterable[Point], class_: str) -> str:
    """Return an open line through ``points``."""
    return element("path", d=path_through(points), class_=class_)


def area(outline: Iterable[Point], class_: str) -> str:
    """Return a closed, filled shape."""
    return element("path", d=path_through(outline) + "Z", class_=class_)


def path_through(points: Iterable[Point]) -> str:
    """Return path commands: M to the first point, L through the rest."""
    written = [f"{coordinate(x)} {coordinate(y)}" for x, y in points]
    return "M" + "L".join(written)


def reading_points(places: Iterable[tuple[int, Point]]) -> str:
    """Return where row ``row`` of the twin is drawn, for readers who walk through the points.

    Written as "row x y;row x y" in one attribute: the script shows one mark at a time, and
    without the script nothing is missing because the twin says it all.
    """
    written = (f"{row} {coordinate(x)} {coordinate(y)}" for row, (x, y) in places)
    return element("g", class_="ch-points", data_points=";".join(written))


def drawing(
    drawing_id: str,
    *,
    variant: str,
    width: float,
    height: float,
    title: str,
    description: str,
    parts: Sequence[str],
) -> str:
    """Return the whole SVG as an image with a name and a description.

    The full sentence is the title because readers of PDF only get that.
    """
    return element(
        "svg",
        element("title", escape(description), id=f"{drawing_id}-title"),
        element("desc", escape(title), id=f"{drawing_id}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {coordinate(width)} {coordinate(height)}",
        class_=f"chart chart-{variant}",
        role="img",
        aria_labelledby=f"{drawing_id}-title",
        aria_describedby=f"{drawing_id}-desc",
        focusable="false",
    )

"""The map of municipalities: tiles of our own making, or true boundaries once they are imported."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn
from talentlab.publish.charts.frame import NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import shorten, text_width
from talentlab.publish.charts.scale import Scale, nice_step
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language, Text

Ring: TypeAlias = Sequence[tuple[float, float]]
"""A closed line of (longitude, latitude), in degrees; the direction does not matter."""

CLASSES: Final = 7
_VOWELS: Final = frozenset("aeiouyåäö")
_GUTTER: Final = 6.0
_LEGEND: Final = 3.6
"""Height of the legend, in text sizes."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality. ``place`` is its (column, row) in the tile map; row 0 is in the north."""

    code: str
    name: str
    place: tuple[int, int]
    value: float | None
    low: float | None = None
    high: float | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether the 80 % interval reaches both sides of zero."""
        return self.low is not None and self.high is not None and self.low < 0 < self.high


@dataclass(frozen=True, slots=True)
class MapChart:
    """A value per municipality, coloured from loss through nothing to growth."""

    figure_id: str
    title: str
    value_label: str
    tiles: tuple[Tile, ...]
    unit: str = "%"
    decimals: int = 1
    boundaries: Mapping[str, Sequence[Ring]] = field(default_factory=dict)
    """Municipality code -> rings. Used when every tile has them; otherwise tiles are drawn."""


UNSURE: Final = Text(
    sv="Streckad kant: 80 %-intervallet rymmer både ökning och minskning.",
    en="Dashed edge: the 80% interval holds both growth and decline.",
)


def draw_map(chart: MapChart, language: Language) -> Figure:
    """Return the map in both variants, with its sentence and table."""
    summary = _summary(chart, language)
    has_boundaries = {tile.code for tile in chart.tiles} <= set(chart.boundaries)
    drawings = []
    for canvas in (WIDE, NARROW):
        draw = _shapes if has_boundaries else _tiles
        height, parts = draw(chart, canvas, language)
        legend = _legend(chart, canvas, height, language)
        drawings.append(
            svg.drawing(
                f"{chart.figure_id}-{canvas.variant}",
                variant=canvas.variant,
                width=canvas.width,
                height=height + _LEGEND * canvas.size,
                title=chart.title,
                description=summary,
                parts=[*parts, *legend],
            )
        )
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary,
        svg_wide=drawings[0],
        svg_narrow=drawings[1],
        twin=_twin(chart, language),
        notes=(UNSURE.say(language),) if any(tile.is_unsure for tile in chart.tiles) else (),
    )


def class_edges(values: Sequence[float]) -> list[float]:
    """Return the six edges of seven classes, symmetric around zero, at nice numbers.

    >>> class_edges([-14, 3, 8])
    [-12.5, -7.5, -2.5, 2.5, 7.5, 12.5]
    """
    largest = max((abs(value) for value in values), default=1) or 1
    step = nice_step(largest / 3.5, 1)
    return [step * (i - 2.5) for i in range(CLASSES - 1)]


def break_name(name: str, *, size: float, room: float) -> list[str]:
    """Return the name on one line, or broken before a syllable, or shortened.

    >>> break_name("Robertsfors", size=12, room=60)
    ['Roberts-', 'fors']
    """
    if text_width(name, size) <= room:
        return [name]
    for i in range(len(name) - 3, 2, -1):
        starts_syllable = name[i] not in _VOWELS and name[i + 1] in _VOWELS
        lines = [name[:i] + "-", name[i:]]
        if starts_syllable and max(text_width(part, size) for part in lines) <= room:
            return lines
    return [shorten(name, size=size, room=room)]


def _tiles(chart: MapChart, canvas: Canvas, language: Language) -> tuple[float, list[str]]:
    """Return the height of the tiles and their drawing."""
    columns = 1 + max(tile.place[0] for tile in chart.tiles)
    rows = 1 + max(tile.place[1] for tile in chart.tiles)
    gutter = _GUTTER if canvas is WIDE else 3
    width = (canvas.width + gutter) / columns
    height = max(min(width * 0.72, 104), canvas.size * 5)
    edges = class_edges([tile.value for tile in chart.tiles if tile.value is not None])
    parts: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for i, tile in enumerate(chart.tiles):
        left, top = tile.place[0] * width, tile.place[1] * height
        box = {"x": left, "y": top, "width": width - gutter, "height": height - gutter}
        centre = (left + (width - gutter) / 2, top + (height - gutter) / 2)
        parts.append(svg.element("rect", rx=6.0, class_=_class(tile, edges), **box))
        if tile.is_unsure:
            parts.append(_unsure_edge(box, edges, tile))
        name = break_name(tile.name, size=canvas.size, room=width - gutter - 3)
        lines = [*name, _written(chart, tile, language)]
        parts += _labels(lines, _ink(tile, edges), canvas.size, centre)
        points.append((i, (centre[0], top + height - gutter - 8)))
    return rows * height - gutter, [*parts, svg.reading_points(points)]


def _unsure_edge(box: Mapping[str, float], edges: Sequence[float], tile: Tile) -> str:
    inside = {"x": box["x"] + 3, "y": box["y"] + 3}
    inside |= {"width": box["width"] - 6, "height": box["height"] - 6}
    return svg.element("rect", rx=4.0, class_=f"ch-unsure {_ink(tile, edges)}-line", **inside)


def _labels(lines: Sequence[str], ink: str, size: float, centre: svg.Point) -> list[str]:
    """Return the lines centred on a place; the last one, the value, is strong."""
    leading = size * 1.25
    first = centre[1] - leading * (len(lines) - 1) / 2 + size * 0.35
    return [
        svg.text(
            content,
            centre[0],
            first + i * leading,
            f"{ink} ch-strong" if i == len(lines) - 1 else ink,
            "middle",
        )
        for i, content in enumerate(lines)
    ]


def _shapes(chart: MapChart, canvas: Canvas, language: Language) -> tuple[float, list[str]]:
    """Return the height of the boundaries and their drawing, true to area at this latitude."""
    rings = [ring for tile in chart.tiles for ring in chart.boundaries[tile.code]]
    longitudes = [x for ring in rings for x, _ in ring]
    latitudes = [y for ring in rings for _, y in ring]
    squeeze = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    width = (max(longitudes) - min(longitudes)) * squeeze
    pixels = canvas.width / width
    height = (max(latitudes) - min(latitudes)) * pixels
    x = Scale((min(longitudes), max(longitudes)), (0, canvas.width))
    y = Scale((min(latitudes), max(latitudes)), (height, 0))
    edges = class_edges([tile.value for tile in chart.tiles if tile.value is not None])
    shapes: list[str] = []
    labels: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for i, tile in enumerate(chart.tiles):
        drawn = [[(x(a), y(b)) for a, b in ring] for ring in chart.boundaries[tile.code]]
        path = "".join(svg.path_through(ring) + "Z" for ring in drawn)
        shapes.append(
            svg.element(
                "path", d=path, fill_rule="evenodd", class_=_class(tile, edges) + " ch-land"
            )
        )
        largest = max(drawn, key=_enclosed)
        centre = _middle(largest)
        extent = max(px for px, _ in largest) - min(px for px, _ in largest)
        name = break_name(tile.name, size=canvas.size, room=extent * 0.8)
        lines = [*name, _written(chart, tile, language)]
        labels += _labels(lines, _ink(tile, edges), canvas.size, centre)
        points.append((i, centre))
    return height, [*shapes, *labels, svg.reading_points(points)]


def _enclosed(ring: Sequence[svg.Point]) -> float:
    """Return the area inside a ring (shoelace formula)."""
    following = [*ring[1:], ring[0]]
    crossed = (ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, following, strict=True))
    return abs(sum(crossed)) / 2


def _middle(ring: Sequence[svg.Point]) -> svg.Point:
    """Return the centre of the ring's bounding box."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _class(tile: Tile, edges: Sequence[float]) -> str:
    return "ch-map-none" if tile.value is None else f"ch-map-{bisect_right(edges, tile.value)}"


def _ink(tile: Tile, edges: Sequence[float]) -> str:
    return "ch-on-none" if tile.value is None else f"ch-on-{bisect_right(edges, tile.value)}"


def _written(chart: MapChart, tile: Tile, language: Language) -> str:
    if tile.value is None:
        return "–"
    return number(tile.value, language, decimals=chart.decimals, signed=True)


def _legend(chart: MapChart, canvas: Canvas, top: float, language: Language) -> list[str]:
    """Return the seven classes as one strip, with the edges' numbers under the joints."""
    edges = class_edges([tile.value for tile in chart.tiles if tile.value is not None])
    decimals = 0 if all(edge == int(edge) for edge in edges) else 1
    width = min(canvas.width, 56.0 * CLASSES)
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
    parts.append(svg.text(chart.unit, left + width, y + canvas.size * 1.8, "ch-tick", "end"))
    return parts


def _summary(chart: MapChart, language: Language) -> str:
    known = [(tile.value, tile) for tile in chart.tiles if tile.value is not None]
    highest = max(known, key=lambda pair: pair[0])[1]
    lowest = min(known, key=lambda pair: pair[0])[1]
    unit = f"\u00a0{chart.unit}"
    return words.say(
        words.MAP_SUMMARY,
        language,
        count=len(chart.tiles),
        highest=highest.name,
        highest_value=_written(chart, highest, language) + unit,
        lowest=lowest.name,
        lowest_value=_written(chart, lowest, language) + unit,
    )


def _twin(chart: MapChart, language: Language) -> Twin:
    columns = (
        TwinColumn("region_code", words.CODE.say(language)),
        TwinColumn("area", words.AREA.say(language)),
        TwinColumn("value", chart.value_label, chart.unit, chart.decimals),
        TwinColumn("p10", words.LOW_80.say(language), chart.unit, chart.decimals),
        TwinColumn("p90", words.HIGH_80.say(language), chart.unit, chart.decimals),
    )
    return Twin(columns, tuple((t.code, t.name, t.value, t.low, t.high) for t in chart.tiles))

"""The map of municipalities: tiles of our own making, or true boundaries once they are imported."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.classes import (
    LEGEND,
    UNSURE,
    class_edges,
    fill_of,
    ink_of,
    is_unsure,
    legend,
    unsure_edge,
)
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn
from talentlab.publish.charts.frame import NARROW, WIDE, Canvas
from talentlab.publish.charts.labels import break_name
from talentlab.publish.charts.scale import Scale
from talentlab.publish.charts.squarify import Box
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

Ring: TypeAlias = Sequence[tuple[float, float]]
"""A closed line of (longitude, latitude), in degrees; the direction does not matter."""

_GUTTER: Final = 6.0


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
        return is_unsure(self.low, self.high)


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


def draw_map(chart: MapChart, language: Language) -> Figure:
    """Return the map in both variants, with its sentence and table."""
    summary = _summary(chart, language)
    has_boundaries = {tile.code for tile in chart.tiles} <= set(chart.boundaries)
    drawings = []
    for canvas in (WIDE, NARROW):
        draw = _shapes if has_boundaries else _tiles
        height, parts = draw(chart, canvas, language)
        strip = legend(_edges(chart), canvas, height, chart.unit, language)
        drawings.append(
            svg.drawing(
                f"{chart.figure_id}-{canvas.variant}",
                variant=canvas.variant,
                width=canvas.width,
                height=height + LEGEND * canvas.size,
                title=chart.title,
                description=summary,
                parts=[*parts, *strip],
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


def _tiles(chart: MapChart, canvas: Canvas, language: Language) -> tuple[float, list[str]]:
    """Return the height of the tiles and their drawing."""
    columns = 1 + max(tile.place[0] for tile in chart.tiles)
    rows = 1 + max(tile.place[1] for tile in chart.tiles)
    gutter = _GUTTER if canvas is WIDE else 3
    width = (canvas.width + gutter) / columns
    height = max(min(width * 0.72, 104), canvas.size * 5)
    edges = _edges(chart)
    parts: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for i, tile in enumerate(chart.tiles):
        left, top = tile.place[0] * width, tile.place[1] * height
        box = Box(left, top, width - gutter, height - gutter)
        parts.append(
            svg.element(
                "rect",
                rx=6.0,
                class_=fill_of(tile.value, edges),
                x=box.x,
                y=box.y,
                width=box.width,
                height=box.height,
            )
        )
        if tile.is_unsure:
            parts.append(unsure_edge(box, ink_of(tile.value, edges)))
        name = break_name(tile.name, size=canvas.size, room=width - gutter - 3)
        lines = [*name, _written(chart, tile, language)]
        parts += _labels(lines, ink_of(tile.value, edges), canvas.size, box.centre)
        points.append((i, (box.centre[0], top + height - gutter - 8)))
    return rows * height - gutter, [*parts, svg.reading_points(points)]


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
    edges = _edges(chart)
    shapes: list[str] = []
    labels: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for i, tile in enumerate(chart.tiles):
        drawn = [[(x(a), y(b)) for a, b in ring] for ring in chart.boundaries[tile.code]]
        path = "".join(svg.path_through(ring) + "Z" for ring in drawn)
        shapes.append(
            svg.element(
                "path", d=path, fill_rule="evenodd", class_=fill_of(tile.value, edges) + " ch-land"
            )
        )
        largest = max(drawn, key=_enclosed)
        centre = _middle(largest)
        extent = max(px for px, _ in largest) - min(px for px, _ in largest)
        name = break_name(tile.name, size=canvas.size, room=extent * 0.8)
        lines = [*name, _written(chart, tile, language)]
        labels += _labels(lines, ink_of(tile.value, edges), canvas.size, centre)
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


def _edges(chart: MapChart) -> list[float]:
    return class_edges([tile.value for tile in chart.tiles if tile.value is not None])


def _written(chart: MapChart, tile: Tile, language: Language) -> str:
    if tile.value is None:
        return "–"
    return number(tile.value, language, decimals=chart.decimals, signed=True)


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

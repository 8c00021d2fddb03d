"""A treemap: groups of rectangles whose areas are sizes and whose colours are changes.

At phone width the same cells are bars, the largest first. Both have the same table, and the colours
and dashed edges of the map.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
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
from talentlab.publish.charts.frame import GAP, NARROW, WIDE
from talentlab.publish.charts.labels import shorten, text_width, wrap
from talentlab.publish.charts.squarify import Box, squarify
from talentlab.publish.numerals import number, percent
from talentlab.vocab.text import Language

Edges: TypeAlias = Sequence[float]

_HEIGHT: Final = 440.0
_GROUP_GAP: Final = 2.0  # pixels around a group, twice as much between two
_CELL_GAP: Final = 0.75
_PADDING: Final = 8.0
_LEADING: Final = 1.2
_KEPT: Final = 64  # layouts that pages come back to: an area, a year and a language each
_MOST_LINES: Final = 4  # of a cell's name: one that needs more is all hyphens
_NAME_LINES: Final = 2
_NAME_SHARE: Final = 3.0  # a group is at least so many times as high as its name above it
_COLOURED: Final = 0.95  # of all sizes: the cells whose changes set the limits of the colours
_ROUNDS: Final = 16
_CAUTION: Final = 0.8  # how much of each correction is made at once
_DOT: Final = 4.0  # square pixels: less than that cannot be told from nothing
_TOO_FAR: Final = 0.03
_NEAR_ENOUGH: Final = 0.005  # of a group's size: less than anybody can see
_BARS: Final = 20
_ROW: Final = 42.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One rectangle. ``value`` is its change and colour, in the chart's unit; None when unknown."""

    code: str
    label: str
    size: float
    value: float | None
    low: float | None = None
    high: float | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether the 80 % interval reaches both sides of zero."""
        return is_unsure(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that belong together, drawn side by side under one name."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def size(self) -> float:
        """The sum of the cells' sizes."""
        return sum(cell.size for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Block:
    """A group's place: where its cells stand, and its name above them, if there is room for it."""

    group: Group
    inside: Box
    name: tuple[str, ...]
    top: float
    """The baseline of the name's first line."""


@dataclass(frozen=True, slots=True)
class Treemap:
    """Groups of cells. ``code_key`` names the codes' column, from which pages make links."""

    figure_id: str
    title: str
    code_key: str
    row_label: str
    group_label: str
    size_label: str
    value_label: str
    groups: tuple[Group, ...]
    unit: str = "%"
    decimals: int = 1

    @property
    def cells(self) -> list[tuple[Group, Cell]]:
        """Every cell with its group, the largest first: the order of the table."""
        every = [(group, cell) for group in self.groups for cell in group.cells]
        return sorted(every, key=lambda pair: (-pair[1].size, pair[1].code))

    @property
    def edges(self) -> list[float]:
        """The limits between the colours, from the large cells: nobody sees the smallest ones'.

        A field of five people that doubles would else leave one colour for all the others.
        """
        total = sum(cell.size for _, cell in self.cells)
        seen, values = 0.0, list[float]()
        for _, cell in self.cells:
            if seen >= _COLOURED * total and values:
                break
            seen += cell.size
            if cell.value is not None:
                values.append(cell.value)
        return class_edges(values)


def draw_treemap(chart: Treemap, language: Language) -> Figure:
    """Return the treemap and its bars, with a sentence and a table."""
    summary = _summary(chart, language)
    drawings = []
    edges = chart.edges
    for canvas, draw in ((WIDE, _map), (NARROW, _bars)):
        height, parts = draw(chart, edges, language)
        strip = legend(edges, canvas, height, chart.unit, language)
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
        notes=(UNSURE.say(language),) if any(c.is_unsure for _, c in chart.cells) else (),
    )


def _map(chart: Treemap, edges: Edges, language: Language) -> tuple[float, list[str]]:
    """Return the height of the rectangles and their drawing, groups and cells largest first."""
    row_of = {cell.code: row for row, (_, cell) in enumerate(chart.cells)}
    parts: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for block in lay_out_groups(chart.groups):
        parts += [
            svg.text(
                line, block.inside.x, block.top + WIDE.size * i * _LEADING, "ch-label ch-strong"
            )
            for i, line in enumerate(block.name)
        ]
        cells = sorted((c for c in block.group.cells if c.size > 0), key=lambda cell: -cell.size)
        places = squarify([cell.size for cell in cells], block.inside)
        for cell, place in zip(cells, places, strict=True):
            parts += _cell(chart, cell, edges, place.shrunk(_CELL_GAP), language)
            points.append((row_of[cell.code], place.centre))
    return _HEIGHT, [*parts, svg.reading_points(points)]


@lru_cache(maxsize=_KEPT)
def lay_out_groups(groups: tuple[Group, ...]) -> tuple[Block, ...]:
    """Return a block for each group, the largest first, with room for cells in proportion.

    Names stand above as many groups as can have them without the cells being out of proportion:
    nearly always all, now and then the larger half or none.
    """
    shown = sorted((g for g in groups if g.size > 0), key=lambda group: -group.size)
    blocks: list[Block] = []
    for most in (len(shown), len(shown) // 2, 0):
        blocks, error = _settled(shown, most)
        if error < _TOO_FAR:
            break
    return tuple(blocks)


def _settled(shown: Sequence[Group], most: int) -> tuple[list[Block], float]:
    """Return the blocks with names above the first ``most``, and how far off the worst is.

    A name takes room from the cells below it, so blocks are made larger until what is left for
    cells is in proportion to the sizes again; the best of some rounds is taken. A group that once
    had no room for its name goes without, or the rounds would not come to rest.
    """
    wanted = [group.size / sum(g.size for g in shown) for group in shown]
    weights, best, smallest = wanted, [], float("inf")
    named = [i < most for i in range(len(shown))]
    for _ in range(_ROUNDS):
        boxes = squarify(weights, Box(0, 0, WIDE.width, _HEIGHT))
        blocks = [
            _block(group, box, is_named=is_named)
            for group, box, is_named in zip(shown, boxes, named, strict=True)
        ]
        named = [bool(block.name) for block in blocks]
        areas = [max(_DOT, block.inside.width * block.inside.height) for block in blocks]
        ratios = [want * sum(areas) / area for want, area in zip(wanted, areas, strict=True)]
        error = max(abs(ratio - 1) for ratio in ratios)
        if error < smallest:
            best, smallest = blocks, error
        if smallest < _NEAR_ENOUGH:
            break
        weights = [w * ratio**_CAUTION for w, ratio in zip(weights, ratios, strict=True)]
    return best, smallest


def _block(group: Group, box: Box, *, is_named: bool) -> Block:
    """Return the group's block, with its name if it is to have one and there is room."""
    lines = wrap(group.label, size=WIDE.size, room=box.width - 2 * _GROUP_GAP)
    is_whole = "".join(lines).replace(" ", "") == group.label.replace(" ", "")
    high = len(lines) * _LEADING * WIDE.size
    has_room = is_whole and len(lines) <= _NAME_LINES and box.height > high * _NAME_SHARE
    name = tuple(lines) if is_named and has_room else ()
    return Block(
        group=group,
        inside=box.shrunk(_GROUP_GAP, top=high if name else 0.0),
        name=name,
        top=box.y + _GROUP_GAP + WIDE.size * 0.9,
    )


def _cell(chart: Treemap, cell: Cell, edges: Edges, box: Box, language: Language) -> list[str]:
    """Return a rectangle with as much text as it has room for: name and change, change, nothing."""
    ink = ink_of(cell.value, edges)
    fill = fill_of(cell.value, edges)
    parts = [_rectangle(box, f"{fill} ch-edge", radius=3.0)]
    if cell.is_unsure:
        parts.append(unsure_edge(box, ink))
    inside = box.shrunk(_PADDING)
    value = _written(chart, cell, language)
    names = wrap(cell.label, size=WIDE.size, room=inside.width)
    whole = [[*names, value]] if len(names) <= _MOST_LINES else []
    for lines in (*whole, [value]):
        fits_across = all(text_width(line, WIDE.size) <= inside.width for line in lines)
        if fits_across and len(lines) * _LEADING * WIDE.size <= inside.height:
            return parts + _texts(lines, inside, ink)
    return parts


def _texts(lines: Sequence[str], box: Box, ink: str) -> list[str]:
    """Return lines from the upper left corner; the last one, the change, is strong."""
    last = len(lines) - 1
    return [
        svg.text(
            content,
            box.x,
            box.y + WIDE.size * (0.9 + i * _LEADING),
            f"{ink} ch-strong" if i == last else ink,
        )
        for i, content in enumerate(lines)
    ]


def _bars(chart: Treemap, edges: Edges, language: Language) -> tuple[float, list[str]]:
    """Return the height of the largest cells as bars, and their drawing."""
    shown = chart.cells[:_BARS]
    largest = shown[0][1].size if shown else 1.0
    size = NARROW.size
    parts: list[str] = []
    points: list[tuple[int, svg.Point]] = []
    for row, (_, cell) in enumerate(shown):
        top = row * _ROW
        value = f"{number(cell.size, language)} · {_written(chart, cell, language)}"
        room = NARROW.width - text_width(value, size) - GAP
        name = shorten(cell.label, size=size, room=room)
        bar = Box(0, top + size * 1.5, max(2.0, NARROW.width * cell.size / largest), 14)
        parts += [
            svg.text(name, 0, top + size, "ch-label"),
            svg.text(value, NARROW.width, top + size, "ch-value", "end"),
            _rectangle(bar, f"{fill_of(cell.value, edges)} ch-edge", radius=2.0),
        ]
        if cell.is_unsure:
            parts.append(unsure_edge(bar, ink_of(cell.value, edges)))
        points.append((row, (bar.width, bar.centre[1])))
    rest = len(chart.cells) - len(shown)
    height = _ROW * len(shown)
    if rest:
        said = words.say(words.SMALLER_IN_TABLE, language, count=rest)
        parts.append(svg.text(said, 0, height + size, "ch-tick"))
        height += size * 1.6
    return height, [*parts, svg.reading_points(points)]


def _rectangle(box: Box, class_: str, *, radius: float) -> str:
    return svg.element(
        "rect", rx=radius, class_=class_, x=box.x, y=box.y, width=box.width, height=box.height
    )


def _written(chart: Treemap, cell: Cell, language: Language) -> str:
    if cell.value is None:
        return "–"
    value = number(cell.value, language, decimals=chart.decimals, signed=True)
    return value + (f"\u00a0{chart.unit}" if language == "sv" else chart.unit)


def _summary(chart: Treemap, language: Language) -> str:
    group, cell = chart.cells[0]
    total = sum(c.size for _, c in chart.cells)
    known = [(c.value, c) for _, c in chart.cells if c.value is not None]
    highest, lowest = (pick(known, key=lambda pair: pair[0])[1] for pick in (max, min))
    return words.say(
        words.TREEMAP_SUMMARY,
        language,
        count=len(chart.cells),
        largest=cell.label,
        group=group.label,
        share=percent(cell.size / total, language),
        highest=highest.label,
        highest_value=_written(chart, highest, language),
        lowest=lowest.label,
        lowest_value=_written(chart, lowest, language),
    )


def _twin(chart: Treemap, language: Language) -> Twin:
    columns = (
        TwinColumn(chart.code_key, words.CODE.say(language)),
        TwinColumn("label", chart.row_label),
        TwinColumn("group", chart.group_label),
        TwinColumn("size", chart.size_label, "", 0),
        TwinColumn("value", chart.value_label, chart.unit, chart.decimals),
        TwinColumn("p10", words.LOW_80.say(language), chart.unit, chart.decimals),
        TwinColumn("p90", words.HIGH_80.say(language), chart.unit, chart.decimals),
    )
    rows = tuple(
        (c.code, c.label, group.label, c.size, c.value, c.low, c.high) for group, c in chart.cells
    )
    return Twin(columns, rows)

"""Squarified rectangles: areas in proportion to sizes, as near to squares as rows allow.

Bruls, Huizing and van Wijk (2000), "Squarified treemaps": sizes are laid in rows along the shorter
side, and a row takes one more as long as its worst rectangle becomes squarer by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the rectangle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def shorter(self) -> float:
        """The length of the shorter side."""
        return min(self.width, self.height)

    def shrunk(self, margin: float, *, top: float = 0.0) -> "Box":
        """Return the rectangle inside a margin, and below a strip of ``top``; never negative."""
        width = max(0.0, self.width - 2 * margin)
        height = max(0.0, self.height - 2 * margin - top)
        return Box(self.x + margin, self.y + margin + top, width, height)


def squarify(sizes: Sequence[float], box: Box) -> list[Box]:
    """Return one rectangle per size, filling ``box``; the largest first gives the squarest.

    Sizes are positive and in any unit; each area is its size's share of the box.

    >>> [round(b.width * b.height) for b in squarify([6, 3, 1], Box(0, 0, 10, 10))]
    [60, 30, 10]
    """
    total = sum(sizes)
    if not sizes or total <= 0:
        return []
    areas = [size / total * box.width * box.height for size in sizes]
    boxes: list[Box] = []
    left = box
    while len(boxes) < len(areas):
        row = _row(areas[len(boxes) :], left.shorter)
        placed, left = _lay(row, left)
        boxes += placed
    return boxes


def _row(areas: Sequence[float], side: float) -> list[float]:
    """Return as many of the first areas as stand best in one row along a side."""
    row = [areas[0]]
    for area in areas[1:]:
        if worst([*row, area], side) > worst(row, side):
            break
        row.append(area)
    return row


def worst(row: Sequence[float], side: float) -> float:
    """Return the ratio of long to short side of the least square rectangle in a row."""
    if side <= 0:
        return 1.0
    thickness = sum(row) / side
    lengths = [area / thickness for area in row]
    return max(max(length / thickness, thickness / length) for length in lengths)


def _lay(row: Sequence[float], box: Box) -> tuple[list[Box], Box]:
    """Return the row's rectangles along the shorter side, and what is left of the box."""
    placed = []
    if box.width >= box.height:
        thickness = sum(row) / box.height if box.height else 0.0
        y = box.y
        for area in row:
            length = area / thickness if thickness else 0.0
            placed.append(Box(box.x, y, thickness, length))
            y += length
        return placed, Box(box.x + thickness, box.y, max(0.0, box.width - thickness), box.height)
    thickness = sum(row) / box.width if box.width else 0.0
    x = box.x
    for area in row:
        length = area / thickness if thickness else 0.0
        placed.append(Box(x, box.y, length, thickness))
        x += length
    return placed, Box(box.x, box.y + thickness, box.width, max(0.0, box.height - thickness))

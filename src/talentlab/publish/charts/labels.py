"""Labels that never lie on each other: how wide a text is, and where it can stand."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

# Advance widths of Inter at weight 600, as shares of the size; wide rather than narrow.
_NARROW: Final = frozenset("iljtfI.,:;'|!()[] \u00a0")
_BROAD: Final = frozenset("mwMWÅÄÖ@%")
_VOWELS: Final = frozenset("aeiouyåäö")


def text_width(content: str, size: float) -> float:
    """Return a cautious width in pixels of ``content`` at ``size`` pixels."""
    return size * sum(_width(character) for character in content)


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.29
    if character in _BROAD:
        return 0.88
    if character.isdigit():
        return 0.63
    return 0.7 if character.isupper() else 0.58


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Return places near ``wanted`` with at least ``gap`` between, inside [low, high].

    Order is kept. Groups that collide are centred on the mean of what they wanted, as
    isotonic regression does. When even the whole range is too short, the gap shrinks.

    >>> spread([10, 11, 50], gap=10, low=0, high=100)
    [5.5, 15.5, 50.0]
    """
    if not wanted:
        return []
    room = (high - low) / max(1, len(wanted) - 1)
    gap = min(gap, room)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    shifted = [wanted[i] - rank * gap for rank, i in enumerate(order)]
    top = high - (len(wanted) - 1) * gap
    places = [min(max(place, low), top) for place in _never_falling(shifted)]
    placed = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        placed[i] = places[rank] + rank * gap
    return placed


def _never_falling(values: Sequence[float]) -> list[float]:
    """Return the nearest non-decreasing sequence (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = float(value), 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]


def shorten(content: str, *, size: float, room: float) -> str:
    """Return ``content``, cut with an ellipsis if it would be wider than ``room`` pixels."""
    if text_width(content, size) <= room:
        return content
    ends = accumulate(size * _width(character) for character in content)
    fit = sum(end <= room - size * _width("…") for end in ends)
    return content[: max(1, fit)].rstrip(" ,-") + "…"


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


def wrap(content: str, *, size: float, room: float) -> list[str]:
    """Return ``content`` on as many lines as it needs; a word too long for a line is broken.

    >>> wrap("Natur och teknik", size=12, room=50)
    ['Natur', 'och', 'teknik']
    """
    lines: list[str] = []
    for word in content.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines += break_name(word, size=size, room=room)
    return lines


def thin_out(places: Sequence[float], widths: Sequence[float], *, gap: float) -> list[int]:
    """Return which of the labels centred on ``places`` can stay without touching the one before."""
    kept: list[int] = []
    edge = float("-inf")
    for i, (place, width) in enumerate(zip(places, widths, strict=True)):
        if place - width / 2 >= edge + gap:
            kept.append(i)
            edge = place + width / 2
    return kept

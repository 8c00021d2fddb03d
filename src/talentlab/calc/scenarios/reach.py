"""What it would take: the least of each lever, alone and together, that reaches a target.

Method: docs/method-guide/scenarios.md, section 7.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

STEPS: Final = 64
"""Steps that a lever's limit is divided into: the answer is within one of them."""
_LARGEST: Final = 3
_KEPT: Final = 5

Parts: TypeAlias = tuple[float, ...]
"""Of each lever, which part (0-1) of its limit is used."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How it goes with some parts: probability that the gap is closed, and kronor.

    Without ``is_cost_known`` some lever in it has no known cost: such a way is not called cheap.
    """

    probability: float
    cost_sek: float
    is_cost_known: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """One way to the target: the parts of the limits, and how it then goes."""

    parts: Parts
    trial: Trial


@dataclass(frozen=True, slots=True)
class Reach:
    """Which levers reach the target alone (None where one cannot), and which together.

    ``at_limits`` is how it goes with everything at its limit; where that does not reach, nothing
    does. ``ways`` are the cheapest, the cheapest first; those whose cost is not known come after.
    """

    alone: tuple[Way | None, ...]
    best_alone: tuple[Trial, ...]
    at_limits: Trial
    ways: tuple[Way, ...]


def search(levers: int, target: float, attempt: Callable[[Parts], Trial]) -> Reach:
    """Return what it takes to reach probability ``target`` within the levers' limits.

    ``attempt`` tells how it goes, and must not get worse when a part grows. Every lever is tried
    alone by halving; then two and three together, and all: first as evenly as possible, then each
    lowered as far as it can be, the dearest first. Every way that is returned has been tried.

    Method: docs/method-guide/scenarios.md, section 7.
    """
    tried = _Remembering(attempt)
    best = tuple(tried(_only(levers, (i,))) for i in range(levers))
    alone = tuple(_least(levers, (i,), target, tried) for i in range(levers))
    everything = tried((1.0,) * levers)
    found = [way for way in alone if way is not None]
    if everything.probability >= target:
        for together in _groups(levers):
            if tried(_only(levers, together)).probability >= target:
                found += [w for w in (_least(levers, together, target, tried),) if w]
    ways = sorted({way.parts: way for way in found}.values(), key=_dearness)
    return Reach(alone, best, everything, tuple(ways[:_KEPT]))


def _groups(levers: int) -> list[tuple[int, ...]]:
    several = [
        group
        for size in range(2, min(_LARGEST, levers) + 1)
        for group in combinations(range(levers), size)
    ]
    return several if levers <= _LARGEST else [*several, tuple(range(levers))]


def _dearness(way: Way) -> tuple[bool, float, int, float]:
    """Return what ways are ordered by: known costs first, then the cheaper and the fewer."""
    used = sum(part > 0 for part in way.parts)
    return not way.trial.is_cost_known, way.trial.cost_sek, used, sum(way.parts)


def _only(levers: int, used: Sequence[int], part: float = 1.0) -> Parts:
    return tuple(part if i in used else 0.0 for i in range(levers))


def _least(
    levers: int, used: tuple[int, ...], target: float, attempt: Callable[[Parts], Trial]
) -> Way | None:
    """Return the least that reaches with these levers, or None if their limits do not."""
    if attempt(_only(levers, used)).probability < target:
        return None
    parts = list(_only(levers, used, _halved(lambda p: _only(levers, used, p), target, attempt)))
    dear = sorted(used, key=lambda i: -attempt(_only(levers, (i,))).cost_sek)
    for lever in dear if len(used) > 1 else ():

        def lowered(part: float, lever: int = lever) -> Parts:
            return (*parts[:lever], part, *parts[lever + 1 :])

        parts[lever] = _halved(lowered, target, attempt, most=parts[lever])
    return Way(tuple(parts), attempt(tuple(parts)))


def _halved(
    parts: Callable[[float], Parts],
    target: float,
    attempt: Callable[[Parts], Trial],
    most: float = 1.0,
) -> float:
    """Return the smallest step at most ``most`` that reaches; ``most`` is known to."""
    low, high = 0, round(most * STEPS)
    while low < high:
        middle = (low + high) // 2
        if attempt(parts(middle / STEPS)).probability >= target:
            high = middle
        else:
            low = middle + 1
    return high / STEPS


class _Remembering:
    """Asks each question once."""

    def __init__(self, attempt: Callable[[Parts], Trial]) -> None:
        self._attempt = attempt
        self._known: dict[Parts, Trial] = {}

    def __call__(self, parts: Parts) -> Trial:
        if parts not in self._known:
            self._known[parts] = self._attempt(parts)
        return self._known[parts]

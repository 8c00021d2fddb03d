"""What each lever is credited with, when they work together.

Method: docs/method-guide/scenarios.md, section 4.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import factorial

import numpy as np

from talentlab.calc.arrays import Floats


def shapley(players: Sequence[int], value: Callable[[frozenset[int]], Floats]) -> dict[int, Floats]:
    """Return each player's part of ``value`` of them all: its mean addition over every order.

    The parts add up to the value of all less that of none, draw by draw; who changes nothing gets
    nothing; who do the same get the same. All 2^n coalitions are valued once.

    Method: docs/method-guide/scenarios.md, section 4, equation 4 (Shapley, 1953).

    Examples
    --------
    Seats and applicants: neither helps alone.

    >>> both = frozenset((0, 1))
    >>> parts = shapley((0, 1), lambda found: np.array(20.0 * (found == both)))
    >>> {player: float(part) for player, part in parts.items()}
    {0: 10.0, 1: 10.0}

    """
    worth = {found: value(found) for found in _coalitions(players)}
    count = len(players)
    parts = {}
    for player in players:
        total = np.zeros_like(worth[frozenset()], dtype=np.float64)
        for found, base in worth.items():
            if player in found:
                continue
            size = len(found)
            weight = factorial(size) * factorial(count - size - 1) / factorial(count)
            total = total + weight * (worth[found | {player}] - base)
        parts[player] = total
    return parts


def _coalitions(players: Sequence[int]) -> Iterator[frozenset[int]]:
    for size in range(len(players) + 1):
        yield from map(frozenset, combinations(players, size))

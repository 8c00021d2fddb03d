"""What each lever and shock is credited with in the gap that a scenario is about.

Method: docs/method-guide/scenarios.md, section 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.scenarios.effects import Cell, Effects
from talentlab.calc.scenarios.shapley import shapley
from talentlab.calc.scenarios.world import World


def credits_of(
    effects: Effects, world: World, cells: Sequence[Cell], year: int, players: int
) -> list[Floats]:
    """Return each player's part (D,) of the change of the gap in ``cells`` and ``year``, persons.

    Cells that the same players act on are one game; games with other players have nothing to share,
    and what is credited in each adds up.
    """
    place = world.years.index(year)
    total = [np.zeros(world.draws) for _ in range(players)]
    for acting, inside in _games(effects, cells).items():
        gap = _Gap(effects, world, tuple(inside), slice(place, place + 1))
        for player, part in shapley(sorted(acting), gap).items():
            total[player] += part
    return total


def _games(effects: Effects, cells: Sequence[Cell]) -> dict[frozenset[int], list[Cell]]:
    touched = set(effects.cells())
    games: dict[frozenset[int], list[Cell]] = {}
    for cell in cells:
        if cell in touched:
            games.setdefault(effects.players_of(cell), []).append(cell)
    return games


@dataclass(frozen=True, slots=True)
class _Gap:
    """The gap (D,) of some cells in one year, with any of the players."""

    effects: Effects
    world: World
    cells: tuple[Cell, ...]
    at: slice

    def __call__(self, players: frozenset[int]) -> Floats:
        base = self.world.base(self.cells, self.at)
        after = self.effects.applied(base, self.cells, players, self.at)
        return np.asarray((after["supply"] - after["demand"]).sum(axis=(0, 1)))

"""What a scenario changes: the same draws with and without, and the difference between them.

Method: docs/method-guide/scenarios.md, section 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.levers import LEVER_SETTINGS
from talentlab.calc.balance.risk import p_short
from talentlab.calc.scenarios.effects import SIDES, Cell, Effects, Side
from talentlab.calc.scenarios.world import World


@dataclass(frozen=True, slots=True)
class Pair:
    """One sum of cells (T, D) before and after; the same draw is the same world."""

    before: dict[Side, Floats]
    after: dict[Side, Floats]

    def change(self) -> Floats:
        """Return how much the gap W - D changes (T, D): positive is less of a shortage."""
        return self.gap(self.after) - self.gap(self.before)

    def closed(self) -> Floats:
        """Return how much the shortage (D - W)+ falls (T, D)."""
        short = [np.maximum(-self.gap(sides), 0.0) for sides in (self.before, self.after)]
        return np.asarray(short[0] - short[1])

    def p_short(self) -> tuple[Floats, Floats]:
        """Return the probability of a shortage (T,) before and after."""
        before, after = (
            p_short(sides["supply"], sides["demand"]) for sides in (self.before, self.after)
        )
        return before, after

    @staticmethod
    def gap(sides: dict[Side, Floats]) -> Floats:
        """Return supply less demand."""
        return sides["supply"] - sides["demand"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Supply and demand of every cell that a scenario touches, changed (N, T, D)."""

    world: World
    cells: tuple[Cell, ...]
    changed: dict[Side, Floats]

    def touches(self, wanted: Sequence[Cell]) -> bool:
        """Return whether anything in ``wanted`` cells changes by more than next to nothing."""
        inside = set(wanted)
        rows = [i for i, cell in enumerate(self.cells) if cell in inside]
        smallest = LEVER_SETTINGS.smallest_change
        return any(
            rows and float(np.abs(self.changed[side][rows].mean(axis=2)).max()) >= smallest
            for side in SIDES
        )

    def pair(self, wanted: Sequence[Cell], years: slice = slice(None)) -> Pair:
        """Return the sum over ``wanted`` cells before and after."""
        base = self.world.base(wanted, years)
        before = {side: base[side].sum(axis=0) for side in SIDES}
        inside = set(wanted)
        rows = [i for i, cell in enumerate(self.cells) if cell in inside]
        after = {
            side: before[side] + self.changed[side][rows][:, years].sum(axis=0) for side in SIDES
        }
        return Pair(before, after)


def outcome_of(effects: Effects, world: World, players: int) -> Outcome:
    """Return what all levers and shocks together change, in every draw."""
    cells = effects.cells()
    base = world.base(cells)
    after = effects.applied(base, cells, frozenset(range(players)))
    return Outcome(world, cells, {side: after[side] - base[side] for side in SIDES})

"""What levers do to supply and demand, cell by cell, alone and together.

A cell is a municipality and an education group. An effect adds persons or jobs, or scales what is
there; scales come last, so that more hours are also worked by those whom another lever brings.
Method: docs/method-guide/scenarios.md, section 3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

import numpy as np

from talentlab.calc.arrays import Floats

Cell: TypeAlias = tuple[int, int]
"""Place of a municipality and of an education group."""
Side: TypeAlias = Literal["supply", "demand"]
SIDES: Final[tuple[Side, ...]] = ("supply", "demand")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one lever or shock does: in cell c at year t and draw d, ``weights[c] * path[t, d]``.

    ``path`` (T, D) is in persons or jobs where the effect adds, and a share of what is there where
    it scales. ``player`` is the place of the lever or shock in the scenario.
    """

    player: int
    side: Side
    scales: bool
    weights: Mapping[Cell, float]
    path: Floats


class Joint(Protocol):
    """Levers that act on the same stream of graduates, and so cannot be told apart by adding."""

    @property
    def cell(self) -> Cell:
        """Where the graduates are."""

    @property
    def players(self) -> frozenset[int]:
        """The levers that act on them."""

    def path(self, players: frozenset[int]) -> Floats:
        """Return persons (T, D) more in supply with these levers."""


@dataclass(frozen=True, slots=True)
class Effects:
    """Everything that a scenario does."""

    single: tuple[Effect, ...]
    joint: tuple[Joint, ...]

    def cells(self) -> tuple[Cell, ...]:
        """Return every cell that is touched, in order."""
        touched = {cell for effect in self.single for cell in effect.weights}
        return tuple(sorted(touched | {joint.cell for joint in self.joint}))

    def players_of(self, cell: Cell) -> frozenset[int]:
        """Return the levers and shocks that act on a cell."""
        alone = (effect.player for effect in self.single if effect.weights.get(cell, 0.0) != 0.0)
        together = (
            player for joint in self.joint if joint.cell == cell for player in joint.players
        )
        return frozenset((*alone, *together))

    def applied(
        self,
        base: Mapping[Side, Floats],
        cells: Sequence[Cell],
        players: frozenset[int],
        years: slice = slice(None),
    ) -> dict[Side, Floats]:
        """Return supply and demand of ``cells`` with ``players``, never negative.

        ``base`` has the supply and demand (N, T, D) of these cells in the years ``years``.

        Method: docs/method-guide/scenarios.md, section 3, equation 3.
        """
        found = {side: base[side].copy() for side in SIDES}
        for joint in self.joint:
            mine = players & joint.players
            if mine and joint.cell in cells:
                found["supply"][cells.index(joint.cell)] += joint.path(mine)[years]
        for scales in (False, True):
            for effect in self.single:
                if effect.player in players and effect.scales is scales:
                    _apply(effect, found[effect.side], cells, years)
        return {side: np.maximum(array, 0.0) for side, array in found.items()}


def _apply(effect: Effect, array: Floats, cells: Sequence[Cell], years: slice) -> None:
    """Add to, or scale, the rows of ``array`` (N, T, D) that the effect reaches."""
    weights = np.array([effect.weights.get(cell, 0.0) for cell in cells])
    rows = np.nonzero(weights)[0]
    if not rows.size:
        return
    change = weights[rows, None, None] * effect.path[years]
    if effect.scales:
        array[rows] *= 1.0 + change
    else:
        array[rows] += change

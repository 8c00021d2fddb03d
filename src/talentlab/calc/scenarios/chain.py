"""From a seat to a person at work: seats, applicants, completion and retention together.

Method: docs/method-guide/scenarios.md, section 3, equation 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.scenarios.effects import Cell
from talentlab.calc.scenarios.scenario import LeverKind

_POINTS: Final = 100.0  # completion and retention are changed in percentage points


@dataclass(frozen=True, slots=True)
class Programme:
    """One education at one place, as it is expected without levers; draws (D,) of each part.

    Seats and applicants are persons a year; completion, retention, participation shares; and
    ``yearly_exit`` the share of those at work who leave the group or the place in a year.
    """

    seats: Floats
    applicants: Floats
    completion: Floats
    retention: Floats
    participation: Floats
    yearly_exit: Floats
    study_years: int


@dataclass(frozen=True, slots=True)
class Change:
    """One lever on a programme: what is reached of it (T, D), in the unit of its kind."""

    kind: LeverKind
    reached: Floats


@dataclass(slots=True)
class Chain:
    """The levers that act on one programme. More seats help only as far as there are applicants.

    Method: docs/method-guide/scenarios.md, section 3, equation 2.
    """

    cell: Cell
    programme: Programme
    changes: Mapping[int, Change]
    _known: dict[frozenset[int], Floats] = field(default_factory=dict)

    @property
    def players(self) -> frozenset[int]:
        """Return the levers that act on the programme."""
        return frozenset(self.changes)

    def path(self, players: frozenset[int]) -> Floats:
        """Return persons (T, D) more in supply with these levers; the same question once."""
        if players not in self._known:
            self._known[players] = more_at_work(
                self.programme, [self.changes[player] for player in sorted(players)]
            )
        return self._known[players]


def more_at_work(programme: Programme, changes: list[Change]) -> Floats:
    """Return persons (T, D) more at work because of ``changes``: those who stayed and are left.

    Those who start in year t graduate ``study_years`` later; completion and retention change what
    comes of those who are about to graduate, from the first year.
    """
    if not changes:
        message = "no changes: there is nothing to calculate"
        raise ValueError(message)
    shape = changes[0].reached.shape
    for change in changes:
        require_shape("reached", change.reached, shape)
    seats = programme.seats + _added(changes, LeverKind.SEATS, shape)
    starts = np.minimum(np.maximum(seats, 0.0), programme.applicants)
    before = np.minimum(programme.seats, programme.applicants)
    lag = programme.study_years
    graduating = np.broadcast_to(before, shape).copy()
    graduating[lag:] = starts[: shape[0] - lag] if lag < shape[0] else graduating[lag:]
    completion = _share(programme.completion, changes, LeverKind.COMPLETION, shape)
    retention = _share(programme.retention, changes, LeverKind.RETENTION, shape)
    stay = graduating * completion * retention
    more = (stay - before * programme.completion * programme.retention) * programme.participation
    return _left(more, programme.yearly_exit)


def _added(changes: list[Change], kind: LeverKind, shape: tuple[int, ...]) -> Floats:
    total = np.zeros(shape)
    for change in changes:
        if change.kind is kind:
            total += change.reached
    return total


def _share(base: Floats, changes: list[Change], kind: LeverKind, shape: tuple[int, ...]) -> Floats:
    return np.clip(base + _added(changes, kind, shape) / _POINTS, 0.0, 1.0)


def _left(more: Floats, yearly_exit: Floats) -> Floats:
    """Return those who have come up to each year (T, D) and have not left."""
    there = np.zeros_like(more)
    now = np.zeros(more.shape[1:])
    for year, came in enumerate(more):
        now = now * (1.0 - yearly_exit) + came
        there[year] = now
    return there

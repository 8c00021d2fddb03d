"""The last steps of the search: small moves that the true objective likes.

Where applicants bind, the lines of ``cuts.py`` lie below the loss, so what they hold for best is
tried against the loss itself: a programme a few seats larger or smaller, closed or opened at its
smallest group, in one year, from a year on, or until a year.

Method: docs/method-guide/seats.md, section 6.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.seats.outcome import Scenarios, outcome, worst_shares
from talentlab.calc.seats.problem import Ints, SeatProblem

STEPS: Final = (1, 3, 9)
"""Seats more or less that are tried."""
MOST_ROUNDS: Final = 6
"""Rounds over all programmes and years; most plans gain nothing after three."""
LEAST_GAIN: Final = 1e-9
"""Relative gain below which a move is rounding."""
WORTH_A_ROUND: Final = 1e-4
"""Relative gain of a round below which there is no next one."""
_ROOM: Final = 1e-9
"""Relative room in a limit that is rounding."""


def allowed(problem: SeatProblem, seats: Ints, *, settled: int = 0) -> bool:
    """Return whether the plan (P, T) keeps every limit from the year at ``settled`` on."""
    used = [r.per_seat @ seats[:, settled:] for r in problem.resources]
    return all(
        _sizes_fit(problem, p, seats[p][None], settled).all() for p in range(len(seats))
    ) and all(
        (u <= r.available[settled:] * (1 + _ROOM)).all()
        for u, r in zip(used, problem.resources, strict=True)
    )


def _sizes_fit(problem: SeatProblem, programme: int, rows: Ints, settled: int) -> Booleans:
    """Return which of a programme's rows (M, T) are whole groups and change slowly enough."""
    ahead = rows[:, settled:]
    before = np.full((len(rows), 1), problem.seats_today[programme])
    changes = np.diff(rows, axis=1, prepend=before)[:, settled:]
    fits = (ahead == 0) | (ahead >= problem.smallest_group[programme])
    fits &= (ahead >= 0) & (ahead <= problem.largest[programme])
    fits &= (changes <= problem.most_rise[programme]) & (-changes <= problem.most_cut[programme])
    return np.asarray(fits.all(axis=1))


class Climber:
    """A plan, and what is needed to judge quickly a change of one programme."""

    def __init__(
        self, problem: SeatProblem, scenarios: Scenarios, seats: Ints, settled: int
    ) -> None:
        """Start from ``seats`` (P, T); years before ``settled`` stay as they are."""
        self.problem, self.scenarios, self.settled = problem, scenarios, settled
        self.seats = seats.copy()
        self.reach = problem.reach()
        found = outcome(problem, scenarios, seats)
        self.gap, self.starts = found.gap, found.starts
        groups = range(len(problem.groups))
        self.losses = np.stack([self._loss(g, self.gap[:, None, g])[:, 0] for g in groups], axis=1)
        self.fixed = np.array([self._fixed(p, seats[p][None])[0] for p in range(len(seats))])
        self.used = [r.per_seat @ seats for r in problem.resources]
        takes = [r.per_seat > 0 for r in problem.resources]
        self.of = [[n for n, some in enumerate(takes) if some[p]] for p in range(len(seats))]
        self.value = float(self._risk(self.losses.sum(axis=1)[:, None])[0] + self.fixed.sum())

    def _loss(self, group: int, gap: Floats) -> Floats:
        """Return losses (D, M) of one group's gaps (D, M, U)."""
        problem = self.problem
        short = np.maximum(gap, 0.0) * problem.shortage_sek[group]
        over = np.maximum(-gap, 0.0) * problem.surplus_sek[group]
        return np.asarray((short + over) @ problem.year_weights)

    def _risk(self, losses: Floats) -> Floats:
        """Return the weighted average and worst mean (M,) of losses (D, M)."""
        mean, weight = np.asarray(losses.mean(axis=0)), self.problem.risk_weight
        if weight == 0:
            return mean
        shares = worst_shares(-np.arange(len(losses), dtype=float), self.problem.tail)
        worst = shares @ -np.sort(-losses, axis=0)
        return np.asarray((1 - weight) * mean + weight * worst)

    def _fixed(self, programme: int, rows: Ints) -> Floats:
        """Return what the rows (M, T) of seats of a programme cost whatever happens (M,)."""
        problem = self.problem
        before = np.full((len(rows), 1), problem.seats_today[programme])
        changes = np.abs(np.diff(rows, axis=1, prepend=before)).sum(axis=1)
        return np.asarray(
            rows.sum(axis=1) * problem.cost_per_seat[programme] + changes * problem.change_sek
        )

    def _fits(self, programme: int, rows: Ints) -> Booleans:
        """Return which rows (M, T) of a programme keep every limit."""
        fits = _sizes_fit(self.problem, programme, rows, self.settled)
        more = (rows - self.seats[programme])[:, self.settled :]
        for n in self.of[programme]:
            resource, used = self.problem.resources[n], self.used[n]
            # What breaks a limit already, as today's plan may, must not break it more.
            room = np.maximum(resource.available - used, 0.0)[self.settled :]
            room = room + resource.available[self.settled :] * _ROOM
            fits &= ((more * resource.per_seat[programme] <= room) | (more <= 0)).all(axis=1)
        return fits

    def improve(self, programme: int, rows: Ints) -> bool:
        """Take the best of the rows (M, T) for a programme if it is better than what is."""
        rows = rows[self._fits(programme, rows)]
        if not len(rows):
            return False
        group = int(self.problem.group_of[programme])
        new = np.minimum(rows[None], self.scenarios.applicants[:, None, programme])
        more = (new - self.starts[:, None, programme]) * self.scenarios.yields[:, None, programme]
        gap = self.gap[:, None, group] - more @ self.reach[programme]
        loss = self._loss(group, gap)
        rest = self.losses.sum(axis=1) - self.losses[:, group]
        fixed = self._fixed(programme, rows)
        values = self._risk(rest[:, None] + loss) + self.fixed.sum() - self.fixed[programme] + fixed
        best = int(values.argmin())
        if values[best] >= self.value - LEAST_GAIN * max(1.0, abs(self.value)):
            return False
        more_seats = rows[best] - self.seats[programme]
        for n in self.of[programme]:
            self.used[n] = self.used[n] + self.problem.resources[n].per_seat[programme] * more_seats
        self.seats[programme], self.fixed[programme] = rows[best], fixed[best]
        self.starts[:, programme], self.gap[:, group] = new[:, best], gap[:, best]
        self.losses[:, group], self.value = loss[:, best], float(values[best])
        return True


def polish(
    problem: SeatProblem, scenarios: Scenarios, seats: Ints, *, settled: int = 0
) -> tuple[Ints, float]:
    """Return the plan after every small move that lowers the objective, and its objective."""
    climber = Climber(problem, scenarios, seats, settled)
    programmes, years = problem.shape
    for _ in range(MOST_ROUNDS):
        before = climber.value
        for programme in range(programmes):
            for year in range(settled, years):
                rows = _moves(climber.seats[programme], problem, programme, year, settled)
                climber.improve(programme, rows)
        if climber.value >= before - WORTH_A_ROUND * abs(before):
            break
    return climber.seats, climber.value


def _moves(row: Ints, problem: SeatProblem, programme: int, year: int, settled: int) -> Ints:
    """Return other seats (M, T) for a programme: in one year, from it on, and until it."""
    spans = sorted({(year, year + 1), (year, len(row)), (settled, year + 1)})
    steps = np.array([sign * step for step in STEPS for sign in (1, -1)])
    sizes = (0, int(problem.smallest_group[programme]))
    found = np.repeat(row[None], len(spans) * (len(steps) + len(sizes)), axis=0)
    for n, (first, last) in enumerate(spans):
        at = n * (len(steps) + len(sizes))
        found[at : at + len(steps), first:last] += steps[:, None]
        for extra, size in enumerate(sizes, at + len(steps)):
            found[extra, first:last] = size
    return found

"""The linear part of the search: seats within their limits, above all lines found so far.

Columns: seats k (P * T), whether a programme runs z (P * T), seats more and fewer than the year
before (P * T each), the mean loss of each group and year (G * U) and the mean of the worst draws.

Method: docs/method-guide/seats.md, section 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import optimize, sparse

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.seats.cuts import Cuts
from talentlab.calc.seats.problem import Resource, SeatProblem


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each kind of variable stands."""

    cells: int
    losses: int

    @property
    def total(self) -> int:
        """Return how many variables there are."""
        return 4 * self.cells + self.losses + 1

    def seats(self) -> slice:
        """Return the seats."""
        return slice(0, self.cells)

    def runs(self) -> slice:
        """Return whether each programme runs."""
        return slice(self.cells, 2 * self.cells)

    def changes(self) -> slice:
        """Return seats more, then seats fewer."""
        return slice(2 * self.cells, 4 * self.cells)

    def means(self) -> slice:
        """Return the mean losses."""
        return slice(4 * self.cells, 4 * self.cells + self.losses)


@dataclass(frozen=True, slots=True)
class Found:
    """A solution of the linear part, objective in SEK."""

    seats: Floats
    runs: Floats
    means: Floats
    worst: float
    objective: float
    bound: float


def money_unit(problem: SeatProblem) -> float:
    """Return what money is counted in: the dearest person, for the solver's tolerances."""
    person = max(problem.shortage_sek.max(initial=0.0), problem.surplus_sek.max(initial=0.0))
    lasting = float(person * problem.year_weights.max(initial=0.0))
    return lasting or float(problem.cost_per_seat.max(initial=0.0)) or 1.0


def resource_unit(resource: Resource) -> float:
    """Return what a resource is counted in: its dearest seat, for the solver's tolerances."""
    return float(resource.per_seat.max(initial=0.0)) or 1.0


class Master:
    """The problem's limits as rows, and a growing list of lines."""

    def __init__(self, problem: SeatProblem, most: Floats, decided: Floats) -> None:
        """Write down the limits.

        ``most`` (P, T) are the most seats possible; ``decided`` (P, T) are seats that are settled
        already and NaN elsewhere.
        """
        programmes, years = problem.shape
        losses = len(problem.groups) * len(problem.need_years)
        self.columns = Columns(programmes * years, losses)
        self.problem, self.decided = problem, decided
        self.unit = money_unit(problem)
        self.cost = self._cost()
        self.lower, self.upper = self._bounds(most, decided)
        self.rows, self.row_lower, self.row_upper = self._limits(most)
        self._lines: list[sparse.csr_array] = []
        self._levels: list[Floats] = []

    def _cost(self) -> Floats:
        problem, columns = self.problem, self.columns
        cost = np.zeros(columns.total)
        cost[columns.seats()] = np.repeat(problem.cost_per_seat, len(problem.years)) / self.unit
        cost[columns.changes()] = problem.change_sek / self.unit
        cost[columns.means()] = 1.0 - problem.risk_weight
        cost[-1] = problem.risk_weight
        return cost

    def _bounds(self, most: Floats, decided: Floats) -> tuple[Floats, Floats]:
        """Return the least and largest value of each variable."""
        columns, problem, years = self.columns, self.problem, len(self.problem.years)
        lower, upper = np.zeros(columns.total), np.full(columns.total, np.inf)
        settled = ~np.isnan(decided.ravel())
        upper[columns.seats()] = most.ravel()
        lower[columns.seats()][settled] = decided.ravel()[settled]
        upper[columns.seats()][settled] = decided.ravel()[settled]
        upper[columns.runs()] = 1.0
        # Where the smallest group is one seat or none, or all is settled, nothing is to be chosen.
        free = settled | np.repeat(problem.smallest_group <= 1, years)
        lower[columns.runs()][free] = 1.0
        change = np.concatenate(
            [np.repeat(problem.most_rise, years), np.repeat(problem.most_cut, years)]
        )
        upper[columns.changes()] = np.where(np.tile(settled, 2), np.inf, change)
        return lower, upper

    def _limits(self, most: Floats) -> tuple[sparse.csr_array, Floats, Floats]:
        """Return the rows of all limits with their least and largest values."""
        problem, columns = self.problem, self.columns
        programmes, years = problem.shape
        cells = columns.cells
        one, none = sparse.eye_array(cells), sparse.csr_array((cells, columns.losses + 1))
        zero = sparse.csr_array((cells, cells))
        before = sparse.kron(sparse.eye_array(programmes), sparse.eye_array(years, k=-1))
        first = np.zeros(problem.shape)
        first[:, 0] = problem.seats_today
        smallest = sparse.diags_array(self._smallest())
        largest = sparse.diags_array(most.ravel())
        units = [resource_unit(r) for r in problem.resources]
        shared = [
            sparse.kron(sparse.csr_array(r.per_seat[None, :] / unit), sparse.eye_array(years))
            for r, unit in zip(problem.resources, units, strict=True)
        ]
        rest = columns.total - cells
        blocks = [
            sparse.hstack([one - before, zero, -one, one, none]),
            sparse.hstack([one, -smallest, zero, zero, none]),
            sparse.hstack([one, -largest, zero, zero, none]),
            *(sparse.hstack([row, sparse.csr_array((years, rest))]) for row in shared),
        ]
        free = np.full(cells, np.inf)
        available = [r.available / u for r, u in zip(problem.resources, units, strict=True)]
        lower = [first.ravel(), np.zeros(cells), -free, *(np.full(years, -np.inf) for _ in shared)]
        upper = [first.ravel(), free, np.zeros(cells), *available]
        return sparse.csr_array(sparse.vstack(blocks)), np.concatenate(lower), np.concatenate(upper)

    def _smallest(self) -> Floats:
        """Return the smallest group of each cell, which is no limit where a group may be one."""
        smallest = np.where(self.problem.smallest_group <= 1, 0, self.problem.smallest_group)
        is_settled = self.lower[self.columns.seats()] == self.upper[self.columns.seats()]
        return np.where(is_settled, 0.0, np.repeat(smallest, len(self.problem.years)))

    def add(self, cuts: Cuts, wanted: Booleans) -> None:
        """Remember the lines of the losses ``wanted`` (G * U,), and that of the worst draws."""
        cells, losses = self.columns.cells, self.columns.losses
        chosen = np.flatnonzero(wanted)
        gap = sparse.csr_array((len(chosen), 3 * cells))
        own = sparse.csr_array(
            (np.ones(len(chosen)), (np.arange(len(chosen)), chosen)), shape=(len(chosen), losses)
        )
        last = sparse.csr_array((len(chosen), 1))
        means = sparse.hstack([-cuts.slopes[chosen] / self.unit, gap, own, last])
        self._lines.append(sparse.csr_array(means))
        self._levels.append(cuts.levels[chosen] / self.unit)
        if self.problem.risk_weight > 0:
            worst = np.zeros(self.columns.total)
            worst[self.columns.seats()] = -cuts.worst_slope / self.unit
            worst[-1] = 1.0
            self._lines.append(sparse.csr_array(worst[None, :]))
            self._levels.append(np.array([cuts.worst_level / self.unit]))

    def solve(
        self,
        *,
        near: tuple[Floats, Floats] | None = None,
        whole: bool = False,
        gap: float = 0.0,
        nodes: int | None = None,
    ) -> Found | None:
        """Return the best seats as far as the lines tell; nothing where the limits leave none.

        Parameters
        ----------
        near
            Least and most seats (P, T) to look between; everywhere when not given.
        whole
            Whether seats are whole and groups whole or not at all.
        gap
            Relative gap at which the search for whole seats may end.
        nodes
            Most branches of that search.

        """
        options: Any = {"mip_rel_gap": gap}
        if nodes is not None:
            options["node_limit"] = nodes
        columns = self.columns
        lower, upper = self.lower.copy(), self.upper.copy()
        if near is not None:
            lower[columns.seats()] = np.maximum(lower[columns.seats()], near[0].ravel())
            upper[columns.seats()] = np.minimum(upper[columns.seats()], near[1].ravel())
        integrality = np.zeros(columns.total, dtype=np.int64)
        if whole:
            integrality[: 2 * columns.cells] = 1
        done = optimize.milp(
            self.cost,
            integrality=integrality,
            bounds=optimize.Bounds(lower, upper),
            constraints=self.constraints(),
            options=options,
        )
        return None if done.x is None else self._found(done.x, float(done.fun), done)

    def _found(self, x: Floats, value: float, done: optimize.OptimizeResult) -> Found:
        bound = getattr(done, "mip_dual_bound", None)
        return Found(
            seats=x[self.columns.seats()].reshape(self.problem.shape),
            runs=x[self.columns.runs()].reshape(self.problem.shape),
            means=x[self.columns.means()] * self.unit,
            worst=float(x[-1]) * self.unit,
            objective=value * self.unit,
            bound=(value if bound is None else float(bound)) * self.unit,
        )

    def constraints(self) -> Sequence[optimize.LinearConstraint]:
        """Return the limits and all lines."""
        found = [optimize.LinearConstraint(self.rows, self.row_lower, self.row_upper)]
        if self._lines:
            slopes, levels = self.lines()
            found.append(optimize.LinearConstraint(slopes, levels, np.inf))
        return found

    def lines(self) -> tuple[sparse.csr_array, Floats]:
        """Return all lines as rows that are at least their levels."""
        return sparse.csr_array(sparse.vstack(self._lines)), np.concatenate(self._levels)

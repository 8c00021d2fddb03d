"""What could be had if each draw were known before seats are decided.

Method: docs/method-guide/seats.md, section 7, equation 9.
"""

from typing import Any, Final

import numpy as np
from scipy import optimize, sparse

from talentlab.calc.arrays import Floats
from talentlab.calc.seats.master import money_unit, resource_unit
from talentlab.calc.seats.outcome import Scenarios, spread
from talentlab.calc.seats.problem import Ints, SeatProblem

_TOGETHER: Final = 4_000
"""Variables of the draws that are solved in one go: small problems would else only wait."""
_NO_LIMIT: Final = 1e12
"""In a resource's own units: the solver wants a number."""


def perfect_costs(problem: SeatProblem, scenarios: Scenarios) -> Floats:
    """Return the least cost (D,) that each draw allows a planner who knows it, SEK.

    Groups need not be whole and seats may be parts of seats, so that it is at most a little too
    low, and the value of perfect information at most a little too high.
    """
    draws = len(scenarios.need)
    variables = 4 * problem.shape[0] * problem.shape[1] + 2 * scenarios.need[0].size
    step = max(1, _TOGETHER // variables)
    parts = [_solve(problem, scenarios.only(np.arange(n, min(n + step, draws))))
             for n in range(0, draws, step)]  # fmt: skip
    return np.concatenate(parts)


def _solve(problem: SeatProblem, some: Scenarios) -> Floats:
    """Return the least cost of each of some draws (D,), which have nothing to do with each other.

    Columns of a draw: seats, starters, seats more, seats fewer (P * T each), short, surplus
    (G * U each).
    """
    draws = len(some.need)
    cost = np.tile(_cost(problem), draws)
    at_most, equal = _rows(problem)
    apart = sparse.eye_array(draws)
    limits = [_sides(problem, need) for need in some.need]
    upper = [_most(problem, applicants) for applicants in some.applicants]
    less: Any = sparse.csr_array(sparse.kron(apart, at_most))
    same: Any = sparse.csr_array(sparse.kron(apart, equal) + _at_work(problem, some.yields))
    bounds: Any = np.column_stack([np.zeros(len(cost)), np.concatenate(upper)])
    done = optimize.linprog(
        cost,
        A_ub=less,
        b_ub=np.concatenate([least for least, _ in limits]),
        A_eq=same,
        b_eq=np.concatenate([equal_to for _, equal_to in limits]),
        bounds=bounds,
        method="highs",
    )
    found = np.asarray(done.x, dtype=np.float64)
    return np.asarray((found * cost).reshape(draws, -1).sum(axis=1) * money_unit(problem))


def _cost(problem: SeatProblem) -> Floats:
    programmes, years = problem.shape
    weights = problem.year_weights
    return np.concatenate(
        [
            np.repeat(problem.cost_per_seat, years),
            np.zeros(programmes * years),
            np.full(2 * programmes * years, problem.change_sek),
            np.outer(problem.shortage_sek, weights).ravel(),
            np.outer(problem.surplus_sek, weights).ravel(),
        ]
    ) / money_unit(problem)


def _rows(problem: SeatProblem) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Return one draw's rows at most something, and those equal to something, without yields."""
    programmes, years = problem.shape
    cells, losses = programmes * years, len(problem.groups) * len(problem.need_years)
    one, zero = sparse.eye_array(cells), sparse.csr_array((cells, cells))
    before = sparse.kron(sparse.eye_array(programmes), sparse.eye_array(years, k=-1))
    unused = sparse.csr_array((cells, 2 * losses))
    rest = sparse.csr_array((years, 3 * cells + 2 * losses))
    shared = [
        sparse.hstack(
            [sparse.kron(r.per_seat[None, :] / resource_unit(r), sparse.eye_array(years)), rest]
        )
        for r in problem.resources
    ]
    at_most = sparse.vstack([sparse.hstack([-one, one, zero, zero, unused]), *shared])
    gap = sparse.eye_array(losses)
    equal = sparse.vstack(
        [
            sparse.hstack([one - before, zero, -one, one, unused]),
            sparse.hstack([sparse.csr_array((losses, 4 * cells)), gap, -gap]),
        ]
    )
    return sparse.csr_array(at_most), sparse.csr_array(equal)


def _at_work(problem: SeatProblem, yields: Floats) -> sparse.csr_array:
    """Return what a starter adds to the gap rows of each draw, where ``_rows`` has nothing."""
    draws, cells = len(yields), problem.shape[0] * problem.shape[1]
    losses = len(problem.groups) * len(problem.need_years)
    cell, loss = np.nonzero(spread(problem))
    adds = spread(problem)[cell, loss] * yields.reshape(draws, -1)[:, cell]
    height, width = cells + losses, 4 * cells + 2 * losses
    draw = np.arange(draws)[:, None]
    at = ((draw * height + cells + loss).ravel(), (draw * width + cells + cell).ravel())
    return sparse.csr_array((adds.ravel(), at), shape=(draws * height, draws * width))


def _sides(problem: SeatProblem, need: Floats) -> tuple[Floats, Floats]:
    """Return what the rows of one draw are at most, and what they are equal to."""
    first = np.zeros(problem.shape)
    first[:, 0] = problem.seats_today
    shared = [np.minimum(r.available / resource_unit(r), _NO_LIMIT) for r in problem.resources]
    nothing = np.zeros(first.size)
    return np.concatenate([nothing, *shared]), np.concatenate([first.ravel(), need.ravel()])


def _most(problem: SeatProblem, applicants: Floats) -> Floats:
    """Return the largest value of each column of one draw."""
    years, losses = len(problem.years), len(problem.groups) * len(problem.need_years)
    return np.concatenate(
        [
            np.repeat(problem.largest.astype(float), years),
            applicants.ravel(),
            np.repeat(problem.most_rise, years),
            np.repeat(problem.most_cut, years),
            np.full(2 * losses, np.inf),
        ]
    )


def chosen_draws(draws: int, wanted: int) -> Ints:
    """Return ``wanted`` of the draws, evenly spread; all where there are fewer."""
    return np.unique(np.linspace(0, draws - 1, min(wanted, draws)).round().astype(np.int64))

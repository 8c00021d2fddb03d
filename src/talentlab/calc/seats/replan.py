"""Planning again each year, when another year of the need is known (a look-ahead policy).

Method: docs/method-guide/seats.md, section 9.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.seats.outcome import Scenarios
from talentlab.calc.seats.problem import Ints, SeatProblem
from talentlab.calc.seats.solve import SeatPlan, find_plan

ALIKE: Final = 1 / 3
"""Share of the draws that are planned on: those whose need so far is most like what was seen."""
FEWEST: Final = 30
"""Draws that a plan is at least made on."""


def replan(problem: SeatProblem, scenarios: Scenarios, *, decided: Ints, seen: Floats) -> SeatPlan:
    """Return the best plan for the years ahead, when the first ones are past.

    Parameters
    ----------
    decided : (P, N)
        Seats of the first N years, which stay as they are.
    seen : (G, M)
        The need as it was in the first M years of need. Only draws like it are planned on: those
        whose path so far is nearest, each group and year in its own standard deviations.

    """
    programmes, years = problem.shape
    settled = np.full((programmes, years), np.nan)
    require_shape("decided", decided, (programmes, decided.shape[1]))
    settled[:, : decided.shape[1]] = decided
    return find_plan(problem, scenarios.only(alike(scenarios, seen)), decided=settled)


def alike(scenarios: Scenarios, seen: Floats) -> Ints:
    """Return the draws whose need in the first years is most like ``seen`` (G, M)."""
    draws = len(scenarios.need)
    past = scenarios.need[:, :, : seen.shape[1]]
    require_shape("seen", seen, past.shape[1:])
    spread = past.std(axis=0)
    distance = ((past - seen) / np.where(spread > 0, spread, 1.0)) ** 2
    order = np.argsort(distance.sum(axis=(1, 2)), kind="stable")
    return np.sort(order[: max(min(FEWEST, draws), round(ALIKE * draws))])


def follow(
    problem: SeatProblem, scenarios: Scenarios, need: Floats, *, last: int | None = None
) -> Ints:
    """Return the seats (P, T) of one who plans again every year as the ``need`` (G, U) turns out.

    The seats of a year are decided when the need of the years before it is known; the first ones
    on all draws. ``last`` is the number of years that are planned again; all when not given.
    """
    programmes, years = problem.shape
    again = years if last is None else min(last + 1, years)
    seats = find_plan(problem, scenarios).seats
    for year in range(1, again):
        known = sum(of_need < problem.years[year] for of_need in problem.need_years)
        seats = replan(problem, scenarios, decided=seats[:, :year], seen=need[:, :known]).seats
    require_shape("seats", seats, (programmes, years))
    return seats

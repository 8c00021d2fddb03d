"""A prepared seat problem, solved: plan, values, what binds and what the plan leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.seats import MOST_WORK
from talentlab.calc.seats.binding import Binding, what_binds
from talentlab.calc.seats.futures import futures, split
from talentlab.calc.seats.outcome import Outcome, Scenarios, outcome
from talentlab.calc.seats.problem import Limit
from talentlab.calc.seats.solve import SeatPlan, find_plan
from talentlab.calc.seats.values import Value, values
from talentlab.errors import SeatLimitsContradict
from talentlab.pipelines.seats.prepared import Prepared
from talentlab.pipelines.seats.workbook_words import LIMITS

Progress = Callable[[str, float], None]

QUICK: Final = 3_000
"""Draws times programmes times years of perfect information that are no trouble: small problems
are told more surely."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan and everything that is told of it.

    ``planned`` and ``held_out`` are the futures it was made and judged on; ``ahead`` and ``today``
    what it and today's seats lead to in those held out.
    """

    prepared: Prepared
    plan: SeatPlan
    planned: Scenarios
    held_out: Scenarios
    ahead: Outcome
    today: Outcome
    values: tuple[Value, ...]
    binding: tuple[Binding, ...]


def solve(
    prepared: Prepared, *, seed: int, progress: Progress = lambda _what, _share: None
) -> Solved:
    """Return the plan for a prepared problem; the same seed gives the same plan.

    Raises
    ------
    SeatLimitsContradict
        No plan keeps every limit.

    """
    try:
        return _solve(prepared, seed, progress)
    except SeatLimitsContradict as error:
        in_the_way = cast("list[str]", error.facts["limits"])
        named = [LIMITS[Limit(limit)] for limit in in_the_way]
        raise SeatLimitsContradict(limits=named) from error


def _solve(prepared: Prepared, seed: int, progress: Progress) -> Solved:
    problem, settings = prepared.problem, prepared.settings
    cells = len(problem.programmes) * len(problem.years)
    half = min(len(prepared.need) // 2, MOST_WORK // cells)
    wanted = max(settings.planned_on, half)
    seen, unseen = split(len(prepared.need), wanted, settings.held_out)
    rng = np.random.default_rng(seed)
    planned, held_out = (
        futures(prepared.need, origin, prepared.studies, prepared.spread, len(problem.years), rng)
        for origin in (seen, unseen)
    )
    progress("seats", 0.05)
    mean_plan = find_plan(problem, planned.average())
    progress("seats", 0.15)
    plan = find_plan(problem, planned, beside=(mean_plan.seats,))
    progress("seats", 0.75)
    found = values(
        problem,
        planned,
        held_out,
        plan=plan.seats,
        mean_plan=mean_plan.seats,
        perfect_draws=max(settings.perfect_draws, QUICK // plan.seats.size),
    )
    progress("seats", 0.9)
    solved = Solved(
        prepared=prepared,
        plan=plan,
        planned=planned,
        held_out=held_out,
        ahead=outcome(problem, held_out, plan.seats),
        today=outcome(problem, held_out, problem.today()),
        values=found,
        binding=what_binds(problem, planned, plan.seats),
    )
    progress("seats", 1.0)
    return solved


def summary(draws: Floats) -> tuple[Floats, Floats, Floats]:
    """Return mean, 10th and 90th percentile over the first axis."""
    low, high = np.quantile(draws, [0.1, 0.9], axis=0)
    return np.asarray(draws.mean(axis=0)), np.asarray(low), np.asarray(high)

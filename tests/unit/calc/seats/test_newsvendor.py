"""One programme, one year and a normal need: the newsvendor, known in closed form.

Need N(120, 30), shortage 3 and surplus 1 a person: q* = 120 + 30 z, z the 75th percentile.
"""

import numpy as np
import pytest
from scipy.stats import norm

from factories.seats import needs, seat_problem
from talentlab.calc.seats.outcome import cvar, objective, outcome
from talentlab.calc.seats.perfect import perfect_costs
from talentlab.calc.seats.solve import find_plan
from talentlab.calc.seats.values import Kind, values

MEAN, SPREAD, SHORT, OVER = 120.0, 30.0, 3.0, 1.0
Z = norm.ppf(SHORT / (SHORT + OVER))
BEST = MEAN + SPREAD * Z
BEST_COST = SPREAD * (SHORT + OVER) * norm.pdf(Z)
MEAN_COST = SPREAD * (SHORT + OVER) * norm.pdf(0.0)


def drawn(seed):
    """Return 2 000 needs, one from each two-thousandth of the distribution, in any order."""
    rng = np.random.default_rng(seed)
    within = (np.arange(2_000) + rng.random(2_000)) / 2_000
    return rng.permutation(norm.ppf(within, MEAN, SPREAD))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_plan_meets_the_need_in_three_futures_of_four(seed):
    problem = seat_problem()

    plan = find_plan(problem, needs(problem, drawn(seed)))

    assert plan.seats[0, 0] == pytest.approx(BEST, rel=0.01)
    assert plan.cost == pytest.approx(BEST_COST, rel=0.01)
    assert plan.lower_bound <= plan.cost + 1e-9


def test_when_a_third_of_starters_come_to_work_three_times_the_seats_are_needed():
    problem = seat_problem()
    share = 0.8 * 0.75 * 0.6

    plan = find_plan(problem, needs(problem, drawn(1), yields=share))

    assert plan.seats[0, 0] == pytest.approx(BEST / share, rel=0.01)


def test_planning_for_the_average_costs_what_theory_says():
    problem = seat_problem()
    seen, unseen = (needs(problem, drawn(seed)) for seed in (1, 2))
    plan, mean_plan = find_plan(problem, seen), find_plan(problem, seen.average())

    found = {v.kind: v for v in values(
        problem, seen, unseen, plan=plan.seats, mean_plan=mean_plan.seats, perfect_draws=2_000
    )}  # fmt: skip

    assert mean_plan.seats[0, 0] == 120
    assert found[Kind.MEAN_PLAN].held_out == pytest.approx(MEAN_COST, rel=0.01)
    assert found[Kind.VSS].planned == pytest.approx(MEAN_COST - BEST_COST, rel=0.01)
    assert found[Kind.VSS].held_out == pytest.approx(MEAN_COST - BEST_COST, rel=0.02)
    assert found[Kind.EVPI].held_out == pytest.approx(BEST_COST, rel=0.01)
    assert found[Kind.REGRET].held_out == pytest.approx(SHORT * MEAN - BEST_COST, rel=0.01)


def test_who_knows_the_need_pays_nothing():
    problem = seat_problem()

    assert perfect_costs(problem, needs(problem, [80.0, 120.5, 190.0])) == pytest.approx([0, 0, 0])


@pytest.mark.parametrize("tail", [0.8, 0.9, 0.95])
def test_the_mean_of_the_worst_of_a_normal_is_its_density_over_its_tail(tail):
    losses = norm.ppf((np.arange(2_000) + 0.5) / 2_000)

    assert cvar(losses, tail) == pytest.approx(norm.pdf(norm.ppf(tail)) / (1 - tail), rel=0.01)


def test_weight_on_the_worst_futures_asks_for_more_seats():
    even, wary = seat_problem(), seat_problem(risk=0.8)
    draws = needs(even, drawn(1))

    assert find_plan(wary, draws).seats[0, 0] > find_plan(even, draws).seats[0, 0] + 5


def test_the_objective_is_what_the_outcome_costs():
    problem = seat_problem(cost=0.5, today=90, change=0.25)
    draws = needs(problem, [100.0, 140.0])
    seats = np.array([[110]])

    assert outcome(problem, draws, seats).losses == pytest.approx([10 * OVER, 30 * SHORT])
    assert objective(problem, draws, seats) == pytest.approx(50 + 0.5 * 110 + 0.25 * 20)

"""Seat plans against the closed-form answers that lie beside the checkout."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm

from factories.seats import needs, seat_problem
from talentlab.calc.seats.outcome import cvar
from talentlab.calc.seats.solve import find_plan
from talentlab.calc.seats.values import Kind, values

GOLDEN = Path(__file__).resolve().parents[3] / "shared" / "golden" / "optimisation_golden.json"
SCENARIOS = 2_000

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLDEN.is_file(), reason="no ../shared beside the checkout"),
]


@pytest.fixture(scope="module")
def golden():
    return json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def solved(golden):
    """Return the plan of the newsvendor and its values, on 2 000 draws and 2 000 others."""
    given = golden["newsvendor"]
    assert given["demand"] == "Normal(120,30)"
    problem = seat_problem(shortage=given["c_under"], surplus=given["c_over"])
    seen, unseen = (needs(problem, drawn(seed)) for seed in (11, 12))
    plan, mean_plan = find_plan(problem, seen), find_plan(problem, seen.average())
    found = values(
        problem, seen, unseen, plan=plan.seats, mean_plan=mean_plan.seats, perfect_draws=SCENARIOS
    )
    return plan, {value.kind: value for value in found}


def drawn(seed):
    rng = np.random.default_rng(seed)
    within = (np.arange(SCENARIOS) + rng.random(SCENARIOS)) / SCENARIOS
    return rng.permutation(norm.ppf(within, 120, 30))


def test_the_newsvendors_seats_and_cost(golden, solved):
    plan, found = solved
    given = golden["newsvendor"]

    assert plan.seats[0, 0] == pytest.approx(given["q_star"], rel=0.01)
    assert plan.cost == pytest.approx(given["expected_cost_at_q_star"], rel=0.01)
    assert found[Kind.PLAN].held_out == pytest.approx(given["expected_cost_at_q_star"], rel=0.01)


def test_seats_for_those_who_do_not_come_to_work(golden):
    given = golden["with_yield"]
    problem = seat_problem()

    plan = find_plan(problem, needs(problem, drawn(11), yields=given["yield"]))

    assert plan.seats[0, 0] == pytest.approx(given["seats_star"], rel=0.01)


def test_the_value_of_perfect_information(golden, solved):
    assert solved[1][Kind.EVPI].planned == pytest.approx(golden["evpi"]["value"], rel=0.01)


def test_the_value_of_the_stochastic_solution(golden, solved):
    given, found = golden["vss_example"], solved[1]

    assert found[Kind.MEAN_PLAN].planned == pytest.approx(given["cost_mu"], rel=0.01)
    assert found[Kind.VSS].planned == pytest.approx(given["vss"], rel=0.01)
    assert found[Kind.VSS].held_out >= given["vss"] / 2


def test_the_mean_of_the_worst(golden):
    losses = norm.ppf((np.arange(SCENARIOS) + 0.5) / SCENARIOS)

    for tail, expected in golden["cvar_normal"]["alpha"].items():
        assert cvar(losses, float(tail)) == pytest.approx(expected, rel=0.01)

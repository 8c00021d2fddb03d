"""What must hold for every seat plan, not only those we thought of."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.seats import needs, seat_problem
from talentlab.calc.seats.outcome import cvar, objective, outcome
from talentlab.calc.seats.perfect import perfect_costs
from talentlab.calc.seats.replan import replan
from talentlab.calc.seats.solve import find_plan
from talentlab.calc.seats.values import contributions, standard_error

FEW = settings(max_examples=25, deadline=None)
LAG = 1


@st.composite
def problems(draw, *, convex=False):
    """Draw a small problem with budget and placements, and futures for it."""
    programmes, years = draw(st.integers(1, 3)), draw(st.integers(1, 2))
    seed = draw(st.integers(0, 10_000))
    rng = np.random.default_rng(seed)
    problem = seat_problem(
        programmes=programmes,
        years=years,
        groups=[0, *(int(rng.integers(0, 2)) for _ in range(programmes - 1))],
        smallest=draw(st.integers(0, 6)),
        largest=20,
        today=draw(st.integers(0, 12)),
        lag=draw(st.integers(0, LAG)),
        cost=rng.uniform(0.1, 2.0, programmes),
        budget=draw(st.floats(0, 30)),
        placements=draw(st.integers(0, 25)),
        change=draw(st.sampled_from([0.0, 0.3])),
        risk=draw(st.sampled_from([0.0, 0.3])),
        stays=0.9,
    )
    shape = (15, len(problem.groups), len(problem.need_years))
    cells = (15, *problem.shape)
    futures = needs(
        problem,
        rng.normal(8, 6, shape),
        yields=rng.uniform(0.4, 0.9, cells),
        applicants=1e3 if convex else rng.uniform(2, 25, cells),
    )
    return problem, futures


@given(problems())
@FEW
def test_every_limit_is_kept(drawn):
    problem, futures = drawn

    seats = find_plan(problem, futures).seats

    assert seats.dtype == np.int64
    for resource in problem.resources:
        assert (resource.per_seat @ seats <= resource.available * (1 + 1e-9)).all()
    assert ((seats == 0) | (seats >= problem.smallest_group[:, None])).all()
    assert ((seats >= 0) & (seats <= problem.largest[:, None])).all()


@given(problems())
@FEW
def test_the_plan_costs_what_it_says_and_no_less_than_its_bound(drawn):
    problem, futures = drawn

    plan = find_plan(problem, futures)

    assert plan.cost == pytest.approx(objective(problem, futures, plan.seats), abs=1e-6)
    assert plan.lower_bound <= plan.cost + 1e-6


@given(problems(convex=True), st.floats(0, 20))
@FEW
def test_more_money_never_makes_a_plan_worse(drawn, more):
    problem, futures = drawn
    money, *rest = problem.resources
    richer = replace(problem, resources=(replace(money, available=money.available + more), *rest))

    assert find_plan(richer, futures).cost <= find_plan(problem, futures).cost + 1e-5


@given(problems())
@FEW
def test_nobody_starts_beyond_seats_or_applicants(drawn):
    problem, futures = drawn
    seats = find_plan(problem, futures).seats

    found = outcome(problem, futures, seats)

    assert (found.starts <= seats).all()
    assert (found.starts <= futures.applicants).all()
    assert (found.graduates <= found.starts).all()


@given(problems())
@FEW
def test_without_need_nothing_is_started(drawn):
    problem, futures = drawn
    nothing = replace(problem, change_sek=0.0)
    calm = replace(futures, need=np.minimum(futures.need, 0.0))

    assert find_plan(nothing, calm).seats.sum() == 0


@given(problems())
@FEW
def test_whoever_knows_the_future_pays_no_more_than_the_plan(drawn):
    problem, futures = drawn
    seats = find_plan(problem, futures).seats
    each = [
        objective(replace(problem, risk_weight=0.0), futures.only(np.array([d])), seats)
        for d in range(len(futures.need))
    ]

    assert (perfect_costs(problem, futures) <= np.array(each) + 1e-6).all()


@given(problems())
@FEW
def test_what_was_decided_stays_when_one_plans_again(drawn):
    problem, futures = drawn
    first = find_plan(problem, futures).seats
    seen = futures.need[0, :, :1]

    again = replan(problem, futures, decided=first[:, :1], seen=seen).seats

    np.testing.assert_array_equal(again[:, 0], first[:, 0])
    for resource in problem.resources:
        assert (resource.per_seat @ again <= resource.available * (1 + 1e-9)).all()


@given(problems())
@FEW
def test_the_contributions_of_draws_add_up_to_the_objective(drawn):
    problem, futures = drawn
    seats = problem.today()

    found = contributions(problem, futures, seats)

    assert found.mean() == pytest.approx(objective(problem, futures, seats), abs=1e-6)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=30), st.floats(0.05, 0.95))
def test_the_worst_are_at_least_as_bad_as_the_average(losses, tail):
    found = cvar(np.array(losses), tail)

    assert np.mean(losses) - 1e-9 <= found <= max(losses) + 1e-9


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=20), st.integers(1, 4))
def test_using_a_draw_again_makes_nothing_surer(numbers, times):
    once = np.array(numbers)
    origin = np.arange(len(once))

    again = standard_error(np.tile(once, times), np.tile(origin, times))

    assert again == pytest.approx(standard_error(once, origin), abs=1e-9)
    assert again == pytest.approx(once.std(ddof=1) / np.sqrt(len(once)), abs=1e-9)

"""Plans whose limits are chosen so that the best one can be counted through."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from factories.seats import needs, seat_problem
from talentlab.calc.seats.binding import what_binds
from talentlab.calc.seats.outcome import objective
from talentlab.calc.seats.perfect import perfect_costs
from talentlab.calc.seats.polish import allowed
from talentlab.calc.seats.problem import Limit, Resource, too_few_together
from talentlab.calc.seats.solve import find_plan
from talentlab.errors import SeatLimitsContradict


def counted_through(problem, draws, most):
    """Return the least objective of all plans with up to ``most`` seats: the plain twin."""
    cells = problem.shape[0] * problem.shape[1]
    plans = (
        np.array(seats).reshape(problem.shape)
        for seats in itertools.product(range(most + 1), repeat=cells)
    )
    return min(objective(problem, draws, plan) for plan in plans if allowed(problem, plan))


def test_a_group_is_whole_or_not_at_all():
    problem = seat_problem(smallest=10)

    few = find_plan(problem, needs(problem, [2.0]))
    many = find_plan(problem, needs(problem, [8.0]))

    # Two short cost 6, ten starters 8 too many; eight short cost 24, two too many 2.
    assert (few.seats[0, 0], many.seats[0, 0]) == (0, 10)


def test_nobody_starts_beyond_the_applicants():
    problem = seat_problem(cost=0.1)
    draws = needs(problem, [50.0], applicants=20.0)

    plan = find_plan(problem, draws)

    assert plan.seats[0, 0] == 20
    (found,) = what_binds(problem, draws, plan.seats + 1)
    assert (found.limit, found.worth_sek) == (Limit.APPLICANTS, pytest.approx(3.0))


def test_money_goes_where_it_closes_most_need():
    problem = seat_problem(programmes=2, cost=[1.0, 2.0], budget=10.0)
    draws = needs(problem, [100.0])

    plan = find_plan(problem, draws)

    assert plan.seats[:, 0].tolist() == [10, 0]
    (money,) = [b for b in what_binds(problem, draws, plan.seats) if b.limit is Limit.BUDGET]
    # One krona more is one seat more: three kronor of shortage less, and its own cost.
    assert (money.used, money.available, money.binds) == (10.0, 10.0, True)
    assert money.worth_sek == pytest.approx(2.0)


def test_a_limit_with_room_is_worth_nothing():
    problem = seat_problem(cost=1.0, budget=1_000.0)
    draws = needs(problem, [10.0])

    (money,) = what_binds(problem, draws, find_plan(problem, draws).seats)

    assert (money.binds, money.worth_sek, money.used) == (False, 0.0, 10.0)


def test_seats_change_no_faster_than_they_may():
    problem = seat_problem(years=3, today=10, rise=4, cut=2)

    up = find_plan(problem, needs(problem, [[100.0] * 3]))
    down = find_plan(problem, needs(problem, [[-100.0] * 3]))

    assert up.seats[0].tolist() == [14, 18, 22]
    assert down.seats[0].tolist() == [8, 6, 4]


def test_two_programmes_feed_one_group_and_the_cheaper_one_does_it():
    problem = seat_problem(programmes=2, groups=[0, 0], cost=[1.0, 0.5])

    plan = find_plan(problem, needs(problem, [30.0]))

    assert plan.seats[:, 0].tolist() == [0, 30]


def test_those_who_graduated_earlier_are_still_at_work():
    stock = seat_problem(years=2, lag=1)
    flow = seat_problem(years=2, lag=1, stays=0.0)
    need = [[0.0, 20.0, 20.0]]

    assert find_plan(stock, needs(stock, need)).seats[0].tolist() == [20, 0]
    assert find_plan(flow, needs(flow, need)).seats[0].tolist() == [20, 20]


def test_no_need_gives_no_seats():
    problem = seat_problem(programmes=3, years=2, today=12, cost=1.0, risk=0.3)

    assert find_plan(problem, needs(problem, [[0.0, 0.0]] * 5)).seats.sum() == 0


def test_changing_costs_keep_what_is_nearly_right():
    problem = seat_problem(today=100, change=5.0)

    assert find_plan(problem, needs(problem, [104.0])).seats[0, 0] == 100


@pytest.mark.parametrize("seed", range(6))
def test_a_small_problem_is_solved_as_by_counting_through(seed):
    rng = np.random.default_rng(seed)
    problem = seat_problem(
        programmes=2, years=2, groups=[0, int(rng.integers(0, 2))], smallest=seed % 3 + 1,
        largest=4, today=2, lag=int(rng.integers(0, 2)), cost=rng.uniform(0, 1, 2), budget=5.0,
        change=0.3, risk=float(rng.choice([0.0, 0.4])), stays=0.9,
    )  # fmt: skip
    shape = (12, len(problem.groups), len(problem.need_years))
    draws = needs(problem, rng.uniform(-2, 8, shape), yields=0.8)

    plan = find_plan(problem, draws)

    assert plan.cost == pytest.approx(counted_through(problem, draws, 4), abs=1e-6)
    assert plan.lower_bound <= plan.cost + 1e-6


@pytest.mark.parametrize("seed", range(3))
def test_where_applicants_bind_in_some_draws_the_plan_is_still_the_best(seed):
    rng = np.random.default_rng(100 + seed)
    problem = seat_problem(programmes=2, years=2, largest=4, today=1, cost=0.2, change=0.1)
    shape = (10, 2, 2)
    draws = needs(
        problem, rng.uniform(0, 8, shape), yields=0.9, applicants=rng.uniform(1, 6, (10, 2, 2))
    )

    plan = find_plan(problem, draws)

    best = counted_through(problem, draws, 4)
    assert plan.lower_bound <= best + 1e-6
    assert plan.cost == pytest.approx(best, rel=0.01)


def test_limits_that_contradict_each_other_are_named():
    problem = seat_problem(today=50, cut=2, cost=1.0, budget=10.0)

    with pytest.raises(SeatLimitsContradict) as caught:
        find_plan(problem, needs(problem, [5.0]))

    assert caught.value.facts["limits"] == ["cut", "budget"]


def test_a_limit_that_two_areas_have_is_named_once_where_both_are_in_the_way():
    problem = seat_problem(programmes=2, today=50, cut=2)
    areas = [
        Resource(Limit.PLACEMENTS, area, np.eye(2)[n], np.array([10.0]))
        for n, area in enumerate(("north", "south"))
    ]

    with pytest.raises(SeatLimitsContradict) as caught:
        find_plan(replace(problem, resources=tuple(areas)), needs(problem, [5.0]))

    assert caught.value.facts["limits"] == ["cut", "placements"]


def test_who_knows_every_draw_never_pays_more_than_the_plan():
    rng = np.random.default_rng(5)
    problem = seat_problem(programmes=2, years=3, cost=0.4, today=5, change=0.2, budget=6.0)
    draws = needs(problem, rng.uniform(-5, 30, (40, 2, 3)), applicants=12.0, yields=0.7)
    plan = find_plan(problem, draws)

    each = [objective(problem, draws.only(np.array([d])), plan.seats) for d in range(40)]

    assert (perfect_costs(problem, draws) <= np.array(each) + 1e-6).all()


def test_the_law_wants_three_municipalities_together():
    areas = {"alone": frozenset({"2480"}), "umea": frozenset({"2480", "2409", "2401"})}

    assert too_few_together(areas) == {"alone": frozenset({"2480"})}

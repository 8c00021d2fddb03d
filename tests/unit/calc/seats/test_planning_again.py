"""One who plans again each year uses what has been seen, and changes nothing that is past."""

import numpy as np

from factories.seats import needs, seat_problem
from talentlab.calc.seats.outcome import objective
from talentlab.calc.seats.replan import FEWEST, alike, follow, replan
from talentlab.calc.seats.solve import find_plan

YEARS, DRAWS = 3, 120


def two_worlds():
    """Return a problem whose need is low or high, which the first year tells."""
    problem = seat_problem(years=YEARS, stays=0.0, cost=0.1)
    high = np.arange(DRAWS) % 2
    level = np.where(high, 90.0, 30.0)[:, None] + np.linspace(-5, 5, DRAWS)[:, None]
    return problem, needs(problem, level * np.ones((1, YEARS)))


def test_only_draws_like_what_was_seen_are_planned_on():
    _, draws = two_worlds()

    chosen = alike(draws, np.array([[90.0]]))

    assert len(chosen) == DRAWS // 3 >= FEWEST
    assert (draws.need[chosen, 0, 0] > 80).all()


def test_seats_follow_the_world_that_turns_out():
    problem, draws = two_worlds()
    first = find_plan(problem, draws).seats

    high = follow(problem, draws, np.array([[90.0, 90.0, 90.0]]))
    low = follow(problem, draws, np.array([[30.0, 30.0, 30.0]]))

    assert high[0, 0] == low[0, 0] == first[0, 0]
    assert abs(high[0, 1:] - 92).max() <= 4
    assert abs(low[0, 1:] - 32).max() <= 4


def test_planning_again_costs_less_than_keeping_the_first_plan():
    problem, draws = two_worlds()
    kept = find_plan(problem, draws).seats

    each = [draws.only(np.array([draw])) for draw in (58, 59)]  # one low, one high
    followed = [objective(problem, d, follow(problem, draws, d.need[0])) for d in each]
    stayed = [objective(problem, d, kept) for d in each]
    assert sum(followed) < 0.6 * sum(stayed)


def test_years_that_are_past_stay_even_beyond_todays_limits():
    problem = seat_problem(years=2, rise=2, today=10, stays=0.0)
    draws = needs(problem, [[50.0, 50.0]] * 3)

    plan = replan(problem, draws, decided=np.array([[30]]), seen=np.array([[50.0]]))

    assert plan.seats.tolist() == [[30, 32]]


def test_the_last_years_need_not_be_planned_again():
    problem, draws = two_worlds()

    seats = follow(problem, draws, np.array([[90.0, 90.0, 90.0]]), last=0)

    np.testing.assert_array_equal(seats, find_plan(problem, draws).seats)

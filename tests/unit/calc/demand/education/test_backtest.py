"""Demand by education would have been nearer than the opponents, and as sure as it says."""

import numpy as np
import pytest

from factories.demand_worlds import EDUCATIONS, OCCUPATIONS, YEARS, staffed_world
from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.education.backtest import education_cases
from talentlab.calc.demand.ensemble import DemandEnsemble

WORLDS = {"usual": {}, "unruly": {"shock": 0.05}, "trending": {"trend": 0.04, "shock": 0.01}}
FIRST = YEARS[4]


def cases_of(history, educated, **told):
    ahead = look_ahead_demand(DemandEnsemble(), history, 5)
    given = {"counted": educated, "years": YEARS, "breaks": (), "horizons": (1, 3, 5)} | told
    return list(education_cases(ahead, "r0", OCCUPATIONS, EDUCATIONS, **given))


@pytest.fixture(scope="module", params=WORLDS)
def cases(request):
    worlds = [staffed_world(seed, **WORLDS[request.param]) for seed in range(3)]
    return [case for world in worlds for case in cases_of(*world) if case.origin >= FIRST]


@pytest.mark.slow
def test_four_outcomes_of_five_are_inside_the_interval(cases):
    inside = [c.p10 <= c.outcome <= c.p90 for c in cases if c.method == "talentlab"]

    assert 0.75 <= np.mean(inside) <= 0.85


@pytest.mark.slow
@pytest.mark.parametrize("opponent", ["naive", "drift"])
def test_it_is_less_wrong_than_standing_still_and_than_a_straight_line(cases, opponent):
    def error(method):
        return sum(abs(c.forecast - c.outcome) for c in cases if c.method == method)

    assert error("talentlab") < error(opponent)


def test_no_later_year_is_used():
    history, educated = staffed_world(1)
    changed = educated.copy()
    changed[:, 3, -1] *= 5.0

    usual, other = cases_of(history, educated), cases_of(history, changed)

    assert [(c.forecast, c.p10, c.p90) for c in usual if c.method == "talentlab"] == [
        (c.forecast, c.p10, c.p90) for c in other if c.method == "talentlab"
    ]


def test_nothing_is_judged_across_a_new_way_of_counting():
    history, educated = staffed_world(1)

    found = cases_of(history, educated, breaks=(YEARS[10],))

    assert {(c.origin < YEARS[10], c.year < YEARS[10]) for c in found} == {
        (True, True),
        (False, False),
    }


def test_the_opponents_give_no_interval():
    history, educated = staffed_world(1)

    naive = [c for c in cases_of(history, educated) if c.method == "naive"]

    assert naive[0].forecast == naive[0].size_at_origin
    assert np.isnan([c.p10 for c in naive]).all()

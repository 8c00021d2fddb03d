"""Industries are looked ahead better than the opponents do it, and as surely as is said."""

import numpy as np
import pytest

from factories.demand_worlds import GROUPS, YEARS, industry_world
from talentlab.calc.assumptions.industries import INDUSTRY_SPREAD
from talentlab.calc.demand.cases import demand_cases
from talentlab.calc.demand.industries.outlook import industry_history, look_ahead_industries

WORLDS = {"calm": {}, "unruly": {"shared": 0.02, "own": 0.05}, "restless": {"leaving": 0.3}}
ORIGINS = YEARS[5:-1]


@pytest.fixture(scope="module", params=WORLDS)
def cases(request):
    return [
        case
        for seed in range(3)
        for case in demand_cases(
            industry_world(seed, **WORLDS[request.param]),
            level=1,
            origins=ORIGINS,
            horizons=(1, 3, 5),
            settings=INDUSTRY_SPREAD,
        )
    ]


@pytest.mark.slow
@pytest.mark.parametrize("horizon", [1, 3, 5])
def test_four_outcomes_of_five_are_inside_the_interval(cases, horizon):
    inside = [
        case.p10 <= case.outcome <= case.p90
        for case in cases
        if case.method == "talentlab" and case.horizon == horizon
    ]

    assert 0.75 <= np.mean(inside) <= 0.85


@pytest.mark.slow
@pytest.mark.parametrize("opponent", ["naive", "drift"])
def test_it_is_less_wrong_than_standing_still_and_than_a_straight_line(cases, opponent):
    def error(method):
        return sum(abs(c.forecast - c.outcome) for c in cases if c.method == method)

    assert error("talentlab") < error(opponent)


def test_growth_is_counted_from_the_base_year_though_the_count_is_older():
    history = industry_world(1)
    now = look_ahead_industries(history, GROUPS, base_year=2023, years_ahead=4)
    later = look_ahead_industries(history, GROUPS, base_year=2025, years_ahead=2)

    np.testing.assert_array_equal(now.base, history.persons[:, :, 0, -1])
    np.testing.assert_array_equal(later.base, later.ahead.expected[:, :, 0, 1])
    drawn = later.draws("2400", draws=50, seed=1)
    assert drawn.shape == (50, len(GROUPS), 2)
    np.testing.assert_array_equal(drawn, now.draws("2400", draws=50, seed=1)[..., 2:])


def test_a_count_after_the_base_year_is_a_mistake():
    with pytest.raises(ValueError, match="after the base year"):
        look_ahead_industries(industry_world(1), GROUPS, base_year=2020, years_ahead=2)


def test_joined_sections_go_by_their_first_letter():
    history = industry_history(("2480",), ("B+C", "Q"), (2020,), np.ones((1, 2, 1)), ())

    assert history.occupations == ("B", "Q")

"""How far a municipality may move, at the least."""

import numpy as np
import pytest

from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.municipal_spread import hiring_spread, municipal_spread
from talentlab.calc.demand.spread import prior_spread


def test_a_county_that_went_on_steadily_does_not_make_its_municipalities_sure():
    steady = prior_spread(4, 3).scaled(luck=0.01, own=0.01)

    held = municipal_spread(steady)

    assert held.luck.tolist() == [1.0, 2.0, 3.0]
    assert held.own[0] == pytest.approx([2e-4, 2e-4 * 2**1.2, 2e-4 * 3**1.2])
    assert held.own[1:] == pytest.approx(np.tile(1.6e-4 * np.arange(1, 4) ** 1.2, (4, 1)))


def test_a_county_that_was_unruly_is_believed():
    unruly = prior_spread(4, 3).scaled(luck=10.0, own=10.0)

    held = municipal_spread(unruly)

    np.testing.assert_array_equal(held.luck, unruly.luck)
    np.testing.assert_array_equal(held.own, unruly.own)


def test_what_is_shared_and_what_is_of_one_sex_are_the_countys():
    county = prior_spread(4, 3).scaled(luck=0.01, own=0.01)

    held = municipal_spread(county)

    np.testing.assert_array_equal(held.shared, county.shared)
    np.testing.assert_array_equal(held.sex, county.sex)


@pytest.mark.parametrize(("employees", "most"), [(70_000, 0.02), (800, 0.05)])
def test_a_whole_municipality_moves_as_the_assumption_says_is_plausible(employees, most):
    steady = municipal_spread(prior_spread(3, 1).scaled(luck=0.01, own=0.01))

    variance = steady.luck[0] / employees + MUNICIPAL.least_total

    assert 0.9 * most <= 1.2816 * np.sqrt(variance) <= most


def test_nobody_is_hired_for_luck_that_is_only_assumed():
    county = prior_spread(4, 3).scaled(luck=0.01, own=0.01)
    held = municipal_spread(county)

    hiring = hiring_spread(held, county)

    np.testing.assert_array_equal(hiring.luck, county.luck)
    np.testing.assert_array_equal(hiring.own, held.own)

"""Who takes part in work, and where they work."""

import numpy as np
import pytest

from factories import supply
from talentlab.calc.population.bands import BANDS
from talentlab.calc.supply.commuting import Commuting, at_work, commuting_of, gravity
from talentlab.calc.supply.participation import (
    assumed_participation,
    employed_to_fit,
    moved_odds,
    participation_trend,
    pooled_participation,
    student_factor,
)


def test_a_large_cell_has_its_own_participation_and_an_empty_one_everybodys():
    residents = np.zeros((1, 1, 2, 1)) + np.array([[[[10_000.0], [0.0]]]])
    active = 0.7 * residents

    found = pooled_participation(active, residents, np.full((1, 1, 1), 0.9))

    assert found[0, 0, 0, 0] == pytest.approx(0.7, abs=0.005)
    assert found[0, 0, 1, 0] == pytest.approx(0.7, abs=0.005)


def test_assumed_participation_is_higher_with_more_education_and_low_after_seventy():
    found = assumed_participation(("women", "men"), ("02Z", "75N"))

    assert (found[..., 1] > found[..., 0]).all()
    assert found[:, -1].max() < 0.3
    assert found[:, 5, 1].min() > 0.8


def test_only_the_old_have_a_trend_and_it_is_the_seen_one_with_many_years():
    years = np.arange(20)
    logit = -1.0 + 0.05 * years
    residents = np.full((2, BANDS, 20), 1_000.0)
    active = residents / (1 + np.exp(-logit))

    trend = participation_trend(active, residents)

    assert not trend[:, :9].any()
    np.testing.assert_allclose(trend[:, 9:], 0.05, atol=0.005)


def test_odds_are_moved_and_shares_stay_shares():
    share = np.array([0.001, 0.5, 0.999])

    moved = moved_odds(share, np.array(1.0))

    np.testing.assert_allclose(np.log(moved / (1 - moved)), np.log(share / (1 - share)) + 1.0)


def test_more_students_take_part_less():
    residents, students = np.array([100.0]), np.array([50.0])

    more = student_factor(students, residents, np.array([[1.0], [1.2], [5.0]]))

    assert more[0, 0] == 1.0
    assert more[1, 0] == pytest.approx((1 - 0.4 * 0.6) / (1 - 0.4 * 0.5))
    assert more[2, 0] == pytest.approx(0.6 / 0.8)  # at most everybody studies


def test_participation_is_moved_to_what_was_counted():
    people = np.full((2, BANDS, 2, 3), 10.0)
    usual = np.full(people.shape, 0.6)

    fitted = employed_to_fit(usual, people, {1: 500.0})

    assert (fitted * people)[:, :, 1].sum() == pytest.approx(500.0, rel=1e-6)
    np.testing.assert_array_equal(fitted[:, :, 0], usual[:, :, 0])


COUNTED = np.array([[800.0, 60.0, 10.0, 30.0], [120.0, 300.0, 0.0, 5.0], [15.0, 2.0, 90.0, 3.0]])
DISTANCE = np.array([[0, 1, 2, 3], [1, 0, 2, 3], [2, 2, 0, 3]])


def test_gravity_keeps_sums_by_home_work_and_distance():
    expected = gravity(COUNTED, DISTANCE)

    np.testing.assert_allclose(expected.sum(axis=1), COUNTED.sum(axis=1), rtol=1e-6)
    np.testing.assert_allclose(expected.sum(axis=0), COUNTED.sum(axis=0), rtol=1e-4)
    for k in range(4):
        there = k == DISTANCE
        assert expected[there].sum() == pytest.approx(COUNTED[there].sum(), rel=1e-4)
    assert expected[1, 2] > 0  # nobody was counted, somebody is expected


def test_small_pairs_lean_on_gravity_and_large_ones_do_not():
    found = commuting_of(COUNTED, DISTANCE, np.zeros(3))

    np.testing.assert_allclose(found.shares.sum(axis=1), 1.0)
    assert 0 < found.shares[1, 2] < 0.01
    assert found.shares[0, 0] == pytest.approx(800 / 900, abs=0.01)


def test_a_place_without_commuters_works_at_home():
    found = commuting_of(np.zeros((2, 3)), np.array([[0, 1, 2], [1, 0, 2]]), np.zeros(2))

    np.testing.assert_array_equal(found.shares, np.eye(2, 3))


def test_supply_is_counted_where_people_work():
    commuting = Commuting(np.array([[0.7, 0.2, 0.1], [0.0, 1.0, 0.0]]), np.array([5.0, 0.0]))
    labour = np.array([[100.0], [50.0]])
    incomers = np.array([[5.0], [0.0]])

    there = at_work(labour, incomers, commuting, np.array(1.0))
    nobody = at_work(labour, incomers, commuting, np.array(0.0))

    np.testing.assert_allclose(there, [[75.0], [70.0]])
    np.testing.assert_allclose(nobody, labour)


def test_labour_supply_of_a_made_world_is_between_nobody_and_everybody():
    world = supply.labour(3)

    assert 0 < world.participation.min() < world.participation.max() < 1

"""Draws keep every year's values; only growing errors become steadier futures."""

import numpy as np
import pytest

from talentlab.calc.demand.leaving.steady import steadied

DRAWS, YEARS = 4000, 8


def wandering(growth, seed=1):
    """Return draws (D, 1, H) around 1000 whose variance grows as h to ``growth``."""
    rng = np.random.default_rng(seed)
    ahead = np.arange(1, YEARS + 1)
    walk = rng.standard_normal((DRAWS, YEARS)).cumsum(axis=1) / np.sqrt(ahead)
    return (1000 + 10 * ahead ** (growth / 2) * walk)[:, None]


def unrest(paths):
    """Return how much a stock goes down from year to year, on average."""
    return -np.minimum(np.diff(paths, axis=-1), 0.0).mean()


@pytest.mark.parametrize("growth", [1.0, 1.5, 2.0, 3.0])
def test_every_year_keeps_its_draws(growth):
    paths = wandering(growth)

    found = steadied(paths)

    np.testing.assert_array_equal(np.sort(found, axis=0), np.sort(paths, axis=0))


def test_a_random_walk_stays_one():
    paths = wandering(1.0)

    assert unrest(steadied(paths)) == pytest.approx(unrest(paths), rel=0.1)


def test_errors_that_grow_faster_are_wrong_trends_that_last():
    paths = wandering(2.0)
    found = steadied(paths)

    assert unrest(found) < 0.75 * unrest(paths)
    between = np.corrcoef(found[:, 0].T)
    assert between[1, 6] > np.corrcoef(paths[:, 0].T)[1, 6] + 0.2


def test_errors_that_grow_as_the_square_are_nothing_but_trends():
    found = steadied(wandering(2.5))

    np.testing.assert_allclose(np.corrcoef(found[:, 0].T), 1.0, atol=0.02)


def test_draws_that_all_agree_and_single_draws_and_years_stay_as_they_are():
    alike = np.full((5, 2, 3), 7.0)

    np.testing.assert_array_equal(steadied(alike), alike)
    np.testing.assert_array_equal(steadied(wandering(2.0)[:1]), wandering(2.0)[:1])
    np.testing.assert_array_equal(steadied(wandering(2.0)[..., :1]), wandering(2.0)[..., :1])


def test_what_is_drawn_of_other_occupations_does_not_matter():
    both = np.concatenate([wandering(2.0), wandering(1.2, seed=2)], axis=1)

    np.testing.assert_array_equal(steadied(both)[:, :1], steadied(both[:, :1]))

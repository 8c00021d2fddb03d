"""Fitting a table to its margins: all sums right, and nothing else changed."""

import numpy as np

from talentlab.calc.education.fitting import Margin, fitted


def test_a_table_that_fits_is_left_alone():
    seed = np.array([[1.0, 3.0], [2.0, 4.0]])
    margins = (Margin((0,), seed.sum(axis=1)), Margin((1,), seed.sum(axis=0)))

    np.testing.assert_allclose(fitted(seed, margins), seed)


def test_sums_become_right_and_odds_stay_as_they_were():
    seed = np.array([[1.0, 2.0], [3.0, 4.0]])
    rows, columns = np.array([40.0, 60.0]), np.array([55.0, 45.0])

    table = fitted(seed, (Margin((0,), rows), Margin((1,), columns)))

    np.testing.assert_allclose(table.sum(axis=1), rows)
    np.testing.assert_allclose(table.sum(axis=0), columns)
    odds = [t[0, 0] * t[1, 1] / (t[0, 1] * t[1, 0]) for t in (seed, table)]
    np.testing.assert_allclose(odds[1], odds[0])


def test_three_axes_are_fitted_as_slowly_by_hand():
    rng = np.random.default_rng(2)
    truth, seed = rng.uniform(1, 9, (3, 4, 2)), rng.uniform(1, 9, (3, 4, 2))
    margins = (Margin((0, 1), truth.sum(axis=2)), Margin((1, 2), truth.sum(axis=0)))

    table = fitted(seed, margins)

    by_hand = seed.copy()
    for _ in range(400):
        for i in range(3):
            for j in range(4):
                by_hand[i, j] *= truth[i, j].sum() / by_hand[i, j].sum()
        for j in range(4):
            for k in range(2):
                by_hand[:, j, k] *= truth[:, j, k].sum() / by_hand[:, j, k].sum()
    np.testing.assert_allclose(table, by_hand, rtol=1e-6)


def test_a_sum_without_any_seed_is_spread_evenly_rather_than_lost():
    table = fitted(np.array([[0.0, 0.0], [1.0, 1.0]]), (Margin((0,), np.array([6.0, 4.0])),))

    np.testing.assert_allclose(table, [[3.0, 3.0], [2.0, 2.0]])

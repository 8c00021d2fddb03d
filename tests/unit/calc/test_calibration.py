"""Factors from earlier errors, beside answers worked out by hand."""

import numpy as np
import pytest

from talentlab.calc.assumptions.calibration import CalibrationSettings
from talentlab.calc.calibration import factors, inflated_level, weighted_quantile

SETTINGS = CalibrationSettings(prior_origins=2.0)


def test_the_prior_stands_where_nothing_was_seen():
    np.testing.assert_array_equal(factors(np.full(3, 9.0), np.zeros(3), SETTINGS), np.ones(3))


def test_one_horizon_is_drawn_to_one_by_the_origins_of_the_prior():
    found = factors(np.array([2.0]), np.array([6.0]), SETTINGS)

    assert found.item() == pytest.approx(2.0 ** (6 / 8))


def test_neighbouring_horizons_share_evidence():
    found = factors(np.array([2.0, 1.0]), np.array([6.0, 0.0]), SETTINGS)

    near = np.exp(-np.log(2) / SETTINGS.neighbours)
    assert found[1] == pytest.approx(2.0 ** (6 * near / (6 * near + 2)))


def test_a_past_without_errors_is_luck():
    found = factors(np.array([0.0]), np.array([100.0]), SETTINGS)

    assert found.item() == pytest.approx(SETTINGS.least_score ** (100 / 102))


def test_few_origins_widen_the_interval():
    levels = [inflated_level(origins, SETTINGS) for origins in (1, 5, 1000)]

    assert levels[0] == pytest.approx(0.82)
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] == pytest.approx(0.8, abs=0.001)


def test_equal_weights_give_the_usual_quantile():
    values = np.random.default_rng(1).normal(size=57)

    for level in (0.0, 0.3, 0.8, 1.0):
        found = weighted_quantile(values, np.full(57, 3.0), level)
        assert found == pytest.approx(np.quantile(values, level))


def test_heavier_values_pull_the_quantile():
    values, heavy = np.arange(5.0), np.array([1.0, 1.0, 1.0, 1.0, 20.0])

    assert weighted_quantile(values, heavy, 0.5) > 3.0
    assert weighted_quantile(np.array([7.0]), np.array([2.0]), 0.8) == 7.0

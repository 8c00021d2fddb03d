"""Statements as numbers, held against simulated ones."""

import numpy as np
import pytest

from talentlab.calc.survey.statements import stated_mean, stated_variance

NOTHING = np.nan
LOW = np.array([0.0, 5.0, NOTHING, 2.0])
BEST = np.array([4.0, NOTHING, 7.0, 2.0])
HIGH = np.array([20.0, 9.0, NOTHING, 2.0])


def test_triangles_classes_and_single_numbers():
    assert stated_mean(LOW, BEST, HIGH).tolist() == [8.0, 7.0, 7.0, 2.0]
    assert stated_variance(LOW, BEST, HIGH) == pytest.approx([336 / 18, 16 / 12, 0.0, 0.0])


def test_they_are_the_moments_of_the_distributions():
    rng = np.random.default_rng(1)
    triangle, flat = rng.triangular(0, 4, 20, 400_000), rng.uniform(5, 9, 400_000)

    assert [triangle.mean(), flat.mean()] == pytest.approx(
        stated_mean(LOW, BEST, HIGH)[:2], rel=0.01
    )
    assert [triangle.var(), flat.var()] == pytest.approx(
        stated_variance(LOW, BEST, HIGH)[:2], rel=0.01
    )

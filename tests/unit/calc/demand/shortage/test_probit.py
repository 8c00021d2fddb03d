"""A class says of a number what integration over the judges' errors says."""

import numpy as np
import pytest

from talentlab.calc.assumptions.shortage import SHORTAGE
from talentlab.calc.demand.shortage.probit import after_class, log_chance


@pytest.mark.parametrize("judged", [-1, 0, 1])
@pytest.mark.parametrize(("mean", "variance"), [(0.0, 1.0), (1.5, 0.3), (-2.0, 0.8)])
def test_moments_are_those_of_integration(judged, mean, variance):
    classes = np.array([judged])

    found = after_class(np.array([mean]), np.array([variance]), classes)

    grid = np.linspace(mean - 12, mean + 12, 200_001)
    weight = np.exp(-((grid - mean) ** 2) / (2 * variance) + log_chance(grid, classes, SHORTAGE))
    weight /= weight.sum()
    expected = (weight * grid).sum()
    assert found.mean[0] == pytest.approx(expected, abs=1e-6)
    assert found.variance[0] == pytest.approx((weight * (grid - expected) ** 2).sum(), rel=1e-5)


def test_a_class_that_could_hardly_be_keeps_finite_numbers():
    found = after_class(np.array([60.0, -60.0]), np.array([0.01, 0.01]), np.array([-1, 1]))

    assert np.isfinite(found.mean).all()
    assert (found.variance > 0).all()

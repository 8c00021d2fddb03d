"""Fay-Herriot: what it must do when areas are alike, unlike, and surely or poorly measured."""

import numpy as np
import pytest

from talentlab.calc.supply.small_area import fay_herriot

LEVEL = np.ones((5, 1))


def test_areas_that_differ_no_more_than_their_samples_share_one_estimate():
    direct = np.array([0.49, 0.51, 0.50, 0.50, 0.50])

    found = fay_herriot(direct, np.full(5, 0.1), LEVEL)

    assert found.area_variance == 0
    np.testing.assert_allclose(found.estimates, 0.5, atol=1e-12)


def test_with_equal_samples_the_variance_is_what_is_left_of_the_spread():
    direct = np.array([1.0, 2.0, 3.0, 4.0, 5.0])

    found = fay_herriot(direct, np.full(5, 0.5), LEVEL)

    assert found.area_variance == pytest.approx(2.5 - 0.5)  # sample variance less sampling's
    np.testing.assert_allclose(found.estimates, 3 + 0.8 * (direct - 3))


def test_the_poorly_measured_area_is_drawn_most_and_is_least_sure():
    sampling = np.array([0.01, 0.01, 0.01, 0.01, 4.0])

    found = fay_herriot(np.array([1.0, 2.0, 3.0, 4.0, 9.0]), sampling, LEVEL)

    assert found.estimates[4] < 7
    assert found.mean_squared_errors[4] > 10 * found.mean_squared_errors[0]


def test_a_wrong_shape_is_refused():
    with pytest.raises(ValueError, match="sampling_variance"):
        fay_herriot(np.ones(5), np.ones(4), LEVEL)

"""Municipalities' own patterns of who works where."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from talentlab.calc.balance.local import local_matrices

REGION = np.array([[0.7, 0.3, 0.0], [0.1, 0.4, 0.5]])
COUNTS = st.one_of(st.just(0.0), st.floats(0.01, 1e4))


@given(arrays(float, (3, 2), elements=COUNTS), arrays(float, (3, 3), elements=COUNTS))
def test_nobody_is_lost_and_no_share_is_negative(supply, jobs):
    found = local_matrices(REGION, supply, jobs)

    assert found.shape == (3, 2, 3)
    assert (found >= 0).all()
    np.testing.assert_allclose(found.sum(axis=2), 1.0, atol=1e-9)


def test_the_educated_of_today_spread_as_the_jobs_of_today():
    supply, jobs = np.array([[100.0, 200.0]]), np.array([[60.0, 90.0, 100.0]])

    spread = supply[0] @ local_matrices(REGION, supply, jobs)[0]

    np.testing.assert_allclose(spread / jobs[0], 300 / 250, rtol=1e-6)


def test_a_place_that_is_like_the_region_keeps_its_pattern():
    supply = np.array([[100.0, 200.0]])

    found = local_matrices(REGION, supply, supply @ REGION)

    np.testing.assert_allclose(found[0], REGION, atol=1e-9)


def test_a_place_without_a_hospital_sends_its_nurses_nowhere_else_than_to_what_there_is():
    found = local_matrices(REGION, np.array([[100.0, 200.0]]), np.array([[70.0, 110.0, 0.0]]))

    assert found[0, :, 2].max() == 0.0


@pytest.mark.parametrize("supply", [[0.0, 0.0], [1.0, 2.0]])
def test_a_place_without_people_or_jobs_keeps_the_region_s_pattern(supply):
    found = local_matrices(REGION, np.array([supply]), np.zeros((1, 3)))

    np.testing.assert_array_equal(found[0], REGION)

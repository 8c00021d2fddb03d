"""Who stays: own evidence where there is much, the field's or everybody's where there is little."""

import numpy as np
import pytest

from talentlab.calc.education.retention import pooled_shares, towards


def test_a_large_cohort_speaks_for_itself():
    found = towards(np.array([900.0]), np.array([3000.0]), np.array([0.6]), prior=40.0)

    assert found.mean[0] == pytest.approx(0.3, abs=0.01)
    assert found.own_weight[0] > 0.9


def test_a_group_nobody_followed_has_its_fields_share():
    stayed, followed = np.array([60.0, 66.0, 0.0, 20.0]), np.array([100.0, 110.0, 0.0, 100.0])

    found = pooled_shares(stayed, followed, np.array([0, 0, 0, 1]), usual=0.34, prior=40.0)

    assert found.mean[2] == pytest.approx(0.58, abs=0.04)
    assert found.own_weight[2] == 0
    assert found.doubt[2] > found.doubt[0]


def test_groups_that_are_alike_share_more_than_groups_that_differ():
    followed = np.full(6, 50.0)
    alike = np.array([25.0, 26.0, 24.0, 25.0, 25.0, 25.0])
    unlike = np.array([5.0, 45.0, 10.0, 40.0, 3.0, 47.0])

    size = [
        towards(k, followed, np.full(6, 0.5), prior=40.0).worth[0] - 50 for k in (alike, unlike)
    ]

    assert size[0] > 3 * size[1]


def test_the_interval_holds_the_share_and_narrows_with_evidence():
    few = towards(np.array([4.0]), np.array([10.0]), np.array([0.4]), prior=40.0)
    many = towards(np.array([400.0]), np.array([1000.0]), np.array([0.4]), prior=40.0)

    for found in (few, many):
        assert found.quantile(0.1)[0] < found.quantile(0.5)[0] < found.quantile(0.9)[0]
    width = [(f.quantile(0.9) - f.quantile(0.1))[0] for f in (few, many)]
    assert width[1] < width[0] / 3


def test_eighty_percent_of_true_shares_lie_in_the_interval():
    rng = np.random.default_rng(5)
    truth = rng.beta(12, 18, 400)
    followed = rng.integers(5, 200, 400).astype(float)
    stayed = rng.binomial(followed.astype(int), truth).astype(float)

    found = towards(stayed, followed, np.full(400, 0.4), prior=40.0)

    inside = (found.quantile(0.1) <= truth) & (truth <= found.quantile(0.9))
    assert 0.74 <= inside.mean() <= 0.86

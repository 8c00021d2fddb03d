"""The exercises of the chapters on demand and on present shortage have the answers they say."""

import numpy as np
import pytest

from talentlab.calc.demand.industries.reconcile import combined


def test_two_views_of_one_occupation():
    shocks = np.random.default_rng(1).standard_normal((20_000, 2))
    views = [
        mean * np.exp(spread * shocks[:, i] - spread**2 / 2)[:, None, None]
        for i, (mean, spread) in enumerate(((110.0, 0.02), (130.0, 0.08)))
    ]
    today = np.array([100.0])

    jobs = combined(views[0], today, views[1], today, 0.0)[:, 0, 0]

    assert jobs.mean() == pytest.approx(111, abs=0.5)
    assert np.log(jobs).std() == pytest.approx(0.024, abs=0.001)


def test_a_survey_against_what_was_believed():
    weight = 0.8**2 / (0.8**2 + 0.5**2)

    assert weight == pytest.approx(0.72, abs=0.005)
    assert 10 ** (1 - weight) * (30 / 1.3) ** weight == pytest.approx(18, abs=0.5)

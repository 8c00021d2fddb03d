"""Two views of the same jobs are weighed by how sure they are, and are no surer together."""

import numpy as np
import pytest

from talentlab.calc.demand.industries.occupations import mix_spread, occupation_mix
from talentlab.calc.demand.industries.reconcile import combined

DRAWS = 4000


def lognormal(seed, mean, spread):
    """Return draws (D, 1, 1) of this mean and log spread."""
    shocks = np.random.default_rng(seed).standard_normal((DRAWS, 1, 1)) * spread
    return mean * np.exp(shocks - spread**2 / 2)


def weighed(trend, implied, drift=0.0):
    ten = np.array([100.0])
    return combined(trend, ten, implied, ten, drift)[:, 0, 0]


def test_equally_sure_views_meet_in_the_middle():
    found = weighed(lognormal(1, 110.0, 0.05), lognormal(2, 130.0, 0.05))

    assert found.mean() == pytest.approx(np.sqrt(110 * 130), rel=0.005)
    assert np.log(found).std() == pytest.approx(0.05, rel=0.03)


def test_the_surer_view_weighs_more():
    found = weighed(lognormal(1, 110.0, 0.02), lognormal(2, 130.0, 0.08))

    weight = 0.08**2 / (0.02**2 + 0.08**2)
    assert found.mean() == pytest.approx(110**weight * 130 ** (1 - weight), rel=0.005)
    assert np.log(found).std() == pytest.approx(weight * 0.02 + (1 - weight) * 0.08, rel=0.05)


def test_what_the_mix_may_drift_makes_industries_less_sure():
    found = weighed(lognormal(1, 110.0, 0.05), lognormal(2, 130.0, 0.05), drift=1.0)

    assert found.mean() == pytest.approx(110.0, rel=0.01)


def test_draws_stay_paired_with_both_views():
    trend, implied = lognormal(1, 110.0, 0.05), lognormal(2, 130.0, 0.05)

    found = np.log(weighed(trend, implied))

    for view in (trend, implied):
        assert np.corrcoef(found, np.log(view[:, 0, 0]))[0, 1] == pytest.approx(0.71, abs=0.04)


def test_where_industries_say_nothing_the_trend_is_left():
    trend = np.array([[[5.0]], [[7.0]]])

    found = combined(trend, np.array([6.0]), np.zeros((2, 1, 1)), np.array([0.0]), 0.03)

    np.testing.assert_allclose(found, trend)


def test_nothing_stays_nothing():
    nothing = np.zeros((3, 1, 2))

    found = combined(nothing, np.array([0.0]), nothing, np.array([0.0]), 0.03)

    assert (found == 0).all()


def test_the_county_s_industries_give_its_occupations():
    counted = np.array([[30.0, 5.0], [10.0, 50.0]])
    occupations, industries = np.array([40.0, 60.0]), np.array([45.0, 55.0])

    mix = occupation_mix(counted, occupations, industries)

    np.testing.assert_allclose(mix.implied(industries[:, None])[:, 0], occupations, rtol=1e-8)


def test_jobs_by_industry_add_up_to_jobs_by_occupation():
    random = np.random.default_rng(3)
    mix = occupation_mix(random.random((4, 3)), random.random(4), random.random(3))
    jobs, employed = random.random((5, 4, 2)), random.random((5, 3, 2))
    employed[0] = 0.0  # a place where those who work are in no industry that is known

    found = mix.industries_of(jobs, employed)

    np.testing.assert_allclose(found.sum(axis=1), jobs.sum(axis=1), rtol=1e-12)
    assert (found >= 0).all()


def test_drift_of_the_mix_is_learnt_from_the_county():
    random = np.random.default_rng(5)
    industries = np.full((1, 31), 1e9)
    mix = occupation_mix(np.ones((40, 1)), np.ones(40), np.ones(1))
    moves = 0.06 * random.standard_normal((40, 31))
    occupations = 1e8 * np.exp(np.cumsum(moves, axis=1))

    spread = mix_spread(occupations, industries, mix, [(y, y + 1) for y in range(30)])

    assert spread == pytest.approx(0.056, abs=0.006)

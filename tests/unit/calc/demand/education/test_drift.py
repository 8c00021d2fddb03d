"""Educations within occupations change as they have, and are as unsure as they have been."""

import numpy as np
import pytest

from factories.demand_worlds import YEARS as WORLD_YEARS
from factories.demand_worlds import education_world, staffed_world
from talentlab.calc.assumptions.flexibility import EDUCATION
from talentlab.calc.demand.education.draws import education_jobs, education_shocks, own_luck
from talentlab.calc.demand.education.drift import ProfileDrift, luck, profile_drift
from talentlab.calc.demand.education.profile import shares

YEARS = tuple(range(2012, 2024))


def test_lasting_trends_are_found():
    counted, lasting = education_world(1, trend=0.05, shock=0.005)

    drift = profile_drift(counted, YEARS, ())

    assert np.corrcoef(drift.trend, lasting)[0, 1] > 0.9
    assert np.abs(drift.trend).sum() > 0.7 * np.abs(lasting).sum()


def test_changes_across_a_new_way_of_counting_do_not_count():
    counted, _ = education_world(2)
    recoded = counted.copy()
    recoded[:, 0, 6:] *= 3.0

    drift = profile_drift(recoded, YEARS, (YEARS[6],))

    assert abs(drift.trend[0]) < 0.05
    assert drift.spread[0] < 0.1


@pytest.mark.parametrize("shock", [0.01, 0.06])
def test_spread_is_learnt_from_misses(shock):
    found = [
        profile_drift(education_world(seed, trend=0.0, shock=shock)[0], YEARS, ()).spread.mean()
        for seed in range(6)
    ]

    assert np.mean(found) == pytest.approx(shock, rel=0.45)


def test_one_year_knows_no_trend_and_has_the_usual_spread():
    counted = education_world(3)[0][..., :1]

    drift = profile_drift(counted, YEARS[:1], ())

    assert not drift.trend.any()
    np.testing.assert_allclose(drift.spread, EDUCATION.profile_spread)
    np.testing.assert_allclose(drift.trend_spread, EDUCATION.usual_trend, rtol=0.6)


def test_shares_stay_shares():
    counted, _ = education_world(4)
    drift = profile_drift(counted, YEARS, ())

    ahead = drift.after(shares(counted[..., -1]), 10)

    np.testing.assert_allclose(ahead.sum(axis=-1), 1.0, rtol=1e-12)
    assert (ahead >= 0).all()


def test_jobs_by_education_are_those_by_occupation_in_every_draw():
    random = np.random.default_rng(5)
    counted, _ = education_world(5, occupations=4, groups=3)
    drift = profile_drift(counted, YEARS, ())
    jobs = random.gamma(2.0, 50.0, (30, 4, 2, 6))
    codes = ("01Z", "75N", "98Z")
    factors = education_shocks(drift, codes, draws=30, years=6, seed=1)
    factors = factors * own_luck(
        np.array([5.0, 50.0, 500.0]), codes, "2480", draws=30, years=6, seed=1
    )

    found = education_jobs(jobs, shares(counted[..., -1]), drift, factors)

    np.testing.assert_allclose(found.sum(axis=1), jobs.sum(axis=1), rtol=1e-12)
    np.testing.assert_allclose(found[:, :, :, 0], plainly(jobs, counted)[..., 0], rtol=1e-9)


def plainly(jobs, counted):
    """Return today's jobs by education without any matrix: occupation by occupation."""
    held = shares(counted[..., -1])
    found = np.zeros((jobs.shape[0], held.shape[1], *jobs.shape[2:]))
    for o in range(held.shape[0]):
        for e in range(held.shape[1]):
            found[:, e] += jobs[:, o] * held[o, e]
    return found


def test_luck_is_larger_for_few():
    drift = ProfileDrift(np.zeros(2), np.zeros(2), np.zeros(2), 0.9)
    codes = ("01Z", "75N")

    shocks = education_shocks(drift, codes, draws=500, years=3, seed=1)
    own = np.log(own_luck(np.array([10.0, 1000.0]), codes, "2480", draws=500, years=3, seed=1))

    assert (shocks == 1.0).all()
    assert own[:, 0, 2].std() == pytest.approx(np.sqrt(luck(2) / 10), rel=0.01)
    assert own[:, 1, 2].std() == pytest.approx(np.sqrt(luck(2) / 1000), rel=0.01)


def test_draws_are_as_unsure_as_is_said():
    drift = ProfileDrift(np.zeros(2), np.array([0.01, 0.0]), np.array([0.03, 0.05]), 0.9)

    shocks = np.log(education_shocks(drift, ("01Z", "75N"), draws=4000, years=9, seed=1))

    np.testing.assert_allclose(shocks[..., 8].std(axis=0), np.sqrt(drift.variance(8)), rtol=0.05)
    assert np.exp(shocks[..., 8]).mean() == pytest.approx(1.0, abs=0.01)


def test_a_trend_fades():
    drift = ProfileDrift(np.array([0.1, 0.0]), np.zeros(2), np.zeros(2), 0.5)

    ahead = drift.after(np.array([[0.5, 0.5]]), 3)

    assert ahead[0, 0] / ahead[0, 1] == pytest.approx(np.exp(0.1 * 1.75))


def test_luck_is_not_taken_for_shocks():
    found = [
        profile_drift(staffed_world(seed, trend=0.0, shock=0.0)[1], WORLD_YEARS, ())
        for seed in range(4)
    ]

    # 0.018; 0.025 if the comings and goings of single persons were taken for shocks.
    assert np.mean([drift.spread.mean() for drift in found]) < 0.02

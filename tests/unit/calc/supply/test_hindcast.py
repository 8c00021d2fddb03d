"""Looking ahead from earlier years: no later year is seen, and the account is worth its trouble."""

from dataclasses import replace

import numpy as np
import pytest

from factories import supply
from talentlab.calc.supply.backtest import SIZE_CLASSES, supply_accuracy
from talentlab.calc.supply.calibrate import calibrated
from talentlab.calc.supply.estimate import estimate_rates
from talentlab.calc.supply.expected import PeopleAhead, expected_path, trend_pull
from talentlab.calc.supply.hindcast import OURS, supply_hindcasts, usable_origins
from talentlab.calc.supply.spread import prior_spread

AHEAD = 4
SIZES = (60_000.0, 9_000.0, 30_000.0, 2_500.0)


def estimator(stocks):
    regions, groups = stocks.persons.shape[3:]
    return estimate_rates(stocks, supply.movement(regions), supply.no_arrivals(regions, groups))


def people_from(stocks, origin):
    """Return the people there were, as if they had been known."""
    at = stocks.years.index(origin)
    span = slice(at, at + AHEAD + 1)
    residents, last = stocks.residents[:, :, span], stocks.last_ages[:, :, span]
    lacking = AHEAD + 1 - residents.shape[2]
    pad = [(0, 0), (0, 0), (0, lacking), (0, 0)]
    return PeopleAhead(np.pad(residents, pad, mode="edge"), np.pad(last, pad, mode="edge"))


def looked_back(stocks):
    expected = {origin: people_from(stocks, origin) for origin in usable_origins(stocks.years)}
    return supply_hindcasts(stocks, expected, estimator, AHEAD)


@pytest.fixture(scope="module")
def stocks():
    return supply.stocks(np.random.default_rng(8), sizes=SIZES, years=10, noise=0.01)


@pytest.fixture(scope="module")
def seen(stocks):
    return looked_back(stocks)


def test_no_later_year_is_seen(stocks, seen):
    later = stocks.persons.copy()
    later[:, :, -3:] = later[:, :, -3:, :, ::-1]
    changed = looked_back(replace(stocks, persons=later))

    known = [i for i, origin in enumerate(seen.origins) if origin <= stocks.years[-4]]
    assert known
    for method, forecast in seen.forecasts.items():
        np.testing.assert_allclose(changed.forecasts[method][known], forecast[known])


def test_outcomes_are_what_was_counted_and_nothing_else(stocks, seen):
    everyone = stocks.persons.sum(axis=(0, 1))

    np.testing.assert_allclose(
        seen.outcomes[0, 0], everyone[stocks.years.index(seen.origins[0]) + 1]
    )
    assert np.isnan(seen.outcomes[-1, 1:]).all()


def test_the_account_beats_constant_shares_where_the_young_learn(seen):
    rows = supply_accuracy(
        seen,
        prior_spread(AHEAD),
        np.zeros((len(seen.origins), AHEAD, len(SIZES))),
        np.eye(len(supply.CODES)),
        (3,),
    )
    error = {row.method: row.wape for row in rows if row.size_class == "region"}
    better = {row.method: row.better_groups_share for row in rows if row.size_class == "region"}

    assert error[OURS] < 0.6 * error["constant_shares"]
    assert better[OURS] >= 0.6
    assert {row.size_class for row in rows} <= {"region", *SIZE_CLASSES}


def test_a_world_without_noise_is_looked_ahead_almost_rightly():
    stocks = supply.stocks(np.random.default_rng(2), sizes=(60_000.0, 40_000.0), years=10)
    known = stocks.until(2020)

    ahead = expected_path(known, people_from(stocks, 2020), estimator(known))

    truth = stocks.persons[:, :, 6:10].sum(axis=(0, 1))
    assert np.abs(ahead - truth).sum() / truth.sum() < 0.02


def test_a_single_year_pulls_nothing(stocks):
    alone = stocks.until(stocks.years[0])
    people = people_from(stocks, stocks.years[0])

    assert not trend_pull(alone, people, estimator(alone)).any()


def test_large_errors_widen_and_small_ones_narrow(seen):
    prior = prior_spread(AHEAD)
    right = replace(seen, composed=seen.outcomes)
    wrong = replace(seen, composed=seen.outcomes * 1.3 ** np.resize([1, -1], len(SIZES))[:, None])

    narrow, wide = (calibrated(prior, each, 2024) for each in (right, wrong))

    assert (narrow.own < prior.own).all()
    assert (wide.own > prior.own).all()
    assert (np.diff(wide.own) >= 0).all()


def test_errors_that_were_not_yet_known_change_nothing(seen):
    prior = prior_spread(AHEAD)

    early = calibrated(prior, seen, seen.origins[0])

    np.testing.assert_array_equal(early.own, prior.own)


def test_intervals_hold_what_they_promise_when_errors_are_as_the_prior_says(seen):
    rng = np.random.default_rng(3)
    prior = prior_spread(AHEAD)
    size = np.full((12, 6, 40), 500.0)
    spread = np.sqrt(prior.own_variance(size) + prior.shared)
    errors = rng.standard_normal((12, 6, 40, AHEAD)) * spread
    outcomes = np.moveaxis(size[..., None] * np.exp(errors), -1, 1)
    flat = np.repeat(size[:, None], AHEAD, axis=1)
    many = replace(
        seen,
        origins=tuple(range(2000, 2012)),
        at_origin=size,
        outcomes=outcomes,
        forecasts={OURS: flat, "constant_shares": flat},
        composed=flat,
    )

    rows = supply_accuracy(many, prior, np.zeros((12, AHEAD, 6)), np.eye(40), (1, 3))

    for row in rows:
        if row.size_class == "all" and row.method == OURS:
            assert row.coverage_80 == pytest.approx(0.8, abs=0.07)

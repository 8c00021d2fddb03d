import numpy as np
import pytest

from factories.stocks import banded, invented, only_years
from talentlab.calc.assumptions.population import ENSEMBLE
from talentlab.calc.population.baselines import Drift, Naive
from talentlab.calc.population.ensemble import StockEnsemble, expected_ratios
from talentlab.calc.population.migration_profile import migration_profile
from talentlab.calc.population.persistence import persistence, standstill_unlearnt
from talentlab.calc.population.trend import trend_slope, trend_weight
from talentlab.calc.population.working_age import moved_to, standstill_weight


def test_a_steady_country_is_foreseen():
    history = invented(years=range(1980, 2011), residents=2e6, noise=0.0)

    ahead = StockEnsemble().project(history.until(2005), 5)

    true = history.persons[:, -1, :, 20:65].sum(axis=(1, 2))
    np.testing.assert_allclose(ahead[:, -1, :, 20:65].sum(axis=(1, 2)), true, rtol=0.01)


def test_last_deviations_fade_towards_the_long_run():
    history = invented(years=range(1990, 2011), noise=0.02)

    ratios = np.log(expected_ratios(history, 30, ENSEMBLE))

    step = np.abs(ratios[1:] - ratios[:-1]).max(axis=(1, 2, 3))
    assert step[0] > 2 * step[5] > 4 * step[20]


@pytest.mark.parametrize(
    "years",
    [(2009, 2010), (2005, 2010), (2000, 2004, 2010), (1990, 2000, 2010), tuple(range(1995, 2011))],
)
@pytest.mark.parametrize("shape", [invented, lambda **kw: banded(invented(**kw))])
def test_short_histories_gaps_and_bands_are_enough(years, shape):
    history = only_years(shape(years=range(1990, 2011)), years)

    ahead = StockEnsemble().project(history, 15)

    assert ahead.shape == (3, 15, 2, len(history.ages))
    assert np.isfinite(ahead).all()
    assert ahead.min() >= 0
    now = history.persons[:, -1].sum(axis=(1, 2))
    np.testing.assert_allclose(ahead[:, 4].sum(axis=(1, 2)), now, rtol=0.25)


def test_a_region_counted_once_follows_the_nation_it_belongs_to():
    history = invented(years=range(1990, 2011))
    once = type(history)(
        history.region_codes,
        (2010,),
        history.sexes,
        history.ages,
        history.persons[:, -1:],
        history.national,
        history.years,
    )

    ahead = StockEnsemble().project(once, 5)

    assert np.isfinite(ahead).all()
    working = ahead[:, 0, :, 20:65].sum(axis=(1, 2))
    now = once.persons[:, -1, :, 20:65].sum(axis=(1, 2))
    np.testing.assert_allclose(working, now, rtol=0.02)


def test_empty_regions_stay_almost_empty():
    history = invented(years=range(2000, 2011))
    history.persons[0] = 0.0

    ahead = StockEnsemble().project(history, 10)

    assert ahead[0].sum() < 5
    assert np.isfinite(ahead).all()


def test_movers_bring_the_working_age_to_the_target_and_most_are_young():
    history = invented()
    stock, profile = history.persons[:, -1], migration_profile(history.ages)
    target = stock[..., 20:65].sum(axis=(1, 2)) * np.array([0.9, 1.0, 1.2])

    moved = moved_to(target, stock, ages=history.ages, profile=profile)

    np.testing.assert_allclose(moved[..., 20:65].sum(axis=(1, 2)), target, rtol=1e-10)
    gain = moved[2, 0] / stock[2, 0]
    assert gain[25] > gain[45] > gain[64] > 1.0


def test_the_trend_is_the_least_squares_line():
    counts = np.log(np.array([[100.0, 110.0, 105.0, 130.0, 140.0]]))

    slope = trend_slope(counts, 10)

    assert slope[0] == pytest.approx(np.polyfit(np.arange(5), counts[0], 1)[0])
    assert trend_slope(counts[:, :1], 10).tolist() == [0.0]


def test_trends_earn_their_weight_and_small_areas_lose_it():
    ahead = np.array([1.0, 10.0])

    assert np.all(np.diff(trend_weight(15, ahead, ENSEMBLE)) > 0)
    assert np.all(trend_weight(15, ahead, ENSEMBLE) > trend_weight(3, ahead, ENSEMBLE))
    small, large = standstill_weight(np.array([3_000.0, 300_000.0]), 15, ahead, ENSEMBLE)
    assert np.all(small > 4 * large)
    assert small[1] > 0.5


def test_naive_changes_nothing_and_drift_goes_on():
    history = invented(years=range(1995, 2011))

    still = Naive().project(history, 3)
    line = Drift().project(history, 3)

    np.testing.assert_array_equal(still[:, 2], history.persons[:, -1])
    slope = (history.persons[:, -1] - history.persons[:, -11]) / 10
    np.testing.assert_allclose(line[:, 2], np.maximum(history.persons[:, -1] + 3 * slope, 0))


def test_trends_that_last_let_small_areas_move():
    years, settings = np.arange(25.0), ENSEMBLE
    lasting = np.array([[9.0], [9.1]]) - 0.01 * years
    broken = np.array([[9.0], [9.1]]) + 0.02 * np.abs((years % 8) - 4)
    residents, nu = np.array([4_000.0, 5_000.0]), np.full((2, 3), 0.8)

    freed = standstill_unlearnt(nu, lasting, residents, settings)
    held = standstill_unlearnt(nu, broken, residents, settings)

    assert np.all(freed < 0.5)
    np.testing.assert_array_equal(held, nu)


def test_persistence_equals_its_plain_twin():
    random = np.random.default_rng(4)
    counts = 9.0 + random.normal(0, 0.02, (3, 16)).cumsum(axis=1)
    residents = np.array([3_000.0, 9_000.0, 100_000.0])

    beta, independent = persistence(counts, residents, ENSEMBLE)

    origins = range(5, 16 - 5)
    for r in range(3):
        above = below = 0.0
        for q in range(3):
            alike = np.exp(-abs(np.log(residents[r] / residents[q])))
            for o in origins:
                x = 5 * np.polyfit(np.arange(o + 1), counts[q, : o + 1], 1)[0]
                y = counts[q, o + 5] - counts[q, o]
                above, below = above + alike * x * y, below + alike * x * x
        assert beta[r] == pytest.approx(min(max(above / below, 0.0), 1.0))
    assert independent == pytest.approx(1 + (len(origins) - 1) / 5)


def test_a_short_history_has_shown_nothing():
    beta, independent = persistence(np.zeros((2, 8)), np.ones(2), ENSEMBLE)

    assert beta.tolist() == [0.0, 0.0]
    assert independent == 0.0

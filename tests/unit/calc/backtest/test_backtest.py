import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from factories.stocks import banded, invented, only_years
from talentlab.calc.backtest.accuracy import SIZE_CLASSES, accuracy, interval_score
from talentlab.calc.backtest.ahead import look_ahead
from talentlab.calc.backtest.measured import QUANTITIES, outcomes, quantities
from talentlab.calc.backtest.rolling import rolling, usable_origins
from talentlab.calc.backtest.shelf_life import shelf_life
from talentlab.calc.population.baselines import Drift, Naive
from talentlab.calc.population.ensemble import StockEnsemble


def test_quantities_are_all_ages_working_ages_and_six_bands():
    history = invented()
    persons = history.persons[0, 0]

    found = dict(zip(QUANTITIES, quantities(persons, history.ages), strict=True))

    assert found["total"] == pytest.approx(persons.sum())
    assert found["20-64"] == pytest.approx(persons[:, 20:65].sum())
    assert found["55-59"] == pytest.approx(persons[:, 55:60].sum())
    assert list(found) == [
        "total", "20-64", "20-24", "25-34", "35-44", "45-54", "55-59", "60-64",
    ]  # fmt: skip


def test_bands_and_single_years_measure_the_same():
    history = invented()

    single = quantities(history.persons, history.ages)
    bands = quantities(banded(history).persons, banded(history).ages)

    np.testing.assert_allclose(single, bands)


def test_years_nobody_counted_have_no_outcome():
    history = only_years(invented(years=range(2000, 2011)), (2000, 2001, 2004))

    found = outcomes(history, 2001, 4)

    assert np.isnan(found[[0, 1, 3]]).all()
    assert np.isfinite(found[2]).all()


def test_naive_errors_equal_a_plain_twin():
    history = invented(years=range(1990, 2011))
    origins, horizon = (1995, 2000, 2003), 5

    hindcasts = rolling(Naive(), history, origins=origins, years_ahead=horizon)
    row = next(r for r in accuracy("naive", hindcasts, [horizon]) if r.size_class == "all")

    off_total, off_working, off_ages = [], [], []
    for origin in origins:
        i = history.years.index(origin)
        for r in range(3):
            now, then = history.persons[r, i], history.persons[r, i + horizon]
            off_total.append(abs(now.sum() / then.sum() - 1))
            working = now[:, 20:65].sum(), then[:, 20:65].sum()
            off_working.append(abs(working[0] / working[1] - 1))
            bands = ((20, 25), (25, 35), (35, 45), (45, 55), (55, 60), (60, 65))
            missed = sum(abs(now[:, a:b].sum() - then[:, a:b].sum()) for a, b in bands)
            off_ages.append(missed / working[1])
    assert row.n == 9
    assert row.mape_total == pytest.approx(100 * np.mean(off_total))
    assert row.mape_20_64 == pytest.approx(100 * np.mean(off_working))
    assert row.age_structure_error == pytest.approx(100 * np.mean(off_ages))
    assert row.within_5 == pytest.approx(np.mean(np.array(off_total) <= 0.05))


def test_the_interval_score_is_width_plus_ten_times_the_miss():
    scores = interval_score(
        np.array([90.0, 105.0]), np.array([110.0, 120.0]), np.array([100.0] * 2)
    )

    np.testing.assert_allclose(scores, [0.20, 0.15 + 10 * 0.05])


def test_every_forecast_is_in_all_and_in_one_size_class():
    history = invented(residents=30_000.0)

    hindcasts = rolling(Naive(), history, origins=(2000, 2005), years_ahead=3)
    rows = accuracy("naive", hindcasts, [3])

    by_class = {row.size_class: row.n for row in rows}
    assert by_class.pop("all") == sum(by_class.values()) == 6
    assert set(by_class) <= set(SIZE_CLASSES)


@pytest.mark.parametrize("projector", [StockEnsemble(), Naive(), Drift()])
def test_the_future_cannot_be_seen(projector):
    history = invented(years=range(1990, 2011))
    changed = invented(years=range(1990, 2011))
    changed.persons[:, 11:] *= np.random.default_rng(5).uniform(0.5, 2.0)
    changed.national[11:] *= 3.0

    kind = {"origins": (1998, 2000), "years_ahead": 10}
    before, after = rolling(projector, history, **kind), rolling(projector, changed, **kind)

    np.testing.assert_array_equal(before.forecasts, after.forecasts)
    np.testing.assert_array_equal(before.half_widths, after.half_widths)


def test_an_executor_changes_nothing():
    history = invented(years=range(1990, 2011))
    kind = {"origins": range(1998, 2006), "years_ahead": 5}

    with ThreadPoolExecutor(2) as pool:
        spread = rolling(StockEnsemble(), history, executor=pool, **kind)

    np.testing.assert_array_equal(
        spread.forecasts, rolling(StockEnsemble(), history, **kind).forecasts
    )


def test_a_single_count_is_no_origin():
    history = invented(years=range(1990, 1995))

    assert usable_origins(history) == (1991, 1992, 1993, 1994)
    with pytest.raises(ValueError, match="cannot forecast from"):
        rolling(Naive(), history, origins=(1990,), years_ahead=2)


def test_looking_ahead_from_two_counts_uses_the_prior():
    history = invented(years=range(2009, 2011))

    ahead = look_ahead(StockEnsemble(), history, 20)

    assert ahead.hindcasts is None
    assert ahead.expected.shape == (3, 20, 2, 101)
    assert np.all(np.diff(ahead.half_widths, axis=2) > 0)


def test_progress_reaches_the_end():
    told = []

    rolling(Naive(), invented(), origins=(2000, 2001), years_ahead=2, progress=told.append)

    assert told == sorted(told)
    assert math.isclose(told[-1], 1.0)


def test_shelf_life_ends_before_the_first_year_one_cannot_trust():
    assert shelf_life(np.array([0.01, 0.05, 0.095, 0.0954, 0.2])) == 3
    assert shelf_life(np.array([0.2, 0.01])) == 0
    assert shelf_life(np.array([0.01, 0.02])) == 2

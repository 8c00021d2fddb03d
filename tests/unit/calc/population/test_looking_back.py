"""Gaps, bands, ratios and births: what is read out of counts, beside slow plain twins."""

import numpy as np
import pytest

from factories.stocks import BANDS, banded, invented, only_years
from talentlab.calc.population.ageing import one_year
from talentlab.calc.population.gaps import every_year
from talentlab.calc.population.history import AgeAxis
from talentlab.calc.population.migration_profile import migration_profile
from talentlab.calc.population.mortality import log_survival
from talentlab.calc.population.ratios import (
    child_ratios,
    cohort_pairs,
    lasting_child_ratios,
    national_log_ratio,
    regional_log_deviation,
)
from talentlab.calc.population.single_years import in_bands, in_single_years


def test_a_gap_is_filled_along_the_cohorts():
    history = only_years(invented(years=range(2000, 2005)), (2000, 2004))

    filled = every_year(history)

    assert filled.years == (2000, 2001, 2002, 2003, 2004)
    start, end = history.persons[1, 0, 0], history.persons[1, 1, 0]
    for j in (1, 2, 3):
        for age in range(101 - 4):
            later = end[age + 4 - j]
            earlier = start[age - j] if age >= j else later
            expected = earlier + (later - earlier) * j / 4
            assert filled.persons[1, j, 0, age] == pytest.approx(expected)


def test_a_history_without_gaps_is_left_alone():
    history = invented(years=range(2000, 2005))

    np.testing.assert_array_equal(every_year(history).persons, history.persons)


def test_bands_taken_apart_add_up_to_what_was_counted():
    history = banded(invented(years=range(2000, 2012)))

    single = in_single_years(history)

    assert single.ages.lower == tuple(range(86))
    np.testing.assert_allclose(in_bands(single.persons, BANDS), history.persons, rtol=1e-9)
    assert single.persons.min() >= 0


def test_bands_taken_apart_are_close_to_the_truth():
    true = invented(years=range(2000, 2012))

    single = in_single_years(banded(true))

    error = np.abs(single.persons[:, -1, :, :85] - true.persons[:, -1, :, :85]).sum()
    assert error / true.persons[:, -1].sum() < 0.02


def test_bands_may_have_gaps_and_only_recent_years_are_used():
    history = only_years(banded(invented(years=range(1980, 2012))), (1980, 1995, 2006, 2011))

    single = in_single_years(history)

    assert single.years == tuple(range(1995, 2012))
    counted = in_bands(single.persons, BANDS)[:, [0, 11, 16]]
    np.testing.assert_allclose(counted, history.persons[:, 1:], rtol=1e-9)


def test_the_oldest_are_not_forgotten_between_counts():
    history = only_years(banded(invented(years=range(1990, 2011))), (1990, 1995, 2000, 2005, 2010))

    single = in_single_years(history)

    oldest = single.persons[..., -1].sum(axis=(0, 2))
    assert oldest.min() > 0.5 * oldest.max()


def test_empty_bands_stay_empty_and_nothing_becomes_negative():
    history = banded(invented(years=range(2000, 2004), residents=50.0))
    history.persons[:, :, :, 3] = 0.0

    single = in_single_years(history)

    assert single.persons.min() >= 0
    assert in_bands(single.persons, BANDS)[:, :, :, 3].sum() == 0


def test_pairs_count_each_cohort_twice():
    persons = np.array([[[8.0, 4.0, 2.0]], [[9.0, 7.0, 5.0]]])  # 2 years, 1 sex, ages 0, 1, 2+

    pairs = cohort_pairs(persons)

    np.testing.assert_array_equal(pairs.reached, [[[7.0, 5.0]]])
    np.testing.assert_array_equal(pairs.started, [[[8.0, 6.0]]])


def test_few_persons_say_little_about_a_region():
    persons = np.array([[[[10.0, 0.0]], [[0.0, 20.0]]]])  # 10 became 20
    pairs = cohort_pairs(persons).pooled(1)
    national = np.zeros((1, 1))

    free = regional_log_deviation(pairs, national, kappa=0.0)
    shrunk = regional_log_deviation(pairs, national, kappa=990.0)

    assert free[0, 0, 0] == pytest.approx(np.log(2.0))
    assert shrunk[0, 0, 0] == pytest.approx(np.log(1010 / 1000))


def test_a_nation_without_anyone_old_has_a_defined_ratio():
    pairs = cohort_pairs(np.zeros((2, 1, 3))).pooled(1)

    np.testing.assert_array_equal(national_log_ratio(pairs), np.zeros((1, 2)))


def test_births_are_remembered_by_the_children_of_one_count():
    history = invented(years=range(2000, 2020), noise=0.0)  # always 0.05 per woman

    last = child_ratios(history, kappa=0.0)
    lasting = lasting_child_ratios(history, years_back=10, kappa=0.0)

    np.testing.assert_allclose(last, 0.05, rtol=1e-9)
    np.testing.assert_allclose(lasting, 0.05, rtol=0.12)  # the movers among them


def test_one_year_equals_its_plain_twin():
    random = np.random.default_rng(3)
    stock, ratio = random.uniform(0, 100, (2, 2, 70)), random.uniform(0.5, 1.5, (2, 2, 69))
    births = random.uniform(0, 0.1, (2, 2))

    ahead = one_year(
        stock,
        ratio=ratio,
        child_ratio=births,
        ages=AgeAxis(tuple(range(70)), 1),
        woman=0,
    )

    for r in range(2):
        women = sum(stock[r, 0, a - 1] * ratio[r, 0, a - 1] for a in range(20, 40))
        for s in range(2):
            assert ahead[r, s, 0] == pytest.approx(births[r, s] * women)
            for a in range(1, 69):
                assert ahead[r, s, a] == pytest.approx(stock[r, s, a - 1] * ratio[r, s, a - 1])
            oldest = (stock[r, s, 68] + stock[r, s, 69]) * ratio[r, s, 68]
            assert ahead[r, s, 69] == pytest.approx(oldest)


def test_young_adults_move_most():
    profile = migration_profile(AgeAxis(tuple(range(101)), 1))

    assert profile.max() == 1.0
    assert 20 <= profile.argmax() <= 26
    assert profile[0] > profile[14] < profile[20]
    assert profile[80] < 0.15


def test_the_standard_of_mortality_is_a_probability_that_falls_with_age():
    survival = np.exp(log_survival(101))

    assert np.all(np.diff(survival) < 0)
    assert 0.5 < survival[-1] < survival[0] < 1

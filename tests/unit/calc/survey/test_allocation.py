"""Draws over strata: the sum, the bounds, and the best there is."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentlab.calc.survey.allocation import allocated, importance
from talentlab.calc.survey.precision import expected_spread, relative_error


def test_neyman_is_in_proportion_to_size_times_spread():
    weight = importance(np.array([300.0, 100.0]), np.array([0.5, 1.5]))

    assert allocated(weight, np.array([1_000, 1_000]), 100, least=2).tolist() == [50, 50]


def test_power_nought_looks_only_at_the_relative_spread():
    weight = importance(np.array([900.0, 1.0]), np.array([1.0, 1.0]), power=0.0)

    assert allocated(weight, np.array([500, 500]), 80, least=2).tolist() == [40, 40]


def test_what_a_full_stratum_cannot_take_goes_to_the_others():
    draws = allocated(np.array([90.0, 5.0, 5.0]), np.array([20, 500, 500]), 100, least=5)

    assert draws.tolist() == [20, 40, 40]


def test_a_draw_that_cannot_be_kept_is_a_bug():
    with pytest.raises(ValueError, match="outside"):
        allocated(np.array([1.0, 1.0]), np.array([3, 3]), 7, least=1)


strata = st.lists(st.tuples(st.integers(1, 60), st.floats(0, 1e4)), min_size=1, max_size=8)


@given(strata, st.integers(0, 6), st.floats(0, 1))
def test_every_draw_sums_and_keeps_its_bounds(rows, least, how_many):
    population = np.array([n for n, _ in rows])
    lowest = np.minimum(population, least)
    drawn = int(lowest.sum() + how_many * (population - lowest).sum())

    draws = allocated(np.array([w for _, w in rows]), population, drawn, least=least)

    assert draws.sum() == drawn
    assert (lowest <= draws).all()
    assert (draws <= population).all()


def test_no_other_whole_draw_has_a_clearly_smaller_error():
    population, spread = np.array([40, 25, 12]), np.array([1.0, 3.0, 9.0])
    draws = allocated(population * spread, population, 20, least=2)

    def error(answers):
        return relative_error(population, np.array(answers, dtype=float), spread, 1.0)

    best = min(
        error((a, b, 20 - a - b))
        for a, b in itertools.product(range(2, 17), repeat=2)
        if 2 <= 20 - a - b <= 12
    )
    assert error(draws) <= best * 1.01


def test_the_error_of_a_plain_draw_is_the_closed_form():
    found = relative_error(np.array([400]), np.array([100.0]), np.array([2.0]), 800.0)

    assert found == pytest.approx(400 * np.sqrt((1 - 0.25) * 4 / 100) / 800)


def test_spread_is_of_sizes_counts_and_differences():
    same = np.full(10, 20.0)

    assert expected_spread(same) == pytest.approx(np.sqrt(0.05 * 20 + (0.05 * 20) ** 2))
    assert expected_spread(same, share=0.1) == pytest.approx(np.sqrt(0.1 + 0.1**2))

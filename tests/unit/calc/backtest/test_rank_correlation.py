"""The rank correlation is Spearman's, with ties, and its interval narrows as pairs are added."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata, spearmanr

from talentlab.calc.backtest.rank_correlation import (
    FEWEST,
    interval_of_correlation,
    mean_ranks,
    rank_correlation,
)

PAIRS = st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 9)), min_size=2, max_size=40)


def plain_rank(values, one):
    """Return one plus how many are smaller, and half of the others that are equal."""
    return 1 + sum(v < one for v in values) + (sum(v == one for v in values) - 1) / 2


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=30))
def test_ranks_are_those_one_counts_by_hand(values):
    found = mean_ranks(np.array(values, float))

    assert found.tolist() == [plain_rank(values, one) for one in values]
    assert found.tolist() == rankdata(values).tolist()


@given(PAIRS)
def test_the_correlation_is_scipys_where_both_sides_differ(pairs):
    one, other = (np.array(side, float) for side in zip(*pairs, strict=True))
    found = rank_correlation(one, other)

    if len(set(one)) > 1 and len(set(other)) > 1:
        assert found == pytest.approx(spearmanr(one, other).statistic, abs=1e-9)
    else:
        assert found is None


def test_the_same_order_is_one_and_the_opposite_minus_one():
    order = np.array([1.0, 5.0, 9.0, 2.0])

    assert rank_correlation(order, order * 3 + 1) == pytest.approx(1)
    assert rank_correlation(order, -order) == pytest.approx(-1)


def test_the_interval_holds_the_correlation_and_narrows():
    few, many = (interval_of_correlation(0.5, pairs) for pairs in (20, 200))

    assert -1 < few[0] < many[0] < 0.5 < many[1] < few[1] < 1


def test_the_interval_holds_the_truth_about_eight_times_in_ten():
    rng = np.random.default_rng(7)
    truth = 6 / np.pi * np.arcsin(0.6 / 2)  # Spearman's correlation of a normal pair with 0.6
    held = []
    for _ in range(600):
        one = rng.standard_normal(60)
        other = 0.6 * one + 0.8 * rng.standard_normal(60)
        low, high = interval_of_correlation(rank_correlation(one, other), 60)
        held.append(low <= truth <= high)

    assert 0.76 <= np.mean(held) <= 0.84


def test_too_few_pairs_have_no_interval_and_perfect_ones_a_closed_one():
    assert interval_of_correlation(0.4, FEWEST - 1) is None
    assert interval_of_correlation(1.0, FEWEST) == pytest.approx((1.0, 1.0), abs=1e-6)

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from talentlab.sample.rounding import interpolate, rake, round_table, round_to_total, spread

EXPECTED = arrays(float, st.tuples(st.integers(1, 6), st.integers(1, 8)), elements=st.floats(0, 50))


@given(EXPECTED, st.integers(0, 500))
def test_rounded_rows_sum_to_their_totals_and_stay_near(expected, total):
    totals = np.full(len(expected), total)

    rounded = round_to_total(expected, totals)

    sums = expected.sum(axis=1, keepdims=True)
    assert rounded.sum(axis=1).tolist() == totals.tolist()
    assert rounded.min() >= 0
    scaled = np.divide(expected * total, sums, out=np.zeros_like(expected), where=sums > 1e-6)
    assert np.all((np.abs(rounded - scaled) < 1 + 1e-6) | (sums <= 1e-6))


def test_the_largest_remainders_get_the_persons_that_are_left():
    assert round_to_total(np.array([[1.6, 2.3, 1.1]]), np.array([5])).tolist() == [[2, 2, 1]]


@given(EXPECTED, st.floats(0, 0.999))
def test_spread_numbers_are_never_more_than_one_from_the_expected(expected, offset):
    drawn = spread(expected, np.full(len(expected), offset))

    assert np.all(np.abs(drawn - expected) < 1 + 1e-6)
    assert np.all(np.abs(drawn.sum(axis=1) - expected.sum(axis=1)) < 1 + 1e-6)


def test_raking_meets_both_margins():
    fitted = rake(
        np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([40.0, 60.0]), np.array([50.0, 50.0])
    )

    assert fitted.sum(axis=0) == pytest.approx([50, 50])
    assert fitted.sum(axis=1) == pytest.approx([40, 60])
    assert fitted[0, 0] * fitted[1, 1] / (fitted[0, 1] * fitted[1, 0]) == pytest.approx(4 / 6)


@given(st.integers(2, 6), st.integers(2, 6), st.randoms(use_true_random=False))
def test_a_rounded_table_has_both_margins_exactly(rows, columns, random):
    counts = np.array([[random.randint(0, 30) for _ in range(columns)] for _ in range(rows)])
    expected = counts + np.array([[random.random() for _ in range(columns)] for _ in range(rows)])

    table = round_table(expected, counts.sum(axis=1), counts.sum(axis=0))

    assert table.sum(axis=1).tolist() == counts.sum(axis=1).tolist()
    assert table.sum(axis=0).tolist() == counts.sum(axis=0).tolist()
    assert table.min() >= 0


def test_values_run_on_straight_lines_and_flat_outside():
    values = interpolate({2010: 10.0, 2012: 20.0}, np.array([2009, 2010, 2011, 2012, 2013]))

    assert values.tolist() == [10, 10, 15, 20, 20]

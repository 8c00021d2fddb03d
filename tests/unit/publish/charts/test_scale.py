"""Ticks are at numbers people like, and enclose what they measure."""

from hypothesis import given
from hypothesis import strategies as st

from talentlab.publish.charts.scale import Scale, nice_ticks, year_ticks


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20), st.integers(2, 8))
def test_ticks_enclose_every_value(values, wanted):
    ticks = nice_ticks(values, wanted=wanted)
    slack = 1e-6 * (ticks[-1] - ticks[0])
    assert ticks[0] - slack <= min(values)
    assert max(values) <= ticks[-1] + slack


def test_ticks_are_round_numbers():
    assert nice_ticks([111_300, 152_000]) == [110_000, 120_000, 130_000, 140_000, 150_000, 160_000]


def test_ticks_from_zero_begin_at_zero():
    assert nice_ticks([3, 9], from_zero=True) == [0, 2, 4, 6, 8, 10]


def test_equal_values_still_get_a_range():
    ticks = nice_ticks([7, 7])
    assert ticks[0] < 7 < ticks[-1]


def test_years_are_round():
    assert year_ticks(2005, 2045, wanted=5) == [2010, 2020, 2030, 2040]
    assert year_ticks(1, 15, wanted=5) == [5, 10, 15]


def test_a_scale_maps_its_ends_to_its_ends():
    scale = Scale((10, 20), (100, 0))
    assert (scale(10), scale(15), scale(20)) == (100, 50, 0)

"""Labels are moved apart, broken or shortened so that they never overlap."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from talentlab.publish.charts.labels import (
    break_name,
    shorten,
    spread,
    text_width,
    thin_out,
    wrap,
)

PLACES = st.lists(st.floats(0, 300), min_size=1, max_size=8)


@given(PLACES)
def test_spread_labels_keep_their_distance_and_stay_inside(wanted):
    placed = sorted(spread(wanted, gap=12, low=0, high=300))
    gaps = [b - a for a, b in itertools.pairwise(placed)]
    assert all(gap >= 12 - 1e-6 for gap in gaps)
    assert placed[0] >= -1e-6
    assert placed[-1] <= 300 + 1e-6


@given(PLACES)
def test_spread_labels_keep_their_order(wanted):
    placed = spread(wanted, gap=12, low=0, high=300)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert [placed[i] for i in order] == sorted(placed)


def test_labels_with_room_stay_where_they_want_to_be():
    assert spread([20, 80, 50], gap=10, low=0, high=100) == [20, 80, 50]


def test_too_many_labels_share_the_room_evenly():
    assert spread([5, 5, 5], gap=100, low=0, high=100) == [0, 50, 100]


def test_thinned_labels_never_touch():
    assert thin_out([0, 10, 20, 30], [15, 15, 15, 15], gap=2) == [0, 2]


def test_a_name_that_fits_is_left_alone():
    assert shorten("Umeå", size=12, room=100) == "Umeå"
    assert break_name("Umeå", size=12, room=100) == ["Umeå"]


def test_a_long_name_is_broken_before_a_syllable():
    assert break_name("Skellefteå", size=12, room=55) == ["Skellef-", "teå"]


def test_a_name_without_room_is_shortened_with_an_ellipsis():
    short = shorten("Örnsköldsvik", size=12, room=50)
    assert short.endswith("…")
    assert text_width(short, 12) <= 50


@given(st.lists(st.text("abcdefgåäö", min_size=1, max_size=14), min_size=1, max_size=6))
def test_wrapped_lines_fit_and_lose_no_word(words):
    room = text_width("m" * 8, 12)
    lines = wrap(" ".join(words), size=12, room=room)

    assert max(text_width(line, 12) for line in lines) <= room
    written = iter(word for line in lines for word in line.split(" "))
    short = [word for word in words if text_width(word, 12) <= room]
    assert all(word in written for word in short)  # each is found after the one before


def test_a_text_that_fits_stays_on_one_line():
    assert wrap("Natur och teknik", size=12, room=400) == ["Natur och teknik"]

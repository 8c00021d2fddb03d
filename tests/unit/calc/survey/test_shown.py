"""Uncertain and telling numbers are widened before they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentlab.calc.survey.shown import is_showable, widened


@pytest.mark.parametrize(
    ("total", "error", "workplaces", "largest", "shown"),
    [
        (100.0, 30.0, 5, 80.0, True),
        (100.0, 30.1, 5, 10.0, False),
        (100.0, 5.0, 4, 10.0, False),
        (100.0, 5.0, 5, 81.0, False),
        (0.0, 0.0, 5, 0.0, True),
        (0.0, 0.0, 4, 0.0, False),
    ],
)
def test_a_number_is_shown_when_it_is_sure_and_nobodys_own(
    total, error, workplaces, largest, shown
):
    assert is_showable(total, error**2, workplaces, largest) is shown


def test_one_uncertain_occupation_takes_its_sisters_with_it():
    hidden = {"2221"}

    assert widened(["2221", "2222", "2231"], lambda code: code not in hidden) == ("222", "2231")


def test_widening_goes_on_until_it_can_be_shown():
    hidden = {"2221", "222"}

    assert widened(["2221", "2241", "3111"], lambda code: code not in hidden) == ("22", "3111")


def test_a_major_group_that_cannot_be_shown_is_left_to_be_withheld():
    assert widened(["2221", "3111"], lambda code: not code.startswith("2")) == ("2", "3111")


codes = st.sets(st.integers(1_000, 9_999).map(str), max_size=12)


@given(codes, st.sets(st.integers(1, 9_999).map(str)))
def test_every_occupation_is_told_once(found, hidden):
    groups = widened(found, lambda code: code not in hidden)

    assert all(sum(code.startswith(group) for group in groups) == 1 for code in found)
    assert all(len(group) == 1 or group not in hidden for group in groups)

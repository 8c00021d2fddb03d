"""The parts of a revision: each is what one change alone does, and together they are the change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentlab.calc.backtest.revision import Steps, moved_start, split_revision

PERSONS = st.one_of(st.just(0.0), st.floats(1, 1e6))
NUMBERS = st.lists(PERSONS, min_size=6, max_size=6)


def steps(*numbers):
    return Steps(*(np.array([float(number)]) for number in numbers))


def parts(*numbers):
    return {name: float(part[0]) for name, part in split_revision(steps(*numbers)).items()}


@given(NUMBERS)
def test_the_parts_are_the_whole_change(numbers):
    found = parts(*numbers)

    assert sum(found.values()) == pytest.approx(numbers[-1] - numbers[0], rel=1e-6, abs=1e-3)


def test_only_more_counted_is_a_change_of_data():
    # Ten percent more were counted than was said, and everything after grows as it did.
    assert parts(200, 200, 100, 110, 220, 220) == pytest.approx(
        {
            "data": 20,
            "rate": 0,
            "method": 0,
            "shock": 0,
        }
    )


def test_only_another_pace_is_a_change_of_rate():
    assert parts(200, 200, 100, 100, 230, 230) == pytest.approx(
        {
            "data": 0,
            "rate": 30,
            "method": 0,
            "shock": 0,
        }
    )


def test_only_another_method_is_a_change_of_method():
    assert parts(200, 190, 100, 100, 190, 190) == pytest.approx(
        {
            "data": 0,
            "rate": 0,
            "method": -10,
            "shock": 0,
        }
    )


def test_only_an_announced_event_is_a_shock():
    assert parts(200, 200, 100, 100, 200, 260) == pytest.approx(
        {
            "data": 0,
            "rate": 0,
            "method": 0,
            "shock": 60,
        }
    )


def test_a_cell_that_starts_from_nobody_moves_by_the_difference():
    moved = moved_start(np.array([5.0]), np.array([0.0]), np.array([3.0]))

    assert moved.tolist() == [8.0]

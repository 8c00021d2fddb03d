"""The rule by which cells with few answers are joined."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from talentlab.calc.survey.cells import joined_classes, joined_places

EVERYWHERE = np.full((2, 4), 50)


def test_enough_everywhere_joins_nothing():
    cells = joined_classes(np.full((2, 4), 5), EVERYWHERE, least=5)

    assert cells.tolist() == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_a_class_with_few_answers_joins_the_neighbour_with_fewer():
    cells = joined_classes(np.array([[9, 2, 6, 30], [8, 8, 8, 8]]), EVERYWHERE, least=5)

    assert cells.tolist() == [[0, 1, 1, 2], [3, 4, 5, 6]]


def test_an_industry_with_few_answers_joins_another_as_a_whole():
    cells = joined_classes(np.array([[1, 1, 0, 1], [8, 8, 8, 8]]), EVERYWHERE, least=5)

    assert cells.tolist() == [[0, 0, 0, 0], [0, 0, 0, 0]]


def test_a_class_without_workplaces_is_in_no_cell():
    present = np.array([[50, 0, 50, 50]])

    assert joined_classes(np.array([[9, 0, 6, 7]]), present, least=5).tolist() == [[0, -1, 1, 2]]


@given(arrays(np.int64, (3, 4), elements=st.integers(0, 12)))
def test_every_cell_has_enough_answers_whenever_there_are_enough_in_all(answers):
    cells = joined_classes(answers, np.full((3, 4), 20), least=5)

    counts = np.bincount(cells.ravel(), answers.ravel())
    assert sorted(set(cells.ravel())) == list(range(cells.max() + 1))
    assert counts.min() >= 5 or cells.max() == 0


def test_small_municipalities_are_one_and_call_in_another_when_they_are_too_few():
    assert joined_places(np.array([40, 2, 9, 3]), least=5).tolist() == [0, 2, 1, 2]
    assert joined_places(np.array([40, 2, 9, 0]), least=5).tolist() == [0, 1, 1, 1]
    assert joined_places(np.array([0, 2]), least=5).tolist() == [0, 0]

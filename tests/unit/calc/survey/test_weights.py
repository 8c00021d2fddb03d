"""Weights: strata, raking to margins within bounds, and what unequal weights cost."""

import numpy as np
import pytest

from talentlab.calc.survey.weights import (
    design_effect,
    effective_answers,
    largest_miss,
    raked,
    unit_weights,
)

SIZE, PLACE = np.array([0, 0, 0, 1, 1]), np.array([0, 1, 1, 0, 1])
ONCE = np.ones(5)
EMPLOYEES = np.array([4.0, 6.0, 5.0, 80.0, 120.0])


def plain_raking(base, measure, cells, totals):
    """Rake without bounds, by the book."""
    weights = base.copy()
    for _ in range(500):
        for cell, total in zip(cells, totals, strict=True):
            reached = np.array([(weights * measure)[cell == c].sum() for c in range(len(total))])
            weights *= (total / reached)[cell]
    return weights


def test_every_answer_stands_for_its_part_of_the_stratum():
    weights = unit_weights(SIZE, ONCE, np.array([30, 4]))

    assert weights.tolist() == [10, 10, 10, 2, 2]
    assert weights.sum() == 34


def test_a_cell_of_two_strata_keeps_what_each_was_drawn_with():
    design = np.array([1.0, 4.0, 4.0])

    weights = unit_weights(np.zeros(3, dtype=int), design, np.array([18]))

    assert weights.tolist() == [2, 8, 8]


def test_raking_within_wide_bounds_is_raking_by_the_book():
    base = unit_weights(SIZE, ONCE, np.array([30, 4]))
    margins = [np.array([160.0, 380.0]), np.array([210.0, 330.0])]

    weights = raked(base, EMPLOYEES, [SIZE, PLACE], margins, least=0.01, most=100)

    assert weights == pytest.approx(plain_raking(base, EMPLOYEES, [SIZE, PLACE], margins), rel=1e-6)
    assert largest_miss(weights, EMPLOYEES, [SIZE, PLACE], margins) < 1e-6


def test_bounds_are_kept_and_the_miss_is_told():
    base = unit_weights(SIZE, ONCE, np.array([30, 4]))
    margins = [np.array([1_500.0, 400.0])]  # ten times the 150 that the answers stand for

    weights = raked(base, EMPLOYEES, [SIZE], margins, least=0.3, most=3.0)

    assert (weights / base).max() == pytest.approx(3.0)
    assert largest_miss(weights, EMPLOYEES, [SIZE], margins) == pytest.approx(0.7)


def test_equal_weights_cost_nothing_and_one_heavy_answer_much():
    assert design_effect(np.full(7, 3.0)) == pytest.approx(1.0)
    assert effective_answers(np.full(7, 3.0)) == pytest.approx(7.0)
    assert design_effect(np.array([1.0] * 9 + [91.0])) == pytest.approx(10 * 8290 / 100**2)

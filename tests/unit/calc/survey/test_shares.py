"""Margins of shares: published answers, closed forms, and the formula turned around."""

import math

import pytest

from talentlab.calc.survey.shares import answers_for_margin, margin_of_share


@pytest.mark.parametrize(
    ("population", "answers", "points"),
    [(200, 62, 10.4), (400, 124, 7.3), (1_200, 400, 4.0), (6_000, 372, 4.9)],
)
def test_margins_of_a_half_with_the_finite_population(population, answers, points):
    assert round(100 * margin_of_share(0.5, answers, population), 1) == points


def test_a_large_population_has_the_textbook_margin():
    assert margin_of_share(0.5, 1_067, 10**9) == pytest.approx(0.03, abs=2e-5)


def test_who_asks_everybody_has_no_margin():
    assert margin_of_share(0.3, 80, 80) == 0.0
    assert margin_of_share(0.3, 1, 1) == 0.0


@pytest.mark.parametrize("population", [30, 400, 6_000])
@pytest.mark.parametrize("margin", [0.03, 0.05, 0.1])
def test_the_fewest_answers_keep_the_margin_and_one_fewer_does_not(population, margin):
    n = answers_for_margin(margin, population)

    assert margin_of_share(0.5, n, population) <= margin
    assert margin_of_share(0.5, n - 1, population) > margin


def test_a_share_far_from_a_half_takes_fewer():
    assert answers_for_margin(0.05, 10_000, share=0.1) < answers_for_margin(0.05, 10_000)
    assert math.isclose(margin_of_share(0.1, 50, 10**9), margin_of_share(0.9, 50, 10**9))

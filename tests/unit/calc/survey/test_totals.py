"""Grossed-up totals: textbook answers, and intervals that hold in an invented, skewed region."""

import numpy as np
import pytest

from talentlab.calc.survey.allocation import allocated
from talentlab.calc.survey.totals import Answers, grossed
from talentlab.calc.survey.weights import unit_weights

STARTS = np.array([2, 5, 10, 20, 50])


def plain(cell, population):
    """Return answers with stratum weights only: what the textbook has formulas for."""
    base = unit_weights(cell, np.ones(len(cell)), population)
    known = (cell[:, None] == np.arange(len(population))).astype(float)
    return Answers(cell, population, base, base, known, np.ones(len(cell)))


def test_a_stratified_total_and_its_variance_are_the_textbooks():
    needs = np.array([[1.0], [3.0], [5.0], [10.0], [14.0]])

    found = grossed(plain(np.array([0, 0, 0, 1, 1]), np.array([30, 4])), needs, needs * 0)

    assert found.total == pytest.approx([30 * 3 + 4 * 12])
    assert found.variance == pytest.approx([30**2 * 0.9 * 4 / 3 + 4**2 * 0.5 * 8 / 2])


def test_a_ratio_to_employees_has_the_variance_of_its_residuals():
    employees, needs = np.array([10.0, 20.0, 30.0]), np.array([1.0, 1.0, 4.0])
    base = np.full(3, 40 / 3)
    weights = base * 900 / (base @ employees)
    answers = Answers(
        np.zeros(3, dtype=int), np.array([40]), base, weights, employees[:, None], employees
    )

    found = grossed(answers, needs[:, None], np.zeros((3, 1)))

    residuals = (needs - 0.1 * employees) * 900 / 800
    free = 1 - employees / 60
    assert found.total == pytest.approx([900 * 6 / 60])
    assert found.variance == pytest.approx(
        [(1 - 3 / 40) * (40 / 3) ** 2 * (residuals**2 / free).sum()]
    )


def test_who_asks_everybody_is_left_with_what_the_statements_do_not_know():
    needs, unsure = np.array([[2.0], [5.0]]), np.array([[0.5], [1.5]])

    found = grossed(plain(np.zeros(2, dtype=int), np.array([2])), needs, unsure)

    assert (found.total[0], found.variance[0]) == pytest.approx((7.0, 2.0))


@pytest.fixture(scope="module")
def region():
    """Return employees and needs of 3 000 workplaces: many small ones, a few very large."""
    rng = np.random.default_rng(7)
    employees = np.maximum(2, np.rint(rng.lognormal(0.7, 1.9, 3_000)))
    rate = 0.05 * rng.lognormal(-0.125, 0.5, 3_000)
    return employees, rng.poisson(rate * employees).astype(float)


def drawn(region, n, rng, *, take_all):
    """Return one survey's total and standard error, answered by all who are asked."""
    employees, needs = region
    cell = np.searchsorted(STARTS, employees, side="right") - 1
    if not take_all:
        cell = np.zeros_like(cell)
    population = np.bincount(cell)
    spread = np.array([employees[cell == h].std() + 1 for h in range(len(population))])
    draws = np.array([n])
    if take_all:
        rest = allocated(
            population[:-1] * spread[:-1], population[:-1], n - population[-1], least=5
        )
        draws = np.array([*rest, population[-1]])
    chosen = np.concatenate(
        [rng.choice(np.flatnonzero(cell == h), d, replace=False) for h, d in enumerate(draws)]
    )
    found = grossed(plain(cell[chosen], population), needs[chosen, None], np.zeros((n, 1)))
    return found.total[0], np.sqrt(found.variance[0])


@pytest.fixture(scope="module")
def surveys(region):
    rng = np.random.default_rng(3)
    return {
        take_all: np.array([drawn(region, 300, rng, take_all=take_all) for _ in range(400)])
        for take_all in (True, False)
    }


def relative_spread(surveys, truth):
    return float(np.sqrt(((surveys[:, 0] - truth) ** 2).mean()) / truth)


def test_asking_all_large_workplaces_beats_a_plain_draw_by_far(region, surveys):
    truth = region[1].sum()

    assert relative_spread(surveys[True], truth) < relative_spread(surveys[False], truth) / 2.5


def test_totals_are_right_on_average_and_intervals_hold_what_they_promise(region, surveys):
    truth, (totals, errors) = region[1].sum(), surveys[True].T

    covered = (np.abs(totals - truth) <= 1.96 * errors).mean()
    assert totals.mean() == pytest.approx(truth, rel=0.01)
    assert 0.92 <= covered <= 0.975

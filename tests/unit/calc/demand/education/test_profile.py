"""Who holds a job is counted, drawn to wider areas, and fitted to who works there."""

import numpy as np
import pytest

from talentlab.calc.assumptions.flexibility import EDUCATION
from talentlab.calc.demand.education.flexibility import exercised, used
from talentlab.calc.demand.education.profile import drawn_to, fitted_to, likeness, shares


def test_few_are_drawn_to_the_wider_area_and_many_are_not():
    wider = np.array([[0.5, 0.5]])

    few = drawn_to(np.array([[2.0, 0.0]]), wider, 100.0)
    many = drawn_to(np.array([[20_000.0, 0.0]]), wider, 100.0)

    assert few[0, 0] == pytest.approx(52 / 102)
    assert many[0, 0] > 0.99


@pytest.mark.parametrize("kappa", [20.0, 200.0])
def test_how_alike_places_are_is_found(kappa):
    random = np.random.default_rng(1)
    wider = random.dirichlet(np.full(8, 2.0), 30)
    size = random.integers(20, 400, (15, 30))
    own = [[random.dirichlet(kappa * wider[o]) for o in range(30)] for _ in range(15)]
    counted = np.array(
        [[random.multinomial(size[m, o], own[m][o]) for o in range(30)] for m in range(15)]
    )

    assert likeness(counted.astype(np.float64), wider) == pytest.approx(kappa, rel=0.25)


def test_places_without_difference_count_as_much_as_may_be():
    wider = np.array([[0.5, 0.5]])

    assert likeness(np.array([[[50.0, 50.0]]]), wider) == EDUCATION.most_size
    assert likeness(np.zeros((2, 1, 2)), wider) == EDUCATION.usual_size


def test_the_fit_meets_both_margins():
    random = np.random.default_rng(2)
    profile, jobs = random.dirichlet(np.ones(5), 7), random.gamma(2.0, 50.0, 7)
    educated = random.gamma(2.0, 50.0, 5)

    fitted = fitted_to(profile, jobs, educated)

    np.testing.assert_allclose(fitted.sum(axis=1), 1.0, rtol=1e-12)
    wanted = educated * jobs.sum() / educated.sum()
    np.testing.assert_allclose(jobs @ fitted, wanted, rtol=1e-3)


def test_what_nobody_holds_is_held_as_everything_else():
    held = shares(np.array([[3.0, 1.0], [0.0, 0.0]]))

    np.testing.assert_allclose(held, [[0.75, 0.25], [0.75, 0.25]])
    with pytest.raises(ValueError, match="nobody"):
        shares(np.zeros((2, 2)))


def test_every_education_is_used_for_something():
    jobs, profile = np.array([30.0, 10.0]), np.array([[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]])

    matrix = exercised(jobs, profile)

    np.testing.assert_allclose(matrix.sum(axis=1), 1.0)
    np.testing.assert_allclose(matrix, [[0.6, 0.4], [1.0, 0.0], [0.75, 0.25]])


def test_those_who_hold_the_jobs_fill_them():
    random = np.random.default_rng(3)
    jobs, profile = random.gamma(2.0, 50.0, 6), random.dirichlet(np.ones(4), 6)

    np.testing.assert_allclose(used(jobs @ profile, exercised(jobs, profile)), jobs, rtol=1e-12)

"""Unfilled jobs are drawn, divided without losing any, and fade towards what is usual."""

import numpy as np
import pytest

from factories.shortage import known_shortage
from talentlab.calc.assumptions.shortage import SHORTAGE
from talentlab.calc.demand.shortage.ahead import divided_now, unfilled_ahead, unfilled_now
from talentlab.calc.demand.shortage.pooled import pool

PLACES = ("2401", "2403", "2480")


def test_draws_have_the_pooled_mean_and_covariance():
    world = known_shortage(2, occupations=5)
    believed = pool(world.employees, world.sources, world.judgement)

    drawn = np.log(unfilled_now(believed, "24", draws=20_000, seed=1))

    np.testing.assert_allclose(drawn.mean(axis=0), believed.mean, atol=1e-9)
    np.testing.assert_allclose(np.cov(drawn.T), believed.covariance, atol=0.03)


def test_municipalities_add_up_to_their_county():
    county = np.random.default_rng(1).gamma(2.0, 5.0, (40, 3))
    employees = np.array([[10.0, 0.0, 5.0], [0.0, 0.0, 15.0], [30.0, 0.0, 80.0]])

    parts = divided_now(county, employees, PLACES, seed=4)

    np.testing.assert_allclose(parts.sum(axis=0), county, rtol=1e-12)
    assert (parts >= 0).all()
    # Nobody works with it where nobody works with it, unless nobody does anywhere.
    assert (parts[1, :, 0] == 0).all()
    assert (parts[1, :, 1] > 0).all()


def test_a_shortage_fades_towards_the_usual():
    filled = np.full((1, 2, 40), 1000.0)
    now = np.array([[100.0, 1.0]])

    ahead = unfilled_ahead(filled, now)

    assert ahead[0, :, 0].tolist() == [100.0, 1.0]
    assert (np.diff(ahead[0, 0]) < 0).all()
    assert (np.diff(ahead[0, 1]) > 0).all()
    assert ahead[0, :, -1] == pytest.approx([1000 * SHORTAGE.usual_rate] * 2, rel=0.02)
    one_year = np.log(ahead[0, 0, 1] / 12) / np.log(100 / 12)
    assert one_year == pytest.approx(SHORTAGE.fade)


def test_unfilled_jobs_where_nobody_works_fade_away():
    ahead = unfilled_ahead(np.zeros((1, 1, 3)), np.array([[8.0]]))

    assert ahead[0, 0].tolist() == pytest.approx([8.0, 8 * SHORTAGE.fade, 8 * SHORTAGE.fade**2])

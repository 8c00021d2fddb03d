"""Welfare's staff follows its users, and nobody is lost on the way."""

import numpy as np
import pytest

from talentlab.calc.assumptions.industries import INDUSTRIES
from talentlab.calc.demand.industries.welfare import (
    Service,
    service_growth,
    staffing_trend,
    usage_rates,
    with_welfare,
)

PLACES = ("2401", "2480")
DRAWS = 400


def service(**kwargs):
    given = {
        "name": "elderly_care",
        "industry": 1,
        "usage": np.array([[0.0, 0.2], [0.0, 0.3]]),
        "staff": np.array([40.0, 300.0]),
        "trend": 0.0,
        "spread": 0.0,
    }
    return Service(**(given | kwargs))


def population(growth):
    """Return two places of young and old, the old growing, in every draw alike."""
    years = np.arange(4)
    old = 100.0 * growth**years
    each = np.stack([np.full(4, 500.0), old])
    return np.broadcast_to(each, (DRAWS, 2, 2, 4)).copy()


def test_staff_follows_those_who_use_the_service():
    growth = service_growth(service(), population(1.1), PLACES, seed=1)

    np.testing.assert_allclose(growth.mean(axis=0)[:, -1], 1.1**3, rtol=0.01)


def test_staff_per_user_trends_and_fades():
    growth = service_growth(service(trend=0.04), population(1.0), PLACES, seed=1)

    kept = INDUSTRIES.staffing_memory
    expected = np.exp(0.04 * np.array([1, 1 + kept, 1 + kept + kept**2]))
    np.testing.assert_allclose(growth.mean(axis=0)[0], expected, rtol=0.01)


def test_a_decision_about_staffing_is_a_lever_of_its_own():
    usual = service_growth(service(), population(1.0), PLACES, seed=1)
    more = service().with_staffing(np.array([1.0, 1.1, 1.1]))

    decided = service_growth(more, population(1.0), PLACES, seed=1)

    np.testing.assert_allclose(decided, usual * [1.0, 1.1, 1.1])


def test_uncertainty_of_staffing_is_shared_and_own():
    growth = service_growth(service(spread=0.05), population(1.0), PLACES, seed=1)

    log = np.log(growth[..., 0])
    assert log.std(axis=0) == pytest.approx(
        [np.hypot(0.05, INDUSTRIES.own_staffing_spread)] * 2, rel=0.05
    )
    assert np.corrcoef(log.T)[0, 1] == pytest.approx(0.05**2 / (0.05**2 + 0.02**2), abs=0.06)


def test_draws_with_more_old_people_need_more_staff():
    many = population(1.0)
    many[:, :, 1, 1:] *= np.linspace(0.8, 1.2, DRAWS)[:, None, None]

    growth = service_growth(service(), many, PLACES, seed=1)

    assert np.corrcoef(many[:, 0, 1, 1], growth[:, 0, 0])[0, 1] > 0.9


def test_only_the_staff_of_services_leaves_the_ensemble():
    base = np.array([[100.0, 80.0], [1000.0, 400.0]])
    employed = np.broadcast_to(base[None, :, :, None] * 1.5, (3, 2, 2, 2)).copy()
    doubled = np.full((3, 2, 2), 2.0)

    found = with_welfare(employed, base, [service()], [doubled])

    assert found[0, :, 0].tolist() == employed[0, :, 0].tolist()
    # Half of 80 are staff and double; the other half grow by half, as the ensemble says.
    assert found[0, 0, 1, 0] == pytest.approx(40 * 2 + 40 * 1.5)
    assert found[0, 1, 1, 0] == pytest.approx(300 * 2 + 100 * 1.5)


def test_services_share_an_industry_that_is_too_small_for_them():
    base = np.array([[100.0, 30.0], [1000.0, 400.0]])
    employed = np.broadcast_to(base[None, :, :, None], (1, 2, 2, 1)).copy()
    still = np.ones((1, 2, 1))

    found = with_welfare(employed, base, [service(), service(name="school")], [still, still])

    assert found[0, :, 1, 0].tolist() == pytest.approx([30.0, 400.0])


def test_the_trend_of_staffing_is_drawn_to_none_and_ignores_recoding():
    years = (2018, 2019, 2020, 2021)
    users = np.array([100.0, 100.0, 100.0, 100.0])
    staff = 20 * np.exp([0.0, 0.02, 0.04, 0.34])

    trend, spread = staffing_trend(users, staff, years)

    assert trend == pytest.approx(0.04 / (2 + INDUSTRIES.staffing_years))
    assert 0 < spread < 0.03


def test_one_year_tells_no_trend():
    assert staffing_trend(np.array([10.0]), np.array([2.0]), (2021,)) == (
        0.0,
        INDUSTRIES.staffing_spread,
    )


def test_few_residents_use_a_service_as_all_do():
    users = np.array([[2.0], [2000.0]])
    residents = np.array([[2.0], [10_000.0]])

    rates = usage_rates(users, residents)

    assert rates[:, 0] == pytest.approx([0.2, 0.2], abs=0.01)

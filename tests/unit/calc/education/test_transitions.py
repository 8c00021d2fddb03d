"""Who studies on to what: net gains made gross, nobody created, nobody sent backwards."""

import numpy as np
import pytest

from talentlab.calc.education.transitions import (
    learning_rates,
    mover_factors,
    net_gains,
    year_weights,
)
from talentlab.calc.population.bands import BANDS

CODES = ("03N", "54P", "75N", "75S")


def gains(**by_code):
    found = np.zeros((2, BANDS, len(CODES)))
    for code, value in by_code.items():
        found[:, 2, CODES.index(code.removeprefix("c"))] = value
    return found


def test_all_who_come_have_left_another_education():
    net = gains(c03N=-0.02, c75N=0.02)
    stock = np.full((2, BANDS, 4), 0.25)

    rates = learning_rates(net, np.zeros(net.shape), stock, CODES)

    flow = stock[0, 2][:, None] * rates[0, 2]
    np.testing.assert_allclose(flow.sum(axis=0) - flow.sum(axis=1), net[0, 2], atol=1e-9)
    assert rates[0, 2, 0, 2] == pytest.approx(0.08)


def test_graduates_beyond_the_gain_have_gone_on_as_far_as_there_was_anything_to_go_on_to():
    net = gains(c03N=-0.02, c75N=0.01, c75S=0.01)
    stock = np.full((2, BANDS, 4), 0.25)

    rates = learning_rates(net, gains(c75N=0.03), stock, CODES)

    flow = stock[0, 2][:, None] * rates[0, 2]
    np.testing.assert_allclose(flow.sum(axis=0) - flow.sum(axis=1), net[0, 2], atol=1e-4)
    assert flow[2, 3] == pytest.approx(0.01 * 4 / 6, rel=1e-3)  # of three, the same field counts 4
    assert flow[:, 2].sum() == pytest.approx(0.01 + 0.01 * 4 / 6, rel=1e-3)


def test_nobody_learns_from_sixty_on():
    net = np.tile([-0.02, 0.0, 0.02, 0.0], (2, BANDS, 1))

    rates = learning_rates(net, np.zeros(net.shape), np.full((2, BANDS, 4), 0.25), CODES)

    assert rates[:, :9].any()
    assert not rates[:, 9:].any()


def test_net_gains_are_per_resident_and_recent_years_weigh_most():
    observed = np.zeros((2, BANDS, 2, 1, 2))
    observed[..., 0, 0, 0], observed[..., 1, 0, 0] = 10.0, 40.0
    residents = np.full((2, BANDS, 2, 1), 100.0)

    found = net_gains(observed, np.zeros(observed.shape), residents, np.array([1.0, 3.0]))

    assert found[0, 0, 0] == pytest.approx((10 + 3 * 40) / 400)
    np.testing.assert_allclose(year_weights((2020, 2025), 5.0), [0.5, 1.0])


def test_what_a_municipality_gains_beside_others_is_believed_with_evidence():
    observed = np.zeros((2, BANDS, 1, 2, 2))
    observed[0, 2, 0, :, 0] = (100.0, 1.0)
    observed[0, 2, 0, :, 1] = (-100.0, -1.0)
    came = np.array([[[500.0, 500.0], [5.0, 5.0]]])

    factors = mover_factors(
        observed, np.zeros(observed.shape), came, np.ones(1), prior=100.0, most=4.0
    )

    assert factors[0, 0] == pytest.approx(1 + 100 / 550)
    assert factors[1, 0] == pytest.approx(1 + 1 / 55)
    assert factors[0, 1] < 1

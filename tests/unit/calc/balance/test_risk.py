import numpy as np
import pytest

from talentlab.calc.balance.measures import measured
from talentlab.calc.balance.risk import cvar, expected_shortage, p_short

RNG = np.random.default_rng(7)
SUPPLY = RNG.gamma(40.0, 2.5, (3, 4, 150))
DEMAND = RNG.gamma(40.0, 2.5, (3, 4, 150))


def plainly(supply, demand):
    """Return the four measures of risk of one cell, draw by draw in ordinary Python."""
    pairs = list(zip(supply.tolist(), demand.tolist(), strict=True))
    short = sorted((max(d - w, 0.0) for w, d in pairs), reverse=True)
    tenth = short[: len(short) // 10]
    return (
        sum(w < 0.98 * d for w, d in pairs) / len(pairs),
        sum(short) / len(short),
        sum(tenth) / len(tenth),
        sum(w - d for w, d in pairs) / len(pairs),
    )


def test_every_cell_is_measured_as_draw_by_draw():
    found = measured(SUPPLY, DEMAND)

    for cell in np.ndindex(3, 4):
        told = (found.p_short, found.expected_shortage, found.cvar_90, found.gap_mean)
        expected = plainly(SUPPLY[cell], DEMAND[cell])
        np.testing.assert_allclose([array[cell] for array in told], expected, rtol=1e-12)


def test_percentiles_are_those_of_the_draws():
    found = measured(SUPPLY, DEMAND)

    np.testing.assert_allclose(found.gap, np.quantile(SUPPLY - DEMAND, (0.1, 0.5, 0.9), axis=-1))
    np.testing.assert_allclose(found.supply, np.quantile(SUPPLY, (0.1, 0.5, 0.9), axis=-1))
    np.testing.assert_allclose(found.demand, np.quantile(DEMAND, (0.1, 0.5, 0.9), axis=-1))


def test_a_gap_is_no_share_of_hardly_any_demand():
    found = measured(np.full((1, 9), 5.0), np.full((1, 9), 0.4))

    assert np.isnan(found.relative_gap[0])


def test_one_in_fifty_missing_is_no_shortage():
    demand = np.full(10, 100.0)

    assert p_short(np.full(10, 98.0), demand) == 0.0
    assert p_short(np.full(10, 97.9), demand) == 1.0


def test_a_surplus_in_one_future_does_not_fill_a_shortage_in_another():
    assert expected_shortage(np.array([-10.0, 10.0])) == 5.0


def test_the_tail_counts_a_part_of_a_draw():
    # 0.25 of 6 draws is 1.5: all of 60 and half of 50
    losses = np.array([10.0, 20.0, 30.0, 40.0, 50.0, 60.0])

    assert cvar(losses, 0.25) == pytest.approx((60 + 0.5 * 50) / 1.5)


def test_a_tail_of_whole_draws_is_not_stretched_by_rounding():
    assert cvar(np.arange(30.0), 0.1) == pytest.approx(28.0)


def test_unlike_shapes_are_not_broadcast():
    with pytest.raises(ValueError, match="demand"):
        measured(np.ones((2, 5)), np.ones(5))

import numpy as np
import pytest

from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.calc.demand.spread import prior_spread
from talentlab.pipelines.openings.division import leavers, municipal_parts

DRAWS, YEARS = 2000, 3
EMPLOYEES = np.array([[30.0, 0.0], [270.0, 80.0], [0.0, 0.0]])


@pytest.fixture
def shares():
    return MunicipalShares(("2403", "2480", "2482"), ("222", "532"), EMPLOYEES, prior_spread(3, 3))


@pytest.fixture
def left():
    return np.random.default_rng(3).poisson([[[30.0], [8.0]]], (DRAWS, 2, YEARS)).astype(float)


def test_leavers_are_dealt_out_by_where_they_work_and_none_is_lost(shares, left):
    stocks = np.broadcast_to(EMPLOYEES[:, None, :, None], (3, DRAWS, 2, YEARS))

    found = leavers(shares, stocks, left, seed=1)

    np.testing.assert_array_equal(found.sum(axis=0), left)
    assert found[0, :, 0].mean() == pytest.approx(3.0, rel=0.03)
    assert found[0, :, 0].var() == pytest.approx(3.0, rel=0.1)  # part of a Poisson number is one
    assert found[2].sum() == 0
    assert found[0, :, 1].sum() == 0


def test_leavers_follow_the_stock_of_the_year_before(shares, left):
    stocks = np.broadcast_to(EMPLOYEES[:, None, :, None], (3, DRAWS, 2, YEARS)).copy()
    stocks[:2, :, 0, 0] = 150.0

    found = leavers(shares, stocks, left, seed=1)[0, :, 0].mean(axis=0)

    np.testing.assert_allclose(found, [3.0, 15.0, 3.0], rtol=0.05)


def test_openings_are_growth_and_replacement_in_every_draw(shares, left):
    paths = np.broadcast_to(np.array([300.0, 80.0])[:, None], (DRAWS, 2, YEARS))

    parts = municipal_parts(shares, paths, left, ("222", "532"), seed=1)

    change, expansion, replacement, openings = np.moveaxis(parts[0], 2, 0)
    np.testing.assert_allclose(openings, expansion + replacement)
    np.testing.assert_allclose(expansion, np.maximum(change, 0))
    assert replacement.min() == 0
    stock = EMPLOYEES[:, None, :, None] + np.stack(parts)[:, :, :, 0].cumsum(axis=-1)
    np.testing.assert_allclose(stock.mean(axis=1).sum(axis=0), paths.mean(axis=0))
    assert stock.min() >= -1e-9

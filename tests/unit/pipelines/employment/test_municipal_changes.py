"""Changes of modelled municipalities beside what their industries did later, on the sample region.

From every year of the modelled history the county is divided one to three years ahead, and beside
it stands the same municipality modelled from the industries of that later year, which the division
has not seen. The county itself is given, so that only what is municipal is tested.
"""

import numpy as np
import pytest

from factories.sample_region import tables
from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.municipal_draws import MunicipalShares, divided
from talentlab.calc.demand.municipal_spread import municipal_spread
from talentlab.pipelines.employment.municipalities import model_counties
from talentlab.pipelines.employment.stocks import read_stocks
from talentlab.vocab.region import load_region

AHEAD, DRAWS, FEWEST = 3, 300, 5

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def stocks():
    return read_stocks(
        tables()["employed_by_occupation"], load_region("vasterbotten"), (2020, 2023)
    )


@pytest.fixture(scope="module")
def county(stocks):
    (found,) = model_counties(tables(), stocks.history, ("24",))
    return found


@pytest.fixture(scope="module")
def learnt(stocks):
    """How sure the county's own past is: the sample has gone on very steadily."""
    return look_ahead_demand(DemandEnsemble(), stocks.history, AHEAD).spread


def inside(county, spread, digits):
    """Return for each year ahead which later numbers (cells,) fall inside the 80 % interval."""
    member = prefixes(county.occupations, digits)[1]
    found = {}
    for at, origin in enumerate(county.years[:-1]):
        later = county.employees[..., at + 1 : at + 1 + AHEAD]
        now = county.employees[..., at]
        years = later.shape[-1]
        assert county.years[at + years] == origin + years
        whole = np.broadcast_to(later.sum(axis=0), (DRAWS, *later.shape[1:])).copy()
        shares = MunicipalShares(county.region_codes, county.occupations, now, cut(spread, years))
        drawn = divided(whole, shares, seed=3)
        low, high = np.quantile([summed(one, member) for one in drawn], [0.1, 0.9], axis=1)
        outcome = summed(later, member)
        told = summed(now[..., None], member)[..., 0] >= FEWEST
        for h in range(years):
            hit = (low[..., h] <= outcome[..., h]) & (outcome[..., h] <= high[..., h])
            found.setdefault(h + 1, []).append(hit[told])
    return {ahead: np.concatenate(hits) for ahead, hits in found.items()}


def cut(spread, years):
    """Return the spread of the first ``years``."""
    return type(spread)(
        luck=spread.luck[:years],
        own=spread.own[:, :years],
        shared=spread.shared[:, :years],
        sex=spread.sex[:years],
        settings=spread.settings,
    )


@pytest.mark.parametrize(("digits", "most"), [(0, 0.95), (1, 0.97), (3, 0.99)])
def test_four_changes_of_five_fall_inside_and_not_all_do(county, learnt, digits, most):
    """In detail more do: luck is allowed for there, and a modelled truth has none."""
    for hits in inside(county, municipal_spread(learnt), digits).values():
        assert 0.75 <= hits.mean() <= most


def test_the_countys_own_past_would_be_far_too_sure(county, learnt):
    hits = inside(county, learnt, 0)

    assert max(ahead.mean() for ahead in hits.values()) < 0.25

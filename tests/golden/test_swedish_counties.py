"""Accuracy on official counts: Swedish counties 1968-2015, as far as `../shared` is there."""

from pathlib import Path

import polars as pl
import pytest

from talentlab.calc.backtest.accuracy import accuracy
from talentlab.calc.backtest.rolling import rolling
from talentlab.calc.population.baselines import Drift, Naive
from talentlab.calc.population.ensemble import StockEnsemble
from talentlab.pipelines.population.stock_file import read_stock_file

ROOT = Path(__file__).resolve().parents[2]
COUNTIES = ROOT.parent / "shared/data/population/scb_county_population_1968_2015.csv.gz"
HORIZONS = (1, 3, 5, 10, 15)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not COUNTIES.exists(), reason="needs ../shared beside the checkout"),
]


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    path = tmp_path_factory.mktemp("counties") / "counties.csv"
    pl.read_csv(COUNTIES, infer_schema=False).rename({"count": "persons"}).write_csv(path)
    return read_stock_file(path, national=None).history


def judged(projector, history):
    hindcasts = rolling(projector, history, origins=range(1985, 2011), years_ahead=15)
    rows = accuracy("any", hindcasts, HORIZONS)
    return {row.horizon: row for row in rows if row.size_class == "all"}


@pytest.fixture(scope="module")
def ours(history):
    return judged(StockEnsemble(), history)


def test_the_file_is_read_whole(history):
    assert history.persons[:, -1].sum() == 9_851_017
    at = history.region_codes.index("Vasterbotten")
    assert history.persons[at, -1].sum() == 263_378


@pytest.mark.parametrize(
    ("horizon", "most"), [(1, 0.24), (3, 0.76), (5, 1.15), (10, 2.16), (15, 3.35)]
)
def test_working_age_errors_are_within_the_aim(ours, horizon, most):
    assert ours[horizon].mape_20_64 <= most


@pytest.mark.parametrize(("horizon", "most"), [(5, 1.85), (10, 3.25)])
def test_ages_are_within_their_bounds(ours, horizon, most):
    assert ours[horizon].age_structure_error <= most


@pytest.mark.parametrize("horizon", HORIZONS)
def test_four_outcomes_of_five_fall_inside(ours, horizon):
    assert 0.75 <= ours[horizon].coverage_80 <= 0.85


@pytest.mark.parametrize(("horizon", "most"), [(1, 1.50), (3, 4.16), (5, 6.74), (10, 8.85)])
def test_intervals_are_sharp(ours, horizon, most):
    assert ours[horizon].interval_score_80 <= most


def test_baselines_have_the_published_errors(history):
    """The specification's table: naive and ten-year drift, to two decimals."""
    naive, drift = judged(Naive(), history), judged(Drift(), history)

    assert [round(naive[h].age_structure_error, 2) for h in HORIZONS] == [
        1.71, 4.87, 7.58, 12.22, 14.27,
    ]  # fmt: skip
    assert [round(drift[h].mape_20_64, 2) for h in HORIZONS] == [0.36, 0.99, 1.52, 2.48, 3.50]


def test_the_opponents_are_beaten_at_every_horizon(history, ours):
    for opponent in (Naive(), Drift()):
        theirs = judged(opponent, history)
        assert all(ours[h].mape_20_64 < theirs[h].mape_20_64 for h in HORIZONS)
        assert all(ours[h].mape_total < theirs[h].mape_total for h in HORIZONS)

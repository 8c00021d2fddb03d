"""Modelled municipalities beside the sample region's own, which the model is never shown."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from factories.sample_region import tables
from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.municipal import level_interval
from talentlab.pipelines.employment.industries import read_cube
from talentlab.pipelines.employment.municipalities import model_counties
from talentlab.pipelines.employment.stocks import read_stocks
from talentlab.vocab.region import load_region

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def county():
    stocks = read_stocks(
        tables()["employed_by_occupation"], load_region("vasterbotten"), (2020, 2023)
    )
    (found,) = model_counties(tables(), stocks.history, ("24",))
    return found


@pytest.fixture(scope="module")
def truth(county):
    groups = tuple(sorted(tables()["workforce_cube"]["sni_code"].unique()))
    cube = read_cube(tables()["workforce_cube"], county.occupations, groups, 2025)
    return np.stack([cube.persons[code].sum(axis=1) for code in county.region_codes])


def test_few_come_out_in_the_wrong_municipality(county):
    found = county.held_out

    assert found.misplaced[3] == pytest.approx(0.054, abs=0.002)
    assert found.misplaced[1] == pytest.approx(0.014, abs=0.002)


def test_the_model_does_better_than_the_same_mix_everywhere(county, truth):
    same = np.outer(truth.sum(axis=1), truth.sum(axis=0)) / truth.sum()

    assert np.abs(same - truth).sum() / truth.sum() > 2 * county.held_out.misplaced[3]


def test_what_is_assumed_about_places_is_kept_where_the_test_is_too_kind(county):
    # The sample deals out occupations within an industry by chance, so nothing but luck is missed.
    assert county.held_out.excess.max() < 0.001
    assert county.unlike().tolist() == [tau**2 for tau in MUNICIPAL.unlike]


def test_a_test_that_finds_more_than_what_is_assumed_widens_the_intervals(county):
    worse = replace(county.held_out, excess=np.array([0.0, 0.04, 0.0, 0.01]))

    found = replace(county, held_out=worse).unlike()

    assert found.tolist() == [0.0, 0.04, 0.10**2, 0.25**2]


def test_the_truth_is_inside_the_intervals_at_least_as_often_as_promised(county, truth):
    low, high = level_interval(county.employees[..., -1], county.unlike())

    told = county.employees[..., -1] >= 5
    inside = ((low <= truth) & (truth <= high))[told]
    assert 0.80 <= inside.mean() <= 0.97


def test_municipal_history_reaches_as_far_from_the_mix_as_is_assumed(county):
    assert county.mix_year == 2025
    assert county.years == tuple(range(2025 - MUNICIPAL.mix_years, 2026))
    assert county.employees.sum(axis=0).shape == (len(county.occupations), len(county.years))
    counted = tables()["employed_by_occupation"].filter(
        pl.col("region_code") == "24", pl.col("year") == 2021
    )
    assert county.employees[..., 1].sum() == pytest.approx(counted["employed_persons"].sum())

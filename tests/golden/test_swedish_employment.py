"""Accuracy on official counts: Swedish counties by SSYK 3, as far as `../shared` is there."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from talentlab.calc.demand.backtest import accuracy_of
from talentlab.calc.demand.cases import demand_cases
from talentlab.calc.demand.history import EmploymentHistory

ROOT = Path(__file__).resolve().parents[2]
COUNTIES = ROOT.parent / "shared/data/labour/scb_employees_ssyk4_county_sex_2014_2022.csv.gz"
HORIZONS = (1, 2, 3)
CLASSES = ("<50", "50-199", "200-999", ">=1000")
METHODS = ("talentlab", "naive", "drift")
ENOUGH = 100
"""Outcomes of a size class whose share inside is judged; of fewer, one is more than a percent."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not COUNTIES.exists(), reason="needs ../shared beside the checkout"),
]


@pytest.fixture(scope="module")
def history():
    table = pl.read_csv(COUNTIES, infer_schema=False).with_columns(
        pl.col("year").cast(int), pl.col("employed").cast(float)
    )
    axes = {name: table[name].unique().sort() for name in ("county_code", "ssyk4", "sex", "year")}
    ordered = table.sort("county_code", "ssyk4", "sex", "year")
    shape = tuple(len(axis) for axis in axes.values())
    return EmploymentHistory(
        region_codes=tuple(axes["county_code"]),
        occupations=tuple(axes["ssyk4"]),
        sexes=tuple(axes["sex"]),
        years=tuple(axes["year"]),
        persons=ordered["employed"].to_numpy().reshape(shape),
        breaks=(2020,),
    )


@pytest.fixture(scope="module")
def cases(history):
    return demand_cases(history, level=3, origins=history.years, horizons=HORIZONS)


@pytest.fixture(scope="module")
def rows(cases):
    """Every origin that does not cross the break."""
    return {(r.method, r.horizon, r.size_class): r for r in accuracy_of(cases)}


@pytest.fixture(scope="module")
def published(cases):
    """The origins behind the specification's figures: 2015 to 2017, outcomes to 2018."""
    chosen = [one for one in cases if 2015 <= one.origin <= 2017 and one.year <= 2018]
    return {(r.method, r.horizon, r.size_class): r for r in accuracy_of(chosen)}


def wapes(rows, method, digits=2):
    return [round(rows[method, horizon, "all"].wape, digits) for horizon in HORIZONS]


def test_the_file_is_read_whole(history):
    assert history.persons.shape == (21, 429, 2, 9)
    assert history.persons[..., -1].sum() == 4_535_708


def test_opponents_have_the_published_errors(published):
    assert wapes(published, "naive") == [4.49, 7.09, 9.42]
    assert wapes(published, "drift") == pytest.approx([4.95, 8.70, 12.97], abs=0.011)


@pytest.mark.parametrize(("horizon", "most"), [(1, 4.2), (2, 6.8), (3, 9.2)])
def test_errors_are_within_the_aim(rows, published, horizon, most):
    assert rows["talentlab", horizon, "all"].wape <= most
    assert published["talentlab", horizon, "all"].wape <= most


def test_errors_are_what_the_documents_say(rows, published):
    assert wapes(rows, "talentlab") == [3.80, 6.22, 8.14]
    assert wapes(published, "talentlab") == [4.05, 6.15, 8.05]


@pytest.mark.parametrize("opponent", ["naive", "drift"])
def test_the_opponents_are_beaten_at_every_horizon_and_size(rows, opponent):
    for horizon in HORIZONS:
        for size_class in ("all", *CLASSES):
            ours, theirs = (rows[m, horizon, size_class] for m in ("talentlab", opponent))
            assert ours.wape < theirs.wape
            assert ours.interval_score_80 < theirs.interval_score_80


@pytest.mark.parametrize("horizon", HORIZONS)
def test_four_outcomes_of_five_fall_inside(rows, published, horizon):
    for found in (rows, published):
        assert 0.75 <= found["talentlab", horizon, "all"].coverage_80 <= 0.85
        for size_class in CLASSES:
            assert 0.70 <= found["talentlab", horizon, size_class].coverage_80 <= 0.90


@pytest.mark.parametrize(("level", "most"), [(0, 0.90), (1, 0.85), (2, 0.85), (4, 0.85)])
def test_four_of_five_fall_inside_at_every_other_level_too(history, level, most):
    """All occupations together have one cell per county: 147 outcomes a year ahead, 132 inside."""
    cases = demand_cases(history, level=level, origins=history.years, horizons=HORIZONS)
    ours = accuracy_of([one for one in cases if one.method == "talentlab"])

    for row in ours:
        if row.size_class == "all":
            assert 0.75 <= row.coverage_80 <= most
        elif row.n >= ENOUGH:
            assert 0.70 <= row.coverage_80 <= 0.90


def test_every_method_is_judged_on_the_same_cells(rows):
    for horizon, pairs in zip(HORIZONS, (7, 5, 3), strict=True):
        assert {rows[m, horizon, "all"].n for m in METHODS} == {21 * 148 * pairs}
    assert sum(rows["naive", 1, size].n for size in CLASSES) == rows["naive", 1, "all"].n
    assert np.isfinite([row.interval_score_80 for row in rows.values()]).all()

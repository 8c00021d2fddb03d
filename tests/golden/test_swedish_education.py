"""Accuracy on official counts: education levels by age in Sweden's national areas, 2000-2015.

The account of supply is given the people and must tell their education, as far as `../shared` is
there to hold it to.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "benchmarks"))
DATA = ROOT.parent / "shared/data"
LEVELS = DATA / "education/scb_uf0506a1_education_level_nuts2_age_sex_1985_2018.csv.gz"
COUNTIES = DATA / "population/scb_county_population_1968_2015.csv.gz"
HORIZONS = (1, 3, 5)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (LEVELS.exists() and COUNTIES.exists()), reason="needs ../shared beside the checkout"
    ),
]


@pytest.fixture(scope="module")
def told():
    import education  # noqa: PLC0415 -- the benchmark reads the same counts

    stocks = education.read_areas(LEVELS, COUNTIES, 2000, 2015)
    return {(row.method, row.horizon, row.size_class): row for row in education.tried(stocks)}


@pytest.mark.parametrize("horizon", HORIZONS)
def test_errors_are_less_than_half_of_constant_shares_and_below_a_straight_line(told, horizon):
    ours, shares, line = (
        told[method, horizon, "region"].wape for method in ("talentlab", "constant_shares", "drift")
    )

    assert ours < 0.5 * shares
    assert ours < line


@pytest.mark.parametrize("horizon", HORIZONS)
def test_direction_pace_and_most_levels_are_right(told, horizon):
    row = told["talentlab", horizon, "region"]

    assert row.direction_share >= 0.77
    assert row.faster_share >= 0.67
    assert row.better_groups_share >= 0.60


@pytest.mark.parametrize("horizon", HORIZONS)
def test_intervals_hold_what_they_promise(told, horizon):
    assert 0.75 <= told["talentlab", horizon, "all"].coverage_80 <= 0.85

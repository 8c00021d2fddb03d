"""The commands for anyone's employees, tried on Sweden's counties as SCB counted them."""

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from talentlab.cli.main import group

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
FILE = SHARED / "labour" / "scb_employees_ssyk4_county_sex_2014_2022.csv.gz"
BAR = {1: 4.2, 2: 6.8, 3: 9.2}
"""Years ahead -> the largest error that was promised, percent."""
NAIVE = {1: 4.49, 2: 7.09, 3: 9.42}
DRIFT = {1: 4.95, 2: 8.70, 3: 12.97}

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    if not FILE.exists():
        pytest.skip("the official files (../shared/data) are not beside this checkout")
    path = tmp_path_factory.mktemp("own") / "employees.csv"
    counted = pl.read_csv(FILE, schema_overrides={"ssyk4": pl.String, "county_code": pl.String})
    counted.select(
        region="county_code", occupation="ssyk4", sex="sex", year="year", persons="employed"
    ).write_csv(path)
    return path


def overall(own, origins):
    done = CliRunner().invoke(
        group,
        ["backtest", "employment", "--data", str(own), "--origins", origins, "--horizons", "1,2,3",
         "--breaks", "2020", "--level", "3", "--format", "json"],
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    rows = json.loads(done.stdout)["rows"]
    return {(r["method"], r["horizon"], r["size_class"]): r for r in rows}


def test_the_opponents_miss_by_what_was_measured_beforehand(own):
    found = overall(own, "2015-2017")

    # The measured set ends in 2018: one origin each three, two and one years ahead of it.
    ends = overall(own, "2015")
    assert ends["naive", 3, "all"]["wape"] == pytest.approx(NAIVE[3], abs=0.02)
    assert ends["drift", 3, "all"]["wape"] == pytest.approx(DRIFT[3], abs=0.02)
    assert found["naive", 1, "all"]["wape"] == pytest.approx(NAIVE[1], abs=0.02)
    assert found["drift", 1, "all"]["wape"] == pytest.approx(DRIFT[1], abs=0.02)


def test_the_errors_stay_within_what_was_promised_from_every_origin(own):
    found = overall(own, "2014-2021")

    for horizon, most in BAR.items():
        ours = found["talentlab", horizon, "all"]
        assert ours["wape"] <= most
        assert ours["wape"] < found["naive", horizon, "all"]["wape"]
        assert ours["wape"] < found["drift", horizon, "all"]["wape"]
        assert 0.75 <= ours["coverage_80"] <= 0.85
        sizes = [r for (m, h, s), r in found.items() if (m, h) == ("talentlab", horizon)]
        assert all(0.70 <= row["coverage_80"] <= 0.90 for row in sizes)

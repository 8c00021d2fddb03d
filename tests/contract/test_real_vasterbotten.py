"""Real Västerbotten on the pages: published numbers beside sums made by hand from the files.

Each number was summed with zcat and awk from the file that its line names, not by our own readers.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from talentlab.cli.main import group
from talentlab.store.release import open_release

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
MUNICIPALITIES = "population/scb_municipality_population_single_age_sex_2018_2019_2022.csv.gz"
COUNTIES = "population/scb_county_population_1968_2015.csv.gz"

# region, measure, sex, age group, year -> persons, and the file the hand sum was made from
BY_HAND = {
    ("24", "persons", "total", "total", 1968): (234_447, COUNTIES),
    ("24", "persons", "total", "total", 2015): (263_378, COUNTIES),
    ("24", "persons", "women", "20-64", 1990): (70_380, COUNTIES),
    ("24", "persons", "total", "total", 2022): (275_822, MUNICIPALITIES),
    ("2480", "persons", "total", "total", 2019): (128_901, MUNICIPALITIES),
    ("2480", "persons", "total", "total", 2022): (131_810, MUNICIPALITIES),
    ("2480", "persons", "men", "23", 2022): (1_360, MUNICIPALITIES),
    ("2284", "persons", "total", "total", 2022): (55_712, MUNICIPALITIES),
    ("2425", "persons", "men", "20-64", 2019): (679, MUNICIPALITIES),
    ("umearegionen", "persons", "total", "80+", 2022): (8_305, MUNICIPALITIES),
    ("24", "births", "total", "total", 2015): (
        2_889,
        "population/scb_county_births_by_mother_age_1968_2015.csv.gz",
    ),
    ("24", "deaths", "total", "total", 2015): (
        2_662,
        "population/scb_county_deaths_1968_2015.csv.gz",
    ),
    # 263 378 - 262 362 (the county in 2014) - 2 889 + 2 662
    ("24", "net_migration", "total", "total", 2015): (789, COUNTIES),
}

pytestmark = [pytest.mark.shared, pytest.mark.slow]


def talentlab(*arguments):
    outcome = CliRunner().invoke(group, [str(a) for a in arguments], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    if not SHARED.exists():
        pytest.skip("the official files (../shared/data) are not beside this checkout")
    store = tmp_path_factory.mktemp("real")
    manifest = ROOT / "deliveries" / "open-data.toml"
    talentlab("import", SHARED, "--manifest", manifest, "--data", store)
    talentlab("build", "--region", "vasterbotten", "--draws", 100, "--data", store)
    talentlab("publish", "--data", store)
    return open_release(store)


@pytest.mark.parametrize("key", BY_HAND, ids=lambda key: " ".join(map(str, key)))
def test_a_published_number_is_the_sum_made_by_hand(release, key):
    persons, _file = BY_HAND[key]
    found = release.query(
        "SELECT persons FROM population_history WHERE region_code = ? AND measure = ? "
        "AND sex = ? AND age_group = ? AND year = ?",
        key,
    )
    assert found["persons"].to_list() == [persons]


def test_the_outlook_starts_from_the_last_count_of_every_municipality(release):
    assert release.base_year == 2022
    assert not release.is_synthetic


def test_municipalities_add_up_to_the_county_in_every_year_ahead(release):
    sums = release.query(
        "SELECT year, sum(mean) FILTER (region_code LIKE '24__') AS parts, "
        "sum(mean) FILTER (region_code = '24') AS whole FROM population_outlook "
        "WHERE measure = 'persons' AND sex = 'total' AND age_group = 'total' "
        "GROUP BY year ORDER BY year"
    )
    assert sums["year"].to_list() == list(range(2023, 2043))
    assert ((sums["parts"] - sums["whole"]).abs() < 1e-6 * sums["whole"]).all()

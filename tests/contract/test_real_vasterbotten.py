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

# region, occupation, sex, year -> employees; summed from the file of counties, which has no totals
EMPLOYEES = "labour/scb_employees_ssyk4_county_sex_2014_2022.csv.gz"
WORK_BY_HAND = {
    ("24", "total", "total", 2022): 122_654,
    ("24", "total", "women", 2014): 54_230,
    ("24", "2221", "total", 2022): 1_597,
    ("24", "53", "women", 2020): 13_699,
    ("24", "2", "men", 2019): 11_283,
    ("24", "512", "total", 2021): 1_039,
    ("24", "0110", "men", 2018): 13,
    ("00", "total", "total", 2022): 4_535_708,
    ("00", "2221", "total", 2014): 44_836,
    ("00", "531", "women", 2022): 108_252,
    ("22", "total", "total", 2022): 101_204,
    ("22", "834", "men", 2020): 1_324,
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


@pytest.mark.parametrize("key", WORK_BY_HAND, ids=lambda key: " ".join(map(str, key)))
def test_a_published_number_of_employees_is_the_sum_made_by_hand(release, key):
    found = release.query(
        "SELECT employed_persons, is_modelled FROM employment_history "
        "WHERE region_code = ? AND ssyk_code = ? AND sex = ? AND year = ?",
        key,
    )
    assert found.rows() == [(WORK_BY_HAND[key], False)]


def test_employees_lead_back_to_the_file_they_were_summed_from(release):
    (part,) = release.inputs("employment_history")

    assert [raw.name for raw in part.card.raw_files] == [EMPLOYEES]
    assert [found.year for found in release.card("employment_history").breaks] == [2020]
    assert "employed_by_occupation" not in {
        part.table for part in release.inputs("population_outlook")
    }


def test_the_counties_are_sweden_in_what_is_expected_too(release):
    """Only two counties are published; Sweden is at least as many, and grows about as they do."""
    outlook = release.query(
        "SELECT region_code, year, mean, p10, p90 FROM employment_outlook "
        "WHERE ssyk_code = 'total' AND sex = 'total' ORDER BY region_code, year"
    )
    assert outlook["region_code"].unique().sort().to_list() == ["00", "22", "24"]
    assert outlook["year"].unique().sort().to_list() == list(range(2023, 2033))
    first = outlook.filter(outlook["year"] == 2023)
    sweden, vasternorrland, vasterbotten = first["mean"].to_list()
    assert sweden == pytest.approx(4_535_708, rel=0.05)
    assert vasternorrland == pytest.approx(101_204, rel=0.05)
    assert vasterbotten == pytest.approx(122_654, rel=0.05)
    width = ((first["p90"] - first["p10"]) / first["mean"]).to_list()
    assert width[0] < width[2] < 0.15


def test_without_industries_no_municipality_is_modelled_and_that_is_said(release):
    assert not release.table("employment_history")["is_modelled"].any()
    said = [text.sv for text in release.assumed_about_work]
    assert any("Kommunernas anställda efter yrke visas inte" in text for text in said)

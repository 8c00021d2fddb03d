"""Signals of real Västerbotten beside numbers taken by hand from the files.

Each number was found with zcat, grep and awk in the file that its line names, not by our readers.
"""

from pathlib import Path

import polars as pl
import pytest

from talentlab.connectors.files.delivery import read_delivery
from talentlab.connectors.files.folder import DiskFolder
from talentlab.connectors.files.manifest import read_manifest
from talentlab.pipelines.signals.build import build_signals
from talentlab.tables.catalogue import DERIVED
from talentlab.vocab.region import load_region
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
ADS = "ads/af_ads_2024_by_ssyk4_municipality.csv.gz"
EMPLOYED = "labour/scb_employees_ssyk4_county_sex_2014_2022.csv.gz"
UNEMPLOYED = "labour/af_registered_unemployed_municipality_monthly_2018_2022.csv.gz"
WAGES = "labour/scb_salary_ssyk3_nuts2_sex_2014_2020.csv.gz"
SPREAD = "labour/ssyk4_salary_p10_p50_p90.csv.gz"
BAROMETER = "outlooks/af_yrkesbarometer_2025-1_regional.csv.gz"
NORTH, SWEDEN, COUNTY = "SE33", "00", "24"

# area, occupation, sex, signal -> value or class, time, measured for area and group, and the file
BY_HAND = {
    ("24", "total", "total", "ads"): (19_745, "2024", "24", "total", ADS),
    ("2480", "total", "total", "ads"): (9_846, "2024", "2480", "total", ADS),
    ("00", "total", "total", "ads"): (697_030, "2024", "00", "total", ADS),
    ("24", "2221", "total", "ads"): (1_463, "2024", "24", "2221", ADS),
    ("24", "222", "total", "ads"): (1_934, "2024", "24", "222", ADS),
    # 8 + 5 + 15 + 5 + 7 + 586 in the six municipalities
    ("umearegionen", "2221", "total", "ads"): (626, "2024", "umearegionen", "2221", ADS),
    # 1210 is 1211 and 1212 together; neither is divided
    ("24", "1211", "total", "ads"): (25, "2024", "24", "1210", ADS),
    ("24", "1212", "total", "ads"): (25, "2024", "24", "1210", ADS),
    ("24", "5322", "total", "ads"): (374, "2024", "24", "5321", ADS),
    # a hundred times 1 463 to 246 + 1 351 employees
    ("24", "2221", "total", "ads_per_100_employed"): (
        100 * 1463 / 1597,
        "2024/2022",
        "24",
        "2221",
        EMPLOYED,
    ),
    # a hundred times 25 to the 48 + 58 + 86 + 130 employees of both parts
    ("24", "1211", "total", "ads_per_100_employed"): (
        100 * 25 / 322,
        "2024/2022",
        "24",
        "1210",
        EMPLOYED,
    ),
    # 34 693 and 69 972 are the sums of the twelve months of 2022
    ("2480", "total", "total", "unemployed_per_ad"): (
        34_693 / 12 / 9_846,
        "2022/2024",
        "2480",
        "total",
        UNEMPLOYED,
    ),
    ("24", "total", "total", "unemployed_per_ad"): (
        69_972 / 12 / 19_745,
        "2022/2024",
        "24",
        "total",
        UNEMPLOYED,
    ),
    ("24", "2221", "women", "wage_mean"): (37_700, "2020", NORTH, "222", WAGES),
    ("2480", "5343", "men", "wage_mean"): (28_100, "2020", NORTH, "534", WAGES),
    ("24", "2221", "total", "wage_p10"): (33_300, "", SWEDEN, "2221", SPREAD),
    ("2480", "2221", "total", "wage_median"): (40_600, "", SWEDEN, "2221", SPREAD),
    ("24", "1211", "total", "wage_p90"): (105_700, "", SWEDEN, "1210", SPREAD),
    ("24", "total", "total", "wage_median"): (35_600, "", SWEDEN, "total", SPREAD),
    ("24", "7131", "total", "job_opportunities"): ("large", "2025-1", COUNTY, "7131", BAROMETER),
    ("24", "7131", "total", "demand_forecast"): ("increase", "2025-1", COUNTY, "7131", BAROMETER),
    ("2480", "4119", "total", "job_opportunities"): ("medium", "2025-1", COUNTY, "4119", BAROMETER),
    # judged together with 2414 and 3311
    ("24", "2413", "total", "job_opportunities"): ("small", "2025-1", COUNTY, "2413", BAROMETER),
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared beside the checkout"),
]


@pytest.fixture(scope="module")
def parts():
    manifest = read_manifest((ROOT / "deliveries" / "open-data.toml").read_bytes())
    return {p.id: p for p in read_delivery(manifest, DiskFolder(SHARED / "data")).parts}


@pytest.fixture(scope="module")
def built(parts):
    tidy = {}
    for part in parts.values():
        tidy.setdefault(part.table.name, []).append(part.frame)
    tables = {name: pl.concat(frames) for name, frames in tidy.items()}
    return build_signals(tables, load_region("vasterbotten"))


@pytest.mark.parametrize("key", BY_HAND, ids=" ".join)
def test_a_shown_signal_is_the_number_found_by_hand(built, key):
    wanted, period, measured_region, measured_group, _file = BY_HAND[key]
    (found,) = (
        built["occupation_signals"]
        .filter(
            *(
                pl.col(name) == said
                for name, said in zip(
                    ("region_code", "ssyk_code", "sex", "signal"), key, strict=True
                )
            )
        )
        .to_dicts()
    )
    shown = found["level"] if isinstance(wanted, str) else found["value"]

    assert shown == (wanted if isinstance(wanted, str) else pytest.approx(wanted, rel=1e-12))
    assert (found["period"], found["measured_region_code"], found["measured_ssyk_code"]) == (
        period,
        measured_region,
        measured_group,
    )


def test_everything_fits_its_declaration(built):
    for name, frame in built.items():
        assert DERIVED[name].check(frame).height > 0


def test_every_ad_is_shown_once_in_every_area_of_the_region(built):
    shown = built["occupation_signals"].filter(pl.col("signal") == "ads")
    units = shown.filter(pl.col("ssyk_code").str.len_chars() == UNIT_GROUP)
    groups = units.unique(["region_code", "measured_ssyk_code"])
    by_area = groups.group_by("region_code").agg(pl.col("value").sum())
    totals = shown.filter(pl.col("ssyk_code") == "total").select("region_code", total="value")

    both = by_area.join(totals, on="region_code")
    assert both.height == 25
    assert both.filter(pl.col("value") != pl.col("total")).height == 0


def test_all_429_groups_are_told_about_and_two_have_no_counterpart(built):
    here = built["occupation_signals"].filter(
        pl.col("region_code") == "24", pl.col("signal") == "ads"
    )

    assert set(here["ssyk_code"]) == {*ssyk("scb"), "total"}
    absent = here.filter(pl.col("status") == "missing")["ssyk_code"].to_list()
    assert absent == ["443", "4430", "7619"]


def test_the_barometer_says_which_occupations_it_could_not_place(parts):
    part = parts["barometer-2025-1"]

    assert part.frame["assessed_code"].n_unique() == 34
    assert [drop.rows for drop in part.dropped] == [2_890]
    assert "132 of the 166" in part.dropped[0].why.en
    assert part.frame.height + 2_890 == 3_638 + 154  # three judgements are about several groups


def test_a_wage_without_a_year_is_not_given_one(parts):
    spread = parts["wage-spread-sweden"].frame

    assert spread["year"].null_count() == spread.height == 401
    assert "does not say which year" in parts["wage-spread-sweden"].card.caveats[0].en


def test_moves_are_ranked_as_in_the_file_and_reach_scbs_groups(built):
    moves = built["related_occupations"].filter(pl.col("ssyk_code") == "2221").sort("rank")

    assert moves["related_code"].head(3).to_list() == ["2227", "2239", "2224"]
    assert built["related_occupations"]["ssyk_code"].n_unique() == 341  # 320, 21 of them merged


def test_titles_of_both_producers_become_search_words(parts, built):
    words = built["occupation_words"]
    found = dict(words.group_by("word").agg(pl.col("ssyk_code").sort()).iter_rows())

    assert parts["titles-scb"].frame.height == 8_618
    assert parts["titles-employment-service"].frame.height == 2_412
    assert words["ssyk_code"].n_unique() == 429
    assert found["Budgetchef"] == ["1211", "1212"]
    assert found["IT-tekniker"] == ["3511"]


def test_the_employment_services_own_file_can_be_imported_as_it_is():
    manifest = read_manifest((ROOT / "deliveries" / "yrkesbarometer.toml").read_bytes())
    folder = SHARED / "apis" / "samples" / "jobtech_yrkesbarometer"

    (part,) = read_delivery(manifest, DiskFolder(folder)).parts

    assert part.frame.select("region_code", "ssyk_code", "period", "opportunities").rows() == [
        ("00", "4119", "2025-2", "small"),
        ("22", "4119", "2025-2", "small"),
        ("24", "4119", "2025-2", "medium"),
        ("25", "4119", "2025-2", "medium"),
        ("00", "3333", "2025-2", "medium"),
        ("01", "3333", "2025-2", "medium"),
    ]

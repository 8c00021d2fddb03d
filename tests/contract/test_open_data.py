"""The shipped manifest against the real official files beside the checkout.

Each number below stands in the files' own description or was counted in them by other means; each
trap the description warns of has a test of its own.
"""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from talentlab.connectors.files.delivery import read_delivery
from talentlab.connectors.files.folder import DiskFolder
from talentlab.connectors.files.manifest import read_manifest
from talentlab.connectors.files.plan import Condition, Drop, Expect
from talentlab.vocab.ssyk import only_in_scb, ssyk, ssyk_crosswalk

ROOT = Path(__file__).parents[2]
OPEN_DATA = ROOT.parent / "shared" / "data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not OPEN_DATA.is_dir(), reason="no ../shared/data beside the checkout"),
]


@pytest.fixture(scope="module")
def delivery():
    manifest = read_manifest((ROOT / "deliveries" / "open-data.toml").read_bytes())
    return read_delivery(manifest, DiskFolder(OPEN_DATA))


@pytest.fixture(scope="module")
def parts(delivery):
    return {part.id: part for part in delivery.parts}


def rows(part, **values):
    return part.frame.filter(*(pl.col(name) == value for name, value in values.items()))


def total(part, measure="persons", **values):
    return rows(part, **values)[measure].sum()


def caveats(part):
    return " ".join(text.en for text in part.card.caveats)


def test_every_file_is_either_read_or_left_out_with_a_reason(delivery):
    read = {raw.name for part in delivery.parts for raw in part.raw}
    left = {left.name for left in delivery.left_out}

    assert delivery.unlisted == ()
    assert read & left == set()
    assert read | left == set(DiskFolder(OPEN_DATA).names())
    assert all(left.why.sv and left.why.en for left in delivery.left_out)


def test_every_reason_for_leaving_out_is_about_some_file():
    manifest = read_manifest((ROOT / "deliveries" / "open-data.toml").read_bytes())
    names = DiskFolder(OPEN_DATA).names()

    for left in manifest.left_out:
        for pattern in left.files:
            assert any(Path(name).match(pattern) for name in names), pattern


def test_parts_of_one_table_never_give_the_same_row_twice(delivery):
    for table in {part.table.name: part.table for part in delivery.parts}.values():
        keys = [p.frame.select(table.key) for p in delivery.parts if p.table is table]
        together = pl.concat(keys)

        assert together.height == together.unique().height, table.name


def test_every_part_names_its_producer_source_licence_and_vintage(delivery):
    empty = {
        part.id
        for part in delivery.parts
        if not (part.card.producer and part.card.source and part.card.licence and part.card.vintage)
    }

    assert empty == set()


def test_population_births_and_deaths_agree_with_published_totals(parts):
    assert total(parts["population-counties"], region_code="24", year=2015) == 263_378
    assert total(parts["population-counties"], year=2015) == 9_851_017
    assert total(parts["births-counties"], year=2015) == 114_870
    assert total(parts["deaths-counties"], year=2015) == 90_907
    assert total(parts["population-sweden"], year=2024) == 10_587_710
    assert total(parts["births-sweden"], year=2024) == 98_447
    assert total(parts["migration-sweden"], year=2024, flow="immigration") == 116_197


def test_the_counties_add_up_to_sweden_in_every_year_sex_and_age(parts):
    key = ["year", "sex", "age"]
    counties = parts["population-counties"].frame.group_by(key).agg(pl.col("persons").sum())
    sweden = parts["population-sweden"].frame.filter(pl.col("year") <= 2015)
    both = counties.join(sweden, on=key, suffix="_sweden")

    unequal = both.filter(pl.col("persons") != pl.col("persons_sweden"))
    assert both.height == 48 * 2 * 101
    assert unequal["year"].unique().to_list() == []


def test_a_birth_without_a_known_mothers_age_is_kept_as_unknown(parts):
    births = parts["births-counties"].frame

    assert births.filter(pl.col("mother_age").is_null())["persons"].sum() == 1
    assert births["mother_age"].min() == 14
    assert births["mother_age"].max() == 49


# --- traps --------------------------------------------------------------------------------------


def test_trap_counties_are_joined_on_code_and_not_on_spelling(parts):
    assert parts["population-counties"].frame["region_code"].n_unique() == 21
    assert total(parts["population-counties"], region_code="14", year=2015) == 1_648_682


def test_trap_august_is_not_december(parts):
    part = parts["population-municipalities"]
    months = part.frame.select("year", "reference_month").unique().sort("year").rows()

    assert months == [(2018, 8), (2019, 12), (2022, 8)]
    assert total(part, year=2019) == 10_327_589
    assert total(part, year=2019, region_code="2480") == 128_901
    assert part.frame.filter(
        pl.col("region_code").str.starts_with("24"), pl.col("year") == 2019
    )["persons"].sum() == 271_736  # fmt: skip
    assert (total(part, year=2018), total(part, year=2022)) == (10_207_086, 10_508_669)
    assert "August" in caveats(part)


def test_trap_national_components_end_with_what_was_observed(parts):
    for name in ("births-sweden", "deaths-sweden", "migration-sweden"):
        assert parts[name].frame["year"].max() == 2024
        assert "projection" in caveats(parts[name])


def test_trap_a_change_of_source_is_a_break_and_not_growth(parts):
    assert [found.year for found in parts["employed-counties"].card.breaks] == [2020]
    assert [found.year for found in parts["employed-age-sweden"].card.breaks] == [2020]
    assert parts["employed-age-national-areas"].card.breaks == ()
    assert total(parts["employed-counties"], "employed_persons", region_code="24", year=2022) == (
        122_654
    )


def test_trap_the_two_editions_of_occupations_are_told_apart_and_lose_nobody(parts):
    ads, employed = parts["ads-2024"].frame, parts["employed-counties"].frame
    only_af = set(ads["ssyk_code"].unique()) - set(ssyk("scb"))

    assert ads["ssyk_edition"].unique().to_list() == ["af"]
    assert employed["ssyk_edition"].unique().to_list() == ["scb"]
    assert (ads["ssyk_code"].n_unique(), employed["ssyk_code"].n_unique()) == (400, 429)
    assert len(only_af) == 25
    here = employed.filter(pl.col("region_code") == "24", pl.col("year") == 2022)
    persons = here.group_by("ssyk_code").agg(pl.col("employed_persons").sum()).rows()
    converted = ssyk_crosswalk().convert(dict(persons))
    assert sum(converted.values()) == pytest.approx(122_654)
    assert set(converted) - set(ssyk("af")) == set(only_in_scb())


def test_trap_ads_are_ads_at_every_level_and_not_vacancies(parts, delivery):
    part = parts["ads-2024"]
    levels = part.frame.group_by(pl.col("region_code").str.len_chars().alias("n"), "region_code")
    by_region = dict(levels.agg(pl.col("ads").sum()).select("region_code", "ads").rows())

    assert by_region["00"] == 697_030
    assert sum(ads for code, ads in by_region.items() if len(code) == 4) == 697_030
    assert (by_region["24"], by_region["2480"]) == (19_745, 9_846)
    assert "not vacancies" in caveats(part)
    left = {left.name: left.why.en for left in delivery.left_out}
    assert "vacancies" in left["ads/af_new_postings_sweden_monthly_2020_2026.csv.gz"]


def test_trap_programmes_in_several_municipalities_are_split_up_to_2022_only(parts):
    early, late = (
        parts[name].frame
        for name in ("vocational-decisions-2020-2023", "vocational-decisions-2024")
    )
    several = pl.col("region_code") == "several"

    assert early.filter(several)["year"].unique().to_list() == [2023]
    assert (early.filter(several).height, late.filter(several).height) == (243, 292)
    split = early.filter(pl.col("year") <= 2022).group_by("diary_number").len()
    assert split["len"].max() == 10
    assert [found.year for found in parts["vocational-decisions-2020-2023"].card.breaks] == [2023]
    everything = pl.concat([early, late])
    here = everything.filter(pl.col("region_code").str.starts_with("24"))
    assert (here.height, here["seats_granted"].sum(), here["seats_applied"].sum()) == (
        306,
        4_680,
        20_273,
    )


def test_trap_the_places_of_undivided_programmes_are_known_all_the_same(parts):
    late = parts["vocational-decisions-2024"].frame.filter(pl.col("region_code") == "several")
    places = parts["vocational-places"].frame
    known = late.join(places, on="diary_number", how="left", suffix="_place")

    counted = known.group_by("diary_number", "municipalities").len()
    assert counted.filter(pl.col("municipalities") != pl.col("len")).height == 0


def test_trap_the_producers_workbook_and_the_merged_copy_say_the_same_about_2024(parts):
    manifest = read_manifest((ROOT / "deliveries" / "open-data.toml").read_bytes())
    plan = next(part for part in manifest.parts if part.id == "vocational-decisions-2020-2023")
    not_2024 = Condition("Ansökningsomgång", ("2024",), is_not=True)
    drop = Drop(conditions=(not_2024,), why=plan.drops[0].why)
    only_2024 = replace(manifest, parts=(replace(plan, drops=(drop,), expect=Expect()),))

    copy = read_delivery(only_2024, DiskFolder(OPEN_DATA)).parts[0].frame.sort("diary_number")

    own = parts["vocational-decisions-2024"].frame.sort("diary_number")
    counts = ["diary_number", "region_code", "seats_applied", "seats_granted", "decision"]
    assert own.select(counts).equals(copy.select(counts))


def test_trap_suppressed_and_missing_are_neither_zero(parts):
    wages = parts["wages-national-areas"].frame
    unemployed = parts["unemployed-bas"].frame
    indicators = parts["indicators-quarterly"].frame

    assert wages.filter(pl.col("status") == "missing").height == 6_025 - 224 + wages_without_job()
    assert wages.filter(pl.col("mean_wage_sek") == 0).height == 0
    absent = unemployed.filter(pl.col("status") == "missing")
    assert set(absent["age_group"].unique()) == {"15-19", "65-69", "70-74", "15-74"}
    assert unemployed.filter(pl.col("persons") == 0)["status"].unique().to_list() == ["counted"]
    assert indicators["status"].unique().sort().to_list() == ["counted", "missing"]


def wages_without_job():
    """Return how many of the 224 rows without a known occupation do have a wage."""
    raw = pl.read_csv(
        OPEN_DATA / "labour" / "scb_salary_ssyk3_nuts2_sex_2014_2020.csv.gz", infer_schema=False
    )
    jobless = raw.filter(pl.col("ssyk3").str.contains("^000[12] "))
    return jobless.filter(pl.col("monthly_salary_sek").is_not_null()).height


def test_trap_zeros_for_an_age_group_nobody_counted_are_left_out(parts):
    part = parts["employed-age-sweden"]

    assert "65-69" not in part.frame["age_group"].unique().to_list()
    assert [drop.rows for drop in part.dropped] == [7_668]


def test_trap_whether_workplace_or_residence_is_not_stated_and_says_so(parts):
    assert "where they live or where they work" in caveats(parts["employed-counties"])


def test_trap_a_year_that_only_repeats_the_one_before_is_left_out(parts):
    into, out = parts["commuting-in"], parts["commuting-out"]

    assert into.frame["year"].max() == 2024
    assert total(into, work_code="2480", year=2022) == 8_990
    assert total(out, home_code="2480", year=2022) == 5_573


def test_trap_the_cells_of_2025_do_not_add_up_and_the_card_says_so(parts):
    part = parts["population-sweden"]

    assert total(part, year=2025) == 10_605_532
    assert "10,605,529" in caveats(part)


def test_trap_old_codes_of_national_areas_become_todays(parts):
    codes = {"SE11", "SE12", "SE21", "SE22", "SE23", "SE31", "SE32", "SE33"}

    assert set(parts["employed-age-national-areas"].frame["region_code"].unique()) == codes
    assert set(parts["wages-national-areas"].frame["region_code"].unique()) == codes


def test_the_px_file_and_its_extract_as_text_say_the_same(parts):
    extract = pl.read_csv(
        OPEN_DATA / "labour" / "umea_riket_quarterly_indicators_2010_2025.csv.gz",
        schema_overrides={"value": pl.Float64},
    )
    population = extract.filter(pl.col("indicator") == "Folkmängd", pl.col("region") == "Umeå")
    ours = rows(parts["indicators-quarterly"], region_code="2480", indicator_code="Befolkning")

    assert ours.height == population.height == 64
    assert ours.sort("period")["value"].to_list() == (
        population.sort("year", "quarter")["value"].to_list()
    )


def test_education_levels_add_up_to_the_same_population_as_ages_do(parts):
    part = parts["education-level-municipalities-2019"]
    population = parts["population-municipalities"].frame.filter(
        pl.col("year") == 2019, pl.col("age") >= 16, pl.col("region_code") == "2480"
    )

    ours = total(part, region_code="2480")
    assert ours == pytest.approx(population["persons"].sum(), rel=0.001)

"""Which occupations an education leads to: added up by hand, and nothing withheld shown."""

import polars as pl
import pytest

from talentlab.pipelines.education_work import build_education_work
from talentlab.tables.education_work import OCCUPATIONS_BY_EDUCATION
from talentlab.tables.sectors import EDUCATION_OCCUPATION
from talentlab.vocab.region import load_region

ROWS = (
    ("24", "75N", "2221", 2023, 900, "counted"),
    ("24", "75N", "2221", 2024, 600, "counted"),
    ("24", "75N", "2223", 2024, 300, "counted"),
    ("24", "75N", "5321", 2024, 96, "counted"),
    ("24", "75N", "2512", 2024, 4, "counted"),
    ("24", "73O", "5321", 2024, 40, "counted"),
    ("24", "73O", "5322", 2024, None, "suppressed"),
    ("00", "75N", "2221", 2022, 80_000, "counted"),
    ("01", "75N", "2221", 2024, 5_000, "counted"),
)


@pytest.fixture
def built():
    schema = [column.name for column in EDUCATION_OCCUPATION.columns()]
    table = pl.DataFrame(list(ROWS), schema=schema, orient="row", infer_schema_length=None)
    tidy = {EDUCATION_OCCUPATION.name: EDUCATION_OCCUPATION.check(table)}
    return build_education_work(tidy, load_region("vasterbotten"))[OCCUPATIONS_BY_EDUCATION.name]


def of(built, region, group):
    found = built.filter(region_code=region, education_group_code=group)
    return {
        row[0]: row[1:]
        for row in found.select(pl.exclude("region_code")).drop("education_group_code").iter_rows()
    }


def test_unit_groups_are_added_up_and_shares_are_of_those_who_are_shown(built):
    assert of(built, "24", "75N") == {
        "222": (2024, 900.0, pytest.approx(900 / 996), "counted"),
        "251": (2024, None, None, "suppressed"),
        "532": (2024, 96.0, pytest.approx(96 / 996), "counted"),
    }


def test_nothing_withheld_can_be_reckoned_from_persons_and_shares(built):
    shown = built.filter(pl.col("employed_share") > 0)
    rest = shown.group_by("region_code", "education_group_code").agg(
        (pl.col("employed_persons") / pl.col("employed_share")).max()
        - pl.col("employed_persons").sum()
    )

    assert rest["employed_persons"].abs().max() < 1e-6


def test_a_group_with_a_suppressed_part_is_suppressed(built):
    assert of(built, "24", "73O") == {"532": (2024, None, None, "suppressed")}


def test_each_area_has_its_own_latest_year_and_other_counties_are_left_out(built):
    assert set(built["region_code"]) == {"24", "00"}
    assert of(built, "00", "75N")["222"][0] == 2022


def test_without_the_table_there_is_nothing_to_say():
    assert build_education_work({}, load_region("vasterbotten")) == {}

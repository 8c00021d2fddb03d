"""What a producer withholds is not nobody."""

import numpy as np
import polars as pl
import pytest

from talentlab.pipelines.supply.programmes import read_programmes
from talentlab.pipelines.supply.retention import read_followed

PLACE, GROUP, FORM = "2480", "55Q", "higher_education"
YEARS = range(2019, 2026)


def graduates(withheld):
    rows = [
        (PLACE, GROUP, FORM, sex, year, None if (sex, year) in withheld else 20)
        for sex in ("women", "men")
        for year in YEARS
    ]
    rows += [(PLACE, "75N", FORM, sex, year, 5) for sex in ("women", "men") for year in YEARS]
    names = ["region_code", "education_group_code", "school_form", "sex", "year"]
    return pl.DataFrame(rows, schema=[*names, "graduated_persons"], orient="row")


def test_a_year_with_a_withheld_sex_is_not_known():
    tidy = {"graduates": graduates({("men", 2024), ("men", 2025), ("women", 2025)})}

    counts = read_programmes(tidy, (PLACE,), (GROUP, "75N"), 2025)

    told = counts.graduates[counts.group_codes.index(GROUP)]
    assert told[:-2].tolist() == [40.0] * 5
    assert np.isnan(told[-2:]).all()


def follow_up(withheld):
    rows = [
        (
            PLACE, GROUP, FORM, "total", year, 1, lives,
            None if lives == "elsewhere" and year in withheld else persons,
        )
        for year in YEARS
        for lives, persons in (("same_municipality", 60), ("same_county", 10), ("elsewhere", 30))
    ]  # fmt: skip
    names = [
        "region_code", "education_group_code", "school_form", "origin", "year", "years_after",
        "lives", "persons",
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=names, orient="row")


def test_a_cohort_whose_leavers_are_withheld_does_not_seem_to_stay():
    pairs = ((PLACE, GROUP),)

    whole = read_followed(follow_up({}), pairs, until=2026)
    partly = read_followed(follow_up({2023, 2024, 2025}), pairs, until=2026)

    assert partly.here[pairs[0]] == pytest.approx(whole.here[pairs[0]], abs=0.03)

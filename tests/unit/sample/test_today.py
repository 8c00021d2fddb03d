"""What the sample says about occupations today agrees with its other tables and with facts."""

import polars as pl
import pytest

from factories.sample_region import COUNTY, SWEDEN, table, total
from talentlab.sample.sources import values
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk

PERIODS = [f"2025-{month:02}" for month in range(1, 13)]


@pytest.mark.parametrize("region_code", [COUNTY, SWEDEN])
@pytest.mark.parametrize("level", ["large", "medium", "small"])
def test_as_many_occupations_are_in_each_class_as_are_published(region_code, level):
    judged = table("barometer").filter(
        pl.col("region_code") == region_code, pl.col("opportunities") == level
    )

    assert judged.height == values(f"barometer_{level}")[(region_code, "2025-1")]


def test_nurses_are_sought_after_and_paper_boys_are_not():
    here = table("barometer").filter(pl.col("region_code") == COUNTY)
    judged = dict(here.select("ssyk_code", "opportunities").iter_rows())

    assert judged["2221"] == "large"
    assert judged["9621"] == "small"


def test_a_group_may_be_judged_in_parts_and_some_are_not_judged():
    here = table("barometer").filter(pl.col("region_code") == COUNTY)

    assert here.filter(pl.col("ssyk_code") == "3411").height == 2
    assert here.filter(pl.col("status") == "missing").height == 53


def test_those_who_seek_each_occupation_are_all_the_unemployed():
    sought = table("unemployed_by_occupation").filter(pl.col("region_code") == COUNTY)
    shown = sought.group_by("period").agg(
        pl.col("persons").sum(), pl.col("persons").is_null().sum().alias("hidden")
    )
    everybody = table("unemployed").filter(
        pl.col("region_code") == COUNTY,
        pl.col("sex") == "total",
        pl.col("age_group") == "total",
        pl.col("period").is_in(PERIODS),
    )
    both = shown.join(everybody.rename({"persons": "all"}), on="period")

    # Each hidden cell holds one to four persons.
    assert both.height == 12
    assert both.filter(pl.col("all") < pl.col("persons") + pl.col("hidden")).height == 0
    assert both.filter(pl.col("all") > pl.col("persons") + 4 * pl.col("hidden")).height == 0


def test_few_jobseekers_are_hidden_and_none_is_zero():
    sought = table("unemployed_by_occupation")
    shown = sought.filter(pl.col("status") == "counted")["persons"]

    assert shown.filter(shown.is_between(1, 4)).len() == 0
    assert sought.filter(pl.col("status") == "suppressed")["persons"].null_count() > 0
    assert set(sought["ssyk_code"]) == {*ssyk("af").at_level(UNIT_GROUP), "0002"}


def test_more_seek_simple_work_than_work_as_a_nurse():
    def seekers(code):
        return total("unemployed_by_occupation", region_code=COUNTY, ssyk_code=code, period=PERIODS)

    assert seekers("9111") > 10 * seekers("2221")


def test_wages_are_spread_around_the_median_and_the_year_is_not_stated():
    spread = table("wage_spread")
    shown = spread.filter(pl.col("status") == "counted")
    wrong = shown.filter(
        ~((pl.col("p10_wage_sek") < pl.col("median_wage_sek"))
          & (pl.col("median_wage_sek") < pl.col("p90_wage_sek")))
    )  # fmt: skip

    assert spread["year"].null_count() == spread.height
    assert wrong.height == 0
    median = dict(shown.select("ssyk_code", "median_wage_sek").iter_rows())
    assert median["2211"] > median["2221"] > median["9111"]
    assert 25_000 < median["0000"] < 45_000


def test_each_occupation_has_its_kin_in_order_and_is_not_its_own():
    kin = table("occupation_relations")
    ranks = kin.group_by("ssyk_code", "relation").agg(pl.col("rank").sort(), pl.len())
    in_order = ranks.filter(pl.col("rank") == pl.int_ranges(1, pl.col("len") + 1))

    assert in_order.height == ranks.height
    assert kin.filter(pl.col("ssyk_code") == pl.col("related_code")).height == 0
    assert kin.filter(pl.col("relation") == "similar")["ssyk_code"].n_unique() == 400
    assert kin.filter(pl.col("relation") == "moves")["ssyk_code"].n_unique() == 320


def test_nurses_become_other_nurses():
    kin = table("occupation_relations").filter(
        pl.col("ssyk_code") == "2221", pl.col("relation") == "moves"
    )

    assert kin.sort("rank").head(5)["related_code"].str.head(3).to_list() == ["222"] * 5

"""Every deviation shows up where it should, from when it should, and leaves the rest alone."""

from functools import cache

import numpy as np
import polars as pl
import pytest

from factories.sample_region import COUNTY, SKELLEFTEA, UMEA, tables
from talentlab.sample.region import sample_tables
from talentlab.sample.truth import overstated_needs
from talentlab.sample.worlds import TODAY, Closing, RetentionShift, World

CLOSING = Closing(municipality_code=SKELLEFTEA, sni_section="C", persons=2500, year=2022)
WORLDS = {
    "more stay": World(retention=RetentionShift(year=2018, log_odds=0.8)),
    "an employer closes": World(closing=CLOSING),
    "fewer ads are seen": World(ads_coverage={2018: 1.0, 2022: 0.7, 2025: 0.5}),
    "employers overstate more": World(overstatement_drift=0.10),
    "students promise more": World(promise_drift=0.15),
}
TOUCHED = {
    "more stay": {
        "graduate_follow_up", "education_cube", "education_groups", "education_occupation",
        "stay_survey",
    },
    "fewer ads are seen": {"ads"},
    "employers overstate more": {"employer_needs"},
    "students promise more": {"stay_survey"},
    "an employer closes": {
        "ads", "barometer", "commuting", "education_cube", "education_groups",
        "education_occupation", "employed_by_industry", "employed_by_occupation",
        "employed_by_occupation_age", "employed_by_sector", "employer_needs", "indicators",
        "occupation_leavers", "occupation_relations", "other_outlooks", "survey_response",
        "unemployed", "unemployed_by_occupation", "vacancies", "wages", "workforce_cube",
    },
}  # fmt: skip


@cache
def world(name):
    return sample_tables(world=WORLDS[name])


def before(name, table, year):
    """Return the rows before ``year``, in the world and in the sample that is shown."""
    return [frame.filter(pl.col("year") < year) for frame in (world(name)[table], tables()[table])]


def employees(frame, region_code, year, basis="workplace"):
    return (
        frame.filter(
            pl.col("region_code") == region_code, pl.col("year") == year, pl.col("basis") == basis
        )
        .group_by("sni_code")
        .agg(pl.col("employed_persons").sum())
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", WORLDS)
def test_a_deviation_changes_only_what_it_is_about(name):
    changed = {table for table, frame in tables().items() if not frame.equals(world(name)[table])}

    assert changed <= TOUCHED[name]
    assert changed


def test_a_world_without_deviations_is_the_sample_that_is_shown():
    assert World() == TODAY
    assert TODAY.coverage(np.array([2005, 2025])).tolist() == [1.0, 1.0]
    assert TODAY.lost(np.array([2025]), UMEA).tolist() == [0.0]
    assert TODAY.stays_more(np.array([2025])).tolist() == [0.0]


@pytest.mark.slow
def test_a_jump_in_retention_is_seen_from_its_cohort_on_and_not_before():
    then, usual = before("more stay", "graduate_follow_up", 2018)
    since = pl.col("year") >= 2018
    stayed = [
        frame.filter(since, pl.col("years_after") == 3)
        .select(pl.col("persons").filter(pl.col("lives") != "elsewhere").sum()
                / pl.col("persons").sum())
        .item()
        for frame in (world("more stay")["graduate_follow_up"],
                      tables()["graduate_follow_up"])
    ]  # fmt: skip

    assert then.equals(usual)
    assert stayed[0] > stayed[1] + 0.08


@pytest.mark.slow
def test_what_everybody_has_learnt_in_the_last_year_is_the_same_where_more_have_stayed():
    last = pl.col("year") == 2025
    cubes = [frame["education_cube"].filter(last) for frame in (world("more stay"), tables())]

    assert cubes[0].equals(cubes[1])


@pytest.mark.slow
def test_a_closing_employer_takes_its_persons_out_of_one_industry_in_one_place():
    closed, usual = (t["employed_by_industry"] for t in (world("an employer closes"), tables()))
    here = [employees(frame, SKELLEFTEA, 2023) for frame in (usual, closed)]
    lost = (
        here[0]
        .join(here[1], on="sni_code", suffix="_after")
        .with_columns(lost=pl.col("employed_persons") - pl.col("employed_persons_after"))
    )
    factory = pl.col("sni_code").cast(pl.Int64).is_between(10, 33)

    assert lost.filter(factory)["lost"].sum() == pytest.approx(CLOSING.persons, abs=5)
    assert lost["lost"].sum() == CLOSING.persons
    then = before("an employer closes", "employed_by_industry", CLOSING.year)
    assert then[0].equals(then[1])
    elsewhere = [employees(frame, UMEA, 2023).sort("sni_code") for frame in (usual, closed)]
    assert elsewhere[0].equals(elsewhere[1])


@pytest.mark.slow
def test_a_closing_employer_is_missed_where_its_people_live_and_in_its_occupations():
    closed = world("an employer closes")
    residents = [
        employees(t["employed_by_industry"], COUNTY, 2024, "residence")["employed_persons"].sum()
        for t in (tables(), closed)
    ]
    occupations = [
        t["employed_by_occupation"]
        .filter(pl.col("region_code") == COUNTY, pl.col("year") == 2024)
        .group_by(pl.col("ssyk_code").str.slice(0, 2).alias("group"))
        .agg(pl.col("employed_persons").sum())
        for t in (tables(), closed)
    ]
    lost = (
        occupations[0]
        .join(occupations[1], on="group", suffix="_after")
        .with_columns(lost=pl.col("employed_persons") - pl.col("employed_persons_after"))
    )
    by_group = dict(lost.select("group", "lost").iter_rows())

    assert residents[0] - residents[1] == CLOSING.persons
    assert sum(by_group.values()) == pytest.approx(0.9 * CLOSING.persons, abs=1)
    assert by_group["81"] > by_group["22"]
    assert min(by_group.values()) >= 0


@pytest.mark.slow
def test_some_who_lose_their_work_register_and_most_find_other_work():
    def registered(frame, year):
        return frame.filter(
            pl.col("region_code") == SKELLEFTEA,
            pl.col("sex") == "total",
            pl.col("period") == f"{year}-06",
        )["persons"].item()

    more = [
        registered(world("an employer closes")["unemployed"], year)
        - registered(tables()["unemployed"], year)
        for year in range(2021, 2026)
    ]

    assert more == [0, 1000, 550, 250, 100]


@pytest.mark.slow
def test_less_coverage_shows_in_the_ads_of_later_years():
    def ads(frame, year):
        return (
            frame["ads"]
            .filter(pl.col("region_code") == COUNTY, pl.col("year") == year)["ads"]
            .sum()
        )

    seen = {
        year: ads(world("fewer ads are seen"), year) / ads(tables(), year)
        for year in (2017, 2020, 2025)
    }

    assert seen[2017] == 1.0
    assert seen[2020] == pytest.approx(0.85, abs=0.03)
    assert seen[2025] == pytest.approx(0.5, abs=0.05)


@pytest.mark.slow
def test_drifting_answers_are_the_same_the_first_time_and_further_off_the_last():
    name = "employers overstate more"
    then, usual = before(name, "employer_needs", 2022)
    pairs = world(name)["employer_needs"].join(
        tables()["employer_needs"],
        on=["ssyk_code", "sector", "year", "horizon_years", "measure"],
        suffix="_usual",
    )
    last = pairs.filter(pl.col("year") == 2025, pl.col("need_persons_usual") > 50)
    times = (last["need_persons"] / last["need_persons_usual"]).to_numpy()

    assert then.equals(usual)
    assert times == pytest.approx(np.exp(0.4), rel=0.01)
    assert before("students promise more", "stay_survey", 2021)[0].equals(
        before("students promise more", "stay_survey", 2021)[1]
    )


def test_an_employer_closes_only_where_there_is_one():
    with pytest.raises(ValueError, match="not in tuple"):
        Closing(municipality_code="0180", sni_section="C", persons=10, year=2020)
    small = World(
        closing=Closing(municipality_code="2403", sni_section="C", persons=900, year=2020)
    )
    with pytest.raises(ValueError, match="fewer than 900 work in C"):
        sample_tables(world=small)


def test_how_much_needs_are_overstated_is_known():
    usual = overstated_needs().filter(pl.col("year") == 2025)
    drifted = overstated_needs(WORLDS["employers overstate more"]).filter(pl.col("year") == 2025)

    assert dict(usual.select("horizon_years", "times").iter_rows()) == pytest.approx(
        {0: 1.30, 1: 1.55, 3: 1.90, 5: 2.30}
    )
    assert drifted["times"].to_numpy() == pytest.approx(np.exp(0.4) * usual["times"].to_numpy())

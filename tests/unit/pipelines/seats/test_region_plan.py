"""The seat plan of a region: made from what was imported, and from nothing unsaid."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from factories.seat_region import DRAWS, PLACES, SEATS_YEAR, balance, tidy
from factories.tidy_population import county_region
from talentlab.calc.assumptions.seats import TERMS
from talentlab.calc.seats.futures import futures
from talentlab.calc.seats.outcome import outcome
from talentlab.calc.seats.problem import Limit
from talentlab.pipelines.seats.build import build_seats
from talentlab.pipelines.seats.problem import region_problem
from talentlab.tables.catalogue import DERIVED


@pytest.fixture(scope="module")
def prepared():
    return region_problem(tidy(), balance(), PLACES, budget=None)


@pytest.fixture(scope="module")
def built():
    return build_seats(tidy(), county_region("24"), balance(), seed=1)


def place(prepared, name):
    return prepared.problem.programmes.index(name)


def test_with_todays_seats_the_gap_is_the_outlooks(prepared):
    problem = prepared.problem
    certain = replace(
        prepared.spread, completion_persons=1e9, retention_persons=1e9, applicants_level=0.0,
        applicants_year=0.0,
    )  # fmt: skip
    draws = futures(
        prepared.need, np.arange(DRAWS), prepared.studies, certain, 5, np.random.default_rng(1)
    )

    gap = outcome(problem, draws, problem.today()).gap

    told = (
        balance()
        .filter(pl.col("year") > SEATS_YEAR)
        .group_by("education_group_code", "year", "draw")
        .agg((pl.col("demand_persons") - pl.col("supply_persons")).sum().alias("gap"))
        .sort("draw", "education_group_code", "year")
    )
    for g, group in enumerate(problem.groups):
        expected = told.filter(pl.col("education_group_code") == group)["gap"].to_numpy()
        np.testing.assert_allclose(gap[:, g], expected.reshape(DRAWS, -1), atol=0.1)


def test_the_plan_begins_the_year_after_the_base_year(prepared):
    assert prepared.problem.years == (2026, 2027, 2028, 2029, 2030)
    assert prepared.problem.need_years[0] == 2026


def test_terms_are_the_stated_ones_and_else_assumed_and_said(prepared):
    problem = prepared.problem
    nurse, care = place(prepared, "2480 55Q higher_education"), place(prepared, "2482 37G adult")

    # Half of those admitted graduate, so a seat is 3 * (1 + 0.5) / 2 student years.
    assert prepared.studies.completion[nurse] == pytest.approx(0.5)
    assert problem.cost_per_seat[nurse] == pytest.approx(100_000 * 2.25)
    assert (problem.smallest_group[nurse], problem.largest[nurse]) == (20, 90)
    assert problem.cost_per_seat[care] == 90_000
    told = " ".join(text.en for text in prepared.assumptions)
    assert "kronor, is not known in the school form adult (programmes: 1)" in told
    assert "measured where it can be (programmes: 1)" in told
    assert "2460 37G upper_secondary" in told  # whose applicants nobody knows
    assert "not calculated are not planned: 2480 99X adult" in told
    assert "one cooperation area of 3 municipalities" in told


def test_what_a_programme_has_alone_limits_it_alone(prepared):
    nurse = place(prepared, "2480 55Q higher_education")

    own = {r.limit: r for r in prepared.problem.resources if r.programme == nurse}

    assert set(own) == {Limit.PLACEMENTS, Limit.TEACHERS}
    assert own[Limit.PLACEMENTS].per_seat[nurse] == pytest.approx(2.25)
    # 180 placements, a tenth more each year.
    assert own[Limit.PLACEMENTS].available[0] == pytest.approx(198)
    assert np.count_nonzero(own[Limit.TEACHERS].per_seat) == 1


def test_the_share_who_stay_is_measured_where_somebody_followed_them():
    followed = pl.DataFrame(
        {
            "region_code": ["2480"] * 2, "education_group_code": ["55Q"] * 2,
            "origin": ["same", "other"], "years_after": [1, 1], "mean": [0.9, 0.5],
            "followed_persons": [59, 19], "basis": ["measured"] * 2,
        }
    )  # fmt: skip

    found = region_problem(tidy(), balance(), PLACES, budget=None, retention=followed)

    nurse = place(found, "2480 55Q higher_education")
    assert found.studies.retention[nurse] == pytest.approx((0.9 * 60 + 0.5 * 20) / 80)


def test_an_education_takes_as_long_as_supply_was_calculated_with():
    evidence = pl.DataFrame(
        {
            "region_code": ["2480", "2482"], "education_group_code": ["55Q", "37G"],
            "parameter": ["study_years"] * 2, "detail": ["higher_education", "adult"],
            "mean": [5.0, 4.0], "basis": ["measured", "assumed"],
        }
    )  # fmt: skip

    found = region_problem(tidy(), balance(), PLACES, budget=None, evidence=evidence)

    assert found.problem.lag[place(found, "2480 55Q higher_education")] == 5
    assert found.problem.lag[place(found, "2482 37G adult")] == TERMS["adult"].lag_years
    assert "supply is calculated with (programmes: 1)" in " ".join(a.en for a in found.assumptions)


def test_the_tables_are_as_declared(built):
    assert set(built) == {
        "seat_plans", "seat_plan_limits", "seat_plan_values", "seat_plan_assumptions"
    }  # fmt: skip
    for name, frame in built.items():
        DERIVED[name].check(frame)


def test_more_nurses_are_planned_and_the_shortage_shrinks(built):
    nurses = built["seat_plans"].filter(pl.col("education_group_code") == "55Q")

    assert nurses["seats_planned"].max() > 60
    assert (nurses["short_persons"] <= nurses["short_today_persons"] + 1e-6).all()
    assert (nurses["starts_p10"] <= nurses["starts_p90"]).all()
    assert (nurses["graduates_year"] == nurses["year"] + 3).all()


def test_without_a_budget_the_plan_costs_at_most_what_todays_seats_cost(built):
    budget = built["seat_plan_limits"].filter(pl.col("limit") == "budget")

    assert budget.height == 5
    assert (budget["used"] <= budget["available"] * (1 + 1e-9)).all()
    assert budget["available"].n_unique() == 1


def test_the_plan_is_worth_something_beside_todays(built):
    values = dict(built["seat_plan_values"].select("kind", "held_out_sek").iter_rows())

    assert values["today"] - values["plan"] == pytest.approx(values["regret"], abs=0.05)
    assert values["regret"] > 0


def test_without_seats_or_needs_there_is_no_plan():
    region = county_region("24")
    elsewhere = balance().with_columns(region_code=pl.lit("0180"))

    assert build_seats({}, region, balance(), seed=1) == {}
    assert build_seats(tidy(), region, elsewhere, seed=1) == {}


def test_hidden_applicants_are_not_zero():
    hidden = tidy() | {
        "applicants": tidy()["applicants"].with_columns(
            first_choice_persons=pl.lit(None, pl.Int64),
            admitted_persons=pl.lit(None, pl.Int64),
            status=pl.lit("suppressed"),
        )
    }

    found = region_problem(hidden, balance(), PLACES, budget=None)

    assert found.studies.applicants.tolist() == found.problem.seats_today.tolist()


def test_one_sex_is_not_everybody_where_the_other_is_withheld():
    is_hidden = (pl.col("sex") == "men") & (pl.col("education_group_code") == "55Q")
    withheld = {
        name: tidy()[name].with_columns(
            pl.when(is_hidden).then(None).otherwise(pl.col(column)).alias(column),
            status=pl.when(is_hidden).then(pl.lit("suppressed")).otherwise("status"),
        )
        for name, column in (("graduates", "graduated_persons"),)
    }

    found = region_problem(tidy() | withheld, balance(), PLACES, budget=None)

    nurse = place(found, "2480 55Q higher_education")
    # Nothing is measured of nurses: the assumed share, not half of what it would be.
    assert found.studies.completion[nurse] == TERMS["higher_education"].completion

"""Demand is built from whatever exists, adds up in every draw, and says what it lacked."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl
import pytest

from factories.tidy_demand import BASE_YEAR, COUNTY, EDUCATIONS, YEARS_AHEAD, residents, tables
from talentlab.pipelines.demand.build import build_demand, why_no_demand
from talentlab.pipelines.employment.build import build_employment
from talentlab.tables.catalogue import DERIVED, TIDY
from talentlab.vocab.education import education_groups
from talentlab.vocab.geography import municipalities_in
from talentlab.vocab.region import load_region

DRAWS, SEED = 60, 1
EXACT = 1e-6


@pytest.fixture(scope="module")
def region():
    return load_region("vasterbotten")


@pytest.fixture(scope="module")
def employment(region):
    return build_employment(tables(), region, draws=DRAWS, seed=SEED)


@pytest.fixture(scope="module")
def build(region, employment):
    def built(*left_out, **told):
        given = {"employment": employment, "draws": DRAWS, "seed": SEED} | told
        return build_demand(tables(*left_out), region, **given)

    return built


@pytest.fixture(scope="module")
def built(build):
    return build(population=residents(DRAWS))


def rows(frame, **where):
    return frame.filter(pl.all_horizontal([pl.col(k) == v for k, v in where.items()]))


def said(built):
    return " ".join(text.sv for text in built.assumptions)


def test_the_small_tables_are_as_declared():
    for name, frame in tables().items():
        columns = [column.name for column in TIDY[name].columns()]
        TIDY[name].check(frame.select(columns))


def test_every_table_is_as_declared(built):
    assert set(built.tables) == {"industry_outlook", "demand_outlook", "shortage_now"}
    for name, frame in (*built.tables.items(), ("balance_backtest", built.backtest)):
        assert DERIVED[name].check(frame).height > 0


def test_an_opponent_without_an_interval_has_no_coverage(built):
    of_educations = rows(built.backtest, subject="education_demand")

    ours = rows(of_educations, method="talentlab")
    naive = rows(of_educations, method="naive")
    assert ours["coverage_80"].null_count() == 0
    assert naive["coverage_80"].null_count() == naive.height > 0
    assert naive["interval_score_80"].null_count() == naive.height


def test_the_draws_have_the_axes_that_were_agreed(built):
    places = municipalities_in(COUNTY)
    years = tuple(range(BASE_YEAR, BASE_YEAR + YEARS_AHEAD + 1))
    for draws in (built.educations, built.occupations):
        assert set(draws.region_codes) == set(places)
        assert draws.years == years
        assert draws.sectors == ("private", "public")
        assert draws.jobs.dtype == np.float64
    assert built.educations.group_codes == tuple(sorted(education_groups()))
    assert built.educations.jobs.shape == (DRAWS, 15, 98, 2, 11)


def test_everything_adds_up_in_every_draw(built):
    by_occupation, by_education = built.occupations.jobs, built.educations.jobs

    assert by_occupation.min() >= 0
    assert by_education.min() >= 0
    off = by_occupation.sum(axis=2) - by_education.sum(axis=2)
    assert np.abs(off).max() < EXACT


def test_areas_are_the_sums_of_their_municipalities(built):
    outlook = rows(built.tables["demand_outlook"], education_group_code="total", sector="total")
    inside = outlook.filter(pl.col("region_code").is_in(municipalities_in(COUNTY)))

    expected = inside.group_by("year").agg(pl.col("mean").sum()).sort("year")["mean"]
    np.testing.assert_allclose(rows(outlook, region_code=COUNTY).sort("year")["mean"], expected)


def test_industries_educations_and_occupations_are_the_same_jobs(built):
    industry = rows(built.tables["industry_outlook"], sni_code="total").sort("region_code", "year")
    education = rows(
        built.tables["demand_outlook"], education_group_code="total", sector="total"
    ).sort("region_code", "year")

    np.testing.assert_allclose(industry["mean"], education["mean"], rtol=1e-9)
    np.testing.assert_allclose(industry["p90"], education["p90"], rtol=1e-9)


def test_today_is_all_who_work_and_the_jobs_nobody_holds(built):
    employed = rows(tables()["employed_by_industry"], year=BASE_YEAR)["employed_persons"].sum()
    shortage = rows(built.tables["shortage_now"], region_code=COUNTY, source="pooled")
    jobs = rows(
        built.tables["demand_outlook"],
        region_code=COUNTY,
        education_group_code="total",
        sector="total",
        year=BASE_YEAR,
    )

    assert jobs["mean"].item() == pytest.approx(employed + shortage["mean"].sum(), rel=0.02)
    assert jobs["mean"].item() > employed


def test_the_same_seed_gives_the_same_numbers_anywhere(build, built):
    with ThreadPoolExecutor(2) as executor:
        again = build(population=residents(DRAWS), executor=executor)

    np.testing.assert_array_equal(again.educations.jobs, built.educations.jobs)
    np.testing.assert_array_equal(again.occupations.jobs, built.occupations.jobs)
    for name, frame in built.tables.items():
        assert frame.equals(again.tables[name])


def test_another_seed_gives_other_draws_and_the_same_shortage(build, built):
    other = build(population=residents(DRAWS), seed=2)

    assert not np.array_equal(other.educations.jobs, built.educations.jobs)
    assert other.tables["shortage_now"].equals(built.tables["shortage_now"])


def test_more_old_people_mean_more_care(build, built):
    more = build(population=residents(DRAWS, old_growth=0.05))
    where = {"region_code": COUNTY, "sni_code": "Q", "year": BASE_YEAR + 10}

    usual = rows(built.tables["industry_outlook"], **where)["mean"].item()
    grown = rows(more.tables["industry_outlook"], **where)["mean"].item()

    assert grown > 1.03 * usual


def test_flexibility_says_where_each_education_works(built):
    matrix = built.flexibility

    assert matrix.shape == (98, len(built.occupations.occupation_codes))
    np.testing.assert_allclose(matrix.sum(axis=1), 1.0)


def test_without_sectors_jobs_are_of_all_employers(build):
    whole = build("employed_by_sector")

    assert whole.educations.sectors == ("total",)
    assert whole.tables["demand_outlook"]["sector"].unique().to_list() == ["total"]
    assert "sektor saknas" in said(whole)


def test_without_users_welfare_is_an_industry_like_others(build):
    without = build("service_users", population=residents(DRAWS))

    assert "välfärdens jobb följer samma slags trender" in said(without)


def test_without_education_and_occupation_the_cube_tells(build):
    cube = build("education_occupation")

    assert "där folk bor" in said(cube)
    shown = rows(cube.tables["demand_outlook"], region_code=COUNTY, sector="total", year=BASE_YEAR)
    persons = dict(shown.select("education_group_code", "mean").iter_rows())
    assert persons["01Z"] == pytest.approx(persons["total"], rel=1e-9)
    assert cube.backtest.filter(pl.col("subject") == "education_demand").is_empty()


def test_without_any_education_there_is_no_demand_and_it_is_said_why(build, employment):
    left = tables("education_occupation", "workforce_cube")

    assert build("education_occupation", "workforce_cube") is None
    assert "utbildning och yrke" in why_no_demand(left, employment).sv
    assert "näringsgrenar" in why_no_demand(tables(), None).sv
    assert why_no_demand(tables(), employment) is None


def test_who_works_there_decides_where_it_is_known(build):
    codes = tuple(sorted(education_groups()))
    educated = np.zeros(98)
    educated[[codes.index(code) for code in EDUCATIONS]] = [10.0, 20.0, 30.0, 40.0]

    fitted = build(educated={"2480": educated})

    r = fitted.educations.region_codes.index("2480")
    jobs = fitted.educations.jobs[:, r, :, :, 0].sum(axis=2).mean(axis=0)
    np.testing.assert_allclose(jobs / jobs.sum(), educated / 100.0, atol=0.005)


def test_an_unknown_education_group_stops_the_build(region, employment):
    wrong = tables()
    table = wrong["education_occupation"]
    wrong["education_occupation"] = table.with_columns(
        education_group_code=pl.col("education_group_code").replace("75J", "00X")
    )

    with pytest.raises(Exception, match="00X") as stopped:
        build_demand(wrong, region, employment=employment, draws=DRAWS, seed=SEED)
    assert stopped.typename == "UnknownCode"

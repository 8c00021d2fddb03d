"""What must add up in the sample region, whichever seed it is made from."""

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from factories.sample_region import COUNTY, SWEDEN, tables
from talentlab.tables.catalogue import TIDY

SEEDS = (2026, 7)
PERSON = ["region_code", "year", "sex", "age"]
CELL = ["region_code", "year", "sex"]
PAIRED = pytest.mark.parametrize("seed", SEEDS)


def summed(frame, by, name="persons"):
    return frame.group_by(by).agg(pl.col(name).sum()).sort(by)


def same(left, right, by):
    assert_frame_equal(left.sort(by), right.sort(by), check_column_order=False)


def account(seed):
    """Return what each year begins with, what happens, and what it ends with."""
    region = tables(seed)
    stocks = region["population"].select(*PERSON, "persons")
    aged = stocks.with_columns(
        pl.col("year") + 1, age=pl.min_horizontal(pl.col("age") + 1, pl.lit(100))
    )
    newborn = summed(region["births"], CELL).with_columns(age=pl.lit(0, pl.Int64))
    sign = pl.when(pl.col("flow").is_in(["in_domestic", "immigration"])).then(1).otherwise(-1)
    moves = region["migration"].with_columns(persons=pl.col("persons") * sign)
    columns = [*PERSON, "persons"]
    parts = [
        aged.select(columns),
        newborn.select(columns),
        region["deaths"].with_columns(persons=-pl.col("persons")).select(columns),
        moves.select(columns),
    ]
    expected = summed(pl.concat(parts), PERSON).filter(pl.col("year").is_between(2006, 2025))
    return expected, stocks.filter(pl.col("year") > 2005)


@PAIRED
def test_every_resident_is_born_dies_moves_or_grows_a_year_older(seed):
    expected, counted = account(seed)

    same(expected, counted, PERSON)


@PAIRED
@pytest.mark.parametrize("name", ["population", "births", "deaths", "education_level"])
def test_the_county_is_the_sum_of_its_municipalities(seed, name):
    frame = tables(seed)[name]
    by = [column for column in TIDY[name].key if column != "region_code"]
    inside = frame.filter(pl.col("region_code").str.contains(rf"^{COUNTY}\d\d$"))

    same(
        summed(inside, by), frame.filter(pl.col("region_code") == COUNTY).select(*by, "persons"), by
    )


@PAIRED
def test_moves_between_places_are_the_moves_in_and_out(seed):
    between = tables(seed)["migration_between"]
    moves = summed(tables(seed)["migration"], ["region_code", "year", "flow"])
    places = ~pl.col("region_code").is_in([COUNTY, SWEDEN])

    for end, flow in (("origin_code", "out_domestic"), ("destination_code", "in_domestic")):
        by = ["region_code", "year"]
        here = summed(between.rename({end: "region_code"}), by)
        counted = moves.filter((pl.col("flow") == flow) & places).drop("flow")
        same(here.filter(places), counted, by)


@PAIRED
def test_moves_within_the_county_are_none_of_the_countys(seed):
    between = tables(seed)["migration_between"]
    inside = pl.col("origin_code").str.starts_with(COUNTY) & pl.col(
        "destination_code"
    ).str.starts_with(COUNTY)
    within = between.filter(inside)["persons"].sum()
    domestic = tables(seed)["migration"].filter(pl.col("flow") == "out_domestic")
    of_places = domestic.filter(pl.col("region_code").str.contains(rf"^{COUNTY}\d\d$"))
    of_county = domestic.filter(pl.col("region_code") == COUNTY)

    assert of_county["persons"].sum() == of_places["persons"].sum() - within


@PAIRED
def test_nothing_is_negative_and_every_table_fits_its_declaration(seed):
    for name, frame in tables(seed).items():
        columns = [column.name for column in TIDY[name].columns()]
        TIDY[name].check(frame.select(columns))


@PAIRED
def test_nobody_studies_or_works_who_does_not_live_here(seed):
    region = tables(seed)
    living = region["population"].select(*PERSON, residents="persons")
    studying = region["students"].join(living, on=PERSON, how="left")
    adults = region["education_level"].filter(pl.col("year") == 2025)
    by = ["region_code", "sex", "age_group"]
    working = summed(region["workforce_cube"], by).join(
        summed(adults, by).rename({"persons": "residents"}), on=by, how="left"
    )

    assert studying.filter(pl.col("persons") > pl.col("residents")).height == 0
    assert working.filter(pl.col("persons") > pl.col("residents")).height == 0
    assert working["residents"].null_count() == 0


@PAIRED
def test_the_cube_has_the_industries_of_every_municipality(seed):
    region = tables(seed)
    by = ["region_code", "sex", "section"]
    sections = {division: entry.parent for division, entry in _divisions().items()}
    employed = region["employed_by_industry"].filter(
        (pl.col("basis") == "residence")
        & (pl.col("year") == 2025)
        & (pl.col("region_code") != COUNTY)
    )
    by_section = employed.with_columns(section=pl.col("sni_code").replace_strict(sections))
    cube = region["workforce_cube"].rename({"sni_code": "section"})

    same(
        summed(by_section, by, "employed_persons").rename({"employed_persons": "persons"}),
        summed(cube, by),
        by,
    )


def _divisions():
    from talentlab.vocab.sni import DIVISION, sni  # noqa: PLC0415 -- only this test asks

    return sni().at_level(DIVISION)


@PAIRED
def test_the_cube_has_the_occupations_of_the_county(seed):
    region = tables(seed)
    by = ["ssyk_code", "sex"]
    employees = region["employed_by_occupation"].filter(
        (pl.col("region_code") == COUNTY)
        & (pl.col("year") == 2025)
        & (pl.col("employed_persons") > 0)
    )
    cube = region["workforce_cube"].filter(
        pl.col("region_code").str.starts_with(COUNTY) & (pl.col("ssyk_code") != "0002")
    )

    same(employees.select(*by, persons="employed_persons"), summed(cube, by), by)


@PAIRED
def test_nobody_works_with_an_education_that_nobody_has(seed):
    region = tables(seed)
    by = ["region_code", "sex", "education_group_code"]
    residents = region["education_groups"].filter(pl.col("year") == 2025)
    working = summed(region["workforce_cube"], by).join(
        residents.select(*by, residents="persons"), on=by, how="left"
    )

    assert working.filter(pl.col("persons") > pl.col("residents")).height == 0


@PAIRED
def test_education_groups_and_levels_count_the_same_people(seed):
    region = tables(seed)

    same(summed(region["education_groups"], CELL), summed(region["education_level"], CELL), CELL)


@PAIRED
def test_ages_add_up_to_occupations(seed):
    region = tables(seed)
    by = ["region_code", "ssyk_code", "sex", "year"]
    detailed = region["employed_by_occupation"]
    by_group = detailed.with_columns(pl.col("ssyk_code").str.slice(0, 3))

    same(
        summed(region["employed_by_occupation_age"], by, "employed_persons"),
        summed(by_group, by, "employed_persons"),
        by,
    )


@PAIRED
def test_commuters_are_the_employed_residents(seed):
    region = tables(seed)
    by = ["region_code", "year"]
    from_home = summed(region["commuting"].rename({"home_code": "region_code"}), by)
    to_work = summed(region["commuting"].rename({"work_code": "region_code"}), by)
    industry = region["employed_by_industry"].filter(pl.col("region_code") != COUNTY)

    for basis, counted in (("residence", from_home), ("workplace", to_work)):
        employed = summed(industry.filter(pl.col("basis") == basis), by, "employed_persons")
        same(
            employed.rename({"employed_persons": "persons"}),
            counted.filter(pl.col("region_code") != SWEDEN),
            by,
        )


@PAIRED
def test_quarters_add_up_to_years(seed):
    region = tables(seed)
    change = region["indicators"].filter(pl.col("indicator_code") == "population_change")
    yearly = change.with_columns(year=pl.col("period").str.slice(0, 4).cast(pl.Int64))
    totals = summed(region["population"], ["region_code", "year"]).sort("region_code", "year")
    grown = totals.with_columns(grown=pl.col("persons").diff().over("region_code")).drop_nulls()
    both = summed(yearly, ["region_code", "year"], "value").join(
        grown, on=["region_code", "year"], how="inner"
    )

    assert both.height == 16 * 20
    assert np.array_equal(both["value"].to_numpy(), both["grown"].to_numpy())


@PAIRED
def test_few_unemployed_are_suppressed_and_never_shown_as_zero(seed):
    unemployed = tables(seed)["unemployed"]
    suppressed = unemployed.filter(pl.col("status") == "suppressed")
    shown = unemployed.filter(pl.col("status") == "counted")

    assert suppressed.height > 0
    assert suppressed["persons"].null_count() == suppressed.height
    assert shown.filter(pl.col("persons").is_between(1, 4)).height == 0
    assert shown["persons"].null_count() == 0


def test_another_seed_is_another_region_with_the_same_published_totals():
    one, other = (tables(seed) for seed in SEEDS)
    by = ["region_code", "year"]

    same(summed(one["population"], by), summed(other["population"], by), by)
    assert not one["population"].equals(other["population"])


def leaving(seed):
    """Return (stocks before and after (Y, O, S, G), leavers) of the county, years counted alike."""
    region = tables(seed)
    ages = region["employed_by_occupation_age"].filter(region_code=COUNTY)
    left = (
        region["occupation_leavers"]
        .group_by("ssyk_code", "sex", "age_group", "year")
        .agg(pl.col("persons").sum())
    )
    cell = ["ssyk_code", "sex", "age_group"]
    after = ages.select(*cell, "year", after="employed_persons")
    joined = (
        ages.select(*cell, pl.col("year") + 1, before="employed_persons")
        .join(after, on=[*cell, "year"], how="left")
        .join(left, on=[*cell, "year"], how="left")
        .filter(pl.col("year").is_between(2006, 2025), ~pl.col("year").is_in([2020, 2023]))
        .with_columns(pl.col("after", "persons").fill_null(0))
    )
    return joined.sort("ssyk_code", "sex", "year", "age_group")


@PAIRED
def test_nobody_leaves_an_occupation_who_was_not_in_it(seed):
    found = leaving(seed)

    assert found.filter(pl.col("persons") > pl.col("before")).is_empty()


@PAIRED
def test_a_years_stock_is_last_years_less_leavers_plus_entrants_in_every_cohort(seed):
    # Those of an age or older were of that age or older: they cannot be more than stayed, less
    # those who entered, so entrants are never fewer than nobody. From every group upwards.
    older = (
        leaving(seed)
        .sort("age_group", descending=True)
        .with_columns(
            pl.col("before", "after", "persons").cum_sum().over("ssyk_code", "sex", "year")
        )
    )

    entrants = older.select(pl.col("after") - pl.col("before") + pl.col("persons")).to_series()

    assert entrants.min() >= 0


CELLS = ["region_code", "sex", "year"]
MEASURES = ("residents", "employed_persons", "unemployed_persons")


def cube(seed):
    return tables(seed)["education_cube"]


@PAIRED
def test_the_education_cube_has_everybody_of_every_education_group(seed):
    by = [*CELLS, "education_group_code"]
    groups = tables(seed)["education_groups"].filter(
        pl.col("persons") > 0, pl.col("year").is_between(2015, 2025)
    )
    found = summed(cube(seed), by, "residents").rename({"residents": "persons"})

    same(groups.select(*by, "persons"), found, by)


@PAIRED
def test_the_education_cube_has_everybody_of_every_age(seed):
    by = [*CELLS, "age_group"]
    labels = {age: f"{low}-{low + 4}" for low in range(20, 75, 5) for age in range(low, low + 5)}
    labels |= dict.fromkeys(range(16, 20), "16-19")
    people = tables(seed)["population"].filter(
        pl.col("age").is_in(list(labels)),
        pl.col("year").is_between(2015, 2025),
        pl.col("region_code") != SWEDEN,
    )
    people = people.with_columns(age_group=pl.col("age").replace_strict(labels))
    found = summed(cube(seed), by, "residents").rename({"residents": "persons"})

    same(summed(people, by), found, by)


@PAIRED
def test_the_education_cube_has_the_employed_of_the_cube_of_occupations(seed):
    by = ["region_code", "sex", "education_group_code"]
    last = cube(seed).filter(
        pl.col("year") == 2025, pl.col("region_code") != COUNTY, pl.col("employed_persons") > 0
    )
    found = summed(last, by, "employed_persons").rename({"employed_persons": "persons"})

    same(summed(tables(seed)["workforce_cube"], by), found, by)


@PAIRED
def test_the_education_cube_has_the_employed_residents_of_every_industry(seed):
    by = ["region_code", "year"]
    industry = tables(seed)["employed_by_industry"].filter(
        pl.col("basis") == "residence", pl.col("year") >= 2015
    )

    same(
        summed(industry, by, "employed_persons"),
        summed(cube(seed), by, "employed_persons"),
        by,
    )


@PAIRED
def test_the_education_cube_has_the_unemployed_of_december(seed):
    by = ["region_code", "year"]
    december = tables(seed)["unemployed"].filter(
        pl.col("sex") == "total", pl.col("period").str.ends_with("-12")
    )
    year = pl.col("period").str.slice(0, 4).cast(pl.Int64).alias("year")
    registered = december.select("region_code", year, "persons").filter(pl.col("year") >= 2015)
    found = summed(cube(seed), by, "unemployed_persons")

    same(found.rename({"unemployed_persons": "persons"}), registered, by)


@PAIRED
def test_the_county_of_the_education_cube_is_its_municipalities(seed):
    by = ["education_group_code", "sex", "age_group", "year"]
    inside = cube(seed).filter(pl.col("region_code").str.contains(rf"^{COUNTY}\d\d$"))
    county = cube(seed).filter(pl.col("region_code") == COUNTY)

    for measure in MEASURES:
        same(summed(inside, by, measure), county.select(*by, measure), by)


@PAIRED
def test_educations_of_an_occupation_add_up_to_its_employees(seed):
    by = ["ssyk_code", "year"]
    level_3 = tables(seed)["employed_by_occupation"].with_columns(
        pl.col("ssyk_code").str.slice(0, 3)
    )
    employees = level_3.filter(pl.col("region_code") == COUNTY, pl.col("year") >= 2014)
    matrix = summed(tables(seed)["education_occupation"], by, "employed_persons")

    same(matrix, summed(employees, by, "employed_persons"), by)


@PAIRED
def test_the_sectors_of_an_occupation_add_up_to_its_employees(seed):
    by = ["ssyk_code", "year"]
    sectors = tables(seed)["employed_by_sector"]
    county = tables(seed)["employed_by_occupation"].filter(pl.col("region_code") == COUNTY)
    both = summed(sectors.filter(pl.col("sector") != "total"), by, "employed_persons")

    same(both, sectors.filter(pl.col("sector") == "total").select(*by, "employed_persons"), by)
    same(both, summed(county, by, "employed_persons"), by)


@PAIRED
def test_every_graduate_is_followed_wherever_they_live(seed):
    by = ["region_code", "education_group_code", "school_form", "year"]
    graduates = tables(seed)["graduates"].filter(pl.col("year").is_between(2008, 2024))
    everyone = summed(graduates, by, "graduated_persons").filter(pl.col("graduated_persons") > 0)
    followed = summed(tables(seed)["graduate_follow_up"], [*by, "years_after"])

    for years_after in range(1, 6):
        seen = everyone.filter(pl.col("year") + years_after <= 2025)
        found = followed.filter(pl.col("years_after") == years_after)
        same(seen, found.select(*by, graduated_persons="persons"), by)


@PAIRED
def test_nobody_who_has_left_the_county_comes_back(seed):
    by = ["region_code", "education_group_code", "school_form", "origin", "year"]
    gone = tables(seed)["graduate_follow_up"].filter(pl.col("lives") == "elsewhere")
    change = gone.sort(*by, "years_after").select(pl.col("persons").diff().over(by)).to_series()

    assert change.drop_nulls().len() > 1000
    assert change.min() >= 0


@PAIRED
def test_fewer_work_in_services_than_in_their_industries(seed):
    staff = tables(seed)["service_staff"].filter(pl.col("sector") == "total")
    schools = pl.col("service").is_in(["preschool", "school", "upper_secondary"])
    industry = tables(seed)["employed_by_industry"].filter(pl.col("basis") == "workplace")
    by = ["region_code", "year"]
    for services, divisions in ((schools, ["85"]), (~schools, ["86", "87", "88"])):
        inside = industry.filter(pl.col("sni_code").is_in(divisions))
        working = summed(inside, by, "employed_persons")
        county = summed(staff.filter(services), by).join(working, on=by, how="inner")
        county = county.filter(pl.col("region_code") == COUNTY)

        assert county.height == 11
        assert county.filter(pl.col("persons") > pl.col("employed_persons")).is_empty()


@PAIRED
def test_those_who_answer_the_stay_survey_are_those_its_response_counts(seed):
    by = ["region_code", "education_group_code", "year"]
    survey = tables(seed)["stay_survey"].filter(
        pl.col("driver") == "job",
        pl.col("status") == "counted",
        pl.col("education_group_code") != "total",
    )
    response = tables(seed)["survey_response"].filter(
        pl.col("survey") == "stay", pl.col("answered") >= 5
    )
    expected = response.select(
        "region_code", "year", education_group_code="stratum", answered_persons="answered"
    )

    same(summed(survey, by, "answered_persons"), expected, by)

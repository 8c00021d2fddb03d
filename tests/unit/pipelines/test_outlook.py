"""The outlook of people and of work together: what is there, and what each table was made from."""

import polars as pl
import pytest

from factories.store import NOW
from factories.tidy_employment import (
    OCCUPATIONS,
    employed_by_industry,
    employed_by_occupation,
    workforce_cube,
)
from factories.tidy_population import county_region, tidy_population
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.outlook import calculate_outlook
from talentlab.store.incoming import Incoming, IncomingPart, RawContent
from talentlab.store.tidy import TidyTables
from talentlab.store.working import read_working
from talentlab.tables.card import Card, SeriesBreak
from talentlab.tables.catalogue import DERIVED, TIDY
from talentlab.vocab.text import Text

COUNTY = "09"  # Gotland: one municipality
PEOPLE = {
    "population_history", "population_outlook", "population_backtest", "population_cases",
    "population_shelf_life", "population_assumptions",
}  # fmt: skip
WORK = {
    "employment_history", "employment_outlook", "employment_backtest", "employment_cases",
    "employment_shelf_life", "employment_assumptions",
}  # fmt: skip
AGES = ("16-24", "25-39", "40-54", "55-64")


@pytest.fixture(scope="module")
def region():
    return county_region(COUNTY)


@pytest.fixture(scope="module")
def people():
    return {"population": tidy_population(["0980"], years=range(2012, 2022))}


@pytest.fixture(scope="module")
def work():
    occupied = employed_by_occupation((COUNTY, "24"))
    return {
        "employed_by_occupation": occupied,
        "employed_by_occupation_age": by_age(occupied),
        "employed_by_industry": employed_by_industry(COUNTY),
        "workforce_cube": workforce_cube(COUNTY),
        "ads": ads(),
    }


def by_age(occupied):
    """Return the employees of the county in equal age groups."""
    here = occupied.filter(pl.col("region_code") == COUNTY).drop("ssyk_edition")
    parts = [
        here.with_columns(
            age_group=pl.lit(group), employed_persons=pl.col("employed_persons") // len(AGES)
        )
        for group in AGES
    ]
    names = [c.name for c in TIDY["employed_by_occupation_age"].columns()]
    return pl.concat(parts).select(names)


def ads():
    rows = [(COUNTY, code, "scb", 2021, 40) for code in OCCUPATIONS]
    names = [c.name for c in TIDY["ads"].columns()]
    return pl.DataFrame(rows, schema=names, orient="row")


def calculate(tidy, region, **told):
    usual = {"draws": 40, "seed": 1, "executor": None, "progress": lambda _what, _share: None}
    return calculate_outlook(tidy, region, **usual | told)


@pytest.fixture(scope="module")
def reported():
    return []


@pytest.fixture(scope="module")
def both(people, work, region, reported):
    told = {"progress": lambda what, share: reported.append((what, share))}
    return calculate({**people, **work}, region, **told)


def test_residents_alone_make_the_outlook_of_residents(people, region):
    found = calculate(people, region)

    assert set(found) == PEOPLE
    assert {table.inputs for table in found.values()} == {("population",)}


def test_people_and_work_make_every_table_as_declared(both):
    assert set(both) > PEOPLE | WORK | {"openings_outlook", "occupation_signals"}
    for name, table in both.items():
        DERIVED[name].check(table.frame)


def test_residents_are_calculated_as_if_there_were_no_work(people, both, region):
    alone = calculate(people, region)

    for name in PEOPLE:
        assert both[name].frame.equals(alone[name].frame), name
        assert both[name].inputs == ("population",)


def test_each_table_tells_what_it_was_made_from_and_nothing_else(both):
    of_work = ("employed_by_industry", "employed_by_occupation", "workforce_cube")

    assert {both[name].inputs for name in WORK} == {of_work}
    assert both["openings_outlook"].inputs == (
        "employed_by_industry", "employed_by_occupation", "employed_by_occupation_age",
        "workforce_cube",
    )  # fmt: skip
    assert "ads" in both["occupation_signals"].inputs
    assert "population" not in both["occupation_signals"].inputs


@pytest.mark.parametrize("counted", [None, ("24",)])
def test_work_is_left_out_where_nobody_counted_it_here(people, work, region, counted):
    elsewhere = dict(work)
    del elsewhere["employed_by_occupation"]
    if counted:
        elsewhere["employed_by_occupation"] = employed_by_occupation(counted)

    assert set(calculate({**people, **elsewhere}, region)) == PEOPLE


def test_progress_goes_forward_from_nothing_to_everything(both, reported):
    assert both
    shares = [share for _, share in reported]

    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_a_break_on_the_card_of_a_part_is_no_growth(tmp_path, people, region):
    raw = RawContent("SCB", "work.csv", b"x")
    new = SeriesBreak(year=2016, why=Text(sv="Ny källa.", en="A new source."))
    plain = Card(Text(sv="x", en="x"), "SCB", "x", "CC0")
    broken = Card(Text(sv="x", en="x"), "SCB", "x", "CC0", breaks=(new,))
    parts = (
        IncomingPart(TIDY["population"], "people", people["population"], plain),
        IncomingPart(
            TIDY["employed_by_occupation"], "work", employed_by_occupation((COUNTY,)), broken
        ),
    )
    import_delivery(tmp_path, Incoming("own", parts, raw=(raw,)), now=NOW)

    found = calculate(TidyTables(tmp_path, read_working(tmp_path).parts), region)

    cases = found["employment_cases"].frame
    for year in (2016, 2020):
        crossing = (pl.col("origin_year") < year) & (pl.col("year") >= year)
        assert cases.filter(crossing).is_empty()
    assert cases.height > 0

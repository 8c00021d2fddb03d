"""From tidy tables to the supply outlook: every table as declared, every draw the population's."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from factories.tidy_supply import MUNICIPALITIES, YEARS, small_region, tidy_supply
from talentlab.pipelines.population.build import population_with_draws
from talentlab.pipelines.supply.build import build_supply
from talentlab.tables import supply as declared
from talentlab.vocab.education_pools import members_of_pools

DRAWS = 60
SEED = 7


@pytest.fixture(scope="module")
def region():
    return small_region()


@pytest.fixture(scope="module")
def tidy():
    return tidy_supply()


@pytest.fixture(scope="module")
def population(tidy, region):
    return population_with_draws(tidy, region, draws=DRAWS, seed=SEED)


@pytest.fixture(scope="module")
def built(tidy, region, population):
    return build_supply(tidy, region, population=population, seed=SEED)


@pytest.fixture(scope="module")
def from_margins(tidy, region, population):
    fewer = {name: tidy[name] for name in ("population", "education_level", "education_groups")}
    return build_supply(fewer, region, population=population, seed=SEED)


def said(built):
    return " ".join(built.tables["supply_assumptions"]["assumption_en"])


def residents(built, region_code, group, year):
    row = built.tables["supply_outlook"].filter(
        (pl.col("region_code") == region_code)
        & (pl.col("education_group_code") == group)
        & (pl.col("component") == "residents")
        & (pl.col("year") == year)
    )
    return row["mean"].item()


@pytest.mark.parametrize(
    "table",
    [
        declared.SUPPLY_HISTORY,
        declared.SUPPLY_OUTLOOK,
        declared.GRADUATES_OUTLOOK,
        declared.RETENTION_ESTIMATES,
        declared.STAY_DRIVERS,
        declared.SUPPLY_BACKTEST,
        declared.SUPPLY_ASSUMPTIONS,
    ],
    ids=lambda table: table.name,
)
def test_tables_are_as_declared(built, table):
    frame = built.tables[table.name]

    assert frame.height
    assert frame.columns == [column.name for column in table.columns()]
    table.check(frame)


def test_every_draw_has_the_populations_people(built, population):
    for r, code in enumerate(built.draws.region_codes):
        people = population.people[code].residents.sum(axis=(2, 3))

        np.testing.assert_allclose(built.draws.residents[:, r].sum(axis=1), people, atol=1e-6)


def test_the_base_year_is_what_was_counted(built, tidy):
    counted = tidy["education_cube"].filter(
        (pl.col("year") == YEARS[-1]) & (pl.col("region_code") == "2480")
    )
    nurses = counted.filter(pl.col("education_group_code") == "75N")["residents"].sum()

    at = built.draws.group_codes.index("75N")
    np.testing.assert_allclose(built.draws.residents[:, 1, at, 0], nurses)
    history = built.tables["supply_history"].filter(
        (pl.col("region_code") == "2480")
        & (pl.col("education_group_code") == "75N")
        & (pl.col("year") == YEARS[-1])
    )
    parts = dict(history.select("component", "persons").iter_rows())
    assert parts["residents"] == pytest.approx(nurses)
    assert 0.82 * nurses <= parts["labour_force"] <= 0.86 * nurses


def test_an_area_and_a_pool_add_up(built):
    apart = sum(residents(built, code, "75N", 2030) for code in MUNICIPALITIES)
    assert residents(built, "three", "75N", 2030) == pytest.approx(apart, rel=1e-5)
    members = [code for code in members_of_pools()["BHE"] if code in built.draws.group_codes]
    together = sum(residents(built, "2480", code, 2030) for code in members)
    assert residents(built, "2480", "BHE", 2030) == pytest.approx(together, rel=1e-5)


def test_the_trend_that_was_counted_goes_on(built, tidy):
    nurses = tidy["education_cube"].filter(pl.col("education_group_code") == "75N")
    now = nurses.filter(pl.col("year") == YEARS[-1])["residents"].sum()

    assert residents(built, "three", "75N", 2027) > 1.03 * now


def test_the_place_of_work_changes_no_number(built, tidy, region, population):
    with ThreadPoolExecutor(2) as pool:
        again = build_supply(tidy, region, population=population, seed=SEED, executor=pool)

    for name, frame in built.tables.items():
        assert_frame_equal(frame, again.tables[name])


def test_followed_graduates_are_measured_and_answers_discounted(built):
    shares = built.tables["retention_estimates"].filter(
        (pl.col("education_group_code") == "75N")
        & (pl.col("origin") == "total")
        & (pl.col("years_after") == 1)
    )
    assert shares["basis"].item() == "measured"
    assert shares["mean"].item() == pytest.approx(60 / 140, abs=0.02)
    drivers = built.tables["stay_drivers"].filter(pl.col("education_group_code") == "75N")
    assert drivers["would_stay"].item() == pytest.approx(0.30, abs=0.01)
    assert drivers["response_share"].item() == pytest.approx(0.5)
    assert 0.05 < drivers["effect_mean"].item() < 0.20


def test_graduates_follow_from_starters(built):
    row = built.tables["graduates_outlook"].filter(
        (pl.col("region_code") == "2480") & (pl.col("year") == YEARS[-1] + 1)
    )
    mean = dict(row.select("component", "mean").iter_rows())

    assert mean["starts"] == pytest.approx(196, rel=0.1)
    assert mean["graduates"] == pytest.approx(140, rel=0.1)
    assert mean["staying"] == pytest.approx(140 * 60 / 140, rel=0.15)


def test_without_a_cube_margins_are_fitted_and_everything_is_called_modelled(from_margins):
    assert from_margins.tables["supply_outlook"]["is_modelled"].all()
    assert from_margins.tables["supply_history"]["is_modelled"].all()
    assert "education_cube is missing" in said(from_margins)
    assert "tried from" not in said(from_margins)
    assert from_margins.tables["supply_backtest"].is_empty()


def test_fitted_margins_are_the_published_ones(from_margins, tidy):
    published = tidy["education_groups"].filter(pl.col("year") == YEARS[-1])
    for code, region_code in (("75N", "2480"), ("53E", "2460")):
        wanted = published.filter(
            (pl.col("education_group_code") == code) & (pl.col("region_code") == region_code)
        )["persons"].sum()
        r = from_margins.draws.region_codes.index(region_code)
        e = from_margins.draws.group_codes.index(code)

        assert from_margins.draws.residents[0, r, e, 0] == pytest.approx(wanted, rel=1e-6)


def test_what_is_missing_is_said_in_both_languages(from_margins):
    frame = from_margins.tables["supply_assumptions"]

    for words in (
        "not counted by education",
        "Commuting is not counted in every",
        "Seats, applicants",
    ):
        assert words in said(from_margins)
    assert (frame["assumption_sv"] != frame["assumption_en"]).all()


def test_nothing_is_built_where_nobody_knows_education(tidy, region, population):
    alone = {"population": tidy["population"]}

    assert build_supply(alone, region, population=population, seed=SEED) is None
    half = alone | {"education_level": tidy["education_level"]}
    assert build_supply(half, region, population=population, seed=SEED) is None


def test_national_groups_are_called_a_guess(tidy, region, population):
    national = tidy["education_groups"].with_columns(region_code=pl.lit("00"))
    summed = national.group_by("region_code", "education_group_code", "sex", "year", "status").agg(
        pl.col("persons").sum()
    )
    fewer = {
        "population": tidy["population"],
        "education_level": tidy["education_level"],
        "education_groups": summed,
    }

    built = build_supply(fewer, region, population=population, seed=SEED)

    assert "Read them as a guess" in said(built)


def test_commuters_told_for_some_places_only_empty_nobody(tidy, region, population):
    some = tidy["commuting"].filter(pl.col("home_code") != pl.col("work_code"))

    built = build_supply(tidy | {"commuting": some}, region, population=population, seed=SEED)

    np.testing.assert_allclose(built.draws.workplace, built.draws.labour)
    assert "Commuting is not counted in every" in said(built)

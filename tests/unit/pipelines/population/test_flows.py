"""Events are used where they were counted by sex and age, and nobody who was born is lost."""

from dataclasses import replace
from itertools import product

import polars as pl
import pytest

from factories.stocks import invented
from talentlab.pipelines.population.flows import FLOWS, flow_history

REGION, NATION = "R1", "00"
YEARS = (2019, 2020)
NATION_FLOWS = ("immigration", "emigration")


def births(*, unknown, known=3):
    """Return births by mothers aged 30, and of mothers of unknown age."""
    return pl.DataFrame(
        [
            (code, year, sex, age, persons)
            for code, year, sex in product((REGION, NATION), YEARS, ("women", "men"))
            for age, persons in ((30, known), (None, unknown))
            if persons
        ],
        schema=["region_code", "year", "sex", "mother_age", "persons"],
        orient="row",
    )


@pytest.fixture
def stocks():
    """Return two years of one region's residents."""
    return replace(invented(regions=1, years=YEARS), region_codes=(REGION,))


@pytest.fixture
def tidy():
    """Return one death and one move of each kind a year for women and men of 40."""
    places = list(product((REGION, NATION), YEARS, ("women", "men"), (40,)))
    key = ["region_code", "year", "sex", "age"]
    moves = [
        (*place, flow, 1)
        for place in places
        for flow in (NATION_FLOWS if place[0] == NATION else FLOWS.values())
    ]
    return {
        "births": births(unknown=1),
        "deaths": pl.DataFrame(
            [(*place, 1) for place in places], schema=[*key, "persons"], orient="row"
        ),
        "migration": pl.DataFrame(moves, schema=[*key, "flow", "persons"], orient="row"),
    }


def test_mothers_of_unknown_age_are_taken_to_be_as_old_as_the_others(tidy, stocks):
    regions = flow_history(tidy, stocks).regions

    assert regions.births.sum(axis=-1).tolist() == [[8.0, 8.0]]
    assert regions.births_by_mother.sum(axis=-1).tolist() == [[8.0, 8.0]]
    assert regions.births_by_mother[0, 0, 30 - 14] == 8.0


def test_births_without_any_mothers_age_are_no_ground_for_fertility(tidy, stocks):
    assert flow_history(tidy | {"births": births(unknown=4, known=0)}, stocks) is None


def test_births_that_are_not_told_apart_by_sex_are_no_ground_for_fertility(tidy, stocks):
    together = tidy["births"].with_columns(sex=pl.lit("total"))

    assert flow_history(tidy | {"births": together}, stocks) is None

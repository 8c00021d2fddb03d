"""What the outlook assumes is said in words, in both languages, and only where it was assumed."""

import polars as pl
import pytest

from factories.tidy_population import tidy_population
from talentlab.pipelines.population.build import build_population
from talentlab.vocab.region import load_region


def assumed(region, *, years, month=12):
    tidy = {
        "population": tidy_population(region.all_municipality_codes(), years=years, month=month)
    }
    return build_population(tidy, region, draws=4, seed=1)["population_assumptions"]


@pytest.fixture(scope="module")
def region():
    return load_region("umearegionen")


def test_a_region_with_few_counts_is_told_which_they_are(region):
    said = assumed(region, years=(2018, 2019, 2022))["assumption_sv"].to_list()

    assert said[0] == "Prognosen utgår från folkmängden den sista december 2022."
    assert "räknad 2018, 2019 och 2022." in said[1]


def test_another_month_than_december_is_named_in_both_languages(region):
    first = assumed(region, years=range(2015, 2023), month=8).row(0)

    assert "folkmängden i augusti 2022" in first[1]
    assert "residents of August 2022" in first[2]


def test_a_region_without_a_whole_county_is_not_told_of_one(region):
    said = assumed(region, years=range(2015, 2023))["assumption_en"]

    assert said.filter(said.str.contains("counties")).is_empty()
    assert said.filter(said.str.contains("tested from 6 earlier years")).len() == 1


def test_sentences_are_numbered_in_order(region):
    frame = assumed(region, years=range(2019, 2023))

    assert frame["position"].to_list() == list(range(1, frame.height + 1))
    assert frame.select(pl.all().is_null().any()).row(0) == (False, False, False)

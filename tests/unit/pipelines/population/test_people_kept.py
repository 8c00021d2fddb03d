"""The draws that other outlooks start from are the published ones, not drawn anew."""

import numpy as np
import polars as pl
import pytest

from factories.tidy_population import tidy_population
from talentlab.calc.population.bands import BAND_STARTS
from talentlab.pipelines.population.build import YEARS_AHEAD, population_with_draws
from talentlab.vocab.region import load_region

UMEA = "2480"
DRAWS = 12


@pytest.fixture(scope="module")
def built():
    region = load_region("vasterbotten")
    population = tidy_population(region.all_municipality_codes(), years=range(2010, 2016))
    return population_with_draws({"population": population}, region, draws=DRAWS, seed=3)


def test_every_municipality_keeps_its_draws_with_the_base_year_first(built):
    assert set(built.people) == set(load_region("vasterbotten").all_municipality_codes())
    people = built.people[UMEA]

    assert people.residents.shape == (DRAWS, YEARS_AHEAD + 1, 2, len(BAND_STARTS))
    assert people.last_ages.shape == (DRAWS, YEARS_AHEAD + 1, 2, len(BAND_STARTS) + 1)
    assert (people.residents[:, 0] == people.residents[0, 0]).all()


def test_kept_draws_are_what_is_published(built):
    published = built.tables["population_outlook"].filter(
        (pl.col("region_code") == UMEA)
        & (pl.col("measure") == "persons")
        & (pl.col("sex") == "total")
        & (pl.col("age_group") == "20-64")
        & (pl.col("year") == built.base_year + 5)
    )
    working = built.people[UMEA].residents[:, 5, :, 1:10].sum(axis=(1, 2))

    assert published["mean"].item() == pytest.approx(working.mean())
    assert published["p10"].item() == pytest.approx(np.quantile(working, 0.1))


def test_those_about_to_leave_a_group_are_among_it(built):
    people = built.people[UMEA]

    assert (people.last_ages[..., 1:] <= people.residents).all()

"""Users and staff of welfare are read for all municipalities or not at all."""

import numpy as np
import polars as pl
import pytest

from factories import tidy_demand as demand
from talentlab.pipelines.demand.services import ages_of, overlaps, read_services
from talentlab.vocab.geography import municipalities_in

PLACES = municipalities_in(demand.COUNTY)
RESIDENTS = np.full((15, len(demand.AGE_GROUPS)), 400.0)


def services(**changed):
    return read_services(
        demand.tables() | changed,
        PLACES,
        {"Q": 2},
        demand.AGE_GROUPS,
        RESIDENTS,
        demand.BASE_YEAR,
    )


def test_a_service_is_its_users_by_age_and_its_staff():
    (care,) = services()

    assert care.name == "elderly_care"
    assert care.industry == 2
    assert care.staff == pytest.approx(np.full(15, 70), abs=30)
    usage = dict(zip(demand.AGE_GROUPS, care.usage.mean(axis=0), strict=True))
    assert usage["20-64"] == 0.0
    assert usage["80+"] == pytest.approx(120 / 400, abs=0.03)


def test_a_withheld_number_is_not_zero_and_another_year_is_used():
    users = demand.service_users(np.random.default_rng(1))
    hidden = (pl.col("region_code") == "2403") & (pl.col("year") == demand.BASE_YEAR)
    users = users.with_columns(users=pl.when(hidden).then(None).otherwise(pl.col("users")))

    (care,) = services(service_users=users)

    assert care.usage[1].max() > 0


def test_a_municipality_that_never_told_leaves_the_service_out():
    users = demand.service_users(np.random.default_rng(1)).filter(pl.col("region_code") != "2403")

    assert services(service_users=users) == ()


def test_age_groups_are_cut_where_they_cross():
    assert ages_of("85+") == (85, 110)
    assert overlaps(["1-5"], ["0-4", "5-9", "10-14"]).tolist() == [[0.8, 0.2, 0.0]]
    assert overlaps(["total"], ["0-4", "5-9"]).tolist() == [[1.0, 1.0]]

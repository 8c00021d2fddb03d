"""Users and staff of welfare are read from what was told, and nothing withheld becomes zero."""

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
        demand.COUNTY,
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


def with_users(hidden):
    users = demand.service_users(np.random.default_rng(1))
    return users.with_columns(users=pl.when(hidden).then(None).otherwise(pl.col("users")))


def test_a_withheld_number_is_not_zero_but_as_elsewhere():
    (care,) = services(service_users=with_users(pl.col("region_code") == "2403"))

    old = demand.AGE_GROUPS.index("80+")
    others = np.delete(care.usage[:, old], PLACES.index("2403"))
    assert care.usage[PLACES.index("2403"), old] == pytest.approx(others.mean(), rel=0.02)


def test_a_service_of_which_nothing_is_told_is_left_out():
    assert services(service_users=with_users(pl.lit(True))) == ()


def test_the_county_s_own_rows_tell_the_trend_of_staffing():
    random = np.random.default_rng(1)
    users, staff = demand.service_users(random), demand.service_staff(random)
    county = staff.filter(pl.col("region_code") == "2403", pl.col("sector") == "public")
    growing = (1000 * (1.04 ** (pl.col("year") - demand.BASE_YEAR))).round().cast(pl.Int64)
    county = county.with_columns(region_code=pl.lit("24"), sector=pl.lit("total"), persons=growing)
    steady = users.filter(pl.col("region_code") == "2403").with_columns(
        region_code=pl.lit("24"), users=pl.lit(1000, pl.Int64)
    )

    (care,) = services(
        service_users=pl.concat([users, steady]), service_staff=pl.concat([staff, county])
    )

    assert care.trend == pytest.approx(np.log(1.04) * 3 / (3 + 5), rel=0.01)


def test_age_groups_are_cut_where_they_cross():
    assert ages_of("85+") == (85, 110)
    assert overlaps(["1-5"], ["0-4", "5-9", "10-14"]).tolist() == [[0.8, 0.2, 0.0]]
    assert overlaps(["total"], ["0-4", "5-9"]).tolist() == [[1.0, 1.0]]

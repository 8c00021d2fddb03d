"""Those who leave occupations in the sample: invented, plausible, and possible."""

import numpy as np
import polars as pl
import pytest

from factories.sample_region import COUNTY, table
from talentlab.sample.leavers import build_leavers
from talentlab.sample.occupations import AGE_GROUPS, BREAK, IMPUTED_FROM
from talentlab.tables.openings import CAUSES

ALIKE = [y for y in range(2006, 2026) if y not in {BREAK, IMPUTED_FROM}]


def stock(year, **where):
    frame = table("employed_by_occupation_age").filter(region_code=COUNTY, year=year, **where)
    return frame["employed_persons"].sum()


def left(year, **where):
    return table("occupation_leavers").filter(year=year, **where)["persons"].sum()


def risk(year, **where):
    cause = {"cause": where.pop("cause")} if "cause" in where else {}
    return left(year, **cause, **where) / stock(year - 1, **where)


def test_one_in_seven_leaves_an_occupation_in_a_year():
    risks = [risk(year) for year in ALIKE]

    assert min(risks) > 0.12
    assert max(risks) < 0.16


def test_a_new_way_of_counting_makes_nobody_leave():
    usual = np.mean([risk(year) for year in ALIKE])

    assert risk(BREAK) == pytest.approx(usual, rel=0.1)
    assert risk(IMPUTED_FROM) < usual  # those who turned 65 are still counted


@pytest.mark.parametrize("year", [2012, 2022, 2025])
def test_the_young_change_and_move_and_the_old_retire(year):
    def by_age(cause):
        return [risk(year, cause=cause, age_group=group) for group in AGE_GROUPS[:9]]

    transfer, moves, retirement = (by_age(c) for c in ("transfer", "out_migration", "retirement"))

    assert transfer == sorted(transfer, reverse=True)
    assert max(moves) == max(moves[:3])
    assert retirement[:7] == [0.0] * 7
    assert retirement[8] > 5 * retirement[7] > 0.0


def test_whoever_passes_the_highest_counted_age_has_retired():
    before, after = (
        risk(year, cause="retirement", age_group="60-64") for year in (IMPUTED_FROM - 1, 2025)
    )

    assert before > 1.5 * after
    assert risk(2025, cause="retirement", age_group="65-69") > 0.3


def test_as_many_retire_in_fifteen_years_as_the_region_says():
    # Region Västerbotten and CERUM: 35 % of the employed in fifteen years, 30-52 % by municipality.
    years = [y for y in range(2007, 2022) if y != BREAK]
    yearly = np.mean([left(y, cause="retirement") for y in years])

    assert 0.25 < 15 * yearly / stock(2010) < 0.42


def test_physicians_stay_and_shop_and_cleaning_staff_change():
    def mean_risk(code, cause):
        return np.mean([risk(y, ssyk_code=code, cause=cause) for y in ALIKE])

    assert mean_risk("221", "transfer") < 0.5 * mean_risk("222", "transfer")
    assert mean_risk("941", "transfer") > 2 * mean_risk("234", "transfer")
    assert mean_risk("231", "out_migration") > mean_risk("711", "out_migration")


def test_the_causes_and_places_are_declared_ones():
    frame = table("occupation_leavers")

    assert set(frame["cause"]) == set(CAUSES)
    assert set(frame["region_code"]) == {COUNTY}
    assert frame["persons"].min() == 1
    assert set(frame.filter(pl.col("age_group") == "65-69")["year"]) == {2024, 2025}


def test_a_stock_that_shrinks_more_than_usual_has_lost_them():
    by_age = np.zeros((1, 2, 21, 10), dtype=np.int64)
    by_age[..., 4] = 100
    by_age[:, :, 10:, 4] = 40
    employed = np.ones((21, 2, 101), dtype=np.int64)

    leavers = build_leavers(by_age, employed, ("222",), np.random.default_rng(1))

    assert (leavers[:, :, 9].sum(axis=(-1, -2)) >= 60).all()
    assert (leavers[:, :, :9].sum(axis=(-1, -2)) < 40).all()

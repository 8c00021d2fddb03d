"""Employees by age and leavers, read as the model wants them."""

import numpy as np
import polars as pl
import pytest

from factories.leaving import GROUPS
from factories.tidy_openings import COUNTY, OCCUPATIONS, SWEDEN, YEARS, by_age, leavers
from talentlab.errors import AgeGroupsDoNotJoin
from talentlab.pipelines.openings.age_counts import leaves, read_age_counts
from talentlab.pipelines.openings.known import read_known
from talentlab.pipelines.openings.leaver_counts import read_leavers
from talentlab.tables.openings import CAUSES


def read(rows, **changed):
    given = {"until": 2019, "digits": 4} | changed
    return read_age_counts(rows, COUNTY, **given)


def replaced(rows, value, status, **where):
    chosen = pl.all_horizontal(pl.col(name) == wanted for name, wanted in where.items())
    return rows.with_columns(
        employed_persons=pl.when(chosen).then(value).otherwise("employed_persons"),
        status=pl.when(chosen).then(pl.lit(status)).otherwise("status"),
    )


def test_every_cell_stands_in_its_place():
    found = read(by_age(COUNTY, digits=4))

    assert found.occupations == OCCUPATIONS
    assert found.years == YEARS
    assert found.persons.shape == (10, 4, 2, 9)
    assert found.persons[0, 2, 0, 8] == round(540 * 0.095)
    assert found.oldest == (8,) * 10


def test_longer_codes_are_added_up():
    found = read(by_age(COUNTY, digits=4), digits=3)

    assert found.occupations == ("222", "532", "911")
    np.testing.assert_array_equal(
        found.persons[:, 0], read(by_age(COUNTY, digits=4)).persons[:, :2].sum(axis=1)
    )


def test_sums_of_ages_and_occupations_are_not_counted_twice():
    rows = by_age(COUNTY, digits=4)
    broad = rows.with_columns(age_group=pl.lit("16-64")).unique(
        ["ssyk_code", "sex", "year"], keep="first"
    )
    total = broad.with_columns(age_group=pl.lit("total"))
    group = rows.with_columns(ssyk_code=pl.col("ssyk_code").str.slice(0, 3)).unique(
        ["ssyk_code", "sex", "year", "age_group"], keep="first"
    )

    found = read(pl.concat([rows, broad, total, group]))

    assert found.ages.groups == GROUPS
    np.testing.assert_array_equal(found.persons, read(rows).persons)


def test_a_hidden_age_makes_the_occupation_and_sex_unknown_that_year():
    rows = replaced(
        by_age(COUNTY, digits=4),
        None,
        "suppressed",
        ssyk_code="9111",
        sex="men",
        year=2015,
        age_group="60-64",
    )

    found = read(rows).persons

    assert np.isnan(found[5, 3, 1]).all()
    assert np.isnan(found).sum() == 9


def test_ages_that_were_not_counted_at_all_had_nobody_counted():
    rows = by_age(COUNTY, digits=4)
    older = rows.filter(pl.col("age_group") == "60-64", pl.col("year") == 2019).with_columns(
        age_group=pl.lit("65-69")
    )

    found = read(pl.concat([rows, older]))

    assert found.ages.groups == (*GROUPS, "65-69")
    assert found.oldest == (8,) * 9 + (9,)
    assert not found.persons[:-1, ..., 9].any()
    before = found.until(2018)
    assert before.ages.groups == GROUPS
    assert before.persons.shape == (9, 4, 2, 9)


def test_steps_never_cross_a_new_way_of_counting_or_a_gap():
    found = read(by_age(COUNTY, digits=4, years=(2010, 2011, 2012, 2015, 2016)))

    assert found.steps((2012,)) == [(0, 1), (3, 4)]


def test_nobody_counted_is_not_nobody():
    assert read(by_age(SWEDEN, digits=4)) is None
    assert read(by_age(COUNTY, digits=4), until=2009) is None


def test_the_most_detailed_codes_are_those_no_other_begins_with():
    assert leaves(pl.Series(["222", "2221", "5", "91"])) == ("2221", "5", "91")
    assert leaves(pl.Series([], dtype=pl.String)) == ()


def test_all_regions_whose_ages_do_not_join_are_told_at_once():
    gap = by_age(COUNTY, digits=3).filter(pl.col("age_group") != "40-44")
    other = by_age("25", digits=3).filter(pl.col("age_group") != "25-29")

    with pytest.raises(AgeGroupsDoNotJoin) as refused:
        read_known(
            {"employed_by_occupation_age": pl.concat([gap, other])},
            [COUNTY, "25"],
            base_year=2019,
            digits=4,
            breaks=(),
        )

    assert [fault[:2] for fault in refused.value.facts["groups"]] == [COUNTY, "25"]


# --- leavers -----------------------------------------------------------------------------------


def test_leavers_stand_beside_the_employees_they_were_part_of():
    counts = read(by_age(COUNTY, digits=3))

    found = read_leavers(leavers(), COUNTY, counts)

    assert found.years == YEARS[1:]
    assert found.occupations == ("222", "532", "911")
    np.testing.assert_array_equal(found.stock, counts.persons[:-1])
    risk = found.left[..., CAUSES.index("transfer")].sum() / found.stock.sum()
    assert risk == pytest.approx(0.04, rel=0.05)


def test_a_combination_without_a_row_is_nobody_and_a_hidden_one_is_not_known():
    counts = read(by_age(COUNTY, digits=3))
    rows = leavers()
    hidden = (pl.col("ssyk_code") == "532") & (pl.col("cause") == "transfer")
    some = rows.with_columns(
        persons=pl.when(hidden).then(None).otherwise("persons"),
        status=pl.when(hidden).then(pl.lit("suppressed")).otherwise("status"),
    )

    found = read_leavers(some, COUNTY, counts)

    transfer = found.left[..., CAUSES.index("transfer")]
    assert np.isnan(transfer[:, 1]).all()
    assert not np.isnan(transfer[:, [0, 2]]).any()
    retired = found.left[..., CAUSES.index("retirement")]
    assert not retired[..., 0].any()


def test_leavers_of_a_year_whose_employees_were_not_counted_are_not_used():
    counts = read(by_age(COUNTY, digits=3, years=YEARS[4:]))

    found = read_leavers(leavers(), COUNTY, counts)

    assert found.years == YEARS[5:]


def test_leavers_without_employees_at_their_level_say_nothing():
    counts = read(by_age(COUNTY, digits=4))

    assert read_leavers(leavers(), COUNTY, counts) is None
    assert read_leavers(leavers("25"), COUNTY, counts) is None

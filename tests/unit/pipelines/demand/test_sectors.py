"""The public share is counted where it can be, and borrowed where it must be."""

import polars as pl
import pytest

from talentlab.pipelines.demand.sectors import read_public_shares

PLACES = ("2401", "2480")


def counted(*rows):
    names = ("region_code", "ssyk_code", "sector", "year", "employed_persons", "status")
    full = [(*row, "suppressed" if row[-1] is None else "counted") for row in rows]
    return {"employed_by_sector": pl.DataFrame(full, schema=list(names), orient="row")}


def shares(*rows, occupations=("221", "222", "911")):
    return read_public_shares(counted(*rows), "24", PLACES, occupations, 2021)


COUNTY = (
    ("24", "2211", "public", 2021, 90),
    ("24", "2211", "private", 2021, 10),
    ("24", "2221", "public", 2021, 30),
    ("24", "2221", "private", 2021, 10),
)


def test_a_municipality_that_nobody_counted_is_as_its_county():
    found = shares(*COUNTY)

    assert found[0, :2].tolist() == pytest.approx([0.9, 0.75])


def test_an_occupation_that_nobody_counted_is_as_its_group_or_as_all():
    found = shares(*COUNTY, occupations=("223", "911"))

    assert found[0].tolist() == pytest.approx([120 / 140, 120 / 140])


def test_many_decide_for_themselves_and_few_do_not():
    own = (
        ("2480", "2211", "public", 2021, 0),
        ("2480", "2211", "private", 2021, 980),
        ("2480", "2221", "public", 2021, 0),
        ("2480", "2221", "private", 2021, 2),
    )

    found = shares(*COUNTY, *own)

    assert found[1, 0] == pytest.approx(0.9 * 20 / 1000)
    assert found[1, 1] == pytest.approx(0.75 * 20 / 22)


def test_a_withheld_sector_silences_the_other():
    found = shares(
        *COUNTY[:2], ("24", "2221", "public", 2021, 30), ("24", "2221", "private", 2021, None)
    )

    assert found[0, 1] == pytest.approx(0.9)  # as the group: only 221 is known


def test_later_years_and_other_places_are_not_used():
    assert shares(("24", "2211", "public", 2022, 5)) is None
    assert shares(("25", "2211", "public", 2021, 5)) is None

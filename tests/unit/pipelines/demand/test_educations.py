"""Who holds the jobs is read from the best table, and a withheld cell is not zero."""

import polars as pl
import pytest

from talentlab.pipelines.demand.educations import WITHHELD, read_educations

PLACES = ("2401", "2480")
OCCUPATIONS = ("221", "532")


def counted(*rows):
    names = (
        "region_code", "education_group_code", "ssyk_code", "year", "employed_persons", "status",
    )  # fmt: skip
    full = [(*row, "suppressed" if row[-1] is None else "counted") for row in rows]
    return {"education_occupation": pl.DataFrame(full, schema=list(names), orient="row")}


def read(*rows, tidy=None):
    return read_educations(tidy or counted(*rows), "24", PLACES, OCCUPATIONS, 2021)


COUNTY = (
    ("24", "75J", "2211", 2021, 80),
    ("24", "75T", "2211", 2021, 18),
    ("24", "53X", "5321", 2021, 40),
)


def share(found, region, education, occupation):
    e = found.group_codes.index(education)
    return found.profile[PLACES.index(region), OCCUPATIONS.index(occupation), e]


def test_municipalities_that_nobody_told_apart_have_the_county_s_educations():
    found = read(*COUNTY)

    assert share(found, "2480", "75J", "221") == pytest.approx(80 / 98)
    assert share(found, "2401", "53X", "532") == 1.0
    assert found.kappa != found.kappa  # not a number: nothing to learn likeness from


def test_a_withheld_cell_is_some_and_is_counted_as_withheld():
    found = read(*COUNTY, ("24", "15B", "2211", 2021, None))

    assert share(found, "2480", "15B", "221") == pytest.approx(WITHHELD / (98 + WITHHELD))
    assert found.withheld == 1


def test_municipalities_that_all_told_have_their_own_drawn_to_the_county_s():
    own = [(code, "75T", "2211", 2021, 50) for code in PLACES]

    found = read(*COUNTY, *own)

    assert 18 / 98 < share(found, "2480", "75T", "221") < 1.0


def test_a_county_without_rows_is_the_sum_of_its_municipalities():
    found = read(("2401", "75J", "2211", 2021, 10), ("2480", "75T", "2211", 2021, 30))

    assert found.county[0, found.group_codes.index("75T")] == pytest.approx(0.75)


def test_not_stated_occupations_totals_and_later_years_are_left_out():
    found = read(
        *COUNTY,
        ("24", "75T", "0002", 2021, 900),
        ("24", "total", "2211", 2021, 900),
        ("24", "75T", "2211", 2022, 900),
    )

    assert found.years == (2021,)
    assert share(found, "2480", "75J", "221") == pytest.approx(80 / 98)


def test_a_table_of_other_places_says_nothing():
    assert read(("25", "75J", "2211", 2021, 10)) is None
    assert read(tidy={"wages": pl.DataFrame()}) is None

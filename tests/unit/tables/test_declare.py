import polars as pl
import pytest

from talentlab.errors import TableDoesNotFit
from talentlab.tables.catalogue import TABLES

COMMUTING = TABLES["commuting"]
POPULATION = TABLES["population"]


def commuting(persons, status):
    return pl.DataFrame(
        {
            "home_code": ["2480"] * len(persons),
            "work_code": [f"24{i:02d}" for i in range(len(persons))],
            "year": [2020] * len(persons),
            "persons": pl.Series(persons, dtype=pl.Int64),
            "status": status,
        }
    )


def faults(table, frame):
    with pytest.raises(TableDoesNotFit) as caught:
        table.check(frame)
    return [
        (fault["column"], fault["check"], fault["index"]) for fault in caught.value.facts["faults"]
    ]


def test_rows_that_fit_come_back_as_they_were():
    frame = commuting([0, 5, None, None], ["counted", "counted", "suppressed", "missing"])

    assert COMMUTING.check(frame).equals(frame)


def test_a_number_is_there_exactly_when_it_was_counted():
    frame = commuting([None, 5, 3], ["counted", "suppressed", "counted"])

    assert faults(COMMUTING, frame) == [
        ("status", "status_tells", 0),
        ("status", "status_tells", 1),
    ]


def judged(opportunities, status):
    return pl.DataFrame(
        {
            "region_code": "24",
            "assessed_code": "x",
            "assessed_name": "Målare",
            "ssyk_code": [f"713{i}" for i in range(len(status))],
            "ssyk_edition": "af",
            "period": "2025-1",
            "opportunities": pl.Series(opportunities, dtype=pl.String),
            "forecast_5y": pl.Series([None] * len(status), dtype=pl.String),
            "status": status,
        }
    )


def test_a_class_counts_as_what_was_measured():
    frame = judged(["large", None, None], ["counted", "missing", "counted"])

    assert faults(TABLES["barometer"], frame) == [("status", "status_tells", 2)]


def shown(value, level, status):
    return pl.DataFrame(
        {
            "region_code": "24",
            "ssyk_code": "2221",
            "sex": "total",
            "signal": "ads",
            "period": [str(2000 + i) for i in range(len(status))],
            "unit": "ads",
            "source_tables": "ads",
            "measured_region_code": "24",
            "measured_ssyk_code": "2221",
            "measured_ssyk_edition": "scb",
            "value": pl.Series(value, dtype=pl.Float64),
            "level": level,
            "status": status,
        }
    )


def test_an_estimate_has_a_number_and_an_empty_text_is_no_class():
    statuses = ["estimated", "estimated", "counted", "counted", "missing"]
    frame = shown([1.0, None, None, None, None], ["", "", "large", "", "large"], statuses)

    assert faults(TABLES["occupation_signals"], frame) == [
        ("status", "status_tells", 1),
        ("status", "status_tells", 3),
        ("status", "status_tells", 4),
    ]


@pytest.mark.parametrize("period", ["", "2024", "2024-03", "2025-1", "2024/2022", "2022-12/2024"])
def test_a_signal_is_from_a_year_a_month_a_round_two_times_or_unknown(period):
    frame = shown([1.0], [""], ["counted"]).with_columns(period=pl.lit(period))

    assert TABLES["occupation_signals"].check(frame).equals(frame)


@pytest.mark.parametrize("period", ["24", "2024-13", "2025-3", "2024/", "/2024", "2024/2022/2020"])
def test_a_signal_is_from_nothing_else(period):
    frame = shown([1.0], [""], ["counted"]).with_columns(period=pl.lit(period))

    assert [column for column, *_ in faults(TABLES["occupation_signals"], frame)] == ["period"]


def test_every_fault_is_reported_at_once():
    frame = pl.DataFrame(
        {
            "region_code": ["2480", "Umeå"],
            "reference_month": [12, 13],
            "sex": ["women", "men"],
            "age": [101, 0],
            "year": [2020, 2020],
            "persons": [-1, 0],
        }
    )

    assert {(column, index) for column, _, index in faults(POPULATION, frame)} == {
        ("region_code", 1),
        ("reference_month", 1),
        ("age", 0),
        ("persons", 0),
    }


def test_columns_carry_their_texts_and_units():
    columns = {column.name: column for column in POPULATION.columns()}

    assert (columns["persons"].unit, columns["sex"].unit) == ("persons", None)
    assert columns["region_code"].text.sv == "Område"


def asked(population, asked, answered):
    return pl.DataFrame(
        {
            "survey": "stay",
            "region_code": "2480",
            "stratum": "75N",
            "size_class": "total",
            "year": [2020 + i for i in range(len(population))],
            "population": population,
            "asked": asked,
            "answered": answered,
        }
    )


def test_a_part_is_never_more_than_its_whole_and_every_such_row_is_told_of():
    frame = asked([10, 10, 10], [10, 11, 5], [10, 12, 6])

    assert faults(TABLES["survey_response"], frame) == [
        ("asked", "less_than_or_equal_to(population)", 1),
        ("answered", "less_than_or_equal_to(asked)", 1),
        ("answered", "less_than_or_equal_to(asked)", 2),
    ]


def test_the_working_and_the_unemployed_are_together_no_more_than_the_residents():
    row = {
        "region_code": "2480",
        "education_group_code": "75N",
        "sex": "women",
        "age_group": "25-29",
        "year": [2020, 2021],
        "residents": [10, 10],
        "employed_persons": [8, 8],
        "unemployed_persons": [2, 3],
    }

    assert faults(TABLES["education_cube"], pl.DataFrame(row)) == [
        ("employed_persons", "less_than_or_equal_to(residents)", 1)
    ]


def test_what_is_not_known_breaks_no_limit():
    known = {
        "region_code": "24",
        "sni_code": ["A", "B"],
        "sector": "private",
        "year": [2024, 2024],
        "openings": [None, 4.0],
        "vacancies": [3.0, None],
        "margin_95": [1.0, None],
        "status": "counted",
    }
    frame = pl.DataFrame(known)

    assert TABLES["vacancies"].check(frame).equals(frame)

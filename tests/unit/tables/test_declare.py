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

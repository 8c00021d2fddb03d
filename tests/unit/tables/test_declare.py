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

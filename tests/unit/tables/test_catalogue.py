import re

import pandera.polars as pa
import polars as pl
import pytest

from talentlab.tables.catalogue import DERIVED, TABLES, TIDY

ALL = TABLES.values()
LISTS = {"occupation_titles", "occupation_relations"}  # words and kinship: they measure nothing


def test_every_table_stands_under_its_own_name_in_one_layer():
    assert {name: table.name for name, table in TABLES.items()} == {name: name for name in TABLES}
    assert {**TIDY, **DERIVED} == TABLES
    assert {table.layer for table in TIDY.values()} == {"tidy"}


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_the_key_is_what_must_be_unique(table):
    assert list(table.key) == table.rows.to_schema().unique


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_surplus_columns_are_refused(table):
    assert table.rows.to_schema().strict is True


@pytest.mark.parametrize("table", TIDY.values(), ids=lambda table: table.name)
def test_keys_come_before_measures_and_status_last(table):
    columns = table.columns()
    identifying = [column.name for column in columns if column.unit is None]
    status = ["status"] if "status" in identifying else []

    assert set(table.key) <= set(identifying)
    assert [columns[-1].name] * len(status) == status
    assert any(column.unit for column in columns) == (table.name not in LISTS)


def test_the_same_column_means_the_same_everywhere():
    said = {}
    for table in TIDY.values():
        for column in table.columns():
            said.setdefault(column.name, set()).add(column.unit)

    assert {name: units for name, units in said.items() if len(units) > 1} == {}


def test_measures_that_producers_suppress_come_with_a_status():
    without = {
        table.name
        for table in TIDY.values()
        for column in table.columns()
        if column.unit and table.rows.to_schema().columns[column.name].nullable
        if "status" not in {other.name for other in table.columns()}
    }

    assert without == set()


def test_texts_are_written_in_both_languages_and_not_copied():
    texts = [
        (table.name, text)
        for table in ALL
        for text in (table.title, table.about, *(b.why for b in table.breaks))
    ]

    assert [name for name, text in texts if not text.sv or text.sv == text.en] == []
    assert [name for name, text in texts if re.search(r"\b(the|and)\b", text.sv)] == []


def test_breaks_come_in_order():
    years = {table.name: [found.year for found in table.breaks] for table in ALL}

    assert years == {name: sorted(set(found)) for name, found in years.items()}


def test_employment_by_occupation_tells_of_both_its_breaks():
    assert [found.year for found in TABLES["employed_by_occupation"].breaks] == [2020, 2023]


def test_an_empty_table_fits_every_declaration():
    for table in ALL:
        assert isinstance(table.rows, type(pa.DataFrameModel))
        assert table.check(table.rows.empty()).schema == pl.DataFrame(table.rows.empty()).schema

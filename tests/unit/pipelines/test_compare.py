import polars as pl

from factories.store import population
from talentlab.pipelines.compare import EXAMPLES, KIND, compare
from talentlab.tables.catalogue import TABLES
from talentlab.tables.people import BIRTHS, POPULATION


def test_tables_that_are_equal_have_no_change_in_any_order():
    change = compare(POPULATION, population(), population().reverse())

    assert (change.is_none, change.rows_before, change.rows_after) == (True, 3, 3)


def test_each_kind_of_change_is_counted_and_shown_in_order_of_the_key():
    before = population([("2480", "men", age, 2022, 10) for age in range(10)])
    after = population([("2480", "men", age, 2022, 10 + age) for age in range(5, 20)])

    change = compare(POPULATION, before, after)

    assert (change.added, change.removed, change.changed) == (10, 5, 5)
    assert [(e[KIND], e["age"]) for e in change.examples] == [
        *(("changed", age) for age in range(5, 5 + EXAMPLES)),
        *(("added", age) for age in range(10, 10 + EXAMPLES)),
        *(("removed", age) for age in range(EXAMPLES)),
    ]


def test_missing_values_are_equal_to_each_other_and_to_nothing_else():
    columns = {"region_code": "2480", "year": 2022, "sex": "total", "mother_age": None}
    schema = BIRTHS.rows.empty().schema
    before = pl.DataFrame([{**columns, "persons": 7}], schema=schema)
    known = pl.DataFrame([{**columns, "mother_age": 30, "persons": 7}], schema=schema)

    assert compare(BIRTHS, before, before).is_none
    change = compare(BIRTHS, before, known)
    assert (change.added, change.removed, change.changed) == (1, 1, 0)


def test_what_happened_to_a_row_never_hides_a_column_of_it():
    named = {column.name for table in TABLES.values() for column in table.columns()}

    assert KIND not in named
    assert "kind" in named  # of a title, which a change once hid

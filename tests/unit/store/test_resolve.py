import polars as pl
import pytest

from factories.store import card, population
from talentlab.errors import PartsOverlap
from talentlab.store.incoming import RawContent
from talentlab.store.resolve import Layer, one_table, superseded_by
from talentlab.tables.people import BIRTHS, POPULATION

RAW = RawContent("SCB", "a.csv", b"a")


def layer(name, *rows, supersedes=()):
    return Layer(name, population(rows), card(RAW, len(rows)), supersedes)


def persons(rows):
    return rows.select("region_code", "year", "persons").rows()


def test_a_table_without_parts_is_empty_and_has_its_columns():
    rows = one_table(BIRTHS, [])

    assert (rows.height, rows.columns) == (0, [c.name for c in BIRTHS.columns()])


def test_parts_that_share_no_key_are_one_table_sorted_by_key():
    rows = one_table(
        POPULATION,
        [
            layer("a/p", ("2481", "men", 1, 2022, 3), ("2480", "men", 1, 2022, 2)),
            layer("b/p", ("2480", "men", 1, 2021, 1)),
        ],
    )

    assert persons(rows) == [("2480", 2021, 1), ("2480", 2022, 2), ("2481", 2022, 3)]


def test_the_same_key_twice_is_a_fault_that_names_both_parts():
    layers = [
        layer("a/p", ("2480", "men", 1, 2022, 1), ("2480", "men", 2, 2022, 5)),
        layer("b/p", ("2480", "men", 1, 2022, 2), ("2480", "men", 2, 2022, 5)),
        layer("c/p", ("2480", "men", 9, 2022, 2)),
    ]

    with pytest.raises(PartsOverlap) as raised:
        one_table(POPULATION, layers)

    (overlap,) = raised.value.facts["overlaps"]
    assert overlap.facts == {
        "table": "population",
        "first": "a/p",
        "second": "b/p",
        "same": 1,
        "different": 1,
        "example": "(region_code=2480, reference_month=12, sex=men, age=1, year=2022)",
    }


def test_agreeing_values_are_a_fault_too_because_two_sources_are_a_choice():
    row = ("2480", "men", 1, 2022, 1)

    with pytest.raises(PartsOverlap):
        one_table(POPULATION, [layer("a/p", row), layer("b/p", row)])


def test_a_declared_precedence_decides_row_by_row():
    old = layer("a/p", ("2480", "men", 1, 2021, 1), ("2480", "men", 1, 2022, 1))
    new = layer("b/p", ("2480", "men", 1, 2022, 2), supersedes=("a/p",))

    assert persons(one_table(POPULATION, [old, new])) == [("2480", 2021, 1), ("2480", 2022, 2)]
    assert persons(one_table(POPULATION, [new, old])) == [("2480", 2021, 1), ("2480", 2022, 2)]


def test_precedence_reaches_through_another_part():
    first = layer("a/p", ("2480", "men", 1, 2022, 1))
    second = layer("b/p", ("2480", "men", 2, 2022, 2), supersedes=("a/p",))
    third = layer("c/p", ("2480", "men", 1, 2022, 3), supersedes=("b/p",))

    assert superseded_by("a/p", [first, second, third]) == {"b/p", "c/p"}
    rows = one_table(POPULATION, [first, second, third])
    assert sorted(rows["persons"].to_list()) == [2, 3]


def test_missing_values_in_a_key_are_the_same_key():
    frame = (
        BIRTHS.rows.empty()
        .clear(1)
        .with_columns(
            region_code=pl.lit("2480"),
            year=pl.lit(2022, dtype=pl.Int64),
            sex=pl.lit("total"),
            persons=pl.lit(7, dtype=pl.Int64),
        )
    )
    layers = [Layer(name, frame, card(RAW, 1)) for name in ("a/p", "b/p")]

    with pytest.raises(PartsOverlap):
        one_table(BIRTHS, layers)
    newer = [layers[0], Layer("b/p", frame, card(RAW, 1), ("a/p",))]
    assert one_table(BIRTHS, newer).height == 1

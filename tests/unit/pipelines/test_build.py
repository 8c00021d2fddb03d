import json
from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from factories.outlook import stand_still
from factories.store import NOW, Interrupted, MortalDisk, delivery, every_byte
from talentlab.errors import (
    NothingBuilt,
    NothingImported,
    StoreDamaged,
    TableDoesNotFit,
    TablesMissing,
)
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.provenance import derived_card
from talentlab.pipelines.releases import publish
from talentlab.pipelines.version import code_version
from talentlab.pipelines.why import against_published
from talentlab.store.built import read_built
from talentlab.store.incoming import Incoming, IncomingPart, RawContent
from talentlab.store.layout import Layout
from talentlab.store.parquet import unpack
from talentlab.store.release import open_release
from talentlab.tables.card import RawFile
from talentlab.tables.catalogue import DERIVED
from talentlab.tables.people import STUDENTS


def test_a_build_keeps_every_table_with_its_card_and_what_it_was_made_from(tmp_path, calculate):
    import_delivery(tmp_path, delivery(), now=NOW)

    built, is_new = calculate()

    assert is_new
    assert read_built(tmp_path) == built
    assert (built.base_year, built.inputs) == (2022, ("population",))
    assert built.assumptions == {"draws": 1000, "seed": 1}
    assert [part.id for part in built.parts] == ["scb/population"]
    assert built.code_version == str(code_version())
    table = {t.name: t for t in built.tables}["population_history"]
    rows, card = unpack(Layout(tmp_path).derived(table.name, table.sha256), table.sha256)
    assert sorted(rows.select("year", "persons").rows()) == [(2021, 1850.0), (2022, 910.0)]
    assert (card.modelled, card.synthetic) == (False, False)
    assert [raw.name for raw in card.raw_files] == ["population.csv"]


def test_the_forecast_is_marked_as_modelled_and_sample_data_as_synthetic(tmp_path, calculate):
    import_delivery(tmp_path, delivery(synthetic=True), now=NOW)

    built, _ = calculate()

    table = {t.name: t for t in built.tables}["population_outlook"]
    _, card = unpack(Layout(tmp_path).derived(table.name, table.sha256), table.sha256)
    assert (card.modelled, card.synthetic) == (True, True)


@pytest.fixture
def students():
    rows = [("2480", 2022, "men", 20, 5)]
    frame = pl.DataFrame(rows, schema=[c.name for c in STUDENTS.columns()], orient="row")
    raw = RawContent("UHR", "students.csv", b"students")
    card = replace(delivery().parts[0].card, producer="UHR", raw_files=())
    part = IncomingPart(
        STUDENTS, "students", frame, card.with_raw_files((RawFile("students.csv", "0" * 64, 1),))
    )
    return Incoming("own", (part,), raw=(raw,))


def test_each_table_has_the_card_and_the_inputs_of_what_it_was_made_from(
    tmp_path, calculate, students
):
    import_delivery(tmp_path, delivery(), now=NOW)
    import_delivery(tmp_path, students, now=NOW)

    def of_two_kinds(tidy, *also, **told):
        assert tidy["students"].height == 1
        tables = stand_still(tidy, *also, **told)
        return tables | {
            "population_cases": replace(tables["population_cases"], inputs=("students",))
        }

    built, _ = calculate(calculate=of_two_kinds)

    cards = {
        t.name: unpack(Layout(tmp_path).derived(t.name, t.sha256), t.sha256)[1]
        for t in built.tables
    }
    raws = {name: [raw.name for raw in card.raw_files] for name, card in cards.items()}
    assert raws["population_outlook"] == ["population.csv"]
    assert raws["population_cases"] == ["students.csv"]
    assert built.inputs == ("population", "students")
    assert {t.name: t.inputs for t in read_built(tmp_path).tables}["population_cases"] == (
        "students",
    )
    publish(tmp_path, name="both", now=datetime(2026, 11, 24, 8, tzinfo=UTC))
    release = open_release(tmp_path)
    assert [part.table for part in release.inputs("population_cases")] == ["students"]
    assert [part.table for part in release.inputs("population_outlook")] == ["population"]
    difference = against_published(tmp_path, built)
    assert difference.parts == ()


def test_a_build_by_an_earlier_version_is_read_with_what_it_told_of_all_tables(tmp_path, calculate):
    import_delivery(tmp_path, delivery(), now=NOW)
    calculate()
    pointer = Layout(tmp_path).built
    told = json.loads(pointer.read_text(encoding="utf-8"))
    for table in told["tables"]:
        del table["inputs"]
    pointer.write_text(json.dumps(told), encoding="utf-8")

    assert {table.inputs for table in read_built(tmp_path).tables} == {("population",)}


@pytest.mark.parametrize(
    ("name", "rows", "modelled"),
    [
        ("employment_history", {"is_modelled": [False, False]}, False),
        ("employment_history", {"is_modelled": [False, True]}, True),
        ("employment_outlook", {"is_modelled": [False, False]}, True),
        ("occupation_signals", {"status": ["counted", "suppressed"]}, False),
        ("occupation_signals", {"status": ["counted", "estimated"]}, True),
        ("population_outlook", {"mean": [1.0, 2.0]}, True),
        ("population_history", {"persons": [1.0, 2.0]}, False),
    ],
)
def test_a_card_says_modelled_when_the_table_or_any_row_is(request_, name, rows, modelled):
    card = derived_card(DERIVED[name], pl.DataFrame(rows), [], region=request_.region, code="1")

    assert card.modelled == modelled


def test_the_same_question_is_not_calculated_twice(tmp_path, calculate):
    import_delivery(tmp_path, delivery(), now=NOW)
    calculate()
    before = every_byte(tmp_path)

    def never(*_tidy, **_told):
        raise AssertionError

    _, is_new = calculate(calculate=never, now="later")

    assert (is_new, every_byte(tmp_path)) == (False, before)


def test_another_seed_region_input_or_number_of_draws_is_another_question(
    tmp_path, calculate, request_
):
    import_delivery(tmp_path, delivery(), now=NOW)
    calculate()
    region = request_.region.with_cooperating(())
    for request in (
        replace(request_, seed=2),
        replace(request_, draws=200),
        replace(request_, region=region),
    ):
        assert calculate(request=request)[1]
    import_delivery(tmp_path, delivery([("2482", "men", 1, 2022, 7)], name="own"), now=NOW)
    assert calculate(request=request)[1]


def test_nothing_comes_of_nothing(tmp_path, calculate):
    with pytest.raises(NothingImported):
        calculate()
    with pytest.raises(NothingBuilt):
        read_built(tmp_path)


def test_a_store_without_residents_is_told_what_is_missing(tmp_path, calculate):
    students = pl.DataFrame(
        [("2480", 2022, "men", 20, 5)], schema=[c.name for c in STUDENTS.columns()], orient="row"
    )
    part = IncomingPart(STUDENTS, "students", students, delivery().parts[0].card)
    import_delivery(tmp_path, Incoming("own", (part,)), now=NOW)

    with pytest.raises(TablesMissing) as raised:
        calculate()

    assert raised.value.facts == {"tables": ["population"]}


def test_a_result_that_breaks_its_own_declaration_is_not_kept(tmp_path, calculate):
    import_delivery(tmp_path, delivery(), now=NOW)
    before = every_byte(tmp_path)

    def surely_and_more(*tidy, **told):
        tables = stand_still(*tidy, **told)
        outlook = tables["population_outlook"]
        wrong = replace(outlook, frame=outlook.frame.with_columns(share_up=pl.lit(1.5)))
        return {**tables, "population_outlook": wrong}

    with pytest.raises(TableDoesNotFit):
        calculate(calculate=surely_and_more)

    assert every_byte(tmp_path) == before


def test_a_build_that_dies_while_saving_leaves_the_last_one(tmp_path, calculate, request_):
    import_delivery(tmp_path, delivery(), now=NOW)
    first, _ = calculate()
    disk = MortalDisk()
    calculate(disk=disk, request=replace(request_, draws=400))
    calculate()
    for last in range(disk.steps - 1):
        other = replace(request_, draws=500 + last)
        with pytest.raises(Interrupted):
            calculate(disk=MortalDisk(last), request=other)

        assert read_built(tmp_path) == replace(first, at=NOW)


def test_a_damaged_input_stops_the_build(tmp_path, calculate):
    import_delivery(tmp_path, delivery(), now=NOW)
    (part,) = (tmp_path / "tidy" / "population").iterdir()
    part.write_bytes(b"")

    with pytest.raises(StoreDamaged):
        calculate()


def test_without_a_release_there_is_nothing_to_compare_with(tmp_path, calculate):
    import_delivery(tmp_path, delivery(), now=NOW)
    built, _ = calculate()

    assert against_published(tmp_path, built) is None


def test_a_new_build_says_what_it_changes_in_the_published_release_and_why(
    store, calculate, request_
):
    corrected = [("2480", "men", 37, 2021, 950), ("2480", "women", 37, 2022, 1001)]
    import_delivery(store, delivery(corrected), now=NOW)
    own = [("2482", "women", 37, 2022, 70)]
    import_delivery(store, delivery(own, name="own"), now=NOW)
    built, _ = calculate(request=replace(request_, draws=500))

    difference = against_published(store, built)

    assert difference.release == "2026-11-24"
    assert [(p.part, p.kind) for p in difference.parts] == [
        ("own/population", "added"),
        ("scb/population", "replaced"),
    ]
    assert difference.assumptions == {"draws": (1000, 500)}
    assert (difference.is_method_new, difference.is_region_new) == (False, False)
    (headline,) = difference.headlines
    assert (headline.region_code, headline.year) == ("2480", 2032)
    assert (headline.before, headline.after) == (910, 1001)
    assert headline.relative == pytest.approx(0.1)
    changes = {c.table: (c.added, c.removed, c.changed) for c in difference.tables}
    assert changes["population_history"] == (1, 0, 2)
    assert changes["population_outlook"] == (20, 0, 20)


def test_a_build_of_the_same_differs_in_nothing(store, calculate):
    built, _ = calculate()

    difference = against_published(store, built)

    assert (difference.parts, difference.headlines, dict(difference.assumptions)) == ((), (), {})
    assert all(change.is_none for change in difference.tables)

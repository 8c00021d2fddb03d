import errno
import json

import polars as pl
import pytest

from factories.store import (
    NOW,
    ROWS,
    Interrupted,
    MortalDisk,
    delivery,
    every_byte,
    population,
    what_it_says,
)
from talentlab.errors import (
    DiskFull,
    PartsOverlap,
    StoreBusy,
    StoreDamaged,
    StoreNotWritable,
    TableDoesNotFit,
    UnknownPart,
)
from talentlab.pipelines.compare import KIND
from talentlab.pipelines.deliveries import import_delivery, remove_delivery
from talentlab.store.disk import Disk
from talentlab.store.incoming import Incoming, IncomingPart
from talentlab.store.layout import Layout
from talentlab.store.lock import only_writer
from talentlab.store.working import read_working
from talentlab.tables.people import POPULATION

CORRECTED = (*ROWS[:1], ("2480", "men", 37, 2021, 951), ("2480", "men", 37, 2022, 960))


def persons(root):
    rows, *_ = what_it_says(root)
    return {(row[0], row[2], row[4]): row[5] for row in rows["population"]}


def test_an_import_keeps_raw_bytes_rows_card_and_a_line_in_the_log(tmp_path):
    incoming = delivery()

    outcome = import_delivery(tmp_path, incoming, now=NOW)

    rows, cards, (entry,), (kept,) = what_it_says(tmp_path)
    assert sorted(rows["population"]) == sorted(population().rows())
    assert cards["population"] == [incoming.parts[0].card]
    raw = Layout(tmp_path).raw("SCB", kept.sha256)
    assert raw.read_bytes() == incoming.raw[0].content
    about = json.loads(raw.with_name(f"{raw.name}.json").read_text())
    assert about == {"name": "population.csv", "producer": "SCB", "url": ""}
    assert (entry.at, entry.delivery, entry.files, entry.rows) == (
        NOW,
        "scb",
        ("population.csv",),
        3,
    )
    assert (outcome.is_new, outcome.changes[0].added) == (True, 3)


def test_the_same_delivery_again_changes_no_byte(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)
    before = every_byte(tmp_path)

    outcome = import_delivery(tmp_path, delivery(ROWS), now="later")

    assert (outcome.is_new, every_byte(tmp_path)) == (False, before)


def test_rows_in_another_order_are_the_same_delivery(tmp_path):
    incoming = delivery()
    import_delivery(tmp_path, incoming, now=NOW)
    part = incoming.parts[0]
    shuffled = IncomingPart(part.table, part.name, part.frame.reverse(), part.card)

    outcome = import_delivery(tmp_path, Incoming("scb", (shuffled,), incoming.raw), now="later")

    assert outcome.is_new is False


def test_a_corrected_delivery_replaces_and_says_what_changed(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)

    outcome = import_delivery(tmp_path, delivery(CORRECTED), now="later")

    (change,) = outcome.changes
    assert (change.added, change.removed, change.changed) == (1, 1, 1)
    assert [(e[KIND], e["persons"]) for e in change.examples] == [
        ("changed", 951),
        ("added", 960),
        ("removed", 910),
    ]
    assert change.examples[0]["persons_before"] == 950
    assert persons(tmp_path) == {
        ("2480", "women", 2021): 900,
        ("2480", "men", 2021): 951,
        ("2480", "men", 2022): 960,
    }


def test_every_raw_file_that_ever_came_is_kept(tmp_path):
    for rows in (ROWS, CORRECTED):
        import_delivery(tmp_path, delivery(rows), now=NOW)

    working = read_working(tmp_path)
    assert len(working.files) == 2
    assert all(Layout(tmp_path).raw("SCB", kept.sha256).is_file() for kept in working.files)
    assert [entry.delivery for entry in working.imports] == ["scb", "scb"]


def test_a_new_card_is_news_even_when_no_row_changes(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)

    outcome = import_delivery(tmp_path, delivery(vintage="2026-02"), now="later")

    assert (outcome.is_new, [change.is_none for change in outcome.changes]) == (True, [True])


def test_a_part_that_no_longer_comes_is_gone(tmp_path):
    import_delivery(tmp_path, delivery(part="first"), now=NOW)

    import_delivery(tmp_path, delivery(CORRECTED, part="second"), now=NOW)

    assert [part.id for part in read_working(tmp_path).parts] == ["scb/second"]


def test_two_deliveries_stand_beside_each_other(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)

    import_delivery(tmp_path, delivery([("2482", "men", 1, 2022, 7)], name="own"), now=NOW)

    assert len(persons(tmp_path)) == 4


def test_an_overlap_with_another_delivery_stops_everything(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)
    before = every_byte(tmp_path)

    with pytest.raises(PartsOverlap) as raised:
        import_delivery(tmp_path, delivery(CORRECTED, name="own"), now=NOW)

    (overlap,) = raised.value.facts["overlaps"]
    assert (overlap.facts["first"], overlap.facts["second"]) == (
        "own/population",
        "scb/population",
    )
    assert every_byte(tmp_path) == before


def test_a_declared_precedence_lets_a_correction_stand_beside_the_original(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)

    fix = delivery([("2480", "men", 37, 2021, 1)], name="fix", supersedes=("scb/population",))
    outcome = import_delivery(tmp_path, fix, now=NOW)

    assert outcome.changes[0].changed == 1
    assert persons(tmp_path)["2480", "men", 2021] == 1
    remove_delivery(tmp_path, "fix", now=NOW)
    assert persons(tmp_path)["2480", "men", 2021] == 950


def test_precedence_over_a_part_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(UnknownPart) as raised:
        import_delivery(tmp_path, delivery(supersedes=("scb/other",)), now=NOW)

    assert raised.value.facts == {"parts": ["scb/other"], "known": ["scb/population"]}
    assert every_byte(tmp_path) == {}


def test_removing_a_delivery_that_others_supersede_is_refused(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)
    fix = delivery([("2480", "men", 9, 2021, 1)], name="fix", supersedes=("scb/population",))
    import_delivery(tmp_path, fix, now=NOW)

    with pytest.raises(UnknownPart):
        remove_delivery(tmp_path, "scb", now=NOW)

    assert [part.delivery for part in read_working(tmp_path).parts] == ["fix", "scb"]


def test_removing_what_is_not_there_says_what_is(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)

    with pytest.raises(UnknownPart) as raised:
        remove_delivery(tmp_path, "scbb", now=NOW)

    assert raised.value.facts == {"parts": ["scbb"], "known": ["scb"]}


def test_rows_that_do_not_fit_their_table_never_reach_the_disk(tmp_path):
    good = delivery()
    bad = good.parts[0].frame.with_columns(persons=pl.lit(-1, dtype=pl.Int64))
    part = IncomingPart(POPULATION, "population", bad, good.parts[0].card)

    with pytest.raises(TableDoesNotFit):
        import_delivery(tmp_path, Incoming("scb", (part,), good.raw), now=NOW)

    assert every_byte(tmp_path) == {}


def test_a_second_writer_is_told_who_holds_the_store(tmp_path):
    with only_writer(tmp_path, deed="build", disk=Disk()), pytest.raises(StoreBusy) as raised:
        import_delivery(tmp_path, delivery(), now=NOW)

    assert str(raised.value.facts["writer"]).startswith("build, pid ")
    assert import_delivery(tmp_path, delivery(), now=NOW).is_new


def steps_of_a_correction(tmp_path):
    """Return how many steps on the disk the import in the next tests takes."""
    root = tmp_path / "rehearsal"
    import_delivery(root, delivery(), now=NOW)
    disk = MortalDisk()
    import_delivery(root, delivery(CORRECTED), now="later", disk=disk)
    return disk.steps


def test_whoever_dies_at_any_step_leaves_the_store_reading_as_before_or_after(tmp_path):
    steps = steps_of_a_correction(tmp_path)
    states = []
    for last in range(steps):
        root = tmp_path / str(last)
        import_delivery(root, delivery(), now=NOW)
        before = what_it_says(root)

        with pytest.raises(Interrupted):
            import_delivery(root, delivery(CORRECTED), now="later", disk=MortalDisk(last))

        states.append(what_it_says(root) == before)
        import_delivery(root, delivery(CORRECTED), now="later")
        assert persons(root)["2480", "men", 2021] == 951
        assert not list(root.rglob("*.partial"))

    # Only the very last step, after the pointer was renamed, may die with the new content.
    assert states == [True] * (steps - 1) + [False]


@pytest.mark.parametrize(
    ("number", "expected"), [(errno.ENOSPC, DiskFull), (errno.EACCES, StoreNotWritable)]
)
def test_a_disk_that_refuses_at_any_step_before_the_swap_changes_nothing(
    tmp_path, number, expected
):
    steps = steps_of_a_correction(tmp_path)
    for last in range(steps - 1):
        root = tmp_path / str(last)
        import_delivery(root, delivery(), now=NOW)
        before = what_it_says(root)
        disk = MortalDisk(last, OSError(number, "refused"))
        with pytest.raises(expected):
            import_delivery(root, delivery(CORRECTED), now="later", disk=disk)

        assert what_it_says(root) == before


def test_the_first_import_of_all_may_die_anywhere_too(tmp_path):
    disk = MortalDisk()
    import_delivery(tmp_path / "rehearsal", delivery(), now=NOW, disk=disk)
    for last in range(disk.steps - 1):
        root = tmp_path / str(last)
        with pytest.raises(Interrupted):
            import_delivery(root, delivery(), now=NOW, disk=MortalDisk(last))

        assert what_it_says(root) == ({}, {}, (), ())
        assert import_delivery(root, delivery(), now=NOW).is_new


def test_a_damaged_part_is_reported_and_mended_by_importing_again(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)
    (part,) = read_working(tmp_path).parts
    path = Layout(tmp_path).tidy("population", part.sha256)
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(StoreDamaged) as raised:
        what_it_says(tmp_path)

    assert raised.value.facts["path"] == str(path)
    outcome = import_delivery(tmp_path, delivery(), now=NOW)
    assert outcome.unreadable == ("scb/population",)
    assert len(persons(tmp_path)) == 3


def test_a_damaged_part_of_another_delivery_stops_the_import(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)
    (part,) = read_working(tmp_path).parts
    Layout(tmp_path).tidy("population", part.sha256).unlink()
    before = every_byte(tmp_path)

    with pytest.raises(StoreDamaged):
        import_delivery(tmp_path, delivery([("2482", "men", 1, 2022, 7)], name="own"), now=NOW)

    assert every_byte(tmp_path) == before


@pytest.mark.parametrize("content", ["", "{", '{"format": 2}', '{"format": 1}', "[]", "null"])
def test_a_pointer_that_cannot_be_read_stops_the_import_and_is_left_alone(tmp_path, content):
    Layout(tmp_path).working.write_text(content)

    with pytest.raises(StoreDamaged):
        import_delivery(tmp_path, delivery(), now=NOW)

    assert Layout(tmp_path).working.read_text() == content

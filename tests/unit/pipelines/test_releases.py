import pytest

from factories.store import NOW, Interrupted, MortalDisk, delivery
from talentlab.errors import (
    NoEarlierRelease,
    NothingBuilt,
    NothingPublished,
    ReleaseExists,
    UnknownRelease,
)
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.releases import list_releases, publish, rollback
from talentlab.store.published import read_published
from talentlab.store.release import open_release, release_names


def test_a_release_holds_what_was_calculated_and_the_regions_own_imported_rows(
    tmp_path, calculate, hour
):
    rows = [
        ("2480", "men", 37, 2022, 1),
        ("2284", "men", 37, 2022, 2),
        ("00", "men", 37, 2022, 3),
        ("24", "men", 37, 2022, 4),
        ("0180", "men", 37, 2022, 5),
    ]
    import_delivery(tmp_path, delivery(rows), now=NOW)
    calculate()

    name = publish(tmp_path, name=None, now=hour(0))

    release = open_release(tmp_path)
    assert (name, release.name, release.created_at) == (
        "2026-11-24",
        "2026-11-24",
        "2026-11-24T08:00:00+00:00",
    )
    assert set(release.tables) == {
        "population",
        "population_history",
        "population_outlook",
        "population_backtest",
        "population_cases",
    }
    kept = release.query("SELECT region_code, persons FROM population ORDER BY persons").rows()
    assert kept == [("2480", 1), ("2284", 2), ("00", 3), ("24", 4)]
    assert [part.part for part in release.inputs("population_outlook")] == ["scb/population"]
    assert [entry.delivery for entry in release.imports] == ["scb"]
    assert release.region.slug == "vasterbotten"


def test_a_part_without_rows_about_the_region_is_not_said_to_be_its_source(
    tmp_path, calculate, hour
):
    import_delivery(tmp_path, delivery(), now=NOW)
    stockholm = delivery([("0180", "men", 37, 2022, 5)], name="own", producer="Stockholm")
    import_delivery(tmp_path, stockholm, now=NOW)
    calculate()
    publish(tmp_path, name=None, now=hour(0))

    release = open_release(tmp_path)

    assert [part.part for part in release.inputs("population")] == ["scb/population"]
    assert release.card("population").producer == "SCB"


def test_a_release_is_made_of_what_the_build_read_not_of_what_came_later(store, hour):
    import_delivery(store, delivery([("2480", "men", 1, 2022, 1)]), now=NOW)

    publish(store, name="later", now=hour(1))

    assert open_release(store).query("SELECT sum(persons) AS n FROM population").item() == 2760


def test_the_second_release_of_a_day_gets_a_number_and_names_are_never_reused(store, hour):
    assert publish(store, name=None, now=hour(1)) == "2026-11-24-2"
    with pytest.raises(ReleaseExists):
        publish(store, name="2026-11-24", now=hour(2))
    assert read_published(store).current == "2026-11-24-2"


def test_going_back_and_forward_changes_only_what_is_shown(store, hour):
    publish(store, name="second", now=hour(1))
    publish(store, name="third", now=hour(2))

    assert rollback(store, name=None, now=hour(3)) == "second"
    assert open_release(store).name == "second"
    assert rollback(store, name=None, now=hour(4)) == "2026-11-24"
    assert rollback(store, name="third", now=hour(5)) == "third"
    assert release_names(store) == ["third", "second", "2026-11-24"]
    assert [(shown.name, shown.deed) for shown in read_published(store).history] == [
        ("2026-11-24", "publish"),
        ("second", "publish"),
        ("third", "publish"),
        ("second", "rollback"),
        ("2026-11-24", "rollback"),
        ("third", "rollback"),
    ]


def test_there_is_nothing_before_the_first_release(store, hour):
    with pytest.raises(NoEarlierRelease) as alone:
        rollback(store, name=None, now=hour(1))
    assert alone.value.facts == {"name": "2026-11-24"}
    with pytest.raises(UnknownRelease) as raised:
        rollback(store, name="2025", now=hour(1))

    assert raised.value.facts == {"name": "2025", "known": ["2026-11-24"]}
    assert read_published(store).current == "2026-11-24"


def test_releases_are_listed_with_when_they_were_shown(store, hour):
    publish(store, name="second", now=hour(1))
    rollback(store, name=None, now=hour(2))

    listed = list_releases(store)

    assert [(r.manifest.name, r.is_current, len(r.shown)) for r in listed] == [
        ("second", False, 1),
        ("2026-11-24", True, 2),
    ]


def test_an_empty_store_has_no_releases_and_nothing_to_publish_or_go_back_to(tmp_path, hour):
    assert list_releases(tmp_path) == []
    with pytest.raises(NothingBuilt):
        publish(tmp_path, name=None, now=hour(0))
    with pytest.raises(NothingPublished):
        rollback(tmp_path, name=None, now=hour(0))


@pytest.mark.slow
def test_publishing_may_die_anywhere_and_the_pages_show_a_whole_release(store, hour):
    disk = MortalDisk()
    publish(store, name="rehearsal", now=hour(1), disk=disk)
    rollback(store, name="2026-11-24", now=hour(1))
    for last in range(disk.steps - 1):
        with pytest.raises(Interrupted):
            publish(store, name=f"r{last}", now=hour(2), disk=MortalDisk(last))

        assert open_release(store).name == "2026-11-24"
    publish(store, name="after", now=hour(3))
    assert open_release(store).name == "after"
    assert not list(store.rglob("*.partial"))

import json
import shutil
import subprocess
import sys
import threading
from datetime import date

import duckdb
import polars as pl
import pytest

from factories.store import Interrupted, MortalDisk, card, population
from talentlab.errors import (
    NothingPublished,
    ReleaseExists,
    ReleaseNameNotAllowed,
    StoreDamaged,
    UnknownRelease,
)
from talentlab.store.disk import Disk, sha256_of
from talentlab.store.incoming import RawContent
from talentlab.store.published import point_at, read_published
from talentlab.store.release import open_release, open_release_named, release_names
from talentlab.store.releasing import Contribution, Draft, next_name, write_release
from talentlab.tables.outlook import POPULATION_HISTORY
from talentlab.tables.people import POPULATION
from talentlab.vocab.region import load_region

RAW = RawContent("SCB", "a.csv", b"a")
AT = "2026-11-24T10:00:00+00:00"


def draft(name="2026-11-24", persons=900, at=AT, **changed):
    rows = population([("2480", "women", 37, 2021, persons)])
    history = pl.DataFrame(
        {
            "region_code": ["2480"],
            "measure": ["persons"],
            "sex": ["women"],
            "age_group": ["37"],
            "year": [2021],
            "persons": [float(persons)],
        }
    )
    facts = {
        "name": name,
        "created_at": at,
        "region": load_region("vasterbotten"),
        "base_year": 2021,
        "code_version": "0.1.0",
        "method_sha256": "abc",
        "assumptions": {"draws": 100, "seed": 1},
        "tables": (
            Contribution(POPULATION, rows, card(RAW, 1)),
            Contribution(POPULATION_HISTORY, history, card(RAW, 1, modelled=True)),
        ),
    }
    return Draft(**facts | changed)


def publish(root, name="2026-11-24", persons=900, at=AT):
    write_release(root, draft(name, persons, at))
    point_at(root, name, at=at, deed="publish", disk=Disk())


def persons_in(release):
    return release.query("SELECT persons FROM population").item()


def test_nothing_published_is_an_answer_of_its_own(tmp_path):
    with pytest.raises(NothingPublished):
        open_release(tmp_path)


def test_a_release_says_what_was_put_into_it(tmp_path):
    publish(tmp_path)

    release = open_release(tmp_path)

    assert (release.name, release.created_at, release.base_year) == ("2026-11-24", AT, 2021)
    assert (release.code_version, release.assumptions) == ("0.1.0", {"draws": 100, "seed": 1})
    assert release.region == load_region("vasterbotten")
    assert release.is_synthetic is False
    assert release.cards() == {
        "population": card(RAW, 1),
        "population_history": card(RAW, 1, modelled=True),
    }
    assert release.table("population").rows() == [("2480", 12, "women", 37, 2021, 900)]


def test_one_synthetic_table_makes_the_release_synthetic(tmp_path):
    rows = population([("2480", "women", 37, 2021, 1)])
    tables = (Contribution(POPULATION, rows, card(RAW, 1, synthetic=True)),)
    write_release(tmp_path, draft(tables=tables))

    assert open_release_named(tmp_path, "2026-11-24").is_synthetic


def test_questions_take_their_values_apart_from_their_text(tmp_path):
    publish(tmp_path)

    found = open_release(tmp_path).query(
        "SELECT region_code, persons * 2 AS twice FROM population WHERE region_code = ?", ["2480"]
    )

    assert found.rows() == [("2480", 1800)]
    assert found.schema == {"region_code": pl.String, "twice": pl.Int64}


def test_an_answer_without_rows_has_the_same_columns(tmp_path):
    publish(tmp_path)

    found = open_release(tmp_path).query(
        "SELECT region_code, sum(persons) AS persons, avg(persons) AS mean "
        "FROM population WHERE year = 1700 GROUP BY region_code"
    )

    assert found.schema == {"region_code": pl.String, "persons": pl.Int64, "mean": pl.Float64}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('{outside}')",
        "COPY (SELECT 1) TO '{outside}'",
        "ATTACH '{outside}'",
        "SET enable_external_access = true",
    ],
)
def test_a_question_reaches_nothing_outside_the_release(tmp_path, sql):
    publish(tmp_path)
    outside = tmp_path / "secret.txt"
    outside.write_text("secret")

    with pytest.raises(duckdb.Error):
        open_release(tmp_path).query(sql.format(outside=outside))

    assert outside.read_text() == "secret"


def test_a_release_that_is_published_meanwhile_is_found_at_once(tmp_path):
    publish(tmp_path, "first", 900, "2026-11-24T10:00:00+00:00")
    before = open_release(tmp_path)
    publish(tmp_path, "second", 901, "2026-11-24T10:00:01+00:00")

    assert persons_in(open_release(tmp_path)) == 901
    assert persons_in(before) == 900
    point_at(tmp_path, "first", at="later", deed="rollback", disk=Disk())
    assert persons_in(open_release(tmp_path)) == 900


def test_an_unchanged_release_is_opened_once(tmp_path):
    publish(tmp_path)

    assert open_release(tmp_path) is open_release(tmp_path)


def test_many_threads_ask_and_publish_at_once_and_never_see_half_a_release(tmp_path):
    publish(tmp_path, "r0", 0)
    seen, faults = set(), []

    def ask():
        try:
            for _ in range(60):
                release = open_release(tmp_path)
                seen.add((release.name, persons_in(release)))
        except BaseException as fault:  # noqa: BLE001 -- told by the assertion below
            faults.append(fault)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(1, 4):
        publish(tmp_path, f"r{number}", number)
    for thread in threads:
        thread.join()

    assert faults == []
    assert seen <= {(f"r{number}", number) for number in range(4)}


def test_a_release_never_changes(tmp_path):
    publish(tmp_path)

    with pytest.raises(ReleaseExists):
        write_release(tmp_path, draft(persons=1))

    assert persons_in(open_release(tmp_path)) == 900


@pytest.mark.parametrize(
    "name", ["", "Höst", "a/b", "../x", ".", "2026_1", "x.partial", "-a", "a" * 61]
)
def test_a_name_that_cannot_be_an_address_is_refused_with_one_that_can(tmp_path, name):
    with pytest.raises(ReleaseNameNotAllowed) as raised:
        write_release(tmp_path, draft(name))

    write_release(tmp_path, draft(raised.value.facts["suggestion"]))


def test_swedish_letters_become_the_nearest_that_an_address_takes(tmp_path):
    with pytest.raises(ReleaseNameNotAllowed) as raised:
        write_release(tmp_path, draft("Höst 2026 (Åsele)"))

    assert raised.value.facts["suggestion"] == "host-2026-asele"


def test_releases_are_listed_newest_first_and_unfinished_ones_never(tmp_path):
    write_release(tmp_path, draft("a", at="2026-01-02T00:00:00+00:00"))
    write_release(tmp_path, draft("b", at="2026-01-03T00:00:00+00:00"))
    write_release(tmp_path, draft("c", at="2026-01-01T00:00:00+00:00"))
    shutil.copytree(tmp_path / "releases" / "a", tmp_path / "releases" / "d.partial")

    assert release_names(tmp_path) == ["b", "a", "c"]


def test_the_days_first_name_is_the_day():
    day = date(2026, 11, 24)

    assert next_name(day, []) == "2026-11-24"
    assert next_name(day, ["2026-11-24"]) == "2026-11-24-2"
    assert next_name(day, ["2026-11-24", "2026-11-24-2", "x"]) == "2026-11-24-3"


@pytest.mark.slow
def test_whoever_dies_while_writing_a_release_leaves_no_release(tmp_path):
    disk = MortalDisk()
    write_release(tmp_path / "rehearsal", draft(), disk=disk)
    for last in range(disk.steps - 1):
        root = tmp_path / str(last)
        with pytest.raises(Interrupted):
            write_release(root, draft(), disk=MortalDisk(last))

        assert release_names(root) == []
        write_release(root, draft())
        assert release_names(root) == ["2026-11-24"]
        assert not list(root.rglob("*.partial"))


@pytest.mark.parametrize("content", ["", "{", '{"format": 1}', '{"format": 9}', "[]"])
def test_pointers_and_manifests_that_cannot_be_read_are_damage(tmp_path, content):
    publish(tmp_path)
    manifest = tmp_path / "releases" / "2026-11-24" / "release.json"
    manifest.write_text(content)
    with pytest.raises(StoreDamaged):
        open_release_named(tmp_path, "2026-11-24")

    (tmp_path / "published.json").write_text(content)
    with pytest.raises(StoreDamaged):
        read_published(tmp_path)


def test_a_table_that_is_gone_or_changed_is_damage(tmp_path):
    publish(tmp_path)
    path = tmp_path / "releases" / "2026-11-24" / "population.parquet"
    release = open_release(tmp_path)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(StoreDamaged):
        release.table("population")

    path.unlink()
    with pytest.raises(StoreDamaged):
        open_release_named(tmp_path, "2026-11-24")


def test_an_unknown_release_is_told_with_the_known_ones(tmp_path):
    publish(tmp_path)

    with pytest.raises(UnknownRelease) as raised:
        open_release_named(tmp_path, "2025")

    assert raised.value.facts == {"name": "2025", "known": ["2026-11-24"]}


@pytest.mark.slow
def test_the_catalogue_works_from_inside_its_folder_wherever_that_is(tmp_path):
    write_release(tmp_path, draft())
    moved = tmp_path / "elsewhere"
    shutil.move(tmp_path / "releases" / "2026-11-24", moved)
    ask = (
        "import duckdb; c = duckdb.connect('catalogue.duckdb', read_only=True); "
        "print(c.execute('SELECT persons FROM population').fetchone()[0])"
    )

    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=moved, capture_output=True, text=True, check=True
    )

    assert done.stdout == "900\n"


def test_the_catalogue_works_from_anywhere_when_told_where_to_look(tmp_path):
    folder = write_release(tmp_path, draft())

    with duckdb.connect(str(folder / "catalogue.duckdb"), read_only=True) as catalogue:
        catalogue.execute(f"SET file_search_path = '{folder}'")
        found = catalogue.execute("SELECT count(*) FROM population_history").fetchone()

    assert found == (1,)


def test_the_data_package_describes_every_file_and_column(tmp_path):
    folder = write_release(tmp_path, draft())

    package = json.loads((folder / "datapackage.json").read_text())

    assert package["name"] == "2026-11-24"
    described = {
        r["path"]: (r["hash"], [f["name"] for f in r["schema"]["fields"]])
        for r in package["resources"]
    }
    assert described == {
        path.name: (
            f"sha256:{sha256_of(path.read_bytes())}",
            pl.read_parquet_schema(path).names(),
        )
        for path in folder.glob("*.parquet")
    }
    for resource in package["resources"]:
        assert resource["schema"]["primaryKey"]
        assert {f["type"] for f in resource["schema"]["fields"]} <= {"string", "integer", "number"}

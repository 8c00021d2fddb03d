"""What the pages read: one published release, opened read-only, with SQL over its tables.

Opening is cheap and may be done for every page: a release never changes, so it is kept open and
found again until ``published.json`` points at another one. Any number of threads may ask at once;
whoever holds the old release goes on reading it undisturbed.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import duckdb
import polars as pl

from talentlab.errors import NothingPublished, UnknownRelease
from talentlab.store.disk import read_checked
from talentlab.store.frames import as_frame
from talentlab.store.layout import Layout
from talentlab.store.manifest import ImportEntry, InputPart, Manifest, TableEntry, read_manifest
from talentlab.store.parquet import unpack
from talentlab.store.published import read_published
from talentlab.tables.card import Card
from talentlab.tables.employment import EMPLOYMENT_ASSUMPTIONS
from talentlab.tables.openings import OPENINGS_ASSUMPTIONS
from talentlab.tables.outlook import POPULATION_ASSUMPTIONS
from talentlab.tables.people import DECEMBER, POPULATION
from talentlab.vocab.region import Region, region_from_json
from talentlab.vocab.text import Text

Stamp: TypeAlias = tuple[int, int, int]
"""What changes when the pointer is replaced: inode, time of change, size."""

MOST_ROWS_IN_MEMORY: Final = 1_000_000
"""Larger calculated tables stay in their files."""

_OPENED: Final[dict[Path, tuple[Stamp, "Release"]]] = {}
_OPENING: Final = threading.Lock()


class Release:
    """One release: its tables, cards and provenance. Reads only, from any thread."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self._tables = _open_tables(folder, manifest.tables)

    @property
    def name(self) -> str:
        """Return the release's name."""
        return self.manifest.name

    @property
    def created_at(self) -> str:
        """Return when the release was made, as ISO 8601."""
        return self.manifest.created_at

    @cached_property
    def region(self) -> Region:
        """Return the region as it was configured when the release was made."""
        return region_from_json(json.dumps(dict(self.manifest.region)))

    @property
    def is_synthetic(self) -> bool:
        """Return whether any number in the release is invented sample data."""
        return self.manifest.is_synthetic

    @property
    def code_version(self) -> str:
        """Return the version of the code that calculated the release."""
        return self.manifest.code_version

    @property
    def base_year(self) -> int:
        """Return the last counted year: the outlook begins the year after."""
        return self.manifest.base_year

    @property
    def assumptions(self) -> Mapping[str, Any]:
        """Return what the calculation was told: draws, seed and the like."""
        return self.manifest.assumptions

    @cached_property
    def assumed(self) -> tuple[Text, ...]:
        """What the population outlook assumed, in words; nothing in releases that do not say."""
        return self._assumed(POPULATION_ASSUMPTIONS.name)

    @cached_property
    def assumed_about_work(self) -> tuple[Text, ...]:
        """What the employment outlook assumed, in words; nothing in releases without one."""
        return self._assumed(EMPLOYMENT_ASSUMPTIONS.name)

    @cached_property
    def assumed_about_openings(self) -> tuple[Text, ...]:
        """What the openings assumed, in words; nothing in releases without them."""
        return self._assumed(OPENINGS_ASSUMPTIONS.name)

    def _assumed(self, table: str) -> tuple[Text, ...]:
        if table not in self.tables:
            return ()
        said = self.table(table).sort("position")
        return tuple(Text(sv=sv, en=en) for _, sv, en in said.iter_rows())

    @cached_property
    def months_counted(self) -> Mapping[int, int]:
        """Year -> month, for years when municipalities were counted in another than December.

        Areas made of municipalities are counted when their municipalities are.
        """
        if POPULATION.name not in self.tables:
            return {}
        frame = self.query(
            f"SELECT year, max(reference_month) AS month FROM {POPULATION.name} "  # noqa: S608 -- a constant
            "WHERE length(region_code) = 4 GROUP BY year HAVING month <> ? ORDER BY year",
            [DECEMBER],
        )
        return dict(frame.iter_rows())

    def month_of(self, year: int) -> int:
        """Return the month that residents of ``year`` belong to: a forecast's is its base's."""
        return self.months_counted.get(min(year, self.base_year), DECEMBER)

    @property
    def tables(self) -> Mapping[str, TableEntry]:
        """Return every table by name, with rows, hash and columns."""
        return self.manifest.tables

    @property
    def imports(self) -> tuple[ImportEntry, ...]:
        """Return the log of deliveries, oldest first."""
        return self.manifest.imports

    def card(self, table: str) -> Card:
        """Return the card of ``table``."""
        return self.tables[table].card

    def cards(self) -> dict[str, Card]:
        """Return every table's card."""
        return {name: entry.card for name, entry in self.tables.items()}

    def inputs(self, table: str) -> tuple[InputPart, ...]:
        """Return the imported parts that ``table`` was made from."""
        return self.tables[table].inputs

    def query(self, sql: str, parameters: Sequence[object] = ()) -> pl.DataFrame:
        """Return the answer to ``sql``, by the tables' own names.

        Values go in ``parameters`` and are marked ``?`` in the text. The connection can read the
        release's own tables and nothing else on the machine.
        """
        with self._tables.cursor() as cursor:
            return as_frame(cursor.execute(sql, list(parameters)))

    def table(self, name: str) -> pl.DataFrame:
        """Return every row of the table ``name``, after checking the file's hash."""
        entry = self.tables[name]
        return unpack(self.folder / entry.file, entry.sha256)[0]


def open_release(root: Path) -> Release:
    """Return the release that is published in the store ``root``.

    Raises
    ------
    NothingPublished
        No release has been published.
    StoreDamaged
        The pointer or the release cannot be read.

    """
    root = root.absolute()
    stamp = _stamp(root)
    with _OPENING:
        known = _OPENED.get(root)
        if known is None or known[0] != stamp:
            known = (stamp, open_release_named(root, read_published(root).current))
            _OPENED[root] = known
    return known[1]


def open_release_named(root: Path, name: str) -> Release:
    """Return the release ``name``, published or not.

    Raises
    ------
    UnknownRelease
        With the names that exist.

    """
    names = release_names(root)
    if name not in names:
        raise UnknownRelease(name=name, known=names or ["–"])
    folder = Layout(root).release(name).resolve()
    return Release(folder, read_manifest(folder / "release.json"))


def release_names(root: Path) -> list[str]:
    """Return the names of all finished releases, newest first."""
    manifests = Layout(root).releases.glob("*/release.json")
    finished = [path.parent for path in manifests if path.parent.suffix == ""]
    return [path.name for path in sorted(finished, key=_made, reverse=True)]


def _made(folder: Path) -> tuple[str, str]:
    return read_manifest(folder / "release.json").created_at, folder.name


def _stamp(root: Path) -> Stamp:
    try:
        found = Layout(root).published.stat()
    except FileNotFoundError as error:
        raise NothingPublished(path=str(root)) from error
    return found.st_ino, found.st_mtime_ns, found.st_size


def _open_tables(folder: Path, tables: Mapping[str, TableEntry]) -> duckdb.DuckDBPyConnection:
    """Return a connection that sees ``tables`` by name and can read nothing else.

    Every file is first held against its hash, so that nobody is shown a number that was changed.
    What we calculated is held in memory, because every page asks about it: 128 000 rows take 22 ms
    to load, and a question then 1.0 ms instead of 1.8. Imported tables are views over their files,
    and so are calculated ones of more than a million rows: draws, which few questions are about.
    """
    # One thread: pages ask small questions, and the web server already uses every core.
    connection = duckdb.connect(":memory:", config={"threads": 1})
    for name, entry in tables.items():
        path = folder / entry.file
        read_checked(path, entry.sha256)
        is_held = entry.layer == "derived" and entry.rows <= MOST_ROWS_IN_MEMORY
        connection.execute(statement("TABLE" if is_held else "VIEW", name, str(path)))
    connection.execute(f"SET allowed_directories = [{_quoted(str(folder))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def statement(kind: Literal["TABLE", "VIEW"], table: str, path: str) -> str:
    """Return the SQL that lets ``table`` stand for the Parquet file ``path``."""
    return f'CREATE {kind} "{table}" AS SELECT * FROM read_parquet({_quoted(path)})'  # noqa: S608 -- names come from our own declarations, paths are quoted


def _quoted(text: str) -> str:
    """Return ``text`` as an SQL string, which DuckDB cannot take as a parameter here."""
    return "'" + text.replace("'", "''") + "'"

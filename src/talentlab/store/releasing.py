"""Writing a release: a folder that is made under a passing name and never changed afterwards."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import duckdb
import polars as pl

from talentlab.errors import ReleaseExists, ReleaseNameNotAllowed
from talentlab.store.datapackage import datapackage
from talentlab.store.disk import PASSING, Disk
from talentlab.store.layout import Layout, slug
from talentlab.store.manifest import ColumnEntry, ImportEntry, InputPart, Manifest, TableEntry
from talentlab.store.parquet import Packed, pack
from talentlab.store.release import statement
from talentlab.tables.card import Card
from talentlab.tables.declare import Table
from talentlab.vocab.region import Region

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 60  # characters: the name is a folder and part of an address


@dataclass(frozen=True, slots=True)
class Contribution:
    """One table for a release: its declaration, rows, card and what it was made from."""

    table: Table
    frame: pl.DataFrame
    card: Card
    inputs: tuple[InputPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a new release needs. ``created_at`` is ISO 8601; the name becomes its folder."""

    name: str
    created_at: str
    region: Region
    base_year: int
    code_version: str
    method_sha256: str
    assumptions: Mapping[str, Any]
    tables: tuple[Contribution, ...]
    imports: tuple[ImportEntry, ...] = ()


def write_release(root: Path, draft: Draft, *, disk: Disk | None = None) -> Path:
    """Return the folder of the new release, finished; what the pages show is unchanged.

    Raises
    ------
    ReleaseExists, ReleaseNameNotAllowed
        Nothing was written.
    DiskFull, StoreNotWritable
        No release by that name exists; the rest of the store is as it was.

    """
    disk = disk or Disk()
    folder = Layout(root).release(check_name(draft.name))
    if folder.exists():
        raise ReleaseExists(name=draft.name)
    passing = folder.with_name(f"{folder.name}{PASSING}")
    packed = {part.table.name: pack(part.frame, part.card) for part in draft.tables}
    manifest = _manifest(draft, packed)
    disk.sweep(folder.parent)
    for name, parquet in packed.items():
        disk.replace(passing / manifest.tables[name].file, parquet.content)
    described = json.dumps(datapackage(manifest), ensure_ascii=False, indent=1) + "\n"
    disk.replace(passing / "datapackage.json", described.encode())
    _write_catalogue(passing, manifest, disk)
    disk.replace(passing / "release.json", manifest.to_json())
    disk.rename_folder(passing, folder)
    return folder


def check_name(name: str) -> str:
    """Return ``name`` if it can be a folder and part of an address."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        suggestion = slug(name)[:_LONGEST].rstrip("-")
        raise ReleaseNameNotAllowed(name=name, suggestion=suggestion)
    return name


def next_name(today: date, taken: list[str]) -> str:
    """Return the day's first free name: ``2026-11-24``, then ``2026-11-24-2`` and so on."""
    day = today.isoformat()
    names = [day, *(f"{day}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _manifest(draft: Draft, packed: Mapping[str, Packed]) -> Manifest:
    entries = {part.table.name: _entry(part, packed[part.table.name]) for part in draft.tables}
    return Manifest(
        name=draft.name,
        created_at=draft.created_at,
        code_version=draft.code_version,
        method_sha256=draft.method_sha256,
        region=json.loads(draft.region.to_json()),
        base_year=draft.base_year,
        is_synthetic=any(part.card.synthetic for part in draft.tables),
        assumptions=draft.assumptions,
        tables=entries,
        imports=draft.imports,
    )


def _entry(part: Contribution, packed: Packed) -> TableEntry:
    return TableEntry(
        file=f"{part.table.name}.parquet",
        rows=packed.rows,
        sha256=packed.sha256,
        layer=part.table.layer,
        columns=tuple(_columns(part)),
        key=part.table.key,
        card=part.card,
        inputs=part.inputs,
    )


def _columns(part: Contribution) -> list[ColumnEntry]:
    types = {name: str(kind) for name, kind in part.frame.schema.items()}
    return [
        ColumnEntry(c.name, types[c.name], sv=c.text.sv, en=c.text.en, unit=c.unit)
        for c in part.table.columns()
        if c.name in types
    ]


def _write_catalogue(folder: Path, manifest: Manifest, disk: Disk) -> None:
    """Write ``catalogue.duckdb``: a view for each table, over the files beside it.

    DuckDB looks for relative names in the working folder and in ``file_search_path``, and checks
    them when a view is made; so the views are made while that setting points here, and the file
    works wherever the folder is moved to, opened from inside it or with the same setting.
    """
    path = folder / "catalogue.duckdb"
    passing = folder / f"catalogue{PASSING}"
    disk.step("write", path)
    with duckdb.connect(str(passing)) as connection:
        connection.execute("SET file_search_path = " + _quoted(str(folder.resolve())))
        for name, entry in manifest.tables.items():
            connection.execute(statement("VIEW", name, entry.file))
    disk.replace(path, passing.read_bytes())
    passing.unlink()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

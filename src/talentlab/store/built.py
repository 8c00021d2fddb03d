"""``built.json``: what was calculated last, from which parts, by which code, told what."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from talentlab.errors import NothingBuilt
from talentlab.store.disk import Disk
from talentlab.store.layout import Layout
from talentlab.store.manifest import ImportEntry, import_entry
from talentlab.store.pointer import read_pointer, write_pointer
from talentlab.store.working import StoredPart, stored_part


@dataclass(frozen=True, slots=True)
class DerivedTable:
    """One calculated table: rows in ``derived/<name>/<sha256>.parquet``.

    ``inputs`` are the names of the imported tables that it was calculated from.
    """

    name: str
    sha256: str
    rows: int
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished calculation.

    ``parts`` are all imported parts that held when it began; ``inputs`` the names of the tables
    that the calculation read. ``region`` is the region as declared, cooperation switches included.
    """

    at: str
    region: Mapping[str, Any]
    base_year: int
    code_version: str
    method_sha256: str
    assumptions: Mapping[str, Any]
    inputs: tuple[str, ...]
    parts: tuple[StoredPart, ...]
    tables: tuple[DerivedTable, ...]
    imports: tuple[ImportEntry, ...] = ()


def read_built(root: Path) -> Built:
    """Return what was calculated last in the store ``root``.

    Raises
    ------
    NothingBuilt
        Nothing was.
    StoreDamaged
        The pointer cannot be read.

    """
    built = read_pointer(Layout(root).built, _built)
    if built is None:
        raise NothingBuilt(path=str(root))
    return built


def _built(fields: dict[str, Any]) -> Built:
    fields["inputs"] = tuple(fields["inputs"])
    fields["parts"] = tuple(stored_part(part) for part in fields["parts"])
    fields["tables"] = tuple(_table(table, fields["inputs"]) for table in fields["tables"])
    fields["imports"] = tuple(import_entry(entry) for entry in fields["imports"])
    return Built(**fields)


def _table(fields: dict[str, Any], inputs: tuple[str, ...]) -> DerivedTable:
    """Return one table; an earlier version wrote only what all of them together were made from."""
    return DerivedTable(**{**fields, "inputs": tuple(fields.get("inputs", inputs))})


def write_built(root: Path, built: Built, *, disk: Disk) -> None:
    """Let ``built`` be what ``publish`` takes, in one instant."""
    write_pointer(Layout(root).built, asdict(built), disk=disk)

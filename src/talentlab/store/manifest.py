"""``release.json``: everything a release says about itself, written once and never changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from talentlab.errors import StoreDamaged
from talentlab.store.pointer import as_json, read_pointer
from talentlab.tables.card import Card, card_from_json


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """One column of a table in a release: for data packages and catalogues."""

    name: str
    type: str
    sv: str = ""
    en: str = ""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class InputPart:
    """One imported part that a table was made from, down to the untouched files."""

    table: str
    part: str
    delivery: str
    sha256: str
    rows: int
    card: Card
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table in a release: its file, and the imported parts it was made from."""

    file: str
    rows: int
    sha256: str
    layer: str
    columns: tuple[ColumnEntry, ...]
    key: tuple[str, ...]
    card: Card
    inputs: tuple[InputPart, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """One line of the import log: what came, when, and what it changed."""

    at: str
    delivery: str
    files: tuple[str, ...]
    rows: int
    changes: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says about itself. ``region`` is the region as it was declared then."""

    name: str
    created_at: str
    code_version: str
    method_sha256: str
    region: Mapping[str, Any]
    base_year: int
    is_synthetic: bool
    assumptions: Mapping[str, Any]
    tables: Mapping[str, TableEntry]
    imports: tuple[ImportEntry, ...] = ()

    def to_json(self) -> bytes:
        """Return the manifest as JSON that people can read too."""
        return as_json(asdict(self))


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in the file ``path``.

    Raises
    ------
    StoreDamaged
        The file is gone, cut off, or from a later version.

    """
    manifest = read_pointer(path, _manifest)
    if manifest is None:
        raise StoreDamaged(path=str(path), why="–")
    return manifest


def _manifest(fields: dict[str, Any]) -> Manifest:
    fields["tables"] = {name: _table(table) for name, table in fields["tables"].items()}
    fields["imports"] = tuple(import_entry(entry) for entry in fields["imports"])
    return Manifest(**fields)


def import_entry(fields: Mapping[str, Any]) -> ImportEntry:
    """Return the line of the import log that was written as JSON."""
    return ImportEntry(
        at=fields["at"],
        delivery=fields["delivery"],
        files=tuple(fields["files"]),
        rows=fields["rows"],
        changes=tuple(fields["changes"]),
    )


def _table(fields: Mapping[str, Any]) -> TableEntry:
    return TableEntry(
        **{
            **fields,
            "columns": tuple(ColumnEntry(**column) for column in fields["columns"]),
            "key": tuple(fields["key"]),
            "card": _card(fields["card"]),
            "inputs": _inputs(fields["inputs"]),
        }
    )


def _inputs(parts: Sequence[Mapping[str, Any]]) -> tuple[InputPart, ...]:
    return tuple(_input(part) for part in parts)


def _input(part: Mapping[str, Any]) -> InputPart:
    """Return one part; an earlier version did not write what a part replaces."""
    replaced = tuple(part.get("supersedes", ()))
    return InputPart(**{**part, "card": _card(part["card"]), "supersedes": replaced})


def _card(fields: Mapping[str, Any]) -> Card:
    return card_from_json(json.dumps(fields))

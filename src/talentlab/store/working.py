"""``working.json``: the imported parts that hold now, and the log of how they came.

It is the one pointer of an import. Everything it names is written before it and never changed, so
an import that dies anywhere leaves the store reading exactly as before.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from talentlab.store.disk import Disk
from talentlab.store.layout import Layout
from talentlab.store.manifest import ImportEntry, import_entry
from talentlab.store.parquet import unpack
from talentlab.store.pointer import read_pointer, write_pointer
from talentlab.store.resolve import Layer


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One untouched file in the store: ``raw/<producer>/<sha256>``."""

    producer: str
    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class StoredPart:
    """One imported part: rows of ``table`` in ``tidy/<table>/<sha256>.parquet``."""

    table: str
    name: str
    delivery: str
    sha256: str
    rows: int
    supersedes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the name that manifests and messages use: ``delivery/part``."""
        return f"{self.delivery}/{self.name}"


@dataclass(frozen=True, slots=True)
class Working:
    """Everything imported that holds now, sorted, and the import log, oldest first."""

    parts: tuple[StoredPart, ...] = ()
    files: tuple[KeptFile, ...] = ()
    imports: tuple[ImportEntry, ...] = ()

    def of_table(self, table: str) -> tuple[StoredPart, ...]:
        """Return the parts that make up ``table``."""
        return tuple(part for part in self.parts if part.table == table)

    def of_delivery(self, delivery: str) -> tuple[StoredPart, ...]:
        """Return the parts that ``delivery`` gave."""
        return tuple(part for part in self.parts if part.delivery == delivery)

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that have rows, sorted."""
        return tuple(sorted({part.table for part in self.parts}))


def read_working(root: Path) -> Working:
    """Return what is imported in the store ``root``; nothing, if nothing ever was.

    Raises
    ------
    StoreDamaged
        The pointer cannot be read.

    """
    return read_pointer(Layout(root).working, _working) or Working()


def stored_part(fields: Mapping[str, Any]) -> StoredPart:
    """Return the part that was written as JSON."""
    return StoredPart(**{**fields, "supersedes": tuple(fields["supersedes"])})


def _working(fields: dict[str, Any]) -> Working:
    return Working(
        parts=tuple(stored_part(part) for part in fields["parts"]),
        files=tuple(KeptFile(**kept) for kept in fields["files"]),
        imports=tuple(import_entry(entry) for entry in fields["imports"]),
    )


def write_working(root: Path, working: Working, *, disk: Disk) -> None:
    """Let ``working`` hold from now on, in one instant."""
    write_pointer(Layout(root).working, asdict(working), disk=disk)


def read_layer(root: Path, part: StoredPart) -> Layer:
    """Return one stored part's rows and card, after checking the file's hash."""
    frame, card = unpack(Layout(root).tidy(part.table, part.sha256), part.sha256)
    return Layer(id=part.id, frame=frame, card=card, supersedes=part.supersedes)

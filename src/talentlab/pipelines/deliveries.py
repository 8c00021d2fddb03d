"""Importing: a delivery comes in whole, or the store stays exactly as it was."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from talentlab.errors import PartsOverlap, StoreDamaged, UnknownPart
from talentlab.pipelines.compare import Change, compare
from talentlab.store.disk import Disk, sha256_of
from talentlab.store.incoming import Incoming, IncomingPart, RawContent
from talentlab.store.layout import Layout
from talentlab.store.lock import only_writer
from talentlab.store.manifest import ImportEntry
from talentlab.store.parquet import Packed, pack
from talentlab.store.resolve import Layer, one_table, overlaps
from talentlab.store.working import (
    KeptFile,
    StoredPart,
    Working,
    read_layer,
    read_working,
    write_working,
)
from talentlab.tables.card import Card
from talentlab.tables.catalogue import TIDY

Progress: TypeAlias = Callable[[str, float], None]
"""Told what is being done, and the share of the whole (0-1) that is behind us."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did. ``is_new`` is false when the store already held all of it.

    ``unreadable`` are parts of the earlier delivery of the same name whose files were damaged: they
    are replaced, and what changed is told as if they had never come.
    """

    delivery: str
    is_new: bool
    files: tuple[str, ...]
    rows: int
    changes: tuple[Change, ...]
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Version:
    """A set of parts, and what each one holds: what is in the store, or soon will be."""

    parts: tuple[StoredPart, ...]
    layers: Mapping[tuple[str, str], Layer]
    unreadable: tuple[str, ...] = ()

    def of_table(self, table: str) -> list[Layer]:
        """Return the layers that make up ``table``, in the order of the parts."""
        keys = [(part.table, part.id) for part in self.parts if part.table == table]
        return [self.layers[key] for key in keys if key in self.layers]

    def provenance(self) -> Mapping[tuple[str, str], tuple[Card, tuple[str, ...]]]:
        """Return each layer's card and precedence, by table and part."""
        return {key: (layer.card, layer.supersedes) for key, layer in self.layers.items()}


def import_delivery(
    root: Path,
    incoming: Incoming,
    *,
    now: str,
    disk: Disk | None = None,
    progress: Progress = lambda _what, _share: None,
) -> Outcome:
    """Let ``incoming`` replace what an earlier delivery of the same name gave.

    Parameters
    ----------
    now
        The moment of the import, ISO 8601, for the log.
    progress
        Told about each step.

    Raises
    ------
    TableDoesNotFit, PartsOverlap, UnknownPart
        The delivery cannot be taken in; all faults at once. The store is as it was.
    StoreBusy, StoreNotWritable, DiskFull, StoreDamaged
        The store cannot be read or written. It reads as it did.

    """
    disk = disk or Disk()
    with only_writer(root, deed=f"import {incoming.delivery}", disk=disk):
        working = read_working(root)
        progress("check", 0.0)
        packed = {_key(incoming, part): _pack(part) for part in incoming.parts}
        before, after = _versions(root, working, incoming, packed)
        progress("compare", 0.4)
        outcome = _outcome(working, incoming, before, after)
        progress("write", 0.7)
        # Also when nothing is new: a file that was damaged meanwhile is mended by what came.
        _write_files(root, incoming, packed, disk=disk)
        if outcome.is_new:
            write_working(root, _working(working, incoming, after, outcome, now), disk=disk)
        progress("done", 1.0)
        return outcome


def remove_delivery(root: Path, delivery: str, *, now: str, disk: Disk | None = None) -> Outcome:
    """Take everything that ``delivery`` gave out of the working tables.

    Releases keep it: they never change.

    Raises
    ------
    UnknownPart
        The store has no such delivery.

    """
    working = read_working(root)
    if not working.of_delivery(delivery):
        known = sorted({part.delivery for part in working.parts}) or ["–"]
        raise UnknownPart(parts=[delivery], known=known)
    return import_delivery(root, Incoming(delivery=delivery, parts=()), now=now, disk=disk)


def _key(incoming: Incoming, part: IncomingPart) -> tuple[str, str]:
    return part.table.name, f"{incoming.delivery}/{part.name}"


def _pack(part: IncomingPart) -> Packed:
    """Return the part as bytes; sorted, so that the same rows are always the same bytes."""
    columns = [column.name for column in part.table.columns()]
    frame = part.table.check(part.frame).select(columns).sort(part.table.key)
    return pack(frame, part.card)


def _versions(
    root: Path,
    working: Working,
    incoming: Incoming,
    packed: Mapping[tuple[str, str], Packed],
) -> tuple[_Version, _Version]:
    """Return what is in the store, and what will be, of the tables that may change."""
    before = _stored(root, working, incoming)
    new = {_key(incoming, part): part for part in incoming.parts}
    parts = [part for part in working.parts if part.delivery != incoming.delivery]
    parts += [_stored_part(incoming, part, packed[key]) for key, part in new.items()]
    parts.sort(key=lambda part: (part.table, part.id))
    _refuse_unknown(parts)
    layers = {key: layer for key, layer in before.layers.items() if not _is_from(key, incoming)}
    layers |= {key: Layer(key[1], p.frame, p.card, p.supersedes) for key, p in new.items()}
    return before, _Version(tuple(parts), layers)


def _stored(root: Path, working: Working, incoming: Incoming) -> _Version:
    """Return what is in the store; a damaged part matters only if this delivery leaves it there."""
    touched = _touched(working, incoming)
    layers: dict[tuple[str, str], Layer] = {}
    unreadable: list[str] = []
    for part in working.parts:
        if part.table not in touched:
            continue
        try:
            layers[part.table, part.id] = read_layer(root, part)
        except StoreDamaged:
            if part.delivery != incoming.delivery:
                raise
            unreadable.append(part.id)
    return _Version(working.parts, layers, tuple(unreadable))


def _stored_part(incoming: Incoming, part: IncomingPart, packed: Packed) -> StoredPart:
    return StoredPart(
        table=part.table.name,
        name=part.name,
        delivery=incoming.delivery,
        sha256=packed.sha256,
        rows=packed.rows,
        supersedes=part.supersedes,
    )


def _is_from(key: tuple[str, str], incoming: Incoming) -> bool:
    return key[1].rpartition("/")[0] == incoming.delivery


def _touched(working: Working, incoming: Incoming) -> list[str]:
    gone = {part.table for part in working.of_delivery(incoming.delivery)}
    return sorted(gone | {part.table.name for part in incoming.parts})


def _refuse_unknown(parts: Sequence[StoredPart]) -> None:
    known = {part.id for part in parts}
    unknown = sorted({name for part in parts for name in part.supersedes} - known)
    if unknown:
        raise UnknownPart(parts=unknown, known=sorted(known))


def _changes(before: _Version, after: _Version, touched: list[str]) -> tuple[Change, ...]:
    """Return what changes in each table that readers see; all overlaps at once if there are any."""
    found = [fault for name in touched for fault in overlaps(TIDY[name], after.of_table(name))]
    if found:
        raise PartsOverlap(overlaps=tuple(found))
    return tuple(
        compare(
            TIDY[name],
            one_table(TIDY[name], before.of_table(name)),
            one_table(TIDY[name], after.of_table(name)),
        )
        for name in touched
    )


def _outcome(working: Working, incoming: Incoming, before: _Version, after: _Version) -> Outcome:
    """Return what the import comes to; not new if no row, card, file or precedence changes."""
    changes = _changes(before, after, _touched(working, incoming))
    is_same = (
        all(change.is_none for change in changes)
        and before.provenance() == after.provenance()
        and _files(working, incoming) == working.files
    )
    return Outcome(
        delivery=incoming.delivery,
        is_new=not is_same,
        files=tuple(sorted({raw.name for raw in incoming.raw})),
        rows=sum(part.frame.height for part in incoming.parts),
        changes=changes,
        unreadable=before.unreadable,
    )


def _working(
    old: Working, incoming: Incoming, after: _Version, outcome: Outcome, now: str
) -> Working:
    """Return the pointer's new content, with one more line in the log."""
    entry = ImportEntry(
        at=now,
        delivery=outcome.delivery,
        files=outcome.files,
        rows=outcome.rows,
        changes=tuple(c.to_fields() for c in outcome.changes if not c.is_none),
    )
    files = _files(old, incoming)
    return Working(parts=after.parts, files=files, imports=(*old.imports, entry))


def _files(working: Working, incoming: Incoming) -> tuple[KeptFile, ...]:
    """Return every untouched file that the store keeps, old ones too: they are never removed."""
    new = {
        KeptFile(raw.producer, raw.name, sha256_of(raw.content), len(raw.content))
        for raw in incoming.raw
    }
    everything = {*working.files, *new}
    return tuple(sorted(everything, key=lambda kept: (kept.producer, kept.name, kept.sha256)))


def _write_files(
    root: Path,
    incoming: Incoming,
    packed: Mapping[tuple[str, str], Packed],
    *,
    disk: Disk,
) -> None:
    layout = Layout(root)
    for folder in (layout.root / "raw", layout.root / "tidy"):
        disk.sweep(folder)
    urls = {raw.sha256: p.card.url for p in incoming.parts for raw in p.card.raw_files}
    for raw in incoming.raw:
        _write_raw(layout, raw, urls.get(sha256_of(raw.content), ""), disk)
    for (table, _), parquet in packed.items():
        disk.write_new(layout.tidy(table, parquet.sha256), parquet.content)


def _write_raw(layout: Layout, raw: RawContent, url: str, disk: Disk) -> None:
    """Keep one untouched file, and beside it what it was called and where it came from."""
    path = layout.raw(raw.producer, sha256_of(raw.content))
    disk.write_new(path, raw.content)
    about = path.with_name(f"{path.name}.json")
    if not about.exists():
        described = {"name": raw.name, "producer": raw.producer, "url": url}
        disk.replace(about, json.dumps(described, ensure_ascii=False, indent=1).encode())

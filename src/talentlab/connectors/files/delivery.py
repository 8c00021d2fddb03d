"""Following a manifest: every part as a checked table with its card, or every fault at once."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

import polars as pl

from talentlab.connectors.files.check import checked
from talentlab.connectors.files.faults import Fault, Place, Spot, Unreadable
from talentlab.connectors.files.folder import Folder
from talentlab.connectors.files.limits import ORDINARY, Limits
from talentlab.connectors.files.mapping import INDEX, Mapped, map_sheet
from talentlab.connectors.files.plan import Manifest, PartPlan
from talentlab.connectors.files.reading import read_sheet
from talentlab.connectors.files.section import nearest
from talentlab.errors import DeliveryHasFaults
from talentlab.tables.breaks import breaks_in
from talentlab.tables.card import Card, RawFile
from talentlab.tables.catalogue import TIDY
from talentlab.tables.declare import Table
from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class RawContent:
    """One untouched file that a part was read from."""

    name: str
    sha256: str
    content: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Rows that the manifest leaves out, and why."""

    why: Text
    rows: int


@dataclass(frozen=True, slots=True)
class Part:
    """Rows for one table, which fit its declaration, and everything known about them.

    ``supersedes`` names parts ("delivery/part") whose rows these replace where the keys are equal.
    """

    id: str
    table: Table
    frame: pl.DataFrame
    card: Card
    raw: tuple[RawContent, ...]
    dropped: tuple[Dropped, ...] = ()
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOutFile:
    """A file of the folder that the manifest deliberately does not read."""

    name: str
    why: Text


@dataclass(frozen=True, slots=True)
class Delivery:
    """A whole delivery. ``unlisted`` are files that the manifest says nothing about."""

    id: str
    title: Text
    parts: tuple[Part, ...]
    left_out: tuple[LeftOutFile, ...]
    unlisted: tuple[str, ...]


def read_delivery(
    manifest: Manifest,
    folder: Folder,
    *,
    limits: Limits = ORDINARY,
    progress: Callable[[str, float], None] = lambda _part, _share: None,
) -> Delivery:
    """Return the delivery that ``manifest`` describes.

    Parameters
    ----------
    manifest
        What to read, and how.
    folder
        The files.
    limits
        How large files may be.
    progress
        Told the id of each part before it is read, and the share (0-1) that is behind us.

    Raises
    ------
    DeliveryHasFaults
        With every fault in every file of every part, when all of them have been looked at.

    """
    names = tuple(folder.names())
    reading = _Reading(folder, limits)
    parts: list[Part] = []
    faults: list[Fault] = []
    for number, plan in enumerate(manifest.parts):
        progress(plan.id, number / len(manifest.parts))
        part, found = _read_part(plan, names, reading)
        parts += [part] if part else []
        faults += found
    if faults:
        files = {fault.place.file for fault in faults if isinstance(fault.place, Place)}
        raise DeliveryHasFaults(faults=tuple(faults), total=len(faults), files=len(files))
    left_out = tuple(_left_out(manifest, names))
    known = {raw.name for part in parts for raw in part.raw} | {left.name for left in left_out}
    return Delivery(
        id=manifest.id,
        title=manifest.title,
        parts=tuple(parts),
        left_out=left_out,
        unlisted=tuple(name for name in names if name not in known),
    )


class _Reading:
    """The files of a folder, each read from disk once however many parts need it."""

    def __init__(self, folder: Folder, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._contents: dict[str, bytes] = {}

    def map(self, name: str, plan: PartPlan, table: Table) -> tuple[RawContent, Mapped]:
        """Return one file, and its rows as rows of ``table``; raise ``Unreadable``."""
        if name not in self._contents:
            self._contents[name] = self._folder.read(name)
        content = self._contents[name]
        sheet = read_sheet(name, content, plan.form, self._limits)
        mapped = map_sheet(sheet, plan, table)
        digest = hashlib.sha256(content).hexdigest()
        return RawContent(name, digest, content, mapped.frame.height), mapped


def matching(patterns: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that are, or fit, one of the patterns; * stays inside one folder."""
    return tuple(name for name in names if any(_fits(name, pattern) for pattern in patterns))


def _fits(name: str, pattern: str) -> bool:
    pieces, wanted = name.split("/"), pattern.split("/")
    return len(pieces) == len(wanted) and all(map(fnmatchcase, pieces, wanted))


def _read_part(
    plan: PartPlan, names: Sequence[str], reading: _Reading
) -> tuple[Part | None, list[Fault]]:
    """Return the part, or everything that is wrong with its files."""
    table = TIDY[plan.table]
    faults = list(_not_found(plan, names))
    raw: list[RawContent] = []
    sheets: list[Mapped] = []
    for name in matching(plan.files, names):
        try:
            content, mapped = reading.map(name, plan, table)
        except Unreadable as error:
            faults += error.faults
        else:
            raw.append(content)
            sheets.append(mapped)
            faults += mapped.faults
    if not sheets or len(sheets) < len(matching(plan.files, names)):
        return None, faults
    frame, found = checked(sheets, plan, table)
    faults += found
    if faults:
        return None, faults
    return _part(plan, table, frame.drop(INDEX), raw, sheets), []


def _not_found(plan: PartPlan, names: Sequence[str]) -> Iterator[Fault]:
    for pattern in plan.files:
        if not matching((pattern,), names):
            facts = {"part": plan.id, "nearest": nearest(pattern, tuple(names))}
            yield Fault("no-such-file-listed", Spot(f"part ({plan.id}) › files"), pattern, facts)


def _part(
    plan: PartPlan,
    table: Table,
    frame: pl.DataFrame,
    raw: Sequence[RawContent],
    sheets: Sequence[Mapped],
) -> Part:
    counts = [sum(sheet.dropped[i] for sheet in sheets) for i in range(len(plan.drops))]
    dropped = tuple(
        Dropped(why=drop.why, rows=rows) for drop, rows in zip(plan.drops, counts, strict=True)
    )
    return Part(
        id=plan.id,
        table=table,
        frame=frame,
        card=card_of(plan.card, table, frame, raw, dropped),
        raw=tuple(raw),
        dropped=dropped,
        supersedes=plan.supersedes,
    )


def card_of(
    card: Card,
    table: Table,
    frame: pl.DataFrame,
    raw: Sequence[RawContent],
    dropped: Sequence[Dropped],
) -> Card:
    """Return the manifest's card with what only the rows can tell.

    That is the files they came from, the table's well-known breaks that fall inside their years,
    and what was left out.
    """
    known = {found.year: found for found in (*breaks_in(frame, table.breaks), *card.breaks)}
    return replace(
        card,
        breaks=tuple(known[year] for year in sorted(known)),
        caveats=(*card.caveats, *(_said(drop) for drop in dropped)),
        raw_files=tuple(RawFile(r.name, r.sha256, r.rows) for r in raw),
    )


def _said(drop: Dropped) -> Text:
    english = f"{drop.rows:,}"
    swedish = english.replace(",", "\u00a0")
    return Text(
        sv=f"Utelämnat ({swedish} rader): {drop.why.sv}",
        en=f"Left out ({english} rows): {drop.why.en}",
    )


def _left_out(manifest: Manifest, names: Sequence[str]) -> Iterator[LeftOutFile]:
    """Give each file that is left out, with the reason of the first rule that fits it."""
    reasons: Mapping[str, Text] = {
        name: left.why
        for left in reversed(manifest.left_out)
        for name in matching(left.files, names)
    }
    for name in sorted(reasons):
        yield LeftOutFile(name, reasons[name])

"""Publishing: the last build becomes a release that never changes, and the pages are shown it."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from talentlab.errors import NoEarlierRelease, UnknownRelease
from talentlab.pipelines.provenance import joined_card
from talentlab.pipelines.restrict import codes_to_keep, restrict
from talentlab.store.built import Built, DerivedTable, read_built
from talentlab.store.disk import Disk
from talentlab.store.layout import Layout
from talentlab.store.lock import only_writer
from talentlab.store.manifest import InputPart, Manifest, read_manifest
from talentlab.store.parquet import unpack
from talentlab.store.published import Published, Shown, point_at, read_published
from talentlab.store.release import release_names
from talentlab.store.releasing import Contribution, Draft, next_name, write_release
from talentlab.store.resolve import holding
from talentlab.store.tidy import TidyTables
from talentlab.tables.catalogue import DERIVED, TIDY
from talentlab.vocab.region import Region, region_from_json


@dataclass(frozen=True, slots=True)
class Listed:
    """One release as the list shows it."""

    manifest: Manifest
    is_current: bool
    shown: tuple[Shown, ...]


def publish(root: Path, *, name: str | None, now: datetime, disk: Disk | None = None) -> str:
    """Return the name of the new release, which the pages show from now on.

    Parameters
    ----------
    name
        The release's name; by default the day, with a number when the day has one already.
    now
        The moment of publishing, with its time zone.

    Raises
    ------
    NothingBuilt
        There is nothing to publish.
    ReleaseExists, ReleaseNameNotAllowed
        Choose another name. Nothing was written.
    StoreBusy, StoreNotWritable, DiskFull, StoreDamaged
        The store cannot be read or written. The pages show what they showed.

    """
    disk = disk or Disk()
    with only_writer(root, deed="publish", disk=disk):
        built = read_built(root)
        chosen = name or next_name(now.date(), release_names(root))
        at = now.isoformat(timespec="seconds")
        write_release(root, _draft(root, built, chosen, at), disk=disk)
        point_at(root, chosen, at=at, deed="publish", disk=disk)
    return chosen


def rollback(root: Path, *, name: str | None, now: datetime, disk: Disk | None = None) -> str:
    """Return the name of the release that the pages show again.

    Without ``name``, the one that was shown before the present one.

    Raises
    ------
    UnknownRelease
        No such release, or none before the present one. The pages show what they showed.

    """
    disk = disk or Disk()
    with only_writer(root, deed="rollback", disk=disk):
        published = read_published(root)
        names = release_names(root)
        chosen = name or _before(published, names)
        if chosen not in names:
            raise UnknownRelease(name=chosen, known=names)
        read_manifest(Layout(root).release(chosen) / "release.json")
        at = now.isoformat(timespec="seconds")
        point_at(root, chosen, at=at, deed="rollback", disk=disk)
    return chosen


def list_releases(root: Path) -> list[Listed]:
    """Return all releases, newest first, with when the pages have shown each."""
    names = release_names(root)
    published = read_published(root) if names else Published(current="", history=())
    return [
        Listed(
            manifest=read_manifest(Layout(root).release(name) / "release.json"),
            is_current=name == published.current,
            shown=tuple(shown for shown in published.history if shown.name == name),
        )
        for name in names
    ]


def _before(published: Published, names: list[str]) -> str:
    """Return the release to go back to: the next older one than the one that is shown."""
    older = names[names.index(published.current) + 1 :] if published.current in names else names
    if not older:
        raise NoEarlierRelease(name=published.current)
    return older[0]


def _draft(root: Path, built: Built, name: str, at: str) -> Draft:
    region = region_from_json(json.dumps(dict(built.region)))
    tidy = TidyTables(root, built.parts)
    derived = [_derived(root, built, tidy, table) for table in built.tables]
    shown = [_shown(built, tidy, table, region) for table in tidy]
    return Draft(
        name=name,
        created_at=at,
        region=region,
        base_year=built.base_year,
        code_version=built.code_version,
        method_sha256=built.method_sha256,
        assumptions=built.assumptions,
        tables=(*derived, *(contribution for contribution in shown if contribution.frame.height)),
        imports=built.imports,
    )


def _derived(root: Path, built: Built, tidy: TidyTables, table: DerivedTable) -> Contribution:
    frame, card = unpack(Layout(root).derived(table.name, table.sha256), table.sha256)
    inputs = tuple(part for name in table.inputs for part in _inputs(built, tidy, name))
    return Contribution(table=DERIVED[table.name], frame=frame, card=card, inputs=inputs)


def _shown(built: Built, tidy: TidyTables, name: str, region: Region) -> Contribution:
    """Return an imported table with the region's rows only, and the parts those came from."""
    codes = codes_to_keep(region)
    table = TIDY[name]
    kept = [
        layer.id
        for layer, rows in holding(table, tidy.layers(name))
        if restrict(rows, codes).height
    ]
    inputs = tuple(part for part in _inputs(built, tidy, name) if part.part in kept)
    return Contribution(
        table=table,
        frame=restrict(tidy[name], codes),
        card=joined_card(table, [part.card for part in inputs]),
        inputs=inputs,
    )


def _inputs(built: Built, tidy: TidyTables, table: str) -> list[InputPart]:
    stored = {part.id: part for part in built.parts if part.table == table}
    return [
        InputPart(
            table=table,
            part=layer.id,
            delivery=stored[layer.id].delivery,
            sha256=stored[layer.id].sha256,
            rows=stored[layer.id].rows,
            card=layer.card,
            supersedes=layer.supersedes,
        )
        for layer in tidy.layers(table)
    ]

"""Whether everything is what it was when it was written: every file against its hash."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from talentlab.errors import NothingBuilt, NothingPublished, StoreDamaged
from talentlab.store.built import read_built
from talentlab.store.disk import PASSING, read_checked
from talentlab.store.layout import Layout
from talentlab.store.manifest import read_manifest
from talentlab.store.published import read_published
from talentlab.store.working import StoredPart, read_working


@dataclass(frozen=True, slots=True)
class Examined:
    """What was looked at, and every damage found; ``spare`` files are referred to by nothing."""

    files: int
    damages: tuple[StoreDamaged, ...]
    spare: int


def examine(root: Path, progress: Callable[[str, float], None]) -> Examined:
    """Return what is wrong in the store ``root``. Nothing is changed."""
    damages: list[StoreDamaged] = []
    expected = {path: sha256 for path, sha256 in _expected(root, damages) if sha256}
    for number, (path, sha256) in enumerate(expected.items()):
        progress("check", number / len(expected))
        try:
            read_checked(path, sha256)
        except StoreDamaged as damage:
            damages.append(damage)
    kept = {path for path in _kept(root) if path not in expected}
    return Examined(files=len(expected), damages=tuple(damages), spare=len(kept))


def _expected(root: Path, damages: list[StoreDamaged]) -> Iterator[tuple[Path, str]]:
    """Give every file that a pointer or a release names, with its hash."""
    named = [partial(_imported, root), partial(_built, root)]
    named += [partial(_released, folder) for folder in _releases(root, damages)]
    for files in named:
        try:
            yield from files()
        except StoreDamaged as damage:
            damages.append(damage)


def _imported(root: Path) -> Iterator[tuple[Path, str]]:
    layout = Layout(root)
    working = read_working(root)
    for kept in working.files:
        yield layout.raw(kept.producer, kept.sha256), kept.sha256
    yield from _parts(root, working.parts)


def _built(root: Path) -> Iterator[tuple[Path, str]]:
    try:
        built = read_built(root)
    except NothingBuilt:
        return
    for table in built.tables:
        yield Layout(root).derived(table.name, table.sha256), table.sha256
    yield from _parts(root, built.parts)


def _parts(root: Path, parts: tuple[StoredPart, ...]) -> Iterator[tuple[Path, str]]:
    for part in parts:
        yield Layout(root).tidy(part.table, part.sha256), part.sha256


def _releases(root: Path, damages: list[StoreDamaged]) -> list[Path]:
    """Return every release's folder, and the one that should be there because it is published."""
    folders = {path.parent for path in Layout(root).releases.glob("*/release.json")}
    try:
        folders.add(Layout(root).release(read_published(root).current))
    except NothingPublished:
        pass
    except StoreDamaged as damage:
        damages.append(damage)
    return sorted(folder for folder in folders if folder.suffix != PASSING)


def _released(folder: Path) -> Iterator[tuple[Path, str]]:
    for entry in read_manifest(folder / "release.json").tables.values():
        yield folder / entry.file, entry.sha256


def _kept(root: Path) -> Iterator[Path]:
    for room in ("raw", "tidy", "derived"):
        files = (path for path in (root / room).rglob("*") if path.is_file())
        yield from (path for path in files if path.suffix != ".json")

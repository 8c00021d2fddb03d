"""``published.json``: which release the pages show, and which ones they have shown."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from talentlab.errors import NothingPublished
from talentlab.store.disk import Disk
from talentlab.store.layout import Layout
from talentlab.store.pointer import read_pointer, write_pointer

Deed: TypeAlias = Literal["publish", "rollback"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One time that the pages began to show a release."""

    name: str
    at: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Published:
    """What the pages show now, and everything they have shown, oldest first."""

    current: str
    history: tuple[Shown, ...]


def read_published(root: Path) -> Published:
    """Return what the pages of the store ``root`` show.

    Raises
    ------
    NothingPublished
        No release has ever been published here.
    StoreDamaged
        The pointer cannot be read.

    """
    published = read_pointer(Layout(root).published, _published)
    if published is None:
        raise NothingPublished(path=str(root))
    return published


def _published(fields: dict[str, Any]) -> Published:
    history = tuple(Shown(**shown) for shown in fields["history"])
    return Published(current=fields["current"], history=history)


def point_at(root: Path, name: str, *, at: str, deed: Deed, disk: Disk) -> Published:
    """Let the pages show the release ``name`` from now on, in one instant."""
    try:
        history = read_published(root).history
    except NothingPublished:
        history = ()
    published = Published(current=name, history=(*history, Shown(name=name, at=at, deed=deed)))
    write_pointer(Layout(root).published, asdict(published), disk=disk)
    return published

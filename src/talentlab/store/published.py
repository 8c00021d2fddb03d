"""``published.json``: which release the pages show, and which ones they have shown."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from talentlab.errors import NothingPublished, StoreDamaged
from talentlab.store.disk import Disk
from talentlab.store.layout import Layout

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
    path = Layout(root).published
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        history = tuple(Shown(**shown) for shown in fields["history"])
        return Published(current=fields["current"], history=history)
    except FileNotFoundError as error:
        raise NothingPublished(path=str(root)) from error
    except OSError as error:
        raise StoreDamaged(path=str(path), why=error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(path=str(path), why=f"{type(error).__name__}: {error}") from error


def point_at(root: Path, name: str, *, at: str, deed: Deed, disk: Disk) -> Published:
    """Let the pages show the release ``name`` from now on, in one instant."""
    try:
        history = read_published(root).history
    except NothingPublished:
        history = ()
    published = Published(current=name, history=(*history, Shown(name=name, at=at, deed=deed)))
    content = json.dumps(asdict(published), ensure_ascii=False, indent=1) + "\n"
    disk.replace(Layout(root).published, content.encode())
    return published

"""Small JSON files that say what holds: read whole or not at all, swapped in one instant."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from talentlab.errors import StoreDamaged
from talentlab.store.disk import Disk

FORMAT: Final = 1
"""Raised when an older reader could no longer understand the files."""

Pointer = TypeVar("Pointer")


def read_pointer(path: Path, make: Callable[[dict[str, Any]], Pointer]) -> Pointer | None:
    """Return what the file ``path`` says, or nothing when there is no such file.

    Parameters
    ----------
    make
        Turns the file's fields into what we use.

    Raises
    ------
    StoreDamaged
        The file is cut off, cannot be read, or is from a later version.

    """
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if (found := fields.pop("format")) != FORMAT:
            raise StoreDamaged(path=str(path), why=f"format {found} ≠ {FORMAT}")
        return make(fields)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreDamaged(path=str(path), why=error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreDamaged(path=str(path), why=f"{type(error).__name__}: {error}") from error


def as_json(fields: Mapping[str, Any]) -> bytes:
    """Return ``fields`` as JSON that a person can read too."""
    written = json.dumps({"format": FORMAT, **fields}, ensure_ascii=False, indent=1)
    return f"{written}\n".encode()


def write_pointer(path: Path, fields: Mapping[str, Any], *, disk: Disk) -> None:
    """Let ``path`` say ``fields`` from now on, in one instant."""
    disk.replace(path, as_json(fields))

"""The files of a delivery: only what lies inside one folder, and only ordinary files."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import MEBIBYTE, ORDINARY, Limits


class Folder(Protocol):
    """What a delivery is read from: a folder on disk, or a dictionary in a test."""

    def names(self) -> Sequence[str]:
        """Return the names of all files, with / between folders, sorted."""

    def read(self, name: str) -> bytes:
        """Return the content of one of them."""


class DiskFolder:
    """A folder on disk. Hidden files are not part of a delivery.

    Links are followed only if they end inside the folder, so that a delivery cannot make the
    system read other people's files.
    """

    def __init__(self, root: Path, limits: Limits = ORDINARY) -> None:
        self._root = root.resolve()
        self._limits = limits

    def names(self) -> Sequence[str]:
        """Return the names of all files below the folder, sorted."""
        found: list[str] = []
        for folder, folders, files in os.walk(self._root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside = Path(folder).relative_to(self._root)
            found += [(inside / name).as_posix() for name in files if not name.startswith(".")]
        return sorted(found)

    def read(self, name: str) -> bytes:
        """Return the content of the file ``name``.

        Raises
        ------
        Unreadable
            If it is not there, lies outside the folder, is not an ordinary file, may not be read
            or is larger than the limit.

        """
        place = Place(name)
        try:
            path = (self._root / name).resolve()
            if not path.is_relative_to(self._root):
                raise Unreadable([Fault("outside-folder", place)])
            content = self._read_ordinary(path, place)
        except FileNotFoundError as error:
            raise Unreadable([Fault("no-such-file", place)]) from error
        except RuntimeError as error:  # links that go round in a circle
            raise Unreadable([Fault("not-a-file", place)]) from error
        except OSError as error:
            why = {"why": error.strerror or type(error).__name__}
            raise Unreadable([Fault("cannot-open", place, more=why)]) from error
        if len(content) > self._limits.file_bytes:
            limit = {"limit_mb": self._limits.file_bytes // MEBIBYTE}
            raise Unreadable([Fault("too-large", place, more=limit)])
        return content

    def _read_ordinary(self, path: Path, place: Place) -> bytes:
        """Return at most one byte more than the limit of an ordinary file."""
        # Without O_NONBLOCK a named pipe would wait for ever for someone to write to it.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Unreadable([Fault("not-a-file", place)])
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                return stream.read(self._limits.file_bytes + 1)
        finally:
            os.close(descriptor)

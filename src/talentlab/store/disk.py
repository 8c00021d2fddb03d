"""The few ways the store touches the disk, each of them whole or not at all.

Every file is written under a passing name, flushed to the disk and then renamed, and the folder
that holds it is flushed too: after a power cut a name either leads to the whole file or to what it
led to before. Tests pass a ``Disk`` that fails or dies at a chosen step.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from talentlab.errors import DiskFull, StoreDamaged, StoreNotWritable

PASSING: Final = ".partial"
"""Ending of files and folders that are being written; nothing ever refers to them."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class Disk:
    """Writes bytes so that no reader ever sees half of them."""

    def step(self, deed: str, path: Path) -> None:
        """Pass by before each change on the disk. Tests stop here; ordinarily nothing happens."""

    def write_new(self, path: Path, content: bytes) -> None:
        """Write ``content`` to ``path`` unless it is there: for files named by their content."""
        with _in_our_words(path):
            is_kept = path.is_file() and path.read_bytes() == content
        if is_kept:
            return
        self.replace(path, content)

    def replace(self, path: Path, content: bytes) -> None:
        """Let ``path`` hold ``content``, in one instant.

        Raises
        ------
        DiskFull, StoreNotWritable
            ``path`` still holds what it held.

        """
        passing = path.with_name(f"{path.name}{PASSING}")
        with _in_our_words(path):
            self.make_folder(path.parent)
            self.step("write", passing)
            try:
                with passing.open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                self.step("rename", path)
                passing.replace(path)
            except OSError:
                passing.unlink(missing_ok=True)
                raise
            self._flush_folder(path.parent)

    def make_folder(self, folder: Path) -> None:
        """Create ``folder`` and its parents, flushed to the disk."""
        with _in_our_words(folder):
            if folder.is_dir():
                return
            self.make_folder(folder.parent)
            self.step("make", folder)
            folder.mkdir(exist_ok=True)
            self._flush_folder(folder.parent)

    def rename_folder(self, passing: Path, folder: Path) -> None:
        """Let the finished folder ``passing`` be known as ``folder``, in one instant."""
        with _in_our_words(folder):
            self._flush_folder(passing)
            self.step("rename", folder)
            passing.rename(folder)
            self._flush_folder(folder.parent)

    def sweep(self, folder: Path) -> None:
        """Remove what an interrupted writer left in ``folder``: passing names only."""
        with _in_our_words(folder):
            for left in sorted(folder.rglob(f"*{PASSING}")):
                if left.is_dir():
                    shutil.rmtree(left)
                else:
                    left.unlink(missing_ok=True)

    def _flush_folder(self, folder: Path) -> None:
        self.step("flush", folder)
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read_checked(path: Path, sha256: str) -> bytes:
    """Return the bytes of ``path``, which must be the ones that ``sha256`` names.

    Raises
    ------
    StoreDamaged
        The file is gone, unreadable or not what was written.

    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StoreDamaged(path=str(path), why=error.strerror or type(error).__name__) from error
    if (found := sha256_of(content)) != sha256:
        raise StoreDamaged(path=str(path), why=f"SHA-256 {found[:12]}… ≠ {sha256[:12]}…")
    return content


@contextmanager
def _in_our_words(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals into our own errors."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path=str(path)) from error
        raise StoreNotWritable(path=str(path), why=error.strerror or str(error)) from error

"""One writer at a time. Readers never wait: they follow pointers that are swapped whole."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from talentlab.errors import StoreBusy, StoreNotWritable
from talentlab.store.disk import Disk
from talentlab.store.layout import Layout


@contextmanager
def only_writer(root: Path, *, deed: str, disk: Disk) -> Iterator[None]:
    """Hold the store while ``deed`` is done. The lock ends with us, however we end.

    Raises
    ------
    StoreBusy
        Someone else is writing; says who.
    StoreNotWritable
        The folder cannot be written.

    """
    disk.make_folder(root)
    path = Layout(root).lock
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreNotWritable(path=str(path), why=error.strerror or str(error)) from error
    try:
        _hold(descriptor, root)
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{deed}, pid {os.getpid()}".encode(), 0)
        yield
        os.truncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _hold(descriptor: int, root: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        writer = os.pread(descriptor, 200, 0).decode(errors="replace")
        raise StoreBusy(path=str(root), writer=writer or "?") from error

"""Why a file of one's own cannot be read as a table, and what to do about it."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from talentlab.pipelines import own_file_words as words
from talentlab.pipelines.own_file_words import FileFault

_HEAD: Final = 1 << 20  # bytes: the first lines of any table are well within
_GZIP: Final = b"\x1f\x8b"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK: Final = b"\xef\xbb\xbf"
_UNREADABLE: Final = (OSError, EOFError, zlib.error)


def unusual_text(path: Path) -> Iterator[FileFault]:
    """Yield what the first bytes tell: nothing there, UTF-16, or lines that all run together."""
    try:
        with _opened(path) as file:
            head = file.read(_HEAD)
    except _UNREADABLE:
        return  # the reader of the table says so
    why = None
    if not head.removeprefix(_UTF_8_MARK).strip():
        why = words.EMPTY
    elif head.startswith(_UTF_16):
        why = words.UTF_16
    elif b"\r" in head and b"\n" not in head:
        why = words.OLD_LINE_ENDS
    if why is not None:
        yield FileFault(row=1, column="–", value=path.name, why=why)


def not_a_table(path: Path, separator: str, error: Exception) -> list[FileFault]:
    """Return the rows with more cells than headings; without any, that it is no table."""
    fault = FileFault(row=1, column="–", value=type(error).__name__, why=words.UNREADABLE)
    try:
        return list(_surplus_cells(path, separator)) or [fault]
    except (*_UNREADABLE, csv.Error, UnicodeError):
        return [fault]


def _surplus_cells(path: Path, separator: str) -> Iterator[FileFault]:
    """Yield each row that is wider than the first."""
    with _opened(path) as file:
        lines = (line.decode("utf-8") for line in file)
        rows = csv.reader(lines, delimiter=separator)
        width = len(next(rows, []))
        for number, row in enumerate(rows, start=2):
            if len(row) > width:
                value = f"{len(row)} > {width}"
                yield FileFault(row=number, column="–", value=value, why=words.SURPLUS_CELLS)


def _opened(path: Path) -> io.BufferedIOBase:
    """Return the bytes of a file, unpacked if it is packed."""
    with path.open("rb") as file:
        is_packed = file.read(len(_GZIP)) == _GZIP
    return gzip.open(path) if is_packed else path.open("rb")

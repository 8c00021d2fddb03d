"""Workbooks from spreadsheet programs: .xlsx and .xls, one sheet at a time.

A small workbook can unpack to gigabytes, and a single cell in the far corner of a sheet makes a
reader set aside room for 17 billion. Both are measured before the workbook is opened.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import polars as pl
import python_calamine as calamine

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import MEBIBYTE, Limits
from talentlab.connectors.files.plan import Format
from talentlab.connectors.files.section import nearest
from talentlab.connectors.files.sheet import Sheet, number_text, require_names

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_CHUNK: Final = MEBIBYTE
_OVERLAP: Final = 64  # longer than a cell's address, so that none is cut in two
_CELL: Final = re.compile(rb'\sr\s*=\s*["\']([A-Z]{0,3})(\d{1,7})["\']')
_LETTERS: Final = 26
# Everything the standard library raises for archives that are damaged or packed in unusual ways.
_DAMAGES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def read_workbook(file: str, content: bytes, form: Format, limits: Limits) -> Sheet:
    """Return the rows of one sheet.

    Parameters
    ----------
    file
        The name to show.
    content
        The workbook.
    form
        ``sheet`` (the only one when ``None``), ``header_row`` (the row with the column names; 0
        when there is none) and ``names`` (used instead of it).
    limits
        The most unpacked bytes, and cells, that are read.

    Raises
    ------
    Unreadable
        If it is not a workbook, is too large, or the sheet or its header is not there.

    """
    if content.startswith(_ZIP):
        _require_harmless(file, content, limits)
    elif not content.startswith(_OLE):
        raise Unreadable([Fault("not-a-workbook", Place(file))])
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        name = _sheet_name(file, book.sheet_names, form.sheet)
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except calamine.CalamineError as error:
        raise Unreadable([Fault("not-a-workbook", Place(file))]) from error
    return _as_sheet(f"{file} › {name}", rows, form)


def _require_harmless(file: str, content: bytes, limits: Limits) -> None:
    """Refuse a workbook that is damaged, or would unpack to more than the limits."""
    room = limits.unpacked_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                room -= _measure(file, archive, member, room, limits)
    except _DAMAGES as error:
        raise Unreadable([Fault("not-a-workbook", Place(file))]) from error


def _measure(
    file: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int, limits: Limits
) -> int:
    """Return how large a member is unpacked, having looked at every address in it."""
    size = rows = columns = 0
    is_sheet = member.filename.startswith("xl/worksheets/")
    with archive.open(member) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > room:
                limit = {"limit_mb": limits.unpacked_bytes // MEBIBYTE}
                raise Unreadable([Fault("too-large-unpacked", Place(file), more=limit)])
            if is_sheet:
                for letters, digits in _CELL.findall(tail + chunk):
                    rows = max(rows, int(digits))
                    columns = max(columns, _column_number(letters))
                tail = chunk[-_OVERLAP:]
    if rows * columns > limits.workbook_cells:
        limit = {"limit": limits.workbook_cells}
        raise Unreadable([Fault("too-many-cells", Place(file), more=limit)])
    return size


def _column_number(letters: bytes) -> int:
    """Return 1 for A, 27 for AA; 0 for no letters, which is the address of a row."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _sheet_name(file: str, names: Sequence[str], wanted: str | None) -> str:
    if wanted is None:
        if len(names) == 1:
            return names[0]
        raise Unreadable([Fault("which-sheet", Place(file), more={"known": tuple(names)})])
    if wanted in names:
        return wanted
    facts = {"nearest": nearest(wanted, tuple(names)), "known": tuple(names)}
    raise Unreadable([Fault("no-such-sheet", Place(file), wanted, facts)])


def _as_sheet(shown: str, rows: Sequence[Sequence[Any]], form: Format) -> Sheet:
    """Return the rows below the header, without rows that are empty all through."""
    texts = [[_text(cell) for cell in row] for row in rows]
    names = _column_names(shown, texts, form)
    body = [
        (number, row)
        for number, row in enumerate(texts[form.header_row :], start=form.header_row + 1)
        if any(row)
    ]
    if not body:
        raise Unreadable([Fault("no-rows", Place(shown))])
    if beyond := list(_beyond(shown, body, len(names))):
        raise Unreadable(beyond)
    cells = [(row + [""] * len(names))[: len(names)] for _, row in body]
    return Sheet(
        file=shown,
        frame=pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row"),
        numbers=pl.Series("number", [number for number, _ in body], dtype=pl.UInt32),
    )


def _column_names(shown: str, texts: Sequence[list[str]], form: Format) -> list[str]:
    """Return the names of the columns, from the manifest or from the header row."""
    if form.header_row > len(texts):
        raise Unreadable([Fault("no-header", Place(shown, row=form.header_row))])
    names = list(form.names) or _without_empty_tail(texts[form.header_row - 1])
    require_names(shown, names, form.header_row or None)
    return names


def _beyond(shown: str, body: Sequence[tuple[int, list[str]]], width: int) -> Iterator[Fault]:
    """Give the rows that have something to the right of the last named column."""
    for number, row in body:
        if any(row[width:]):
            found = len(_without_empty_tail(row))
            yield Fault("wrong-width", Place(shown, row=number), str(found), {"expected": width})


def _without_empty_tail(row: Sequence[str]) -> list[str]:
    last = max((i for i, cell in enumerate(row, start=1) if cell), default=0)
    return list(row[:last])


def _text(cell: object) -> str:
    """Return a cell as it would be written in a text file: whole numbers without ".0"."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell).strip()

"""The tables of a seat problem as text: CSV files in a folder, or sheets of one workbook."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NoReturn

import polars as pl
import python_calamine

from talentlab.errors import SeatFilesHaveFaults
from talentlab.pipelines.seats import seat_words as words
from talentlab.pipelines.seats.seat_words import SeatFault

FIRST_ROW: Final = 2  # row 1 is the header
ROW: Final = " row"
"""Headings are trimmed, so no column of anybody's has this name."""
_LARGEST: Final = 200 * 1024 * 1024
"""Bytes of a file beyond which it is no seat problem."""


def read_sheets(
    path: Path, names: Iterable[str]
) -> tuple[dict[str, pl.DataFrame], list[SeatFault]]:
    """Return each table that is there as text with its row numbers, and what cannot be read.

    ``path`` is a folder with ``NAME.csv``, or a workbook with sheets called NAME.
    """
    if path.is_dir():
        return _from_folder(path, names)
    try:
        return _from_workbook(path, frozenset(names))
    except (OSError, ValueError, python_calamine.CalamineError) as error:
        _stop(path, [_unreadable(path.name, error)])


def stop_if(path: Path, faults: Iterable[SeatFault]) -> None:
    """Stop with all ``faults``, when there are any."""
    if ordered := sorted(faults, key=lambda fault: (fault.file, fault.row)):
        _stop(path, ordered)


def _stop(path: Path, faults: list[SeatFault]) -> NoReturn:
    raise SeatFilesHaveFaults(path=path.name, faults=faults, total=len(faults))


def _unreadable(file: str, error: Exception) -> SeatFault:
    return SeatFault(file, 1, "–", type(error).__name__, words.UNREADABLE)


def _from_folder(
    folder: Path, names: Iterable[str]
) -> tuple[dict[str, pl.DataFrame], list[SeatFault]]:
    known = frozenset(names)
    tables, faults = {}, []
    for file in sorted(folder.glob("*.[cC][sS][vV]")):
        name = file.name.removesuffix(".csv")
        if name not in known:
            faults.append(SeatFault(file.name, 1, "–", "", words.NO_SUCH_FILE))
            continue
        try:
            tables[name] = _numbered(_csv(file))
        except (OSError, ValueError, pl.exceptions.PolarsError) as error:
            faults.append(_unreadable(file.name, error))
    return tables, faults


def _csv(file: Path) -> pl.DataFrame:
    """Return the cells of a file; comma, semicolon or tab, whichever the header has most."""
    if not file.is_file() or file.stat().st_size > _LARGEST:
        raise ValueError(file.name)
    with file.open(encoding="utf-8-sig") as lines:
        separator = max(",;\t", key=lines.readline().count)
    frame = pl.read_csv(file, separator=separator, infer_schema=False)
    return frame.rename(lambda name: name.strip("\ufeff \r"))


def _from_workbook(
    path: Path, names: frozenset[str]
) -> tuple[dict[str, pl.DataFrame], list[SeatFault]]:
    """Return the sheets asked for; other sheets are notes, unless they are nearly called so."""
    if not path.is_file() or path.stat().st_size > _LARGEST:
        raise ValueError(path.name)
    book = python_calamine.CalamineWorkbook.from_path(path)
    there = [name for name in book.sheet_names if name in names]
    nearly = [n for n in book.sheet_names if n not in names and n.strip().casefold() in names]
    tables = {name: _numbered(_cells(book.get_sheet_by_name(name).to_python())) for name in there}
    return tables, [SeatFault(name, 1, "–", "", words.NO_SUCH_FILE) for name in nearly]


def _cells(rows: Sequence[Sequence[object]]) -> pl.DataFrame:
    """Return a sheet's cells as text, whole numbers without decimals."""
    if not rows:
        return pl.DataFrame()
    columns: dict[str, list[str]] = {}
    for i, heading in enumerate(rows[0]):
        name, cells = str(heading).strip(), [_text(row[i]) for row in rows[1:]]
        if name and name not in columns:
            columns[name] = cells
        elif name or any(cells):
            columns[f"{name} ({i + 1})".strip()] = cells  # told as a column that is not known
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Return trimmed cells, empty where nothing stands, with each row's number in ``row``."""
    trimmed = frame.with_columns(pl.all().cast(pl.String).fill_null("").str.strip_chars())
    return trimmed.with_row_index(ROW, FIRST_ROW)

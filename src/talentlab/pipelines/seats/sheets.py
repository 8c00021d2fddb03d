"""The tables of a seat problem as text: CSV files in a folder, or sheets of one workbook."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn

import polars as pl
import python_calamine

from talentlab.errors import SeatFilesHaveFaults
from talentlab.pipelines.seats import seat_words as words
from talentlab.pipelines.seats.seat_words import SeatFault

FIRST_ROW: Final = 2  # row 1 is the header
ROW: Final = "row"
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
        return _from_workbook(path, names), []
    except (OSError, python_calamine.CalamineError) as error:
        return {}, [_unreadable(path.name, error)]


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
    tables, faults = {}, []
    for name in names:
        file = folder / f"{name}.csv"
        if not file.exists():
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


def _from_workbook(path: Path, names: Iterable[str]) -> dict[str, pl.DataFrame]:
    book = python_calamine.CalamineWorkbook.from_path(path)
    there = [name for name in names if name in book.sheet_names]
    return {name: _numbered(_cells(book.get_sheet_by_name(name).to_python())) for name in there}


def _cells(rows: Sequence[Sequence[object]]) -> pl.DataFrame:
    """Return a sheet's cells as text, whole numbers without decimals."""
    if not rows:
        return pl.DataFrame()
    header = [str(name).strip() for name in rows[0]]
    columns: Mapping[str, list[str]] = {
        name: [_text(row[i]) for row in rows[1:]] for i, name in enumerate(header) if name
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Return trimmed cells, empty where nothing stands, with each row's number in ``row``."""
    trimmed = frame.with_columns(pl.all().cast(pl.String).fill_null("").str.strip_chars())
    return trimmed.with_row_index(ROW, FIRST_ROW)

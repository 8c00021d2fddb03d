"""A spreadsheet with the rows on one sheet and the card on the next."""

import io
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # it carries no types, nor does anybody else

from talentlab.publish.charts.figure import TwinColumn, Value
from talentlab.publish.downloads.parcel import Parcel, heading
from talentlab.vocab.text import Text

ROWS: Final = Text(sv="Tabell", en="Table")
CARD: Final = Text(sv="Om talen", en="About the numbers")
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,  # a text that begins with "=" stays a text
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST: Final = 60


def xlsx_bytes(parcel: Parcel) -> bytes:
    """Return the figure as .xlsx; numbers are numbers, texts are never formulas."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": parcel.figure.title, "comments": parcel.figure.summary})
        strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        rows = book.add_worksheet(ROWS.say(parcel.language))
        formats = [
            None if c.decimals is None else book.add_format({"num_format": _pattern(c.decimals)})
            for c in parcel.figure.twin.columns
        ]
        for i, column in enumerate(parcel.figure.twin.columns):
            rows.write_string(0, i, heading(column.label, column.unit), strong)
            rows.set_column(i, i, _width(column, parcel.figure.twin.rows, i), formats[i])
        rows.freeze_panes(1, 1)
        for y, row in enumerate(parcel.figure.twin.rows, 1):
            for x, cell in enumerate(row):
                _write(rows, y, x, cell)
        card = book.add_worksheet(CARD.say(parcel.language))
        card.set_column(0, 0, 28)
        card.set_column(1, 1, 90)
        for y, (label, content) in enumerate(parcel.particulars()):
            card.write_string(y, 0, label, strong)
            card.write_string(y, 1, content, wrapped)
    return stream.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Value) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell)


def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _width(column: TwinColumn, rows: tuple[tuple[Value, ...], ...], i: int) -> int:
    """Return a width that shows every text in the column, and wraps a long heading."""
    longest = max((len(str(row[i])) for row in rows if isinstance(row[i], str)), default=0)
    return min(_WIDEST, max(14, longest + 2, len(column.label) // 2))

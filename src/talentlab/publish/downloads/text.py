"""CSV that opens right where it is read.

Decided so: the Swedish file has semicolons and decimal commas, as a Swedish spreadsheet expects;
the English one has commas and points, as programs expect. Both begin with a byte-order mark,
without which Excel misreads å, ä and ö. The card comes first, as lines that start with "#": every
statistics program can skip them (``comment="#"``), and no number leaves without its source.
"""

import csv
import io
import re
from typing import Final

from talentlab.publish.charts.figure import TwinColumn, Value
from talentlab.publish.downloads.parcel import Parcel, heading

_BYTE_ORDER_MARK: Final = "\ufeff"
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins so for a formula."""
_RISKY_INSIDE: Final = re.compile(r"""([;,]["\s]*)(?=[=+\-@])""")
"""In a line of the card a spreadsheet sees cells too, though no program does."""


def csv_bytes(parcel: Parcel) -> bytes:
    """Return the figure as CSV in UTF-8: commented card, header, rows."""
    is_swedish = parcel.language == "sv"
    page = io.StringIO()
    page.write(_BYTE_ORDER_MARK)
    for label, content in parcel.particulars():
        page.write(f"# {label}: {_one_line(content)}\r\n")
    writer = csv.writer(page, delimiter=";" if is_swedish else ",", lineterminator="\r\n")
    columns = parcel.figure.twin.columns
    writer.writerow(harmless(heading(column.label, column.unit)) for column in columns)
    for row in parcel.figure.twin.rows:
        cells = zip(row, columns, strict=True)
        writer.writerow(_cell(cell, column, comma=is_swedish) for cell, column in cells)
    return page.getvalue().encode()


def harmless(content: str) -> str:
    """Return ``content`` so that no spreadsheet runs it as a formula."""
    return f"'{content}" if content.startswith(_RISKY) else content


def _cell(cell: Value, column: TwinColumn, *, comma: bool) -> str:
    """Return a number with two decimals more than the page shows, an absent one as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if column.decimals is None:
        return str(cell)
    written = f"{cell:.{column.decimals + 2}f}".rstrip("0").rstrip(".")
    return written.replace(".", ",") if comma else written


def _one_line(content: str) -> str:
    """Return ``content`` as one comment, of which no spreadsheet runs a part as a formula."""
    return _RISKY_INSIDE.sub(r"\1'", " ".join(content.split()))

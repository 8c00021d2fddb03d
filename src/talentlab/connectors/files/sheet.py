"""What every format is read into: named columns of text, and where each row stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

import polars as pl

from talentlab.connectors.files.faults import Fault, Place, Unreadable

_MOST_COLUMNS: Final = 16_384  # as wide as a spreadsheet can be


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file, or one sheet of a workbook, as text.

    Attributes
    ----------
    file
        The name to show, such as ``a/b.csv`` or ``c.xlsx > Table 3``.
    frame
        (rows, columns) of String; an empty text is an empty cell, and nothing is null.
    numbers
        (rows,) UInt32: the row number in the file, or the number of the cell, of each row.
    counted_in
        Whether ``numbers`` are rows or cells.
    optional
        Columns that come with the format (labels beside codes) and need not be used.

    """

    file: str
    frame: pl.DataFrame
    numbers: pl.Series
    counted_in: Literal["row", "cell"] = "row"
    optional: frozenset[str] = frozenset()

    def place(self, index: int, column: str | None = None, also: int = 0) -> Place:
        """Return where row ``index`` of the frame stands in the file."""
        number = int(self.numbers[index])
        if self.counted_in == "row":
            return Place(self.file, row=number, column=column, also=also)
        return Place(self.file, cell=number, column=column, also=also)


def number_text(value: float) -> str:
    """Return a number as plain digits: 2014.0 is "2014", and 1e-7 is "0.0000001"."""
    if isinstance(value, int):
        return str(value)
    if value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def require_names(file: str, names: Sequence[str], header_row: int | None) -> None:
    """Return if every column has a name of its own, and there are not absurdly many.

    Raises
    ------
    Unreadable
        With every column that has none, or another's.

    """
    place = Place(file, row=header_row)
    if len(names) > _MOST_COLUMNS:
        limit = {"limit": _MOST_COLUMNS}
        raise Unreadable([Fault("too-many-columns", place, str(len(names)), limit)])
    faults = [
        Fault("column-without-name", place, more={"number": i})
        for i, name in enumerate(names, start=1)
        if not name
    ]
    faults += [
        Fault("column-named-twice", place, name)
        for name, times in Counter(names).items()
        if name and times > 1
    ]
    if faults:
        raise Unreadable(faults)

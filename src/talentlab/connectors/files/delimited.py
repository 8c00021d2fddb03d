"""CSV and its relatives: any one-character separator, quoted or not, with a header row or names.

Quoted files go through the standard library's reader; files without a single quotation mark, which
are the large ones, are split in one vectorised step. Both give the same answer (a test says so),
and both refuse a row with too many or too few fields instead of shifting or padding it.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import polars as pl

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.plan import Format
from talentlab.connectors.files.sheet import Sheet, require_names

_SEPARATORS: Final = ("\t", ";", ",", "|")
_LINES_TO_LOOK_AT: Final = 50
_LOOKED_AT: Final = 200_000  # characters


def read_delimited(file: str, text: str, form: Format, limits: Limits) -> Sheet:
    """Return the rows of a delimited text file.

    Parameters
    ----------
    file
        The name to show.
    text
        The decoded file.
    form
        ``separator`` (found by looking when ``None``), ``quote``, ``header_row`` (the number of
        the row with the column names; 0 when there is none) and ``names`` (used instead of it).
    limits
        The most cells that are read.

    Raises
    ------
    Unreadable
        If there are no rows, too many cells, no or repeated column names, or rows whose number of
        fields differs from the header's; with all such rows.

    """
    separator = form.separator or sniffed_separator(text, form)
    if form.quote and form.quote in text:
        records: _Records = _Quoted.read(file, text, separator, form.quote)
    else:
        records = _Plain.read(text, separator)
    names, first = _header(file, records, form)
    numbers = records.numbers.slice(first)
    if len(numbers) == 0:
        raise Unreadable([Fault("no-rows", Place(file))])
    if len(numbers) * len(names) > limits.cells:
        raise Unreadable([Fault("too-many-cells", Place(file), more={"limit": limits.cells})])
    _require_width(file, records.widths().slice(first), numbers, len(names))
    return Sheet(file=file, frame=records.below(first, names), numbers=numbers)


class _Records(Protocol):
    """The rows of a file, split into fields."""

    @property
    def numbers(self) -> pl.Series:
        """Return the line number of each row."""

    def widths(self) -> pl.Series:
        """Return the number of fields of each row."""

    def fields(self, index: int) -> list[str]:
        """Return the fields of one row."""

    def below(self, first: int, names: Sequence[str]) -> pl.DataFrame:
        """Return the rows from ``first`` on, all as wide as ``names``."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """Rows of a text without quotation marks, split in one step."""

    numbers: pl.Series
    lists: pl.Series

    @classmethod
    def read(cls, text: str, separator: str) -> "_Plain":
        lines = pl.Series("line", [text]).str.replace_all("\r\n?", "\n").str.split("\n").explode()
        numbered = pl.DataFrame({"line": lines}).with_row_index("number", offset=1)
        kept = numbered.filter(pl.col("line").str.strip_chars() != "")
        return cls(kept["number"], kept["line"].str.split(separator))

    def widths(self) -> pl.Series:
        return self.lists.list.len()

    def fields(self, index: int) -> list[str]:
        return list(self.lists[index])

    def below(self, first: int, names: Sequence[str]) -> pl.DataFrame:
        body = self.lists.slice(first)
        return pl.DataFrame({name: body.list.get(i) for i, name in enumerate(names)})


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Rows of a text with quotation marks, read by the standard library."""

    numbers: pl.Series
    lists: list[list[str]]

    @classmethod
    def read(cls, file: str, text: str, separator: str, quote: str) -> "_Quoted":
        """Return the rows; a row that spans several lines has the number of its first."""
        stream = io.StringIO(text, newline="")
        reader = csv.reader(stream, delimiter=separator, quotechar=quote, strict=True)
        numbers: list[int] = []
        lists: list[list[str]] = []
        before = 0
        try:
            for fields in reader:
                if any(map(str.strip, fields)):
                    numbers.append(before + 1)
                    lists.append(fields)
                before = reader.line_num
        except csv.Error as error:
            raise Unreadable(
                [Fault("broken-quotes", Place(file, row=before + 1), quote)]
            ) from error
        return cls(pl.Series("number", numbers, dtype=pl.UInt32), lists)

    def widths(self) -> pl.Series:
        return pl.Series([len(fields) for fields in self.lists], dtype=pl.UInt32)

    def fields(self, index: int) -> list[str]:
        return self.lists[index]

    def below(self, first: int, names: Sequence[str]) -> pl.DataFrame:
        columns = zip(*self.lists[first:], strict=True)
        return pl.DataFrame(
            {name: pl.Series(c, dtype=pl.String) for name, c in zip(names, columns, strict=True)}
        )


def sniffed_separator(text: str, form: Format) -> str:
    """Return the separator that divides most of the first lines into equally many fields."""
    outside = "".join(text[:_LOOKED_AT].split(form.quote or "\0")[::2])
    lines = [line for line in outside.splitlines()[max(form.header_row - 1, 0) :] if line.strip()]
    if len(text) > _LOOKED_AT and len(lines) > 1:
        lines.pop()  # it may be cut in two
    lines = lines[:_LINES_TO_LOOK_AT]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [number for line in lines if (number := line.count(separator))]
        usual = max(counts, key=lambda number: (counts.count(number), number), default=0)
        return counts.count(usual), usual

    return max(_SEPARATORS, key=agreement)


def _header(file: str, records: _Records, form: Format) -> tuple[tuple[str, ...], int]:
    """Return the column names and the index of the first row below them."""
    numbers = records.numbers
    above = int((numbers < form.header_row).sum())
    if form.header_row and (above >= len(numbers) or numbers[above] != form.header_row):
        raise Unreadable([Fault("no-header", Place(file, row=form.header_row))])
    first = above + 1 if form.header_row else 0
    if form.names:
        return form.names, first
    names = tuple(name.strip() for name in records.fields(above))
    require_names(file, names, form.header_row)
    return names, first


def _require_width(file: str, widths: pl.Series, numbers: pl.Series, width: int) -> None:
    """Refuse rows whose number of fields is not the header's; one fault per odd number."""
    odd = pl.DataFrame({"number": numbers, "width": widths}).filter(pl.col("width") != width)
    if odd.height:
        found = odd.group_by("width").agg(pl.col("number").min(), pl.len()).sort("number")
        raise Unreadable(
            [
                Fault("wrong-width", Place(file, row=n, also=more - 1), str(w), {"expected": width})
                for w, n, more in found.iter_rows()
            ]
        )

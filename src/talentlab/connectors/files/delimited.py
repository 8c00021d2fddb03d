"""CSV and its relatives: any one-character separator, quoted or not, with a header row or names.

Quoted files go through the standard library's reader; files without a single quotation mark, which
are the large ones, are split in one vectorised step. Both give the same answer (a test says so),
and both refuse a row with too many or too few fields instead of shifting or padding it.
"""

import csv
import io
from typing import Final

import polars as pl

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.plan import Format
from talentlab.connectors.files.sheet import Sheet, require_names

_SEPARATORS: Final = ("\t", ";", ",", "|")
_LINES_TO_LOOK_AT: Final = 50


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
        lines, rows = _records(file, text, separator, form.quote)
    else:
        lines, rows = _plain_records(text, separator)
    names, first = _header(file, rows, lines, form)
    if rows.height * len(names) > limits.cells:
        raise Unreadable([Fault("too-many-cells", Place(file), more={"limit": limits.cells})])
    body = rows.slice(first)
    numbers = lines.slice(first)
    if body.height == 0:
        raise Unreadable([Fault("no-rows", Place(file))])
    _require_width(file, body, numbers, len(names))
    fields = [pl.col("fields").list.get(i).alias(name) for i, name in enumerate(names)]
    return Sheet(file=file, frame=body.select(fields), numbers=numbers)


def sniffed_separator(text: str, form: Format) -> str:
    """Return the separator that divides the first lines into equally many fields, and most."""
    quote = form.quote or "\0"
    lines = [line for line in text[:100_000].splitlines() if line.strip()]
    lines = lines[max(form.header_row - 1, 0) :][:_LINES_TO_LOOK_AT]
    lines = lines[:-1] if len(text) > 100_000 else lines  # noqa: PLR2004 -- may be cut in two
    outside = ["".join(line.split(quote)[::2]) for line in lines]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in outside]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=agreement)


def _plain_records(text: str, separator: str) -> tuple[pl.Series, pl.DataFrame]:
    """Return line numbers and lists of fields of a text without quotation marks."""
    lines = pl.Series("line", [text]).str.replace_all("\r\n?", "\n").str.split("\n").explode()
    numbered = pl.DataFrame({"line": lines}).with_row_index("number", offset=1)
    kept = numbered.filter(pl.col("line").str.strip_chars() != "")
    fields = kept.select(pl.col("line").str.split(separator).alias("fields"))
    return kept["number"], fields


def _records(file: str, text: str, separator: str, quote: str) -> tuple[pl.Series, pl.DataFrame]:
    """Return first-line numbers and lists of fields of a text with quotation marks."""
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=separator, quotechar=quote, strict=True)
    numbers: list[int] = []
    records: list[list[str]] = []
    before = 0
    try:
        for record in reader:
            if any(field.strip() for field in record):
                numbers.append(before + 1)
                records.append(record)
            before = reader.line_num
    except csv.Error as error:
        raise Unreadable([Fault("broken-quotes", Place(file, row=before + 1), quote)]) from error
    frame = pl.DataFrame({"fields": pl.Series(records, dtype=pl.List(pl.String))})
    return pl.Series("number", numbers, dtype=pl.UInt32), frame


def _header(
    file: str, rows: pl.DataFrame, lines: pl.Series, form: Format
) -> tuple[tuple[str, ...], int]:
    """Return the column names and the index of the first row below them."""
    above = int((lines < form.header_row).sum())
    if form.header_row and (above >= rows.height or lines[above] != form.header_row):
        raise Unreadable([Fault("no-header", Place(file, row=form.header_row))])
    first = above + 1 if form.header_row else 0
    if form.names:
        return form.names, first
    names = tuple(str(name).strip() for name in rows["fields"][above])
    require_names(file, names, form.header_row)
    return names, first


def _require_width(file: str, body: pl.DataFrame, numbers: pl.Series, width: int) -> None:
    """Refuse every row whose number of fields is not the header's."""
    found = body["fields"].list.len()
    odd = pl.DataFrame({"number": numbers, "found": found}).filter(pl.col("found") != width)
    if odd.height:
        raise Unreadable(
            [
                Fault("wrong-width", Place(file, row=n), str(w), {"expected": width})
                for n, w in odd.iter_rows()
            ]
        )

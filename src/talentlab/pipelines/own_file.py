"""What every table of one's own has in common: how it is read, and what may be wrong with it.

Nothing is dropped, filled in or guessed: what does not fit is reported, all of it, with row and
value.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

import polars as pl

from talentlab.errors import AgeNotUnderstood, OwnFileHasFaults, SexNotUnderstood
from talentlab.pipelines import own_file_words as words
from talentlab.pipelines.own_file_unread import not_a_table, unusual_text
from talentlab.pipelines.own_file_words import FileFault
from talentlab.vocab.characters import CONTROL
from talentlab.vocab.text import Text

Meaning = TypeVar("Meaning")

FIRST_ROW: Final = 2  # row 1 is the header
MOST_PERSONS: Final = 1e10
"""More than live on earth: a larger number is an identity or a slip, and would hide the others."""
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 9999


def read_own_file(path: Path, columns: Sequence[str]) -> pl.DataFrame:
    """Return the ``columns`` of the file at ``path`` as text, and each row's number in ``row``.

    Raises
    ------
    OwnFileHasFaults
        It is no table, lacks columns or has no rows.

    """
    frame = _read(path)
    stop_if(path, [*_wrong_columns(frame, columns), *_no_rows(frame)])
    return frame.select(pl.col(columns).str.strip_chars()).with_row_index("row", FIRST_ROW)


def _read(path: Path) -> pl.DataFrame:
    """Return the file's cells as text; comma, semicolon or tab, whichever the header has most."""
    if not path.is_file():  # nobody could interrupt the wait for what a named pipe may bring
        stop_if(path, [FileFault(row=1, column="–", value=path.name, why=words.UNREADABLE)])
    stop_if(path, unusual_text(path))
    separator = ","
    try:
        lines = pl.read_csv(
            path, has_header=False, n_rows=1, separator="\x1f", quote_char=None, infer_schema=False
        )
        separator = max(",;\t", key=str(lines.item(0, 0)).count)
        frame = pl.read_csv(path, separator=separator, infer_schema=False)
        # A byte-order mark or a carriage return belongs to the file, not to a name.
        return frame.rename(lambda name: name.strip("\ufeff \r"))
    except (OSError, pl.exceptions.PolarsError) as error:
        faults = not_a_table(path, separator, error)
        raise OwnFileHasFaults(path=path.name, faults=faults, total=len(faults)) from error


def stop_if(path: Path, faults: Iterable[FileFault]) -> None:
    """Stop with all ``faults``, when there are any."""
    if ordered := sorted(faults, key=lambda fault: fault.row):
        raise OwnFileHasFaults(path=path.name, faults=ordered, total=len(ordered))


def _wrong_columns(frame: pl.DataFrame, columns: Sequence[str]) -> list[FileFault]:
    """Return columns that are missing, and those of which it would be a guess to take one."""
    found = ", ".join(frame.columns)
    missing = [name for name in columns if name not in frame.columns]
    twice = [name for name in columns if f"{name}_duplicated_0" in frame.columns]  # as polars says
    return [
        *(FileFault(row=1, column=name, value=found, why=words.NO_COLUMN) for name in missing),
        *(FileFault(row=1, column=name, value=name, why=words.COLUMN_TWICE) for name in twice),
    ]


def _no_rows(frame: pl.DataFrame) -> Iterator[FileFault]:
    """Yield a fault if there is nothing below the headings."""
    if frame.is_empty():
        yield FileFault(row=FIRST_ROW, column="–", value="", why=words.NO_ROWS)


def not_numbers(frame: pl.DataFrame) -> Iterator[FileFault]:
    """Yield missing regions, years that are no years, persons that are none or cannot be."""
    year = pl.col("year").cast(pl.Int64, strict=False)
    persons = pl.col("persons").cast(pl.Float64, strict=False)
    too_many = persons.is_finite() & (persons > MOST_PERSONS)
    for column, fits, why in (
        ("region", pl.col("region").str.len_chars() > 0, words.NO_REGION),
        ("year", year.is_between(_FIRST_YEAR, _LAST_YEAR), words.NOT_A_YEAR),
        ("persons", persons.is_finite() & (persons >= 0), words.NOT_PERSONS),
        ("persons", ~too_many.fill_null(value=False), words.TOO_MANY_PERSONS),
    ):
        wrong = frame.filter(~fits.fill_null(value=False))
        for row, value in wrong.select("row", column).iter_rows():
            yield FileFault(row=row, column=column, value=value or "", why=why)


def control_characters(frame: pl.DataFrame, columns: Sequence[str]) -> Iterator[FileFault]:
    """Yield the first row of each label with characters that cannot be seen.

    They would make two names look like one, or turn a terminal against whoever reads a message.
    """
    for column in columns:
        odd = frame.filter(pl.col(column).str.contains(CONTROL))
        for row, value in (
            odd.unique(column, keep="first", maintain_order=True).select("row", column).iter_rows()
        ):
            yield FileFault(row=row, column=column, value=value, why=words.CONTROL_CHARACTERS)


def understood(
    frame: pl.DataFrame,
    column: str,
    parse: Callable[[str], Meaning],
    into: dict[str, Meaning],
    why: Text,
) -> Iterator[FileFault]:
    """Fill ``into`` with what each label means; yield the labels that mean nothing."""
    first = frame.group_by(column, maintain_order=True).agg(pl.col("row").first())
    for label, row in first.iter_rows():
        try:
            into[label or ""] = parse(label or "")
        except (AgeNotUnderstood, SexNotUnderstood):
            yield FileFault(row=row, column=column, value=label or "", why=why)


def repeated(
    frame: pl.DataFrame, tidy: pl.DataFrame, key: Sequence[str], why: Text
) -> Iterator[FileFault]:
    """Yield rows that say again what an earlier row says."""
    again = tidy.select(pl.struct(key).is_first_distinct().not_().alias("again"))["again"]
    for row, *label in frame.filter(again).select("row", *key).iter_rows():
        yield FileFault(row=row, column="–", value=" ".join(label), why=why)


def national_faults(tidy: pl.DataFrame, national: str | None) -> Iterator[FileFault]:
    """Yield a national name that no row has, or a file with nothing but the nation."""
    regions = set(tidy["region"])
    if national is not None and national not in regions:
        yield FileFault(row=1, column="region", value=national, why=words.NO_SUCH_NATION)
    elif regions <= {national}:
        yield FileFault(row=1, column="region", value=national or "", why=words.NO_REGIONS)


def first_label(meanings: Mapping[str, Meaning], wanted: Meaning) -> str:
    """Return the first label that means ``wanted``."""
    return next(label for label, meaning in meanings.items() if meaning == wanted)

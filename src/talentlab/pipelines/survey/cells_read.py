"""Reading one column of a survey's file: what each cell means, and which mean nothing."""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

import polars as pl

from talentlab.errors import UnknownCode
from talentlab.pipelines.own_file_words import FileFault
from talentlab.tables.fields import SECTORS
from talentlab.vocab.geography import MUNICIPALITY_LEVEL, code_of_place
from talentlab.vocab.sni import SECTION, sni
from talentlab.vocab.text import Text

Meaning = TypeVar("Meaning")

MOST_PERSONS: Final = 10_000_000
"""Nobody employs or needs more: there are fewer employees in all of Sweden."""

# With or without century; coordination numbers add 60 to the day. A company's number has at least
# 20 where a person's has the month, and a sole trader's is the person's own.
_IDENTITY: Final = re.compile(r"(19|20)?\d{2}(0[1-9]|1[0-2])([0-36-8]\d|9[01])[-+]?\d{4}")


def meant(
    frame: pl.DataFrame,
    column: str,
    parse: Callable[[str], Meaning],
    into: dict[str, Meaning],
    why: Text,
) -> Iterator[FileFault]:
    """Fill ``into`` with what each cell of a column means; yield every row that means nothing."""
    for row, value in frame.select("row", column).iter_rows():
        cell = value or ""
        if cell in into:
            continue
        try:
            into[cell] = parse(cell)
        except (UnknownCode, ValueError):
            yield FileFault(row=row, column=column, value=cell, why=why)


def section(cell: str) -> str:
    """Return the section (A-U) of an industry written as a letter or as two digits or more.

    Raises
    ------
    UnknownCode
        There is no such industry.

    """
    code = cell.replace(".", "").replace(" ", "").upper()
    return sni().ancestor(code if code.isalpha() else code[:2], SECTION)


def sector(cell: str) -> str:
    """Return the sector; raise ``ValueError`` when it is neither private nor public."""
    if cell not in SECTORS[:2]:
        raise ValueError(cell)
    return cell


def employees(cell: str) -> int:
    """Return a whole number, 0 to ``MOST_PERSONS``; raise ``ValueError`` otherwise."""
    if not cell.isascii() or not cell.isdigit() or float(cell) > MOST_PERSONS:
        raise ValueError(cell)
    return int(cell)


def municipality(cell: str) -> str:
    """Return the code of a municipality; raise ``UnknownCode`` when it is none."""
    return code_of_place(cell, level=MUNICIPALITY_LEVEL)


def looks_personal(cell: str) -> bool:
    """Return if a number is written as a personal identity number."""
    return _IDENTITY.fullmatch(cell) is not None

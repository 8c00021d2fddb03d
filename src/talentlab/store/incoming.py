"""What an import hands over: parts of tables, already checked, and the untouched files."""

from dataclasses import dataclass

import polars as pl

from talentlab.tables.card import Card
from talentlab.tables.declare import Table


@dataclass(frozen=True, slots=True)
class RawContent:
    """One untouched file, byte for byte, and who made it."""

    producer: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class IncomingPart:
    """Rows for one table from one delivery, which fit the table's declaration.

    ``name`` identifies the part within its delivery and table, the same every time the delivery
    comes. Where a key is also in a part named in ``supersedes`` (``delivery/part``), this part's
    row holds.
    """

    table: Table
    name: str
    frame: pl.DataFrame
    card: Card
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """One delivery, whole: it replaces everything an earlier one of the same name gave."""

    delivery: str
    parts: tuple[IncomingPart, ...]
    raw: tuple[RawContent, ...] = ()

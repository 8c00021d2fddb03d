"""Tables as Parquet with their card inside, named by the hash of their bytes."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from talentlab.errors import StoreDamaged
from talentlab.store.disk import read_checked, sha256_of
from talentlab.tables.card import Card, card_from_json

CARD_KEY: Final = "card"
"""The name of the card in the Parquet file's metadata."""
ROWS_IN_GROUP: Final = 8_192
"""Rows are sorted by key, so a question about one place reads a group or two: 1.7 ms, not 6.3."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One table part as the bytes of a Parquet file."""

    content: bytes
    sha256: str
    rows: int


def pack(frame: pl.DataFrame, card: Card) -> Packed:
    """Return ``frame`` and ``card`` as one Parquet file, the same bytes for the same rows."""
    buffer = io.BytesIO()
    frame.write_parquet(
        buffer,
        compression="zstd",
        row_group_size=ROWS_IN_GROUP,
        metadata={CARD_KEY: card.to_json()},
    )
    content = buffer.getvalue()
    return Packed(content=content, sha256=sha256_of(content), rows=frame.height)


def unpack(path: Path, sha256: str) -> tuple[pl.DataFrame, Card]:
    """Return the rows and the card of the file ``path``, which ``sha256`` must name.

    Raises
    ------
    StoreDamaged
        The file is gone, was changed, or is not one of ours.

    """
    content = read_checked(path, sha256)
    return pl.read_parquet(io.BytesIO(content)), _card(io.BytesIO(content), path)


def _card(source: io.BytesIO, path: Path) -> Card:
    metadata = pl.read_parquet_metadata(source)
    if CARD_KEY not in metadata:
        raise StoreDamaged(path=str(path), why="no card")
    return card_from_json(metadata[CARD_KEY])

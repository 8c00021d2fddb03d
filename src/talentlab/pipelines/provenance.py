"""Cards of tables that have several sources: everything a reader must know, said once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import polars as pl

from talentlab.tables.card import Card
from talentlab.tables.declare import Table
from talentlab.vocab.region import Region

_COUNTED: Final = frozenset(
    {
        "population_history",
        "employment_history",
        "occupation_signals",
        "related_occupations",
        "occupation_words",
    }
)
"""Derived tables that only add up or repeat what producers said, unless a row says otherwise."""


def joined_card(table: Table, cards: Sequence[Card]) -> Card:
    """Return the card of a table whose rows come from the parts that have ``cards``."""
    if len(cards) == 1:
        return cards[0]
    return Card(
        title=table.title,
        producer=_each(card.producer for card in cards),
        source=_each(card.source for card in cards),
        licence=_each(card.licence for card in cards),
        vintage=_each(card.vintage for card in cards),
        retrieved=max((card.retrieved for card in cards), default=""),
        url=_each(card.url for card in cards) if len({card.url for card in cards}) == 1 else "",
        breaks=tuple(dict.fromkeys(b for card in cards for b in card.breaks)),
        caveats=tuple(dict.fromkeys(c for card in cards for c in card.caveats)),
        raw_files=tuple(dict.fromkeys(raw for card in cards for raw in card.raw_files)),
        synthetic=any(card.synthetic for card in cards),
        modelled=any(card.modelled for card in cards),
    )


def derived_card(
    table: Table, frame: pl.DataFrame, inputs: Sequence[Card], *, region: Region, code: str
) -> Card:
    """Return the card of a table with rows that we calculated from the parts that have ``inputs``.

    It carries no time of its own: the same numbers from the same code are the same file.
    """
    producers = _each(card.producer for card in inputs)
    return replace(
        joined_card(table, inputs) if inputs else Card(table.title, "", "", ""),
        title=table.title,
        producer=f"{region.owner.name.sv} (Talentlab)",
        source=f"Talentlab {code} ← {producers}",
        vintage="",
        retrieved="",
        url="",
        modelled=table.name not in _COUNTED or _has_modelled_rows(frame),
    )


def _has_modelled_rows(frame: pl.DataFrame) -> bool:
    """Return whether any row says that nobody counted its number."""
    flags = (
        (pl.col("is_modelled"), "is_modelled"),
        (pl.col("status") == "estimated", "status"),
    )
    return any(frame.select(flag.any()).item() for flag, name in flags if name in frame.columns)


def _each(texts: Iterable[str]) -> str:
    return "; ".join(sorted({text for text in texts if text}))

"""The card every number carries: who made it, from what, when, and what to beware of."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """The first year of a new way of counting. Growth across it is not growth."""

    year: int
    why: Text


@dataclass(frozen=True, slots=True)
class RawFile:
    """One untouched file that rows were read from."""

    name: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Card:
    """Provenance of one table part.

    ``synthetic`` marks invented sample data and ``modelled`` numbers nobody counted; both are
    shown to every reader. ``vintage`` is the producer's date or round, ``retrieved`` ours (ISO).
    """

    title: Text
    producer: str
    source: str
    licence: str
    vintage: str = ""
    retrieved: str = ""
    url: str = ""
    breaks: tuple[SeriesBreak, ...] = ()
    caveats: tuple[Text, ...] = ()
    raw_files: tuple[RawFile, ...] = field(default=())
    synthetic: bool = False
    modelled: bool = False

    def to_json(self) -> str:
        """Return the card as JSON, keys sorted, for Parquet metadata and downloads."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def with_raw_files(self, raw_files: tuple[RawFile, ...]) -> "Card":
        """Return the card with the files the rows came from."""
        return replace(self, raw_files=raw_files)


def card_from_json(text: str) -> Card:
    """Return the card that :meth:`Card.to_json` wrote."""
    fields: dict[str, Any] = json.loads(text)
    fields["title"] = Text(**fields["title"])
    fields["breaks"] = tuple(
        SeriesBreak(year=b["year"], why=Text(**b["why"])) for b in fields["breaks"]
    )
    fields["caveats"] = tuple(Text(**caveat) for caveat in fields["caveats"])
    fields["raw_files"] = tuple(RawFile(**raw) for raw in fields["raw_files"])
    return Card(**fields)

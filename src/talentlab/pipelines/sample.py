"""The sample region as a delivery like any other: parts, cards and an untouched file."""

import json
from collections.abc import Iterator
from typing import Final

import polars as pl

from talentlab.pipelines.version import code_version
from talentlab.sample.cards import PRODUCER, published_card, sample_card
from talentlab.sample.other_outlooks import PUBLISHED_BY
from talentlab.sample.region import DEFAULT_SEED, Progress, sample_tables
from talentlab.store.disk import sha256_of
from talentlab.store.incoming import Incoming, IncomingPart, RawContent
from talentlab.tables.breaks import BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED, breaks_in
from talentlab.tables.card import Card, RawFile
from talentlab.tables.catalogue import TIDY
from talentlab.tables.declare import Table
from talentlab.tables.other_outlooks import OTHER_OUTLOOKS

DELIVERY: Final = "sample"
RAW_NAME: Final = "sample-region.json"
# The breaks that the sample builds in, so that models and charts meet them.
_BUILT_IN: Final = (BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED)


def sample_parts(
    seed: int = DEFAULT_SEED, *, progress: Progress = lambda _what, _share: None
) -> tuple[IncomingPart, ...]:
    """Return the sample region as parts ready to be imported, one for each table.

    Outlooks by others have a second part: the few numbers that are published, which are not
    invented and say so on a card of their own.

    Parameters
    ----------
    seed
        Decides everything that is drawn; the same seed gives the same bytes.
    progress
        Told what is being made, and the share of the work behind us.

    """
    raw = _raw(seed)
    tables = sample_tables(seed, progress=progress)
    return tuple(
        part for name, frame in sorted(tables.items()) for part in _parts(name, frame, raw, seed)
    )


def sample_delivery(
    seed: int = DEFAULT_SEED, *, progress: Progress = lambda _what, _share: None
) -> Incoming:
    """Return the sample region as one delivery for ``import_delivery``."""
    return Incoming(
        delivery=DELIVERY, parts=sample_parts(seed, progress=progress), raw=(_raw(seed),)
    )


def _raw(seed: int) -> RawContent:
    """Return what a sample number is traced back to: the seed and the code that made it."""
    origin = {
        "made_by": "talentlab.sample",
        "seed": seed,
        "synthetic": True,
        "version": code_version().package,
    }
    content = json.dumps(origin, indent=2, sort_keys=True) + "\n"
    return RawContent(producer=PRODUCER, name=RAW_NAME, content=content.encode())


def _parts(name: str, frame: pl.DataFrame, raw: RawContent, seed: int) -> Iterator[IncomingPart]:
    """Give the invented rows, and those that are published as they stand, with a card each."""
    table = TIDY[name]
    is_mixed = name == OTHER_OUTLOOKS.name
    real = pl.col("producer") == PUBLISHED_BY if is_mixed else pl.lit(value=False)
    invented = frame.filter(~real)
    breaks = breaks_in(invented, [b for b in table.breaks if b in _BUILT_IN])
    card = sample_card(table.title, name, breaks, made=f"seed {seed}")
    yield _part(table, name, invented, card, raw)
    published = frame.filter(real)
    if published.height:
        yield _part(table, f"{name}_published", published, published_card(), raw)


def _part(
    table: Table, name: str, frame: pl.DataFrame, card: Card, raw: RawContent
) -> IncomingPart:
    columns = [column.name for column in table.columns()]
    return IncomingPart(
        table=table,
        name=name,
        frame=table.check(frame.select(columns)),
        card=card.with_raw_files((RawFile(RAW_NAME, sha256_of(raw.content), frame.height),)),
    )

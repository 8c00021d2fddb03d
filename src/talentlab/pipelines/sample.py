"""The sample region as a delivery like any other: parts, cards and an untouched file."""

import json
from typing import Final

import polars as pl

from talentlab.pipelines.version import code_version
from talentlab.sample.cards import PRODUCER, sample_card
from talentlab.sample.region import DEFAULT_SEED, Progress, sample_tables
from talentlab.store.disk import sha256_of
from talentlab.store.incoming import Incoming, IncomingPart, RawContent
from talentlab.tables.breaks import BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED, breaks_in
from talentlab.tables.card import RawFile
from talentlab.tables.catalogue import TIDY

DELIVERY: Final = "sample"
RAW_NAME: Final = "sample-region.json"
# The breaks that the sample builds in, so that models and charts meet them.
_BUILT_IN: Final = (BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED)


def sample_parts(
    seed: int = DEFAULT_SEED, *, progress: Progress = lambda _what, _share: None
) -> tuple[IncomingPart, ...]:
    """Return the sample region as parts ready to be imported, one for each table.

    Parameters
    ----------
    seed
        Decides everything that is drawn; the same seed gives the same bytes.
    progress
        Told what is being made, and the share of the work behind us.

    """
    raw = _raw(seed)
    tables = sample_tables(seed, progress=progress)
    return tuple(_part(name, frame, raw, seed) for name, frame in sorted(tables.items()))


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


def _part(name: str, frame: pl.DataFrame, raw: RawContent, seed: int) -> IncomingPart:
    table = TIDY[name]
    breaks = breaks_in(frame, [b for b in table.breaks if b in _BUILT_IN])
    card = sample_card(table.title, name, breaks, made=f"seed {seed}")
    columns = [column.name for column in table.columns()]
    return IncomingPart(
        table=table,
        name=name,
        frame=table.check(frame.select(columns)),
        card=card.with_raw_files((RawFile(RAW_NAME, sha256_of(raw.content), frame.height),)),
    )

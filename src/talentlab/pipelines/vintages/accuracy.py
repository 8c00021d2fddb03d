"""How wrong published forecasts have been on the whole: each producer's, and two on common cells.

Nobody's errors may be held against somebody else's on other numbers: what is harder to forecast
would decide, not who does it better. So two producers meet only on cells that both forecast, the
same number of years ahead.
"""

from collections.abc import Iterator
from typing import Final

import polars as pl

from talentlab.tables.judgements import ALL
from talentlab.tables.vintages import CELL, OURS

_SAME: Final = (*CELL, "horizon_years")
_KEY: Final = ("producer", "beside", "subject", "horizon_years")
_PERCENT: Final = 100.0


def outlook_accuracy(scores: pl.DataFrame) -> pl.DataFrame:
    """Return rows of the table ``outlook_accuracy`` from those of ``outlook_scores``.

    A producer that forecast a cell twice from the same year counts once, by its newest edition.
    """
    newest = scores.sort("made", descending=True).unique(
        ["producer", *_SAME], keep="first", maintain_order=True
    )
    parts = [newest.with_columns(pl.lit(ALL).alias("beside")), *_common(newest)]
    missed = pl.col("p50") - pl.col("outcome")
    outcomes = pl.col("outcome").sum()
    return (
        pl.concat(parts)
        .group_by(_KEY)
        .agg(
            (_PERCENT * missed.abs().sum() / outcomes).alias("wape"),
            (_PERCENT * missed.sum() / outcomes).alias("bias"),
            pl.col("inside_80").cast(pl.Float64).mean().alias("coverage_80"),
            pl.len().cast(pl.Int64).alias("n"),
        )
        .sort(_KEY)
    )


def _common(newest: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield, for each other producer, its rows and ours of the cells that both forecast."""
    ours = newest.filter(pl.col("producer") == OURS)
    for (other,), theirs in newest.filter(pl.col("producer") != OURS).group_by("producer"):
        pair = ((ours, theirs, other), (theirs, ours, OURS))
        for rows, against, name in pair:
            common = rows.join(against, on=list(_SAME), how="semi")
            yield common.with_columns(pl.lit(name, pl.String).alias("beside"))

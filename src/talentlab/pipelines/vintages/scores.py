"""Published forecasts whose year has passed, beside what came of them: ours, and others'."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.pipelines.vintages.revisions import starts
from talentlab.pipelines.vintages.subjects import INTERVAL, OUTCOME
from talentlab.tables.vintages import CELL, OURS

_PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True)
class Earlier:
    """What one earlier release forecast: its name, and the cells with their intervals."""

    release: str
    forecasts: pl.DataFrame


def earlier_outlooks(earlier: Sequence[Earlier], now: pl.DataFrame) -> pl.DataFrame:
    """Return rows of the table ``earlier_outlooks`` for the cells that are forecast ``now``."""
    cells = now.select(CELL)
    return pl.concat(
        [
            release.forecasts.join(cells, on=list(CELL), how="semi")
            .join(starts(release.forecasts), on="subject")
            .select(
                *CELL,
                pl.lit(release.release).alias("release_before"),
                pl.col("start").alias("base_year"),
                *INTERVAL,
            )
            for release in earlier
        ]
    )


def our_scores(earlier: Sequence[Earlier], counts: pl.DataFrame) -> pl.DataFrame:
    """Return rows of ``outlook_scores`` for every release of ours that an outcome has caught up.

    Releases that forecast a cell from the same year say the same thing; the newest one counts.
    """
    made = [
        release.forecasts.join(starts(release.forecasts), on="subject").with_columns(
            pl.lit(OURS).alias("producer"), pl.lit(release.release).alias("made")
        )
        for release in earlier
    ]
    if not made:
        return _scored(_none(), counts)
    newest = pl.concat(made).unique([*CELL, "start"], keep="first", maintain_order=True)
    return _scored(newest, counts)


def others_scores(others: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """Return the same for other producers: cells with ``theirs``, ``producer``, ``vintage``."""
    year = pl.col("vintage").str.slice(0, 4).cast(pl.Int64, strict=False)
    return _scored(
        others.select(
            *CELL,
            "producer",
            pl.col("vintage").alias("made"),
            year.alias("start"),
            pl.lit(None, pl.Float64).alias("p10"),
            pl.col("theirs").alias("p50"),
            pl.lit(None, pl.Float64).alias("p90"),
        ).filter(pl.col("start").is_not_null()),
        counts,
    )


def _scored(forecasts: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    outcome = pl.col(OUTCOME)
    return (
        forecasts.join(counts.filter(outcome > 0), on=list(CELL))
        .filter(pl.col("year") > pl.col("start"))
        .select(
            "producer",
            *CELL,
            "made",
            (pl.col("year") - pl.col("start")).alias("horizon_years"),
            *INTERVAL,
            outcome,
            outcome.is_between("p10", "p90").alias("inside_80"),
            (_PERCENT * (pl.col("p50") - outcome) / outcome).alias("error_percent"),
        )
    )


def _none() -> pl.DataFrame:
    words = dict.fromkeys((*CELL, "producer", "made"), pl.String)
    numbers = dict.fromkeys(INTERVAL, pl.Float64)
    return pl.DataFrame(schema={**words, **numbers, "year": pl.Int64, "start": pl.Int64})

"""A second opinion: what other producers forecast for the same cells as we do."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from talentlab.pipelines.vintages.revisions import starts
from talentlab.pipelines.vintages.subjects import INTERVAL
from talentlab.tables.vintages import CELL

OTHER_OUTLOOKS: Final = "other_outlooks"
_COMPONENTS: Final = (
    # (their subject, their measure) -> (our subject, our component)
    ("population", "persons", "population", "persons"),
    ("occupation", "persons", "employment", "employees"),
    ("education_group", "supply", "supply", "workplace"),
    ("education_group", "demand", "demand", "total"),
    ("education_group", "gap", "gap", "total"),
)
"""Which of their measures are numbers of the same thing as one of ours."""


def other_numbers(tidy: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return other producers' numbers by our cells: ``producer``, ``vintage`` and ``theirs``."""
    kinds = pl.DataFrame(
        _COMPONENTS, schema=["their_subject", "measure", "subject", "component"], orient="row"
    )
    names = ("producer", "vintage", *CELL, "theirs")
    if OTHER_OUTLOOKS not in tidy:
        return pl.DataFrame(
            schema=dict.fromkeys(names, pl.String) | {"year": pl.Int64, "theirs": pl.Float64}
        )
    return (
        tidy[OTHER_OUTLOOKS]
        .filter(pl.col("value").is_not_null())
        .rename({"subject": "their_subject", "value": "theirs"})
        .join(kinds, on=["their_subject", "measure"])
        .with_columns(pl.col("year").cast(pl.Int64))
        .select(names)
    )


def second_opinions(others: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Return rows of the table ``second_opinions``: their number beside our interval.

    ``now`` holds the cell, ``p10``, ``p50`` and ``p90`` of what we forecast.
    """
    theirs = pl.col("theirs")
    where = (
        pl.when(theirs > pl.col("p90"))
        .then(pl.lit("higher"))
        .when(theirs < pl.col("p10"))
        .then(pl.lit("lower"))
        .otherwise(pl.lit("agrees"))
    )
    made = pl.col("vintage").str.slice(0, 4).cast(pl.Int64, strict=False)
    return (
        others.join(now, on=list(CELL))
        .join(starts(now), on="subject")
        .select(
            "producer",
            "vintage",
            *CELL,
            *INTERVAL,
            theirs,
            where.alias("agreement"),
            (pl.col("start") - made).fill_null(0).alias("years_older"),
        )
    )

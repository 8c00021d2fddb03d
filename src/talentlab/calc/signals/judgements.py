"""Judgements of several parts of an occupation group, as one class for the group.

Method: docs/method-guide/signals.md, section 5.
"""

import polars as pl


def agreed(judged: pl.DataFrame, *, differs: str) -> pl.DataFrame:
    """Return one class for every area and group: the one all parts have, or ``differs``.

    Classes are not averaged: half large and half small is not medium.

    Parameters
    ----------
    judged
        ``region_code``, ``group`` and ``level``, one row for each judged part; null if not judged.
    differs
        The class of a group whose parts were judged differently.

    Returns
    -------
    DataFrame
        ``region_code``, ``group``, ``level`` (empty where no part was judged) and ``status``.

    """
    classes = pl.col("level").drop_nulls()
    level = (
        pl.when(classes.n_unique() > 1)
        .then(pl.lit(differs))
        .otherwise(pl.coalesce(classes.first(), pl.lit("")))
    )
    status = pl.when(pl.col("level") == "").then(pl.lit("missing")).otherwise(pl.lit("counted"))
    cell = ("region_code", "group")
    return judged.group_by(cell).agg(level.alias("level")).with_columns(status=status).sort(cell)

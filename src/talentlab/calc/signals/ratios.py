"""One count in relation to another, in groups that both have.

Method: docs/method-guide/signals.md, section 4.
"""

from typing import Final

import polars as pl

from talentlab.calc.assumptions.signals import FEWEST_TO_DIVIDE_BY

_CELL: Final = ("region_code", "group")


def ratio(upper: pl.DataFrame, lower: pl.DataFrame, *, per: float = 1.0) -> pl.DataFrame:
    """Return ``per * upper / lower`` for every area and group that both have.

    Parameters
    ----------
    upper, lower
        ``region_code``, ``group``, ``value`` (persons or ads) and ``status``, each cell once.
    per
        Units of the lower that the ratio is for: 100 gives ads per hundred employees.

    Returns
    -------
    DataFrame
        The same columns. A ratio to fewer than ``FEWEST_TO_DIVIDE_BY`` is not formed (missing);
        one that rests on an estimate is ``estimated``.

    Example
    -------
    12 ads and 240 employees give 100 * 12 / 240 = 5 ads per hundred employees.

    """
    both = upper.join(lower, on=_CELL, suffix="_lower")
    value = pl.when(pl.col("value_lower") >= FEWEST_TO_DIVIDE_BY).then(
        per * pl.col("value") / pl.col("value_lower")
    )
    is_any = {
        status: (pl.col("status") == status) | (pl.col("status_lower") == status)
        for status in ("suppressed", "estimated")
    }
    status = (
        pl.when(value.is_null() & is_any["suppressed"])
        .then(pl.lit("suppressed"))
        .when(value.is_null())
        .then(pl.lit("missing"))
        .when(is_any["estimated"])
        .then(pl.lit("estimated"))
        .otherwise(pl.lit("counted"))
    )
    return both.select(*_CELL, value=value, status=status)


def moment(upper: str, lower: str) -> str:
    """Return when a ratio is from: one time, or ``upper/lower`` where the two differ."""
    return upper if upper == lower else f"{upper}/{lower}"

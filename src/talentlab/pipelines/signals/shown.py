"""Measured numbers and classes as rows of ``occupation_signals``."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from talentlab.calc.signals.reach import nearest
from talentlab.tables.signals import OCCUPATION_SIGNALS, SIGNALS
from talentlab.vocab.sexes import TOTAL

_MEASURED: Final = [
    "region_code", "group", "sex", "signal", "source_tables", "period", "value", "level", "status",
]  # fmt: skip
_COLUMNS: Final = [column.name for column in OCCUPATION_SIGNALS.columns()]


def as_signal(
    cells: pl.DataFrame,
    signal: str,
    *,
    source: pl.Expr,
    period: pl.Expr,
    sex: pl.Expr | None = None,
) -> pl.DataFrame:
    """Return counts by area and group as one signal.

    Parameters
    ----------
    cells
        ``region_code``, ``group`` and ``status``, with ``value``, ``level`` or both.
    signal
        One of :data:`talentlab.tables.signals.SIGNALS`.
    source
        The tables that they come from, with ``+`` between.
    period
        When they are from, as text.
    sex
        Whom they are about; both sexes together when not given.

    """
    lacking = {"value": pl.lit(None, pl.Float64), "level": pl.lit("")}
    return cells.with_columns(
        **{name: empty for name, empty in lacking.items() if name not in cells.columns},
        sex=pl.lit(TOTAL) if sex is None else sex,
        signal=pl.lit(signal),
        source_tables=source,
        period=period,
    ).select(_MEASURED)


def of_each_area(said: Mapping[str, str]) -> pl.Expr:
    """Return what is said of each row's area."""
    return pl.col("region_code").replace_strict(said, return_dtype=pl.String)


def shown(measured: pl.DataFrame, places: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Return the nearest measurement of every shown area and occupation, as declared rows."""
    units = {name: signal.unit for name, signal in SIGNALS.items()}
    return (
        nearest(measured, places, codes)
        .with_columns(unit=pl.col("signal").replace_strict(units, return_dtype=pl.String))
        .select(_COLUMNS)
    )

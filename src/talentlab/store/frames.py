"""The answers of DuckDB as polars frames, without the Arrow packages (170 MB) in between."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import duckdb
import polars as pl

_WHOLE: Final = ("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "HUGEINT")
_TYPES: Final[Mapping[str, type[pl.DataType]]] = {
    **dict.fromkeys((name for whole in _WHOLE for name in (whole, f"U{whole}")), pl.Int64),
    "DOUBLE": pl.Float64,
    "FLOAT": pl.Float64,
    "VARCHAR": pl.String,
    "BOOLEAN": pl.Boolean,
    "DATE": pl.Date,
    "TIMESTAMP": pl.Datetime,
}


def as_frame(answer: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return an executed query's rows; whole numbers as Int64 and all other numbers as Float64.

    The types come from the query and not from its rows, so an answer without rows, or with nulls
    only, has the same columns as any other.
    """
    described = answer.description or []
    rows = answer.fetchall()
    schema = {name: _type(str(kind)) for name, kind, *_ in described}
    decimal = [i for i, (_, kind, *_) in enumerate(described) if str(kind).startswith("DECIMAL")]
    if decimal:
        rows = [tuple(map(_number, row)) for row in rows]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _type(kind: str) -> type[pl.DataType] | None:
    return pl.Float64 if kind.startswith("DECIMAL") else _TYPES.get(kind)


def _number(cell: object) -> object:
    return float(cell) if isinstance(cell, Decimal) else cell

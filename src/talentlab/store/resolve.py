"""One table from several parts: which row holds where two parts give the same key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import polars as pl

from talentlab.errors import PartsOverlap
from talentlab.tables.card import Card
from talentlab.tables.declare import Table

_FROM: Final = "_part"


@dataclass(frozen=True, slots=True)
class Layer:
    """One part's rows, and the parts whose rows it replaces where the keys are the same."""

    id: str
    frame: pl.DataFrame
    card: Card
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverlappingParts:
    """Two parts that give the same keys, undeclared: one line of the error's list."""

    facts: Mapping[str, object]
    code: str = "overlapping-parts"


def one_table(table: Table, layers: Sequence[Layer]) -> pl.DataFrame:
    """Return the rows of ``table`` that hold, sorted by key.

    Raises
    ------
    PartsOverlap
        With every pair of parts that give the same key undeclared, also when the values agree:
        two sources of one number is a choice that somebody must make.

    """
    if not layers:
        return empty(table)
    rows = _all_rows(table, layers)
    if found := _overlaps(table, rows):
        raise PartsOverlap(overlaps=found)
    return rows.drop(_FROM).sort(table.key)


def overlaps(table: Table, layers: Sequence[Layer]) -> tuple[OverlappingParts, ...]:
    """Return every pair of parts that give the same key of ``table`` undeclared."""
    return _overlaps(table, _all_rows(table, layers)) if layers else ()


def holding(table: Table, layers: Sequence[Layer]) -> list[tuple[Layer, pl.DataFrame]]:
    """Return each part with those of its rows that hold."""
    return [(layer, _without_superseded(layer, layers, table.key)) for layer in layers]


def empty(table: Table) -> pl.DataFrame:
    """Return ``table`` without rows."""
    rows: pl.DataFrame = table.rows.empty()
    return rows


def superseded_by(layer_id: str, layers: Sequence[Layer]) -> set[str]:
    """Return the ids of the parts that replace ``layer_id``, directly or through another."""
    found: set[str] = set()
    ahead = [layer_id]
    while ahead:
        replaced = ahead.pop()
        above = {layer.id for layer in layers if replaced in layer.supersedes} - found
        found |= above
        ahead += above
    return found - {layer_id}


def _without_superseded(
    layer: Layer, layers: Sequence[Layer], key: tuple[str, ...]
) -> pl.DataFrame:
    frame = layer.frame
    above = superseded_by(layer.id, layers)
    for other in layers:
        if other.id in above:
            frame = frame.join(other.frame, on=list(key), how="anti", nulls_equal=True)
    return frame


def _all_rows(table: Table, layers: Sequence[Layer]) -> pl.DataFrame:
    """Return the rows of all parts that nothing supersedes, each with the part it is from."""
    columns = [column.name for column in table.columns()]
    return pl.concat(
        [
            rows.select(columns).with_columns(pl.lit(layer.id).alias(_FROM))
            for layer, rows in holding(table, layers)
        ]
    )


def _overlaps(table: Table, rows: pl.DataFrame) -> tuple[OverlappingParts, ...]:
    twice = rows.filter(pl.struct(list(table.key)).is_duplicated())
    if twice.is_empty():
        return ()
    parts = sorted(twice[_FROM].unique().to_list())
    pairs = [(a, b, _shared(table, twice, a, b)) for a, b in combinations(parts, 2)]
    return tuple(_overlap(table, a, b, shared) for a, b, shared in pairs if shared.height)


def _shared(table: Table, rows: pl.DataFrame, first: str, second: str) -> pl.DataFrame:
    """Return the rows of two parts side by side, with whether their values are the same."""
    measures = [name for name in rows.columns if name not in (*table.key, _FROM)]
    a, b = (rows.filter(pl.col(_FROM) == part).drop(_FROM) for part in (first, second))
    both = a.join(b, on=list(table.key), how="inner", nulls_equal=True, suffix="_2")
    same = [pl.col(name).eq_missing(pl.col(f"{name}_2")) for name in measures]
    return both.with_columns(same=pl.all_horizontal([pl.lit(True), *same]))


def _overlap(table: Table, first: str, second: str, shared: pl.DataFrame) -> OverlappingParts:
    same = int(shared["same"].sum())
    example = shared.sort("same", *table.key).row(0, named=True)
    key = ", ".join(f"{name}={example[name]}" for name in table.key)
    return OverlappingParts(
        facts={
            "table": table.name,
            "first": first,
            "second": second,
            "same": same,
            "different": shared.height - same,
            "example": f"({key})",
        }
    )

"""What changed between two versions of a table: rows added, removed, changed, and totals."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import polars as pl

from talentlab.tables.declare import Table

EXAMPLES: Final = 3
"""Rows shown of each kind of change; the counts are always whole."""
NOT_SUMMED: Final = frozenset({"SEK per month", "credits", "percent", "share", "years"})
"""Units whose sum means nothing."""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one measure before and after."""

    column: str
    unit: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """How the rows of ``table`` changed. Examples are rows; changed ones show both values."""

    table: str
    rows_before: int
    rows_after: int
    added: int
    removed: int
    changed: int
    totals: tuple[Total, ...]
    examples: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_none(self) -> bool:
        """Return whether every row is as it was."""
        return not (self.added or self.removed or self.changed)

    def to_fields(self) -> Mapping[str, Any]:
        """Return the change as plain values for the import log."""
        return asdict(self)


def compare(table: Table, before: pl.DataFrame, after: pl.DataFrame) -> Change:
    """Return what changed from ``before`` to ``after``, row for row by the table's key."""
    key = list(table.key)
    measures = [name for name in after.columns if name not in key]
    added = after.join(before, on=key, how="anti", nulls_equal=True)
    removed = before.join(after, on=key, how="anti", nulls_equal=True)
    both = after.join(before, on=key, how="inner", nulls_equal=True, suffix="_before")
    differs = [pl.col(name).ne_missing(pl.col(f"{name}_before")) for name in measures]
    changed = both.filter(pl.any_horizontal([pl.lit(False), *differs]))
    return Change(
        table=table.name,
        rows_before=before.height,
        rows_after=after.height,
        added=added.height,
        removed=removed.height,
        changed=changed.height,
        totals=tuple(_totals(table, before, after)),
        examples=(
            *_examples("changed", changed.sort(key)),
            *_examples("added", added.sort(key)),
            *_examples("removed", removed.sort(key)),
        ),
    )


def _totals(table: Table, before: pl.DataFrame, after: pl.DataFrame) -> list[Total]:
    """Return the sums of what can be summed: whole numbers that count something."""
    counts = [c for c in table.columns() if c.unit and c.unit not in NOT_SUMMED]
    return [
        Total(c.name, c.unit or "", _sum(before, c.name), _sum(after, c.name))
        for c in counts
        if after[c.name].dtype.is_integer()
    ]


def _sum(rows: pl.DataFrame, column: str) -> int:
    return int(rows[column].sum() or 0)


def _examples(kind: str, rows: pl.DataFrame) -> list[Mapping[str, Any]]:
    return [{"kind": kind, **row} for row in rows.head(EXAMPLES).iter_rows(named=True)]

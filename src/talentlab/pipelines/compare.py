"""What changed between two versions of a table: rows added, removed and changed.

No sums: a table holds municipalities beside their county and the country, and stocks of many years,
so a sum over its rows counts everybody many times.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import polars as pl

from talentlab.tables.declare import Table

EXAMPLES: Final = 3
"""Rows shown of each kind of change; the counts are always whole."""
KIND: Final = "kind_of_change"
"""Where an example says what happened to it; no table has a column of that name."""


@dataclass(frozen=True, slots=True)
class Change:
    """How the rows of ``table`` changed. Examples are rows; changed ones show both values."""

    table: str
    rows_before: int
    rows_after: int
    added: int
    removed: int
    changed: int
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
        examples=(
            *_examples("changed", changed.sort(key)),
            *_examples("added", added.sort(key)),
            *_examples("removed", removed.sort(key)),
        ),
    )


def _examples(kind: str, rows: pl.DataFrame) -> list[Mapping[str, Any]]:
    return [{KIND: kind, **row} for row in rows.head(EXAMPLES).iter_rows(named=True)]

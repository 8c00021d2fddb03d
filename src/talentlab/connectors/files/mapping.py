"""From a sheet of text to rows of a table, as the manifest says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from talentlab.connectors.files.cells import (
    COUNTED,
    MISSING,
    SUPPRESSED,
    Read,
    Target,
    read_column,
    targets,
)
from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.plan import Condition, Drop, PartPlan, Pivot, Split
from talentlab.connectors.files.section import nearest
from talentlab.connectors.files.sheet import Sheet
from talentlab.tables.declare import Table

INDEX = "_index"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A sheet as rows of a table.

    ``frame`` has the table's columns and ``_index``, the row in the sheet; cells with faults are
    null. ``dropped`` is how many rows each drop rule left out.
    """

    sheet: Sheet
    frame: pl.DataFrame
    dropped: tuple[int, ...]
    faults: tuple[Fault, ...] = field(default=())


def map_sheet(sheet: Sheet, part: PartPlan, table: Table) -> Mapped:
    """Return the rows of ``sheet`` as rows of ``table``, with every fault found on the way.

    Raises
    ------
    Unreadable
        If columns are missing or nobody has said what they are for; with all of them.

    """
    _require_columns(sheet, part)
    rows = sheet.frame.with_row_index(INDEX)
    if part.pivot:
        rows = _pivoted(sheet, rows, part.pivot)
    if part.split:
        rows = _split(rows, part.split)
    rows, dropped = _without_dropped(rows, part.drops)
    columns = targets(table)
    if rows.is_empty():
        schema = {name: column.dtype for name, column in columns.items()} | {INDEX: pl.UInt32()}
        return Mapped(sheet=sheet, frame=pl.DataFrame(schema=schema), dropped=dropped)
    read = {
        rule.target: read_column(sheet, rows, rule, columns[rule.target], part)
        for rule in part.columns
    }
    values = {name: column.values for name, column in read.items()}
    if "status" in columns and "status" not in values:
        values["status"] = _status(read, columns)
    frame = pl.DataFrame({name: values[name] for name in columns} | {INDEX: rows[INDEX]})
    faults = tuple(fault for column in read.values() for fault in column.faults)
    return Mapped(sheet=sheet, frame=frame, dropped=dropped, faults=faults)


def _require_columns(sheet: Sheet, part: PartPlan) -> None:
    """Refuse a file that lacks a column we need, or has one that nobody has thought about."""
    present = sheet.frame.columns
    made = {part.pivot.name, part.pivot.value} if part.pivot else set()
    named = [name for rule in part.columns for name in rule.sources()]
    named += [condition.column for drop in part.drops for condition in drop.conditions]
    named += part.pivot.columns if part.pivot else ()
    named += [part.split.column] if part.split else []
    turned = _turned(present, part.pivot) if part.pivot else []
    needed = dict.fromkeys(name for name in named if name not in made)
    place = Place(sheet.file)
    faults = [
        Fault(
            "column-not-there", place, name, {"nearest": nearest(name, present), "known": present}
        )
        for name in (*needed, *sorted(part.ignore))
        if name not in present
    ]
    faults += [
        Fault("column-not-expected", place, name, {"nearest": nearest(name, list(needed))})
        for name in present
        if name not in {*needed, *part.ignore, *sheet.optional, *turned}
    ]
    faults += [
        Fault("column-named-twice", place, name)
        for name in sorted(made)
        if name in present and name not in turned
    ]
    if part.pivot and not turned:
        faults.append(Fault("pivot-finds-nothing", place, part.pivot.pattern or ""))
    if faults:
        raise Unreadable(faults)


def _turned(present: Sequence[str], pivot: Pivot) -> list[str]:
    """Return the columns that are turned into rows."""
    if pivot.pattern is None:
        return list(pivot.columns)
    names = pl.Series(present, dtype=pl.String)
    return names.filter(names.str.contains(pivot.pattern)).to_list()


def _pivoted(sheet: Sheet, rows: pl.DataFrame, pivot: Pivot) -> pl.DataFrame:
    """Return one row per turned cell, in the file's order."""
    turned = _turned(sheet.frame.columns, pivot)
    kept = [name for name in rows.columns if name not in turned]
    long = rows.unpivot(turned, index=kept, variable_name=pivot.name, value_name=pivot.value)
    return long.sort(INDEX, maintain_order=True)


def _split(rows: pl.DataFrame, split: Split) -> pl.DataFrame:
    """Return one row per value of a column that lists several, in the file's order."""
    values = pl.col(split.column).str.split(split.separator)
    return rows.with_columns(values).explode(split.column)


def _without_dropped(
    rows: pl.DataFrame, drops: Sequence[Drop]
) -> tuple[pl.DataFrame, tuple[int, ...]]:
    """Return the rows that no rule leaves out, and how many each rule did leave out."""
    counts = []
    for drop in drops:
        kept = rows.filter(~pl.all_horizontal(_holds(c) for c in drop.conditions))
        counts.append(rows.height - kept.height)
        rows = kept
    return rows, tuple(counts)


def _holds(condition: Condition) -> pl.Expr:
    text = pl.col(condition.column).str.strip_chars()
    if condition.pattern is None:
        holds = text.is_in(condition.texts)
    else:
        holds = text.str.contains(condition.pattern)
    return ~holds if condition.is_not else holds


def _status(read: Mapping[str, Read], columns: Mapping[str, Target]) -> pl.Series:
    """Return ``counted`` where any number is there, else whether it was withheld or is missing."""
    reasons = [read[name].why for name, column in columns.items() if column.is_measure]
    frame = pl.DataFrame({str(i): why for i, why in enumerate(reasons)})
    any_is = {why: pl.any_horizontal(pl.all() == why) for why in (COUNTED, SUPPRESSED)}
    status = (
        pl.when(any_is[COUNTED])
        .then(pl.lit(COUNTED))
        .when(any_is[SUPPRESSED])
        .then(pl.lit(SUPPRESSED))
        .otherwise(pl.lit(MISSING))
    )
    return frame.select(status.alias("status"))["status"]

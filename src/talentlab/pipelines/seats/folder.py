"""A seat problem of one's own: a folder of CSV files, or a workbook with the same tables."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from talentlab.calc.assumptions.seats import PLAN, STUDIES
from talentlab.pipelines.seats.checks import SHEETS, Sheet, faults_between, sheet_faults
from talentlab.pipelines.seats.prepared import Prepared, SeatTables, prepare, settings_from
from talentlab.pipelines.seats.sheets import read_sheets, stop_if

_WHOLE = ("whole", "year", "years")


def read_problem(path: Path, *, budget: float | None) -> Prepared:
    """Return the seat problem in the folder or workbook at ``path``.

    Raises
    ------
    SeatFilesHaveFaults
        With every fault found: file, row, column, value and what to do.

    """
    tables, unread = read_sheets(path, [sheet.name for sheet in SHEETS])
    found = {fault.file.removesuffix(".csv") for fault in unread}
    alone = [fault for fault in sheet_faults(tables) if fault.file not in found]
    stop_if(path, [*unread, *alone])
    stop_if(path, faults_between(tables))
    numbers = {sheet.name: _typed(sheet, tables) for sheet in SHEETS if sheet.name in tables}
    settings, spread = settings_from(_settings(numbers), PLAN, STUDIES)
    return prepare(
        SeatTables(numbers["programmes"], numbers["needs"], numbers.get("limits")),
        budget=budget,
        settings=settings,
        spread=spread,
    )


def _settings(numbers: Mapping[str, pl.DataFrame]) -> dict[str, float]:
    if "settings" not in numbers:
        return {}
    return dict(numbers["settings"].select("setting", "value").iter_rows())


def _typed(sheet: Sheet, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return a checked table with numbers as numbers, and empty optional cells as null."""
    frame = tables[sheet.name]
    types = [
        _as_kind(column, kind) for column, kind in sheet.columns.items() if column in frame.columns
    ]
    return frame.select(types)


def _as_kind(column: str, kind: str) -> pl.Expr:
    cell = pl.when(pl.col(column) != "").then(pl.col(column))
    if kind in {"text", "form"}:
        return cell.alias(column)
    number = cell.cast(pl.Float64)
    return (number.cast(pl.Int64) if kind in _WHOLE else number).alias(column)

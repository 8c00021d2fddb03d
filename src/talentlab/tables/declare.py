"""How a table is declared: its columns, checks, texts and units, in one place."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import pandera.errors
import pandera.polars as pa
import polars as pl

from talentlab.errors import TableDoesNotFit
from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Text

Layer = Literal["tidy", "derived"]


# The statuses of a row that has what it measures.
_TELLING: Final = ("counted", "estimated")


def column(*, sv: str, en: str, unit: str | None = None, **checks: Any) -> Any:  # noqa: ANN401 -- pandera's types
    """Declare one column. Without ``unit`` it identifies a row; with one it measures."""
    return pa.Field(**checks, metadata={"text": Text(sv=sv, en=en), "unit": unit})


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column, as readers need it."""

    name: str
    text: Text
    unit: str | None


@dataclass(frozen=True, slots=True)
class Limit:
    """Measures of a row that together are never more than another: ``answered`` of ``asked``."""

    parts: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table we promise to keep: what a row is, and what a reader must know.

    ``key`` are the columns that identify a row; the rest measure. ``breaks`` are the years when
    the real producers changed their way of counting (see ``tables/breaks.py``). ``limits`` say
    which measures are parts of which.
    """

    name: str
    layer: Layer
    title: Text
    about: Text
    rows: type[pa.DataFrameModel]
    key: tuple[str, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    limits: tuple[Limit, ...] = ()

    def columns(self) -> tuple[Column, ...]:
        """Return the declared columns in order, with their texts and units."""
        declared = self.rows.to_schema().columns
        return tuple(
            Column(name=name, text=c.metadata["text"], unit=c.metadata["unit"])
            for name, c in declared.items()
        )

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return ``frame`` if every row fits; otherwise report all faults at once.

        Raises
        ------
        TableDoesNotFit
            With every fault. Nothing is dropped, filled in or coerced.

        """
        try:
            checked = self.rows.validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as error:
            raise TableDoesNotFit(table=self.name, faults=error.failure_cases.to_dicts()) from error
        faults = [*self._silent_or_telling(checked), *self._beyond_limits(checked)]
        if faults:
            raise TableDoesNotFit(table=self.name, faults=faults)
        return checked

    def _silent_or_telling(self, frame: pl.DataFrame) -> list[dict[str, Any]]:
        """Return the rows whose status says one thing and whose measures another.

        Suppressed is not zero: a row is ``counted``, or in derived tables ``estimated``, exactly
        when it has a number or a class. An empty text is no class.
        """
        if "status" not in frame.columns:
            return []
        measures = [c.name for c in self.columns() if c.unit is not None]
        has_any = pl.any_horizontal(_says_something(frame, name) for name in measures)
        should_have = pl.col("status").is_in(_TELLING)
        return _faults(frame, should_have != has_any, "status", "status_tells")

    def _beyond_limits(self, frame: pl.DataFrame) -> list[dict[str, Any]]:
        """Return the rows where parts are more than their whole; an empty measure says nothing."""
        return [
            fault
            for limit in self.limits
            for fault in _faults(
                frame,
                pl.sum_horizontal(limit.parts) > pl.col(limit.whole),
                limit.parts[0],
                f"less_than_or_equal_to({limit.whole})",
            )
        ]


def _faults(frame: pl.DataFrame, wrong: pl.Expr, column: str, check: str) -> list[dict[str, Any]]:
    """Return one fault for every wrong row, as pandera tells of them."""
    rows = frame.with_row_index("index").filter(wrong).select("index", column)
    return [
        {"column": column, "check": check, "index": index, "failure_case": found}
        for index, found in rows.iter_rows()
    ]


def _says_something(frame: pl.DataFrame, name: str) -> pl.Expr:
    """Return whether a measure is there: a number, or a text that is not empty."""
    there = pl.col(name).is_not_null()
    return there & (pl.col(name) != "") if frame.schema[name] == pl.String else there

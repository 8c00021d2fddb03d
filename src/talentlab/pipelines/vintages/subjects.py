"""Whose numbers are followed from release to release, and in which tables they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.calc.assumptions.balance import BALANCE
from talentlab.tables.vintages import CELL

INTERVAL: Final[tuple[str, str, str]] = ("p10", "p50", "p90")
OUTCOME: Final = "outcome"


@dataclass(frozen=True, slots=True)
class Subject:
    """One outlook: where its forecasts and its counts stand, and which of its rows are followed.

    ``code`` and ``component`` are columns, or, where a table has no such column, expressions.
    ``history`` is empty where nobody counts what is forecast; ``interval`` are the columns that are
    shown as ``p10``, ``p50`` and ``p90``. Cells of fewer than ``fewest`` are not followed: what a
    page withholds must not be told here.
    """

    name: str
    outlook: str
    code: pl.Expr
    component: pl.Expr
    only: pl.Expr
    history: str = ""
    measure: str = ""
    interval: tuple[str, str, str] = INTERVAL
    fewest: float = 0.0

    def forecasts(self, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return cells with their intervals; no rows where there is no such outlook."""
        if self.outlook not in tables:
            return _nothing(*INTERVAL)
        named = zip(self.interval, INTERVAL, strict=True)
        rows = tables[self.outlook].filter(self._is_shown(pl.col(self.interval[1])))
        return self._cells(rows, *(pl.col(own).alias(name) for own, name in named))

    def counts(self, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return cells with what was counted, ``outcome``; no rows where nobody counts."""
        if self.history not in tables:
            return _nothing(OUTCOME)
        rows = tables[self.history].filter(self._is_shown(pl.col(self.measure)))
        if "is_modelled" in rows.columns:
            rows = rows.filter(~pl.col("is_modelled"))
        return self._cells(rows, pl.col(self.measure).cast(pl.Float64).alias(OUTCOME))

    def _is_shown(self, number: pl.Expr) -> pl.Expr:
        return number >= self.fewest if self.fewest else pl.lit(value=True)

    def _cells(self, rows: pl.DataFrame, *measures: pl.Expr) -> pl.DataFrame:
        return rows.filter(self.only).select(
            pl.lit(self.name).alias("subject"),
            pl.col("region_code"),
            self.code.alias("code"),
            self.component.alias("component"),
            pl.col("year").cast(pl.Int64),
            *measures,
        )


DEMAND: Final = Subject(
    name="demand",
    outlook="demand_outlook",
    code=pl.col("education_group_code"),
    component=pl.col("sector"),
    only=pl.lit(value=True),
    fewest=BALANCE.fewest_persons,
)
"""Jobs by education: what announced events change."""
SUBJECTS: Final = (
    Subject(
        name="population",
        outlook="population_outlook",
        history="population_history",
        measure="persons",
        code=pl.col("age_group"),
        component=pl.col("measure"),
        only=(pl.col("sex") == "total") & (pl.col("measure") == "persons"),
    ),
    Subject(
        name="employment",
        outlook="employment_outlook",
        history="employment_history",
        measure="employed_persons",
        code=pl.col("ssyk_code"),
        component=pl.lit("employees"),
        only=pl.col("sex") == "total",
    ),
    Subject(
        name="openings",
        outlook="openings_outlook",
        code=pl.col("ssyk_code"),
        component=pl.col("component"),
        only=pl.col("component") == "openings",
    ),
    Subject(
        name="supply",
        outlook="supply_outlook",
        history="supply_history",
        measure="persons",
        code=pl.col("education_group_code"),
        component=pl.col("component"),
        only=pl.col("component").is_in(["residents", "labour_force", "workplace"]),
        fewest=BALANCE.fewest_persons,
    ),
    DEMAND,
)
"""Every level that is followed, in the order the pages show them."""
GAP: Final = Subject(
    name="gap",
    outlook="balance_by_education",
    code=pl.col("education_group_code"),
    component=pl.col("sector"),
    only=pl.col("status") == "estimated",
    interval=("gap_p10", "gap_p50", "gap_p90"),
)
"""The difference of two levels: set beside others' numbers, but five percent of it says nothing."""


def all_forecasts(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return every followed forecast: the cell, ``p10``, ``p50`` and ``p90``."""
    return pl.concat([subject.forecasts(tables) for subject in SUBJECTS])


def all_counts(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return everything counted of what is followed: the cell and ``outcome``."""
    return pl.concat([subject.counts(tables) for subject in SUBJECTS])


def outlook_tables() -> tuple[str, ...]:
    """Return the derived tables that the followed numbers stand in."""
    return tuple(name for s in SUBJECTS for name in (s.outlook, s.history) if name)


def _nothing(*measures: str) -> pl.DataFrame:
    kinds = dict.fromkeys(CELL, pl.String) | {"year": pl.Int64}
    return pl.DataFrame(schema={**kinds, **dict.fromkeys(measures, pl.Float64)})

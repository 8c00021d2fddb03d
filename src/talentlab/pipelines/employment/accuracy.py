"""How accurate the outlook's method has been, beside its opponents, as published tables."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import asdict
from typing import Final

import polars as pl

from talentlab.calc.demand.backtest import DemandAccuracy, accuracy_of
from talentlab.calc.demand.cases import DemandCase, demand_cases_at
from talentlab.pipelines.employment.codes import TOTAL
from talentlab.pipelines.employment.stocks import REST, EmploymentStocks
from talentlab.tables.employment import EMPLOYMENT_BACKTEST, EMPLOYMENT_CASES

HORIZONS: Final = (1, 2, 3, 5, 10)
"""Years ahead that are judged, where the counts reach."""
JUDGED_LEVELS: Final = (3, 4)
"""Digits of the codes whose accuracy is published."""
CASE_LEVELS: Final = (0, *JUDGED_LEVELS)
"""Digits of the codes whose single cases are published; 0 is all occupations together."""


def accuracy_tables(
    stocks: EmploymentStocks,
    *,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return ``employment_backtest`` and ``employment_cases``.

    All counties are judged; single cases are kept of the region's own. Both tables are empty where
    too few years were counted in the same way to judge anything.
    """
    backtests: list[pl.DataFrame] = [EMPLOYMENT_BACKTEST.rows.empty()]
    cases: list[pl.DataFrame] = [EMPLOYMENT_CASES.rows.empty()]
    for level, found in _cases(stocks, executor, progress).items():
        if level in JUDGED_LEVELS and found:
            backtests.append(_backtest_frame(accuracy_of(found), level))
        own = [case for case in found if case.region_code in stocks.county_codes]
        if own:
            cases.append(_cases_frame(own))
    return pl.concat(backtests), pl.concat(cases)


def _cases(
    stocks: EmploymentStocks, executor: Executor | None, progress: Callable[[float], None]
) -> dict[int, list[DemandCase]]:
    """Return digits -> cases of counties; what is left of the country is very unlike places."""
    history = stocks.history
    if len(history.years) == 1:
        return {}
    found = demand_cases_at(
        history,
        levels=[level for level in CASE_LEVELS if level <= history.code_length],
        origins=history.years[:-1],
        horizons=HORIZONS,
        executor=executor,
        progress=progress,
    )
    return {
        level: [case for case in cases if case.region_code != REST]
        for level, cases in found.items()
    }


def _backtest_frame(rows: Sequence[DemandAccuracy], level: int) -> pl.DataFrame:
    named = pl.DataFrame([asdict(row) for row in rows], infer_schema_length=None)
    return named.rename({"horizon": "horizon_years"}).select(
        pl.lit(level, pl.Int64).alias("ssyk_level") if name == "ssyk_level" else pl.col(name)
        for name in EMPLOYMENT_BACKTEST.rows.to_schema().columns
    )


def _cases_frame(cases: Sequence[DemandCase]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "region_code": [case.region_code for case in cases],
            "ssyk_code": [case.code or TOTAL for case in cases],
            "method": [case.method for case in cases],
            "origin_year": [case.origin for case in cases],
            "year": [case.year for case in cases],
            "forecast_persons": [case.forecast for case in cases],
            "p10": [case.p10 for case in cases],
            "p90": [case.p90 for case in cases],
            "outcome_persons": [case.outcome for case in cases],
        }
    )

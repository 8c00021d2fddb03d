"""How right demand by industry and by education would have been in earlier years."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.assumptions.industries import INDUSTRY_SPREAD
from talentlab.calc.demand.backtest import accuracy_of
from talentlab.calc.demand.cases import DemandCase, demand_cases
from talentlab.calc.demand.education.backtest import education_cases
from talentlab.pipelines.demand.draw import CountyStart
from talentlab.tables.balance import BALANCE_BACKTEST

HORIZONS: Final = (1, 2, 3, 5, 10)
"""Years ahead that are judged, where the counts reach."""
MOST_ORIGINS: Final = 12
"""The last years that forecasts are made from: earlier ones say little of today."""


def backtest_frame(starts: Sequence[CountyStart], *, executor: Executor | None) -> pl.DataFrame:
    """Return the rows of ``balance_backtest`` about demand; none where nothing can be judged."""
    frames: list[pl.DataFrame] = [BALANCE_BACKTEST.rows.empty()]
    industry = [case for start in starts for case in _industries(start, executor)]
    education = [case for start in starts for case in _educations(start)]
    for subject, cases in (("industry_demand", industry), ("education_demand", education)):
        if cases:
            frames.append(_frame(subject, cases))
    return pl.concat(frames)


def _industries(start: CountyStart, executor: Executor | None) -> list[DemandCase]:
    history = start.industries.industries.ahead.history
    origins = history.years[:-1][-MOST_ORIGINS:]
    if not origins:
        return []
    return demand_cases(
        history,
        level=1,
        origins=origins,
        horizons=HORIZONS,
        settings=INDUSTRY_SPREAD,
        executor=executor,
    )


def _educations(start: CountyStart) -> Iterator[DemandCase]:
    of = start.educations
    if len(of.years) > 1:
        yield from education_cases(
            start.ahead,
            start.county_code,
            start.shares.occupations,
            of.group_codes,
            of.counted,
            of.years,
            of.breaks,
            horizons=HORIZONS,
        )


def _frame(subject: str, cases: Sequence[DemandCase]) -> pl.DataFrame:
    """Return the rows of one subject; opponents that give no interval have no coverage."""
    rows = accuracy_of(cases)
    has_interval = [bool(np.isfinite(row.interval_score_80)) for row in rows]
    return pl.DataFrame(
        {
            "subject": [subject] * len(rows),
            "method": [row.method for row in rows],
            "horizon_years": [row.horizon for row in rows],
            "size_class": [row.size_class for row in rows],
            "wape": [row.wape for row in rows],
            "coverage_80": _where(has_interval, [row.coverage_80 for row in rows]),
            "interval_score_80": _where(has_interval, [row.interval_score_80 for row in rows]),
            "n": [row.n for row in rows],
        }
    )


def _where(told: Sequence[bool], values: Sequence[float]) -> pl.Series:
    """Return values, nothing where they were not told."""
    pairs = zip(told, values, strict=True)
    return pl.Series([value if there else None for there, value in pairs], dtype=pl.Float64)

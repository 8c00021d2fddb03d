"""Gaps forecast in earlier years beside the gap of today: the whole chain, made again from then."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from typing import Final, TypeAlias

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.balance.backtest import GapAccuracy, GapHindcast, gap_accuracy, trusted_years
from talentlab.calc.balance.sides import JobsDrawn, SupplyDrawn
from talentlab.tables.balance import BALANCE_BACKTEST, BALANCE_SHELF_LIFE
from talentlab.tables.balance_verdicts import BALANCE_VERDICTS
from talentlab.tables.work import WORKFORCE_CUBE

Sides: TypeAlias = tuple[SupplyDrawn, JobsDrawn]
Chain: TypeAlias = Callable[[Mapping[str, pl.DataFrame]], Sides | None]
"""What makes both sides from imported tables: the outlook's own steps, with few draws."""

HORIZONS: Final = (1, 3, 5)
STRUCTURE: Final = (WORKFORCE_CUBE.name,)
"""Tables that tell how things hang together and are known for one year only."""


def gap_backtest(
    tidy: Mapping[str, pl.DataFrame],
    present: Sides,
    chain: Chain,
    *,
    horizons: Sequence[int] = HORIZONS,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Mapping[str, pl.DataFrame]:
    """Return the rows about the gap of ``balance_backtest``, and how long and how often it holds.

    Every earlier outlook is made by the same chain from the tables as they were then, and judged by
    the two sides of today's base year. A horizon that the tables do not reach is left out.

    Parameters
    ----------
    tidy : mapping
        Tidy tables by name.
    present : tuple
        Both sides as they are drawn today.
    chain
        Makes both sides from tables; None where too little was known.
    horizons
        How many years ago the earlier outlooks are made.
    executor
        Where they are made, one a task; here where there is none.

    """
    base_year = present[1].years[0]
    found: list[GapHindcast] = []
    ago = sorted(horizons)
    then = [as_known(tidy, base_year - horizon) for horizon in ago]
    for horizon, earlier in zip(ago, (executor.map if executor else map)(chain, then), strict=True):
        progress(len(found) / len(ago))
        if earlier is not None and earlier[1].years[0] == base_year - horizon:
            found.append(_hindcast(earlier, present, horizon))
    progress(1.0)
    return {
        BALANCE_BACKTEST.name: _backtest(gap_accuracy(found)),
        BALANCE_SHELF_LIFE.name: pl.DataFrame(
            trusted_years(found),
            schema={"size_class": pl.String, "trusted_years": pl.Int64, "n": pl.Int64},
            orient="row",
        ),
        BALANCE_VERDICTS.name: _verdicts(gap_accuracy(found)),
    }


def as_known(tidy: Mapping[str, pl.DataFrame], year: int) -> dict[str, pl.DataFrame]:
    """Return the tables with what was counted up to ``year``.

    A table of structure that was counted later only is taken as it is: the outlook of then is told
    how occupations and industries hang together today, and nothing else of what came.
    """
    return {name: _until(name, tidy[name], year) for name in tidy}


def _until(name: str, frame: pl.DataFrame, year: int) -> pl.DataFrame:
    if "year" not in frame.columns or frame.is_empty():
        return frame
    if name in STRUCTURE and frame["year"].to_list()[0] > year:
        return frame.with_columns(year=pl.lit(year, dtype=frame["year"].dtype))
    return frame.filter(pl.col("year") <= year)


def _hindcast(earlier: Sides, present: Sides, horizon: int) -> GapHindcast:
    """Return cells of municipalities and groups that both have, side by side."""
    regions = [code for code in present[1].region_codes if code in earlier[1].region_codes]
    groups = [code for code in present[1].group_codes if code in earlier[1].group_codes]
    ahead = present[1].years[0]
    return GapHindcast(
        horizon=horizon,
        supply=_supply(earlier[0], regions, groups, ahead),
        demand=_demand(earlier[1], regions, groups, ahead),
        supply_then=_supply(earlier[0], regions, groups, ahead - horizon).mean(axis=0),
        demand_then=_demand(earlier[1], regions, groups, ahead - horizon).mean(axis=0),
        supply_came=_supply(present[0], regions, groups, ahead).mean(axis=0),
        demand_came=_demand(present[1], regions, groups, ahead).mean(axis=0),
    )


def _supply(side: SupplyDrawn, regions: Sequence[str], groups: Sequence[str], year: int) -> Floats:
    rows = [side.region_codes.index(code) for code in regions]
    columns = [side.group_codes.index(code) for code in groups]
    cells = side.workplace[..., side.years.index(year)][:, rows][:, :, columns]
    return cells.reshape(len(cells), -1)


def _demand(side: JobsDrawn, regions: Sequence[str], groups: Sequence[str], year: int) -> Floats:
    rows = [side.region_codes.index(code) for code in regions]
    columns = [side.group_codes.index(code) for code in groups]
    jobs = side.jobs[..., side.years.index(year)].sum(axis=3)
    cells = jobs[:, rows][:, :, columns]
    return np.asarray(cells.reshape(len(cells), -1), dtype=np.float64)


def _backtest(rows: Sequence[GapAccuracy]) -> pl.DataFrame:
    names = [column.name for column in BALANCE_BACKTEST.columns()]
    told = [
        (
            "gap", row.method, row.horizon, row.size_class, row.wape, row.coverage_80,
            row.interval_score_80, row.n,
        )
        for row in rows
    ]  # fmt: skip
    frame = pl.DataFrame(told, schema=names, orient="row", infer_schema_length=None)
    return frame if told else BALANCE_BACKTEST.rows.empty()


def _verdicts(rows: Sequence[GapAccuracy]) -> pl.DataFrame:
    names = [column.name for column in BALANCE_VERDICTS.columns()]
    told = [
        (
            row.horizon, row.size_class, row.direction_share, row.said_share, row.right_share,
            row.n,
        )
        for row in rows
        if row.method == "talentlab"
    ]  # fmt: skip
    frame = pl.DataFrame(told, schema=names, orient="row", infer_schema_length=None)
    return frame if told else BALANCE_VERDICTS.rows.empty()

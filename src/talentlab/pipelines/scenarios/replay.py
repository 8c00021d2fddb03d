"""Residents as they would have been forecast in an earlier year, to replay a shock on."""

from collections.abc import Mapping
from concurrent.futures import Executor

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.ahead import Ahead, look_ahead
from talentlab.pipelines.population.draws import adding_up_to, draws_of_regions
from talentlab.pipelines.population.flows import flow_history, projector_for
from talentlab.pipelines.population.stocks import Stocks, read_stocks
from talentlab.vocab.region import Region


def residents_as_seen(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    region_code: str,
    origin: int,
    years_ahead: int,
    draws: int,
    seed: int,
    executor: Executor | None = None,
) -> Floats:
    """Return drawn residents (D, T) of a municipality as seen at the end of ``origin``.

    Only what had been counted by then is used. T is ``origin`` and the years ahead.

    Raises
    ------
    PopulationIncomplete, NoCommonPopulation
        The population up to then cannot be used.

    """
    then = {name: _until(tidy[name], origin) for name in tidy}
    stocks = read_stocks(then["population"], region)
    drawn = draws_of_regions(
        *_ahead(then, stocks, years_ahead, executor), [region_code], draws=draws, seed=seed
    )[region_code]
    counted = float(np.sum(stocks.counts[region_code, *stocks.base]))
    ahead = drawn.working + drawn.others
    return np.concatenate([np.full((draws, 1), counted), ahead], axis=1)


def _until(frame: pl.DataFrame, origin: int) -> pl.DataFrame:
    """Return the rows about years up to ``origin``; tables without years are of no use here."""
    return frame.filter(pl.col("year") <= origin) if "year" in frame.columns else frame.clear()


def _ahead(
    then: Mapping[str, pl.DataFrame],
    stocks: Stocks,
    years_ahead: int,
    executor: Executor | None,
) -> tuple[Ahead, Ahead | None]:
    """Return what was expected of municipalities and of counties, as the outlook is made."""
    flows = flow_history(then, stocks.municipalities)
    municipalities = look_ahead(
        projector_for(flows), stocks.municipalities, years_ahead, executor=executor
    )
    if stocks.counties is None:
        return municipalities, None
    by_county = projector_for(flow_history(then, stocks.counties))
    counties = look_ahead(by_county, stocks.counties, years_ahead, executor=executor)
    return adding_up_to(counties, municipalities), counties

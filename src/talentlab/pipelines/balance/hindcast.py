"""Both sides of the gap from imported tables alone, as the outlook makes them: for the backtest."""

from collections.abc import Mapping
from concurrent.futures import Executor
from typing import Final

import polars as pl

from talentlab.errors import (
    EmploymentIncomplete,
    NoCommonEmployment,
    NoCommonPopulation,
    NothingToForecastFrom,
    PopulationIncomplete,
)
from talentlab.pipelines.balance.accuracy import Chain, Sides
from talentlab.pipelines.demand.build import drawn_demand
from talentlab.pipelines.educated import educated_at_work
from talentlab.pipelines.employment.build import employment_ahead
from talentlab.pipelines.population.build import population_with_draws
from talentlab.pipelines.supply.build import drawn_supply
from talentlab.vocab.region import Region

_TOO_LITTLE: Final = (
    EmploymentIncomplete,
    NoCommonEmployment,
    NoCommonPopulation,
    NothingToForecastFrom,
    PopulationIncomplete,
)
"""What stops an outlook from an early year: not enough had been counted by then."""


def chain_for(region: Region, *, draws: int, seed: int, executor: Executor | None = None) -> Chain:
    """Return what makes both sides for ``region``; few ``draws`` are enough for an 80 % band."""

    def sides(tidy: Mapping[str, pl.DataFrame]) -> Sides | None:
        try:
            return _sides(tidy, region, draws=draws, seed=seed, executor=executor)
        except _TOO_LITTLE:
            return None

    return sides


def _sides(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
) -> Sides | None:
    people = population_with_draws(tidy, region, draws=draws, seed=seed, executor=executor)
    supply = drawn_supply(tidy, region, population=people, seed=seed, executor=executor)
    employment = employment_ahead(tidy, region, executor=executor)
    if supply is None or employment is None:
        return None
    demand = drawn_demand(
        tidy,
        region,
        employment=employment,
        population=people.ages,
        educated=educated_at_work(tidy, supply),
        draws=draws,
        seed=seed,
        executor=executor,
    )
    return None if demand is None else (supply.draws, demand)

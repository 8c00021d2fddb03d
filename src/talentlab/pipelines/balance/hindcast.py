"""Both sides of the gap from imported tables alone, as the outlook makes them: for the backtest."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.balance.sides import DemandSide, SupplySide
from talentlab.errors import (
    EmploymentIncomplete,
    NoCommonEmployment,
    NoCommonPopulation,
    NothingToForecastFrom,
    PopulationIncomplete,
)
from talentlab.pipelines.balance.accuracy import Chain
from talentlab.pipelines.demand.build import drawn_demand
from talentlab.pipelines.educated import educated_at_work
from talentlab.pipelines.employment.build import employment_ahead
from talentlab.pipelines.population.build import population_ahead
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


@dataclass(frozen=True, slots=True)
class SupplyThen:
    """Supply where it works (D, R, E, T), in the years that are judged only."""

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    years: tuple[int, ...]
    workplace: Floats


@dataclass(frozen=True, slots=True)
class JobsThen:
    """Jobs (D, R, E, 1, T), in the years that are judged only."""

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    years: tuple[int, ...]
    jobs: Floats


def chain_for(region: Region, base_year: int, *, draws: int, seed: int) -> Chain:
    """Return what makes both sides for ``region`` in the year of the tables and ``base_year``.

    Few ``draws`` are enough for an 80 % band. A process of its own can do it. An earlier year knew
    nothing of what is announced now, so events are left out.
    """
    blind = region.with_announced(())
    return partial(sides_then, region=blind, base_year=base_year, draws=draws, seed=seed)


def sides_then(
    tidy: Mapping[str, pl.DataFrame], *, region: Region, base_year: int, draws: int, seed: int
) -> tuple[SupplyThen, JobsThen] | None:
    """Return both sides as they would have been told from ``tidy``; None where it is too little."""
    try:
        made = _sides(tidy, region, draws=draws, seed=seed)
    except _TOO_LITTLE:
        return None
    if made is None or base_year not in made[0].years or base_year not in made[1].years:
        return None
    supply, demand = made
    judged = (demand.years[0], base_year)
    then = [supply.years.index(year) for year in judged]
    ahead = [demand.years.index(year) for year in judged]
    return (
        SupplyThen(supply.region_codes, supply.group_codes, judged, supply.workplace[..., then]),
        JobsThen(
            demand.region_codes,
            demand.group_codes,
            judged,
            demand.jobs[..., ahead].sum(axis=3, keepdims=True),
        ),
    )


def _sides(
    tidy: Mapping[str, pl.DataFrame], region: Region, *, draws: int, seed: int
) -> tuple[SupplySide, DemandSide] | None:
    people = population_ahead(tidy, region, draws=draws, seed=seed)
    supply = drawn_supply(tidy, region, population=people, seed=seed)
    employment = employment_ahead(tidy, region)
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
    )
    return None if demand is None else (supply.draws, demand.educations)

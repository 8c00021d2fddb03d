"""The outlooks that revisions follow, calculated again: the same numbers and no other tables.

Accuracy of the past, signals, the gap, scenarios and seats are left out: no followed number needs
them.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import polars as pl

from talentlab.pipelines.demand.build import drawn_demand
from talentlab.pipelines.demand.region import demand_outlook_of
from talentlab.pipelines.educated import educated_at_work
from talentlab.pipelines.employment.breaks import known_breaks
from talentlab.pipelines.employment.build import (
    EmploymentOutlook,
    employment_ahead,
    employment_outlook,
)
from talentlab.pipelines.openings.build import openings_outlook
from talentlab.pipelines.population.build import BuiltPopulation, population_ahead
from talentlab.pipelines.supply.build import BuiltSupply, drawn_supply, supply_outlook
from talentlab.pipelines.vintages.subjects import outlook_tables
from talentlab.vocab.region import Region


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked again: for which region, with how many draws from which seed, and where."""

    region: Region
    draws: int
    seed: int
    executor: Executor | None


def followed_outlooks(
    tidy: Mapping[str, pl.DataFrame], asked: Question
) -> Mapping[str, pl.DataFrame]:
    """Return the followed tables by name, as ``outlook.calculate_outlook`` would make them.

    Raises
    ------
    PopulationIncomplete, NoCommonPopulation, EmploymentIncomplete, NoCommonEmployment,
    CountiesExceedCountry, UnknownCode, AgeGroupsDoNotJoin, RegionDoesNotFit
        The tables cannot be used, or not with the region's announced events.

    """
    people = _people(tidy, asked)
    tables = dict(people.tables)
    for made in _work(tidy, asked, people):
        tables |= made
    return {name: tables[name] for name in outlook_tables() if name in tables}


def _work(
    tidy: Mapping[str, pl.DataFrame], asked: Question, people: BuiltPopulation
) -> Iterator[Mapping[str, pl.DataFrame]]:
    """Yield the tables about work and the educated, as far as is known."""
    employment = employment_outlook(
        tidy,
        asked.region,
        draws=asked.draws,
        seed=asked.seed,
        breaks=known_breaks(tidy),
        executor=asked.executor,
    )
    if employment is None:
        return
    yield employment.tables
    yield openings_outlook(
        tidy,
        asked.region,
        ahead=employment.ahead,
        shares=employment.shares,
        history_frame=employment.tables["employment_history"],
        draws=asked.draws,
        seed=asked.seed,
        executor=asked.executor,
    )
    supply = supply_outlook(
        tidy, asked.region, population=people, seed=asked.seed, executor=asked.executor
    )
    yield {} if supply is None else supply.tables
    yield _demand(tidy, asked, people, employment, supply)


def followed_demand(
    tidy: Mapping[str, pl.DataFrame], asked: Question
) -> Mapping[str, pl.DataFrame]:
    """Return ``demand_outlook`` alone: what changes with the announced events of the region.

    Raises as :func:`followed_outlooks` does.
    """
    people = _people(tidy, asked)
    employment = employment_ahead(
        tidy, asked.region, breaks=known_breaks(tidy), executor=asked.executor
    )
    if employment is None:
        return {}
    supply = drawn_supply(
        tidy, asked.region, population=people, seed=asked.seed, executor=asked.executor
    )
    return _demand(tidy, asked, people, employment, supply)


def _people(tidy: Mapping[str, pl.DataFrame], asked: Question) -> BuiltPopulation:
    return population_ahead(
        tidy, asked.region, draws=asked.draws, seed=asked.seed, executor=asked.executor
    )


def _demand(
    tidy: Mapping[str, pl.DataFrame],
    asked: Question,
    people: BuiltPopulation,
    employment: EmploymentOutlook,
    supply: BuiltSupply | None,
) -> Mapping[str, pl.DataFrame]:
    drawn = drawn_demand(
        tidy,
        asked.region,
        employment=employment,
        population=people.ages,
        educated=None if supply is None else educated_at_work(tidy, supply),
        draws=asked.draws,
        seed=asked.seed,
        executor=asked.executor,
    )
    return {} if drawn is None else {"demand_outlook": demand_outlook_of(drawn)}

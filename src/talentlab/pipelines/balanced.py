"""Supply, demand and what lies between them: the outlook's second half, in the same draws.

Supply starts from the drawn residents, demand from the drawn employees; draw d is the same world in
both, so that their difference is one too.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from typing import Final, TypeVar

import polars as pl

from talentlab.pipelines.balance.accuracy import gap_backtest
from talentlab.pipelines.balance.build import Occupations, build_balance
from talentlab.pipelines.balance.evidence import Known
from talentlab.pipelines.balance.hindcast import chain_for
from talentlab.pipelines.demand.build import BuiltDemand, build_demand, why_no_demand
from talentlab.pipelines.demand.events import said_of_events
from talentlab.pipelines.derived import Derived, Read, Steps
from talentlab.pipelines.educated import educated_at_work
from talentlab.pipelines.education_work import build_education_work
from talentlab.pipelines.employment.build import EmploymentOutlook
from talentlab.pipelines.population.build import BuiltPopulation
from talentlab.pipelines.said import said_frame
from talentlab.pipelines.seats.build import build_seats
from talentlab.pipelines.supply.build import BuiltSupply, build_supply
from talentlab.tables.learning import APPLICANTS, GRADUATES, SEATS
from talentlab.tables.learning_terms import PROGRAMME_TERMS
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text

_Made = TypeVar("_Made")

_TESTED_DRAWS: Final = 100  # enough for the 80 % band of an earlier year
_DEMAND_STARTS: Final = 0.3
_BALANCE_STARTS: Final = 0.5
_TESTS_START: Final = 0.65
_SEATS_START: Final = 0.9
SEAT_TABLES: Final = (SEATS.name, APPLICANTS.name, GRADUATES.name, PROGRAMME_TERMS.name)
"""Imported tables that seats are planned from."""


NEVER_TOGETHER: Final = Text(
    sv="Inget gap visas: invånarnas utbildning och jobben är inte kända för samma kommuner och år.",
    en="No gap is shown: the residents’ education and the jobs are not known for the same "
    "municipalities and years.",
)


def balanced(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    people: BuiltPopulation,
    employment: EmploymentOutlook,
    steps: Steps,
    *,
    also: tuple[str, ...],
) -> dict[str, Derived]:
    """Return the tables about supply, demand, the gap, scenarios and seats, as far as is known.

    Parameters
    ----------
    people, employment
        What was drawn of residents and of employees, with the same draws and seed.
    also
        Imported tables that these two were made from.

    """
    learned = Read(tidy)
    supply = build_supply(
        learned,
        region,
        population=people,
        seed=steps.seed,
        executor=steps.executor,
        progress=steps.part(0.0, _DEMAND_STARTS),
    )
    links = Read(tidy)
    tables = links.made(build_education_work(links, region))
    tables |= {} if supply is None else learned.made(supply.tables, *also)
    asked = Read(tidy)
    demand = build_demand(
        asked,
        region,
        employment=employment,
        population=people.ages,
        educated=None if supply is None else educated_at_work(learned, supply),
        draws=steps.draws,
        seed=steps.seed,
        executor=steps.executor,
        progress=steps.part(_DEMAND_STARTS, _BALANCE_STARTS),
    )
    rest = learned.names(*asked.names(*also))
    if demand is None:
        return tables | _without_demand(why_no_demand(asked, employment), region, rest)
    tables |= asked.made(demand.tables, *rest)
    both = None if supply is None else in_both(supply, demand)
    if supply is None or both is None:
        said = (*demand.assumptions, *(() if supply is None else (NEVER_TOGETHER,)))
        tables["balance_backtest"] = Derived(demand.backtest, rest)
        return tables | {"balance_assumptions": Derived(said_frame(said), rest)}
    tables["balance_assumptions"] = Derived(said_frame(demand.assumptions), rest)
    return tables | _between(tidy, region, supply, both, steps, also=rest)


def _without_demand(
    why: Text | None, region: Region, inputs: tuple[str, ...]
) -> dict[str, Derived]:
    """Return what is said where there is no demand: why, and that no event could be laid on it."""
    if why is None:
        return {}
    said = (why, *said_of_events(region, ()))
    return {"balance_assumptions": Derived(said_frame(said), inputs)}


def in_both(supply: BuiltSupply, demand: BuiltDemand) -> BuiltDemand | None:
    """Return demand in the places and years that supply has too; nothing where a gap has no years.

    Residents and employees may have been counted last in different years.
    """
    there = supply.draws
    places = [code for code in demand.educations.region_codes if code in there.region_codes]
    years = [year for year in demand.educations.years if year in there.years]
    if not places or len(years) <= 1:
        return None
    return replace(
        demand,
        educations=demand.educations.only(places, years),
        occupations=demand.occupations.only(places, years),
    )


def _between(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    supply: BuiltSupply,
    demand: BuiltDemand,
    steps: Steps,
    *,
    also: tuple[str, ...],
) -> dict[str, Derived]:
    """Return the gap and what follows from it: evidence for levers, seat plans and accuracy."""
    read = Read(tidy)
    tables = dict(
        build_balance(
            supply.draws,
            demand.educations,
            region,
            occupations=Occupations(demand.occupations, demand.flexibility),
            known=_known(read, supply),
            progress=steps.part(_BALANCE_STARTS, _TESTS_START),
        )
    )
    planned = _begun(
        steps.executor,
        build_seats,
        {name: read[name] for name in SEAT_TABLES if name in read},
        region,
        tables["balance_draws"],
        seed=steps.seed,
        retention=supply.tables["retention_estimates"],
        evidence=tables["lever_evidence"],
    )
    tested = gap_backtest(
        read,
        (supply.draws, demand.educations),
        chain_for(region, demand.educations.years[0], draws=_TESTED_DRAWS, seed=steps.seed),
        executor=steps.executor,
        progress=lambda share: steps.part(_TESTS_START, _SEATS_START)("hindcasts", share),
    )
    steps.part(_SEATS_START, 1.0)("seats", 0.0)
    tables |= planned()
    tables |= tested
    tables["balance_backtest"] = pl.concat([demand.backtest, tested["balance_backtest"]])
    return read.made(tables, *also)


def _begun(
    executor: Executor | None, deed: Callable[..., _Made], *facts: object, **named: object
) -> Callable[[], _Made]:
    """Return what waits for ``deed``, begun elsewhere where there is an elsewhere."""
    if executor is None:
        return lambda: deed(*facts, **named)
    return executor.submit(deed, *facts, **named).result


def _known(tidy: Mapping[str, pl.DataFrame], supply: BuiltSupply) -> Known:
    """Return the tables that say what levers do."""
    return Known(
        graduates_outlook=supply.tables["graduates_outlook"],
        retention_estimates=supply.tables["retention_estimates"],
        stay_drivers=supply.tables["stay_drivers"],
        programme_terms=tidy.get("programme_terms"),
        education_cube=tidy.get("education_cube"),
        study_years=_study_years(supply),
    )


def _study_years(supply: BuiltSupply) -> dict[tuple[str, str, str], int]:
    """Return municipality, group and school form -> the years to examination that supply uses."""
    if supply.start.studies is None:
        return {}
    programmes = supply.start.studies.programmes
    counts = programmes.counts
    names = zip(counts.region_codes, counts.group_codes, counts.school_forms, strict=True)
    return dict(zip(names, programmes.lag.tolist(), strict=True))

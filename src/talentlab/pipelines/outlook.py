"""The whole outlook: residents first, then work, then who there is for it, as far as is known."""

from collections.abc import Mapping
from concurrent.futures import Executor
from typing import Final

import polars as pl

from talentlab.pipelines.balanced import balanced
from talentlab.pipelines.derived import Derived, Progress, Read, Steps
from talentlab.pipelines.employment.breaks import known_breaks
from talentlab.pipelines.employment.build import EmploymentOutlook, build_employment
from talentlab.pipelines.openings.build import build_openings
from talentlab.pipelines.population.build import population_with_draws
from talentlab.pipelines.signals.build import build_signals
from talentlab.vocab.region import Region

_WORK_STARTS: Final = 0.2
_OPENINGS_START: Final = 0.3
_SIGNALS_START: Final = 0.45
_GAP_STARTS: Final = 0.5


def calculate_outlook(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
    progress: Progress,
) -> Mapping[str, Derived]:
    """Return every derived table by name.

    Tables about work are left out where employees by occupation were not imported, or not counted
    in any of the region's counties; tables about supply and the gap where too little is known of
    the residents' education or of who holds the jobs.

    Raises
    ------
    PopulationIncomplete, NoCommonPopulation
        The population cannot be used.
    EmploymentIncomplete, NoCommonEmployment, CountiesExceedCountry, UnknownCode,
    AgeGroupsDoNotJoin
        The employees cannot be used.
    SeatLimitsContradict
        Imported terms of programmes that no seat plan can keep.

    """
    steps = Steps(draws=draws, seed=seed, executor=executor, progress=progress)
    residents = Read(tidy)
    people = population_with_draws(
        residents,
        region,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=steps.part(0.0, _WORK_STARTS),
    )
    tables = residents.made(people.tables)
    employment, work = _work(tidy, region, steps)
    tables |= work
    if employment is not None:
        tables |= balanced(
            tidy,
            region,
            people,
            employment,
            steps.within(_GAP_STARTS, 1.0),
            also=work["employment_history"].inputs,
        )
    progress("outlook", 1.0)
    return tables


def _work(
    tidy: Mapping[str, pl.DataFrame], region: Region, steps: Steps
) -> tuple[EmploymentOutlook | None, dict[str, Derived]]:
    """Return the tables about work; none where nobody counted employees by occupation here."""
    read = Read(tidy)
    employment = build_employment(
        read,
        region,
        draws=steps.draws,
        seed=steps.seed,
        breaks=known_breaks(tidy),
        executor=steps.executor,
        progress=steps.part(_WORK_STARTS, _OPENINGS_START),
    )
    if employment is None:
        return None, {}
    tables = read.made(employment.tables)
    history = tables["employment_history"]
    aged = Read(tidy)
    openings = build_openings(
        aged,
        region,
        ahead=employment.ahead,
        shares=employment.shares,
        history_frame=history.frame,
        draws=steps.draws,
        seed=steps.seed,
        executor=steps.executor,
        progress=steps.part(_OPENINGS_START, _SIGNALS_START),
    )
    steps.progress("signals", _SIGNALS_START)
    told = Read(tidy)
    signals = build_signals(told, region, employment=history.frame)
    also = history.inputs
    return employment, tables | aged.made(openings, *also) | told.made(signals, *also)

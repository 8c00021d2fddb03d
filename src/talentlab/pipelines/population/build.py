"""From imported tables to the published population outlook.

Municipalities and counties are looked ahead separately, each from the longest history it has;
municipalities then add up to their county, in what is expected and in every draw.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.backtest.ahead import Ahead, look_ahead
from talentlab.calc.population.bands import BandedPeople
from talentlab.calc.population.draws import RegionDraws
from talentlab.calc.population.projector import Projector
from talentlab.calc.population.summary import grouped
from talentlab.pipelines.population.accuracy import accuracy_tables
from talentlab.pipelines.population.ages import DrawnAges
from talentlab.pipelines.population.assumptions import assumptions_frame
from talentlab.pipelines.population.draws import adding_up_to, draws_of_regions
from talentlab.pipelines.population.events import event_history
from talentlab.pipelines.population.flows import flow_history, member_events, projector_for
from talentlab.pipelines.population.frames import (
    SHOWN_GROUPS,
    events_outlook_frame,
    history_frame,
    outlook_frame,
    shelf_life_frame,
)
from talentlab.pipelines.population.stocks import AGES, Stocks, read_stocks
from talentlab.pipelines.population.tasks import AreaSummary, AreaTask, MemberEvents, draw_all
from talentlab.vocab.region import Region

YEARS_AHEAD: Final = 20
Progress = Callable[[str, float], None]

_HINDCASTS_START: Final = 0.05
_DRAWS_START: Final = 0.30


@dataclass(frozen=True, slots=True)
class BuiltPopulation:
    """The population outlook: its tables, and what outlooks of the same people start from.

    Attributes
    ----------
    tables : mapping
        Derived tables (``tables/outlook.py``) by name.
    base_year : int
        Year of the counted residents that the draws begin with.
    people : mapping
        Municipality code -> draws (D, T, S, G) of residents aged 16-74, the base year first.
    ages : DrawnAges
        The same draws by groups of all ages, for public services.
    municipalities : Ahead
        What was expected of municipalities, from what history, and how wrong it may be.
    projector : Projector
        How municipalities were looked ahead, for outlooks from earlier years.

    """

    tables: Mapping[str, pl.DataFrame]
    base_year: int
    people: Mapping[str, BandedPeople]
    ages: DrawnAges
    municipalities: Ahead
    projector: Projector


def build_population(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int = 1000,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> Mapping[str, pl.DataFrame]:
    """Return the derived tables of the population outlook (``tables/outlook.py``) by name.

    :func:`population_with_draws` says what is given and raised, and returns the draws beside.
    """
    built = population_with_draws(
        tidy, region, draws=draws, seed=seed, executor=executor, progress=progress
    )
    return built.tables


def population_with_draws(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int = 1000,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> BuiltPopulation:
    """Return the tables of the population outlook, and the people in every draw.

    Parameters
    ----------
    tidy : mapping
        Tidy tables by name; ``population`` must be there, events are used where they are.
    region : Region
    draws, seed
        Number of draws, and what makes them repeatable.
    executor : Executor or None
        Where areas and hindcasts are calculated. The numbers are the same everywhere.
    progress : callable
        Told what is being done and the share of the whole behind us.

    Raises
    ------
    PopulationIncomplete, NoCommonPopulation
        The population cannot be used.

    """
    built, counties = _drawn(
        tidy, region, draws=draws, seed=seed, executor=executor, progress=progress
    )
    backtest, cases = accuracy_tables(region, built.municipalities, counties, executor)
    tested = {"population_backtest": backtest, "population_cases": cases}
    return replace(built, tables={**built.tables, **tested})


def population_ahead(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int,
    seed: int,
    executor: Executor | None = None,
) -> BuiltPopulation:
    """Return what :func:`population_with_draws` would, but the tables of how wrong it has been.

    Raises
    ------
    PopulationIncomplete, NoCommonPopulation
        The population cannot be used.

    """
    return _drawn(
        tidy,
        region,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=lambda _what, _share: None,
    )[0]


def _drawn(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
    progress: Progress,
) -> tuple[BuiltPopulation, Ahead | None]:
    """Return everything but what is told of accuracy, and what was expected of counties."""
    progress("stocks", 0.0)
    stocks = read_stocks(tidy["population"], region)
    progress("hindcasts", _HINDCASTS_START)
    flows = flow_history(tidy, stocks.municipalities)
    tested = _DRAWS_START - _HINDCASTS_START
    projector = projector_for(flows)
    municipalities, counties = _look_ahead(
        stocks,
        projector,
        projector_for(flow_history(tidy, stocks.counties)) if stocks.counties else None,
        executor,
        lambda share: progress("hindcasts", _HINDCASTS_START + share * tested),
    )
    progress("draws", _DRAWS_START)
    drawn = draws_of_regions(
        municipalities, counties, region.all_municipality_codes(), draws=draws, seed=seed
    )
    summaries = draw_all(
        list(_tasks(stocks, region, drawn, member_events(flows, stocks, YEARS_AHEAD), seed=seed)),
        executor=executor,
        progress=lambda share: progress("draws", _DRAWS_START + share * (1 - _DRAWS_START)),
    )
    tables = _tables(tidy, stocks, region, summaries) | {
        "population_assumptions": assumptions_frame(stocks, flows, municipalities, counties)
    }
    built = BuiltPopulation(
        tables=tables,
        base_year=stocks.base[0],
        people={c: found.people for c, found in summaries.items() if found.people is not None},
        ages=_drawn_ages(stocks, summaries),
        municipalities=municipalities,
        projector=projector,
    )
    return built, counties


def _drawn_ages(stocks: Stocks, summaries: Mapping[str, AreaSummary]) -> DrawnAges:
    """Return the draws of every age, where they are kept."""
    return DrawnAges(
        first_year=stocks.base[0],
        by_region={
            c: found.everyone for c, found in summaries.items() if found.everyone is not None
        },
    )


def _tables(
    tidy: Mapping[str, pl.DataFrame],
    stocks: Stocks,
    region: Region,
    summaries: Mapping[str, AreaSummary],
) -> dict[str, pl.DataFrame]:
    """Return what is published of the past and the future."""
    outlook = [
        frame for code, found in summaries.items() for frame in _outlook(code, found, stocks)
    ]
    published = pl.concat(outlook)
    return {
        "population_history": pl.concat(
            [*_histories(stocks, region), *event_history(tidy, stocks, region)]
        ),
        "population_outlook": published,
        "population_shelf_life": shelf_life_frame(published),
    }


def _look_ahead(
    stocks: Stocks,
    by_municipality: Projector,
    by_county: Projector | None,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> tuple[Ahead, Ahead | None]:
    """Return what is expected of municipalities and of counties, where those were counted."""
    until = 1.0 if by_county is None else 0.5
    municipalities = look_ahead(
        by_municipality,
        stocks.municipalities,
        YEARS_AHEAD,
        executor=executor,
        progress=lambda share: progress(share * until),
    )
    if by_county is None or stocks.counties is None:
        return municipalities, None
    counties = look_ahead(
        by_county,
        stocks.counties,
        YEARS_AHEAD,
        executor=executor,
        progress=lambda share: progress(until + share * (1 - until)),
    )
    return adding_up_to(counties, municipalities), counties


def _tasks(
    stocks: Stocks,
    region: Region,
    drawn: Mapping[str, RegionDraws],
    events: Mapping[str, MemberEvents],
    *,
    seed: int,
) -> Iterator[AreaTask]:
    """Yield one task per published area."""
    for region_code, members in region.municipalities_by_code().items():
        yield AreaTask(
            region_code=region_code,
            members=tuple(drawn[code] for code in members),
            base=np.sum([stocks.counts[code, *stocks.base] for code in members], axis=0),
            to_december=stocks.to_december,
            ages=AGES,
            groups=SHOWN_GROUPS,
            seed=seed,
            events=tuple(events[code] for code in members if code in events),
            keeps_people=members == (region_code,),
        )


def _outlook(region_code: str, found: AreaSummary, stocks: Stocks) -> Iterator[pl.DataFrame]:
    """Yield the rows of ``population_outlook`` of one area: residents, then yearly events."""
    base_year = stocks.base[0]
    yield outlook_frame(region_code, found.residents, base_year)
    for measure, summary in found.events.items():
        yield events_outlook_frame(region_code, measure, summary, base_year)


def _histories(stocks: Stocks, region: Region) -> Iterator[pl.DataFrame]:
    """Yield the counted residents of every published area."""
    for region_code, members in region.municipalities_by_code().items():
        counted = stocks.counted(region_code, members)
        yield history_frame(
            region_code, {year: grouped(p, SHOWN_GROUPS) for year, p in counted.items()}
        )

"""From imported tables to the published employment outlook.

Counties are looked ahead from their own counts, learning from all counties of the country; their
municipalities are modelled from industries and divide the county's draws.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.demand.ahead import DemandAhead, look_ahead_demand
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.calc.demand.municipal_spread import municipal_spread
from talentlab.pipelines.employment.accuracy import accuracy_tables
from talentlab.pipelines.employment.assumptions import assumptions_frame
from talentlab.pipelines.employment.frames import history_frame, outlook_frame, shelf_life_frame
from talentlab.pipelines.employment.municipalities import CountyParts, model_counties
from talentlab.pipelines.employment.stocks import EmploymentStocks, read_stocks
from talentlab.pipelines.employment.tasks import Drawn, Plan, draw_everything
from talentlab.tables.work import EMPLOYED_BY_OCCUPATION
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.region import Region

YEARS_AHEAD: Final = 10
Progress = Callable[[str, float], None]

_HINDCASTS_START: Final = 0.05
_DRAWS_START: Final = 0.25
_TESTS_START: Final = 0.75


@dataclass(frozen=True, slots=True)
class EmploymentOutlook:
    """The published tables by name, and what others calculate on from.

    ``history`` and ``ahead`` are of counties, and perhaps of the rest of the country; ``shares``
    are how each county whose municipalities are modelled is divided among them.
    """

    tables: Mapping[str, pl.DataFrame]
    history: EmploymentHistory
    ahead: DemandAhead
    shares: Mapping[str, MunicipalShares]


def build_employment(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int = 1000,
    seed: int,
    breaks: Sequence[int] | None = None,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> EmploymentOutlook | None:
    """Return the employment outlook (``tables/employment.py``); nothing if nothing was counted.

    Parameters
    ----------
    tidy : mapping
        Tidy tables by name. ``employed_by_occupation`` is what it is made from; municipalities are
        modelled where ``employed_by_industry`` and ``workforce_cube`` are there too.
    region : Region
    draws, seed
        Number of draws, and what makes them repeatable.
    breaks : sequence of int or None
        First years of new ways of counting. Default: those that are known of the Swedish table.
    executor : Executor or None
        Where it is calculated. The numbers are the same everywhere.
    progress : callable
        Told what is being done and the share of the whole behind us.

    Raises
    ------
    EmploymentIncomplete, NoCommonEmployment, CountiesExceedCountry, UnknownCode
        The counts cannot be used.

    """
    begun = _begun(tidy, region, breaks, executor, progress, draws=draws, seed=seed)
    if begun is None:
        return None
    stocks, parts, plan = begun
    drawn = draw_everything(
        plan, executor=executor, progress=_within(progress, "draws", _DRAWS_START, _TESTS_START)
    )
    outlook = _outlook(drawn, stocks)
    backtest, cases = accuracy_tables(
        stocks, executor=executor, progress=_within(progress, "hindcasts", _TESTS_START, 1.0)
    )
    tables = {
        "employment_history": pl.concat(list(_histories(stocks, parts, plan))),
        "employment_outlook": outlook,
        "employment_backtest": backtest,
        "employment_cases": cases,
        "employment_shelf_life": shelf_life_frame(outlook),
        "employment_assumptions": assumptions_frame(stocks, parts, region),
    }
    return EmploymentOutlook(tables, stocks.history, plan.ahead, plan.shares)


def employment_ahead(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    breaks: Sequence[int] | None = None,
    executor: Executor | None = None,
) -> EmploymentOutlook | None:
    """Return what :func:`build_employment` would, without its tables: for those who draw on.

    Raises
    ------
    EmploymentIncomplete, NoCommonEmployment, CountiesExceedCountry, UnknownCode
        The counts cannot be used.

    """
    begun = _begun(tidy, region, breaks, executor, lambda _what, _share: None, draws=0, seed=0)
    if begun is None:
        return None
    stocks, _, plan = begun
    return EmploymentOutlook({}, stocks.history, plan.ahead, plan.shares)


def employment_outlook(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int,
    seed: int,
    breaks: Sequence[int] | None = None,
    executor: Executor | None = None,
) -> EmploymentOutlook | None:
    """Return what :func:`build_employment` would, with no tables but history and outlook.

    Raises
    ------
    EmploymentIncomplete, NoCommonEmployment, CountiesExceedCountry, UnknownCode
        The counts cannot be used.

    """
    begun = _begun(
        tidy, region, breaks, executor, lambda _what, _share: None, draws=draws, seed=seed
    )
    if begun is None:
        return None
    stocks, parts, plan = begun
    drawn = draw_everything(plan, executor=executor, progress=lambda _share: None)
    tables = {
        "employment_history": pl.concat(list(_histories(stocks, parts, plan))),
        "employment_outlook": _outlook(drawn, stocks),
    }
    return EmploymentOutlook(tables, stocks.history, plan.ahead, plan.shares)


def _outlook(drawn: Mapping[str, Sequence[Drawn]], stocks: EmploymentStocks) -> pl.DataFrame:
    return pl.concat(
        [outlook_frame(code, found, stocks.history.base_year) for code, found in drawn.items()]
    )


def _begun(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    breaks: Sequence[int] | None,
    executor: Executor | None,
    progress: Progress,
    *,
    draws: int,
    seed: int,
) -> tuple[EmploymentStocks, Sequence[CountyParts], Plan] | None:
    """Return what was counted, the municipalities' parts, and the plan of what is drawn."""
    if EMPLOYED_BY_OCCUPATION.name not in tidy:
        return None
    progress("employees", 0.0)
    if breaks is None:
        breaks = [found.year for found in EMPLOYED_BY_OCCUPATION.breaks]
    stocks = read_stocks(tidy[EMPLOYED_BY_OCCUPATION.name], region, breaks)
    if stocks is None:
        return None
    parts = model_counties(tidy, stocks.history, stocks.county_codes)
    progress("hindcasts", _HINDCASTS_START)
    ahead = look_ahead_demand(
        DemandEnsemble(),
        stocks.history,
        YEARS_AHEAD,
        executor=executor,
        progress=_within(progress, "hindcasts", _HINDCASTS_START, _DRAWS_START),
    )
    return stocks, parts, _plan(stocks, parts, region, ahead, draws=draws, seed=seed)


def _within(progress: Progress, what: str, first: float, last: float) -> Callable[[float], None]:
    """Return a teller of shares of one step, as shares of the whole."""
    return lambda share: progress(what, first + share * (last - first))


def _plan(
    stocks: EmploymentStocks,
    parts: Sequence[CountyParts],
    region: Region,
    ahead: DemandAhead,
    *,
    draws: int,
    seed: int,
) -> Plan:
    """Return what is drawn: counties, Sweden where it is whole, and what can be modelled."""
    modelled = {code for county in parts for code in county.region_codes}
    places = region.municipalities_by_code()
    return Plan(
        ahead=ahead,
        county_codes=stocks.county_codes,
        nation=stocks.history.region_codes if stocks.is_whole else (),
        shares={
            county.county_code: MunicipalShares(
                region_codes=county.region_codes,
                occupations=county.occupations,
                employees=county.employees[..., -1],
                spread=municipal_spread(ahead.spread),
            )
            for county in parts
        },
        areas={
            code: members
            for code, members in places.items()
            if code not in stocks.county_codes and modelled.issuperset(members)
        },
        draws=draws,
        seed=seed,
    )


def _histories(
    stocks: EmploymentStocks, parts: Sequence[CountyParts], plan: Plan
) -> Iterator[pl.DataFrame]:
    """Yield the counted employees of counties and Sweden, and the modelled ones of the rest."""
    history = stocks.history
    for code in plan.county_codes:
        persons = history.persons[history.region_codes.index(code)]
        yield history_frame(code, persons, history.occupations, history.years)
    if plan.nation:
        yield history_frame(SWEDEN, history.persons.sum(axis=0), history.occupations, history.years)
    for code, members in plan.areas.items():
        counties = [next(c for c in parts if member in c.region_codes) for member in members]
        years = sorted(set.intersection(*(set(county.years) for county in counties)))
        persons = np.sum(
            [county.of(member, years) for county, member in zip(counties, members, strict=True)],
            axis=0,
        )
        yield history_frame(code, persons[:, None], counties[0].occupations, years)

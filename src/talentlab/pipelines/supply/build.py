"""From imported tables to the published supply outlook, and the draws that the gap starts from.

Method: docs/method-guide/supply.md.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.population.bands import BandedPeople
from talentlab.calc.supply.draws import SupplyDraws
from talentlab.calc.supply.estimate import Arrivals, Estimate, estimate_rates
from talentlab.calc.supply.expected import PeopleAhead, stock_among, trend_pull
from talentlab.calc.supply.start import Studies, SupplyStart
from talentlab.calc.supply.stocks import EducationStocks
from talentlab.pipelines.population.build import BuiltPopulation
from talentlab.pipelines.supply.accuracy import Tested, tested_supply
from talentlab.pipelines.supply.assumptions import assumptions_frame
from talentlab.pipelines.supply.base import Known, read_known
from talentlab.pipelines.supply.drivers import drivers_frame
from talentlab.pipelines.supply.frames import (
    backtest_frame,
    graduates_frame,
    history_frame,
    outlook_frame,
)
from talentlab.pipelines.supply.labour import read_labour
from talentlab.pipelines.supply.movement import read_movement
from talentlab.pipelines.supply.programmes import arrivals_of, read_programmes, studies_of
from talentlab.pipelines.supply.retention import (
    Followed,
    kept_words,
    read_followed,
    retention_frame,
)
from talentlab.pipelines.supply.tasks import draw_supply
from talentlab.vocab.region import Region

Progress = Callable[[str, float], None]
_HINDCASTS_START: Final = 0.05
_DRAWS_START: Final = 0.25
_TABLES_START: Final = 0.75


@dataclass(frozen=True, slots=True)
class BuiltSupply:
    """The supply outlook.

    Attributes
    ----------
    tables : mapping
        Derived tables (``tables/supply.py``) by name.
    draws : SupplyDraws
        Supply in every draw of the population: draw d is the same world there and here.
    start : SupplyStart
        What the draws were made from, for scenarios.

    """

    tables: Mapping[str, pl.DataFrame]
    draws: SupplyDraws
    start: SupplyStart


def build_supply(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    population: BuiltPopulation,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> BuiltSupply | None:
    """Return the supply outlook; nothing where too little is known of residents' education.

    It takes ``education_cube``, or ``education_level`` of every municipality with
    ``education_groups`` of any place they lie in. Everything else is used where it is, and
    ``supply_assumptions`` says what was assumed instead.

    Parameters
    ----------
    tidy : mapping
        Tidy tables by name.
    region : Region
    population : BuiltPopulation
        The people: as many draws as they have are made of their education and work.
    seed
        Makes draws repeatable; the population's own.
    executor : Executor or None
        Where blocks of draws are calculated. The numbers are the same everywhere.
    progress : callable
        Told what is being done and the share of the whole behind us.

    """
    made = _drawn(tidy, region, population, seed=seed, executor=executor, progress=progress)
    if made is None:
        return None
    known, studied, tested = made.known, made.studied, made.tested
    start, draws = made.start, made.draws
    tables = _tables(tidy, region, known, studied, start, draws, tested, seed=seed)
    tables["supply_assumptions"] = assumptions_frame(
        known.stocks,
        (*known.notes, *studied.notes, *made.notes),
        retention_measured=studied.followed.is_measured,
        bias_measured=studied.followed.is_measured and "stay_survey" in tidy,
        origins=tested.origins,
        base_year=population.base_year,
    )
    progress("supply", 1.0)
    return BuiltSupply(tables=tables, draws=draws, start=start)


def drawn_supply(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    population: BuiltPopulation,
    seed: int,
    executor: Executor | None = None,
) -> BuiltSupply | None:
    """Return what :func:`build_supply` would, without its tables: for those who draw on."""
    made = _drawn(
        tidy,
        region,
        population,
        seed=seed,
        executor=executor,
        progress=lambda _what, _share: None,
    )
    return None if made is None else BuiltSupply(tables={}, draws=made.draws, start=made.start)


def supply_outlook(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    population: BuiltPopulation,
    seed: int,
    executor: Executor | None = None,
) -> BuiltSupply | None:
    """Return what :func:`build_supply` would, with no table but the outlook."""
    made = _drawn(
        tidy,
        region,
        population,
        seed=seed,
        executor=executor,
        progress=lambda _what, _share: None,
    )
    if made is None:
        return None
    outlook = outlook_frame(
        made.draws, _places(region, made.start), is_counted=made.known.is_counted
    )
    return BuiltSupply(tables={"supply_outlook": outlook}, draws=made.draws, start=made.start)


def _drawn(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    population: BuiltPopulation,
    *,
    seed: int,
    executor: Executor | None,
    progress: Progress,
) -> "_Drawn | None":
    """Return supply in every draw, and what it was made from; nothing where too little is known."""
    progress("supply", 0.0)
    codes = region.all_municipality_codes()
    known = read_known(tidy, population.municipalities.history, codes)
    if known is None:
        return None
    progress("supply", _HINDCASTS_START)
    tested = tested_supply(
        known,
        population.municipalities,
        population.projector,
        lambda stocks: _studied(tidy, stocks).estimate,
        _years_ahead(population),
    )
    progress("supply", _DRAWS_START)
    studied = _studied(tidy, known.stocks)
    start, notes = _start(tidy, region, known, studied, population, tested)
    draws = draw_supply(
        start,
        population.people,
        seed=seed,
        executor=executor,
        progress=lambda share: progress(
            "supply", _DRAWS_START + share * (_TABLES_START - _DRAWS_START)
        ),
    )
    return _Drawn(known, studied, start, tested, draws, notes)


@dataclass(frozen=True, slots=True)
class _Studied:
    """What is estimated of studies and moves from what was known at the end of some stocks."""

    estimate: Estimate
    studies: Studies | None
    followed: Followed
    pairs: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Drawn supply, and what it was made from."""

    known: Known
    studied: _Studied
    start: SupplyStart
    tested: Tested
    draws: SupplyDraws
    notes: tuple[str, ...]


def _studied(tidy: Mapping[str, pl.DataFrame], stocks: EducationStocks) -> _Studied:
    """Return rates, programmes and retention by what was known in the stocks' last year."""
    year = stocks.base_year
    movement, notes = read_movement(tidy, stocks)
    counts = read_programmes(tidy, stocks.region_codes, stocks.group_codes, year)
    pairs: tuple[tuple[str, str], ...] = ()
    if counts is not None:
        pairs = tuple(dict.fromkeys(zip(counts.region_codes, counts.group_codes, strict=True)))
    followed = read_followed(tidy.get("graduate_follow_up"), pairs, until=year)
    studies = None if counts is None else studies_of(counts, followed, stocks)
    arrivals = _arrivals(tidy, studies, stocks)
    more = () if studies else ("programmes_missing",)
    alone = ("no_history",) if len(stocks.years) == 1 else ()
    return _Studied(
        estimate=estimate_rates(stocks, movement, arrivals),
        studies=studies,
        followed=followed,
        pairs=pairs,
        notes=(*notes, *more, *alone),
    )


def _arrivals(
    tidy: Mapping[str, pl.DataFrame], studies: Studies | None, stocks: EducationStocks
) -> Arrivals:
    graduates = tidy.get("graduates")
    if graduates is not None:
        graduates = graduates.filter(pl.col("year") <= stocks.base_year)
    return arrivals_of(studies, graduates, stocks)


def _years_ahead(population: BuiltPopulation) -> int:
    people = next(iter(population.people.values()))
    return int(people.residents.shape[1]) - 1


def _start(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    known: Known,
    studied: _Studied,
    population: BuiltPopulation,
    tested: Tested,
) -> tuple[SupplyStart, tuple[str, ...]]:
    """Return what draws are made from, and keys of what had to be assumed about work."""
    stocks = known.stocks
    people = _mean_people([population.people[code] for code in stocks.region_codes])
    stock = stock_among(stocks, people.residents[:, :, 0])
    labour, notes = read_labour(tidy, region, known, stock)
    return SupplyStart(
        region_codes=stocks.region_codes,
        group_codes=stocks.group_codes,
        base_year=population.base_year,
        stock=stock,
        estimate=studied.estimate,
        studies=studied.studies,
        pull=trend_pull(stocks, people, studied.estimate),
        labour=labour,
        spread=tested.spread,
    ), notes


def _mean_people(parts: list[BandedPeople]) -> PeopleAhead:
    """Return the people expected on average over the draws."""
    return PeopleAhead(
        residents=_turned([part.residents.mean(axis=0) for part in parts]),
        last_ages=_turned([part.last_ages.mean(axis=0) for part in parts]),
    )


def _turned(parts: list[Floats]) -> Floats:
    """Return (S, G, T, R) of municipalities (T, S, G)."""
    return np.ascontiguousarray(np.stack(parts, axis=-1).transpose(1, 2, 0, 3))


def _tables(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    known: Known,
    studied: _Studied,
    start: SupplyStart,
    draws: SupplyDraws,
    tested: Tested,
    *,
    seed: int,
) -> dict[str, pl.DataFrame]:
    """Return every table but the assumptions."""
    places = _places(region, start)
    year = known.stocks.base_year
    return {
        "supply_history": history_frame(known, start.labour, places),
        "supply_outlook": outlook_frame(draws, places, is_counted=known.is_counted),
        "graduates_outlook": graduates_frame(draws, studied.studies, places),
        "retention_estimates": retention_frame(
            tidy.get("graduate_follow_up"), studied.pairs, until=year
        ),
        "stay_drivers": drivers_frame(
            tidy.get("stay_survey"),
            tidy.get("survey_response"),
            kept_words(tidy.get("graduate_follow_up"), studied.pairs, until=year),
            seed=seed,
        ),
        "supply_backtest": backtest_frame(tested.accuracy),
    }


def _places(region: Region, start: SupplyStart) -> dict[str, tuple[str, ...]]:
    """Return every published place whose municipalities are all known -> those."""
    return {
        code: members
        for code, members in region.municipalities_by_code().items()
        if set(start.region_codes).issuperset(members)
    }

"""From the tidy tables of events to the histories the component model needs."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.population.combined import CombinedProjector
from talentlab.calc.population.components.events import event_rates
from talentlab.calc.population.components.flows import Events, FlowHistory
from talentlab.calc.population.components.project import ComponentProjector
from talentlab.calc.population.ensemble import StockEnsemble
from talentlab.calc.population.history import StockHistory
from talentlab.calc.population.projector import Projector
from talentlab.pipelines.population.stocks import Stocks
from talentlab.pipelines.population.tasks import MemberEvents
from talentlab.tables.people import OLDEST_MOTHER, YOUNGEST_MOTHER
from talentlab.vocab.ages import SINGLE_AGES
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.sexes import MEN, SEXES

MOTHER_AGES: Final = tuple(range(YOUNGEST_MOTHER, OLDEST_MOTHER + 1))
FLOWS: Final = {
    "moves_in": "in_domestic",
    "moves_out": "out_domestic",
    "immigration": "immigration",
    "emigration": "emigration",
}
_NEEDED: Final = ("births", "deaths", "migration")


def flow_history(tidy: Mapping[str, pl.DataFrame], stocks: StockHistory) -> FlowHistory | None:
    """Return the events of every region in ``stocks`` and of the country.

    ``None`` when some of them lack births, deaths or moves by age: then stocks must do.
    """
    if any(name not in tidy or tidy[name].is_empty() for name in _NEEDED):
        return None
    years = _years(tidy, stocks)
    if not years:
        return None
    codes = stocks.region_codes
    return FlowHistory(
        years=years,
        mother_ages=MOTHER_AGES,
        regions=_events(tidy, codes, years, tuple(FLOWS)),
        nation=_events(tidy, (SWEDEN,), years, ("immigration", "emigration")),
        students=_students(tidy, codes, years),
    )


def projector_for(flows: FlowHistory | None) -> Projector:
    """Return the best way of looking ahead that the counted events allow."""
    if flows is None:
        return StockEnsemble()
    return CombinedProjector(ComponentProjector(flows), StockEnsemble())


def member_events(
    flows: FlowHistory | None, stocks: Stocks, years_ahead: int
) -> Mapping[str, MemberEvents]:
    """Return municipality code -> what its events are drawn from; nothing without events."""
    history = stocks.municipalities
    if flows is None or not ComponentProjector(flows).can_project(history):
        return {}
    accounts = ComponentProjector(flows).accounts(history, years_ahead)
    return {
        code: MemberEvents(
            december=history.persons[r, -1],
            rates=event_rates(accounts, r),
            counted=_last_year(flows.regions, r),
        )
        for r, code in enumerate(history.region_codes)
    }


def _last_year(events: Events, region: int) -> dict[str, float]:
    """Return the region's events of the last year by measure."""
    came = events.moves_in[region, -1] + events.immigration[region, -1]
    left = events.moves_out[region, -1] + events.emigration[region, -1]
    return {
        "births": float(events.births[region, -1].sum()),
        "deaths": float(events.deaths[region, -1].sum()),
        "net_migration": float((came - left).sum()),
    }


def _years(tidy: Mapping[str, pl.DataFrame], stocks: StockHistory) -> tuple[int, ...]:
    """Return the last unbroken run of years in which everything was counted everywhere."""
    wanted = {(code, *kind) for code in stocks.region_codes for kind in _kinds(tuple(FLOWS))}
    wanted |= {(SWEDEN, *kind) for kind in _kinds(("immigration", "emigration"))}
    seen = _seen(tidy)
    complete = [year for year in stocks.years if wanted <= seen.get(year, set())]
    run = [year for year in complete if set(range(year, complete[-1] + 1)) <= set(complete)]
    return tuple(run)


def _kinds(flows: Sequence[str]) -> list[tuple[str, ...]]:
    return [("births",), ("deaths",), *(("migration", FLOWS[flow]) for flow in flows)]


def _seen(tidy: Mapping[str, pl.DataFrame]) -> dict[int, set[tuple[str, ...]]]:
    """Return year -> (region code, kind of event) that were counted by sex and age."""
    seen: dict[int, set[tuple[str, ...]]] = {}
    by_age = {"births": _by_mother_age(tidy["births"]), "deaths": tidy["deaths"]}
    for name, events in by_age.items():
        for code, year in events.select("region_code", "year").unique().iter_rows():
            seen.setdefault(year, set()).add((code, name))
    moves = tidy["migration"].select("region_code", "year", "flow").unique()
    for code, year, flow in moves.iter_rows():
        seen.setdefault(year, set()).add((code, "migration", flow))
    return seen


def _events(
    tidy: Mapping[str, pl.DataFrame],
    codes: Sequence[str],
    years: Sequence[int],
    flows: Sequence[str],
) -> Events:
    births = tidy["births"].filter(pl.col("sex").is_in(SEXES))
    by_age = len(SINGLE_AGES)
    moved = {
        name: _cube(tidy["migration"].filter(pl.col("flow") == flow), codes, years)
        if name in flows
        else np.zeros((len(codes), len(years), len(SEXES), by_age))
        for name, flow in FLOWS.items()
    }
    return Events(
        births=_births_by_sex(births, codes, years),
        births_by_mother=_births_by_mother(births, codes, years),
        deaths=_cube(tidy["deaths"], codes, years),
        **moved,
    )


def _students(
    tidy: Mapping[str, pl.DataFrame], codes: Sequence[str], years: Sequence[int]
) -> Floats:
    """Return enrolled residents; zeros unless they were counted in every one of the years."""
    nobody = np.zeros((len(codes), len(years), len(SEXES), len(SINGLE_AGES)))
    counted = tidy.get("students")
    if counted is None or not set(years) <= set(counted["year"].unique().to_list()):
        return nobody
    return _cube(counted, codes, years)


def _cube(rows: pl.DataFrame, codes: Sequence[str], years: Sequence[int]) -> Floats:
    """Return persons (R, F, S, A)."""
    shape = (len(codes), len(years), len(SEXES), len(SINGLE_AGES))
    placed = _placed(rows, codes, years).filter(pl.col("sex").is_in(SEXES))
    men = (placed["sex"] == MEN).cast(pl.Int64)
    return _filled(shape, placed, (placed["r"], placed["f"], men, placed["age"]))


def _births_by_sex(births: pl.DataFrame, codes: Sequence[str], years: Sequence[int]) -> Floats:
    placed = _placed(births, codes, years)
    men = (placed["sex"] == MEN).cast(pl.Int64)
    shape = (len(codes), len(years), len(SEXES))
    return _filled(shape, placed, (placed["r"], placed["f"], men))


def _births_by_mother(births: pl.DataFrame, codes: Sequence[str], years: Sequence[int]) -> Floats:
    """Return births (R, F, M); mothers of unknown age are taken to be as old as the others."""
    placed = _placed(_by_mother_age(births), codes, years)
    shape = (len(codes), len(years), len(MOTHER_AGES))
    age = placed["mother_age"] - YOUNGEST_MOTHER
    known = _filled(shape, placed, (placed["r"], placed["f"], age))
    everyone = _births_by_sex(births, codes, years).sum(axis=-1)
    of_known = known.sum(axis=-1)
    per_known = np.divide(everyone, of_known, out=np.ones_like(of_known), where=of_known > 0)
    spread: Floats = known * per_known[..., None]
    return spread


def _by_mother_age(births: pl.DataFrame) -> pl.DataFrame:
    """Return the births whose sex and mother's age are known."""
    return births.filter(pl.col("sex").is_in(SEXES) & pl.col("mother_age").is_not_null())


def _placed(rows: pl.DataFrame, codes: Sequence[str], years: Sequence[int]) -> pl.DataFrame:
    """Return the rows of the wanted areas and years with their positions ``r`` and ``f``."""
    at = {code: i for i, code in enumerate(codes)}
    return rows.filter(
        pl.col("region_code").is_in(list(codes)) & pl.col("year").is_between(years[0], years[-1])
    ).with_columns(
        pl.col("region_code").replace_strict(at, return_dtype=pl.Int64).alias("r"),
        (pl.col("year") - years[0]).cast(pl.Int64).alias("f"),
    )


def _filled(shape: tuple[int, ...], rows: pl.DataFrame, positions: tuple[pl.Series, ...]) -> Floats:
    cube = np.zeros(shape)
    at = tuple(position.to_numpy() for position in positions)
    np.add.at(cube, at, rows["persons"].to_numpy())
    return cube

"""From checked tables to the arrays of a seat problem, with every assumption that was used."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.seats import OWN_GROWTH, STAYS, PlanSettings, SpreadOfStudies
from talentlab.calc.seats.futures import Studies
from talentlab.calc.seats.problem import Limit, Resource, SeatProblem
from talentlab.pipelines.seats import assumption_words as words
from talentlab.pipelines.seats.checks import COUNTS
from talentlab.vocab.text import Text

_LIMITS: Final = (
    (Limit.BUDGET, "budget_sek", "cost_per_seat_sek"),
    (Limit.PLACEMENTS, "placements", "placements_per_student"),
    (Limit.TEACHERS, "teachers", "teachers_per_student"),
)


@dataclass(frozen=True, slots=True)
class SeatTables:
    """The tables of a seat problem with numbers as numbers; empty optional cells are null.

    Columns as docs/how-to/plan-seats.md says. ``own`` are limits that a programme has alone:
    (limit, position of the programme, per seat, available a year).
    """

    programmes: pl.DataFrame
    needs: pl.DataFrame
    limits: pl.DataFrame | None
    own: tuple[tuple[Limit, int, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A seat problem ready to be solved.

    ``need`` (N, G, U) are all drawn needs; ``assumptions`` everything that nobody has stated.
    """

    problem: SeatProblem
    studies: Studies
    need: Floats
    settings: PlanSettings
    spread: SpreadOfStudies
    programmes: pl.DataFrame
    assumptions: tuple[Text, ...]


def prepare(
    tables: SeatTables,
    *,
    budget: float | None,
    settings: PlanSettings,
    spread: SpreadOfStudies,
    assumed: tuple[Text, ...] = (),
) -> Prepared:
    """Return the problem that the tables state.

    Years in which somebody starts are those of the limits, or else of the needs. Where graduates
    would come after the last year of the need, it is taken to last. ``budget`` holds every year,
    in place of any in the limits.
    """
    programmes = tables.programmes
    groups = programmes["education_group_code"].unique(maintain_order=True).to_list()
    need_years = sorted(tables.needs["year"].unique())
    start_years = sorted(
        (tables.needs if tables.limits is None else tables.limits)["year"].unique()
    )
    need = _need(tables.needs, groups, need_years)
    last = max(start_years[-1] + max(programmes["lag_years"]), need_years[-1])
    longer = last - need_years[-1]
    need = np.concatenate([need, np.repeat(need[:, :, -1:], longer, axis=2)], axis=2)
    first = need_years.index(start_years[0])
    return Prepared(
        problem=_problem(tables, groups, start_years, last, budget, settings),
        studies=Studies(
            applicants=_floats(programmes, "applicants"),
            completion=_floats(programmes, "completion"),
            retention=_floats(programmes, "retention"),
        ),
        need=need[:, :, first:],
        settings=settings,
        spread=spread,
        programmes=programmes,
        assumptions=(
            *assumed,
            *_assumed(tables, groups, longer, need_years[-1], budget),
            *words.of_settings(settings, spread),
        ),
    )


def _floats(frame: pl.DataFrame, column: str, otherwise: float | None = None) -> Floats:
    """Return a column, with ``otherwise`` where it is empty or not there."""
    if column not in frame.columns:
        return np.full(frame.height, np.nan if otherwise is None else otherwise)
    numbers = frame[column].cast(pl.Float64)
    filled = numbers if otherwise is None else numbers.fill_null(otherwise)
    return np.array(filled.to_numpy(), dtype=np.float64)


def _need(needs: pl.DataFrame, groups: list[str], years: list[int]) -> Floats:
    """Return the drawn needs (N, G, U); every row is there."""
    chosen = needs.filter(pl.col("education_group_code").is_in(groups))
    position = {group: n for n, group in enumerate(groups)}
    ordered = chosen.with_columns(
        pl.col("education_group_code").replace_strict(position, return_dtype=pl.Int64).alias("g")
    ).sort("draw", "g", "year")
    return ordered["need_persons"].to_numpy().reshape(-1, len(groups), len(years))


def _problem(
    tables: SeatTables,
    groups: list[str],
    start_years: list[int],
    last: int,
    budget: float | None,
    settings: PlanSettings,
) -> SeatProblem:
    programmes = tables.programmes
    need_years = tuple(range(start_years[0], last + 1))
    weights = np.ones(len(need_years))
    weights[-1] = settings.lasting_years
    position = {group: n for n, group in enumerate(groups)}
    whole = {c: programmes[c].cast(pl.Int64).to_numpy() for c in _WHOLE}
    return SeatProblem(
        programmes=tuple(programmes["programme"]),
        groups=tuple(groups),
        years=tuple(start_years),
        need_years=need_years,
        group_of=np.array([position[group] for group in programmes["education_group_code"]]),
        seats_today=whole["seats_today"],
        smallest_group=whole["min_group"],
        largest=whole["max_seats"],
        most_rise=_floats(programmes, "max_rise", np.inf),
        most_cut=_floats(programmes, "max_cut", np.inf),
        lag=whole["lag_years"],
        stays=_floats(programmes, "stays_share", STAYS),
        resources=tuple(_resources(tables, start_years, budget)),
        cost_per_seat=_floats(programmes, "cost_per_seat_sek"),
        shortage_sek=np.full(len(groups), settings.shortage_sek),
        surplus_sek=np.full(len(groups), settings.surplus_sek),
        year_weights=weights,
        change_sek=settings.change_sek,
        risk_weight=settings.risk_weight,
        tail=settings.tail,
    )


_WHOLE: Final = ("seats_today", "min_group", "max_seats", "lag_years")


def _resources(tables: SeatTables, years: list[int], budget: float | None) -> list[Resource]:
    """Return what programmes share in all, in areas and alone."""
    programmes, found = tables.programmes, []
    areas = _area_codes(tables)
    for limit, available, per_seat in _LIMITS:
        for area in areas:
            amounts = _amounts(tables.limits, area, available, years)
            if limit is Limit.BUDGET and budget is not None:
                amounts = np.full(len(years), budget if area == "" else np.inf)
            if np.isinf(amounts).all():
                continue
            mine = _floats(programmes, per_seat, 0.0)
            if area:
                mine = mine * (programmes["area_code"].fill_null("") == area).to_numpy()
            found.append(Resource(limit, area, mine, amounts))
    for limit, programme, each, amount in tables.own:
        mine = np.zeros(programmes.height)
        mine[programme] = each
        grown = np.power(1 + OWN_GROWTH, np.arange(1, len(years) + 1, dtype=np.float64)) * amount
        found.append(Resource(limit, "", mine, grown, programme))
    return found


def _area_codes(tables: SeatTables) -> list[str]:
    """Return the areas that have limits; the empty one is everybody."""
    limits = tables.limits
    if limits is None or "area_code" not in limits.columns:
        return [""]
    return sorted({"", *(area or "" for area in limits["area_code"])})


def _amounts(limits: pl.DataFrame | None, area: str, column: str, years: list[int]) -> Floats:
    """Return how much there is each year (T,); ``inf`` where nothing is stated."""
    amounts = np.full(len(years), np.inf)
    if limits is None or column not in limits.columns:
        return amounts
    rows = limits
    if "area_code" in limits.columns:
        rows = limits.filter(pl.col("area_code").fill_null("") == area)
    elif area:
        return amounts
    for year, amount in rows.select("year", column).iter_rows():
        if amount is not None:
            amounts[years.index(year)] = amount
    return amounts


def _assumed(
    tables: SeatTables, groups: list[str], longer: int, last: int, budget: float | None
) -> list[Text]:
    """Return what was assumed about these tables."""
    found = []
    programmes = tables.programmes
    without = sorted(set(tables.needs["education_group_code"]) - set(groups))
    if without:
        found.append(words.not_planned(without))
    if longer:
        found.append(words.need_lasts(last))
    if "stays_share" not in programmes.columns or programmes["stays_share"].null_count():
        found.append(words.graduates_stay(STAYS))
    if budget is not None:
        found.append(words.budget_every_year(budget))
    if tables.limits is None and budget is None:
        found.append(words.NO_LIMITS)
    return found


def settings_from(
    rows: Mapping[str, float], settings: PlanSettings, spread: SpreadOfStudies
) -> tuple[PlanSettings, SpreadOfStudies]:
    """Return the settings with those that a file states in place of the assumed."""

    def of(kind: type[PlanSettings] | type[SpreadOfStudies]) -> dict[str, Any]:
        names = {field.name for field in fields(kind)}
        return {
            name: int(value) if name in COUNTS else value
            for name, value in rows.items()
            if name in names
        }

    return replace(settings, **of(PlanSettings)), replace(spread, **of(SpreadOfStudies))

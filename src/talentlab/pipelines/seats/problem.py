"""The seat problem of a region: its programmes, and the need that the outlook tells."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.seats import PLAN, PLAN_YEARS, STAYS, STUDIES
from talentlab.calc.seats.problem import Limit
from talentlab.pipelines.seats import assumption_words as words
from talentlab.pipelines.seats.prepared import Prepared, SeatTables, prepare
from talentlab.pipelines.seats.programmes import Offered, offered


def region_problem(
    tables: Mapping[str, pl.DataFrame],
    balance_draws: pl.DataFrame,
    municipalities: Sequence[str],
    *,
    budget: float | None,
    retention: pl.DataFrame | None = None,
    evidence: pl.DataFrame | None = None,
    years: int = PLAN_YEARS,
) -> Prepared | None:
    """Return the seat problem of the municipalities, planned as one area.

    The need is demand less supply, summed over the municipalities in each draw, without those whom
    today's seats are expected to give in the years of the plan, which begins the year after the
    base year: those of the base year have started. Nothing where no seats were imported or no
    programme has a need.

    Parameters
    ----------
    tables
        ``seats``, and ``applicants``, ``graduates`` and ``programme_terms`` where imported.
    balance_draws
        The derived table of that name; its first year is the base year.
    budget
        SEK for the seats that start each year; none where not given.
    retention
        The derived table ``retention_estimates``, where it was made.
    evidence
        The derived table ``lever_evidence``, where it was made.

    """
    draws = _ahead(balance_draws, municipalities)
    found = offered(tables, municipalities, retention, set(draws["education_group_code"]), evidence)
    if found is None:
        return None
    assumed = [
        words.TODAYS_GRADUATES,
        words.planned_together(len(municipalities)),
        *found.assumed,
        *([words.PLACEMENTS_STEADY] if found.own else []),
    ]
    needs = _needs(draws, found.frame, years)
    first = min(needs["year"])
    limits = pl.DataFrame(
        {"year": list(range(first, first + min(years, needs["year"].n_unique())))}
    )
    return prepare(
        SeatTables(found.frame, needs, limits, _own(found)),
        budget=budget,
        settings=PLAN.for_size(found.frame.height * years),
        spread=STUDIES,
        assumed=tuple(assumed),
    )


def _ahead(balance_draws: pl.DataFrame, municipalities: Sequence[str]) -> pl.DataFrame:
    """Return the draws of the municipalities in the years after the base year."""
    inside = balance_draws.filter(pl.col("region_code").is_in(list(municipalities)))
    return inside.filter(pl.col("year") > pl.col("year").min())


def _own(found: Offered) -> tuple[tuple[Limit, int, float, float], ...]:
    """Return limits of single programmes by their positions."""
    position = {name: n for n, name in enumerate(found.frame["programme"])}
    return tuple((limit, position[name], each, amount) for limit, name, each, amount in found.own)


def _needs(draws: pl.DataFrame, programmes: pl.DataFrame, years: int) -> pl.DataFrame:
    """Return the need by group, year and draw, without those whom today's seats would give."""
    gap = draws.group_by("education_group_code", "year", "draw").agg(
        (pl.col("demand_persons").sum() - pl.col("supply_persons").sum()).alias("gap")
    )
    need_years = sorted(gap["year"].unique())
    given = [
        (row["education_group_code"], year, persons)
        for row in programmes.iter_rows(named=True)
        for year, persons in zip(need_years, _given(row, need_years, years), strict=True)
    ]
    today = (
        pl.DataFrame(given, schema=["education_group_code", "year", "persons"], orient="row")
        .group_by("education_group_code", "year")
        .agg(pl.col("persons").sum())
    )
    joined = gap.join(today, on=["education_group_code", "year"], how="left")
    need = (pl.col("gap") + pl.col("persons").fill_null(0.0)).alias("need_persons")
    return joined.select("education_group_code", "year", "draw", need)


def _given(programme: Mapping[str, float], need_years: Sequence[int], years: int) -> Floats:
    """Return those at work each year (U,) whom today's seats give in the years of the plan."""
    starts = min(programme["seats_today"], programme["applicants"])
    graduates = starts * programme["completion"] * programme["retention"]
    start_years = np.arange(need_years[0], need_years[0] + years)
    at_work = np.array(need_years)[None, :] - start_years[:, None] - programme["lag_years"]
    left = np.where(at_work >= 0, np.power(STAYS, np.maximum(at_work, 0)), 0.0)
    return np.asarray(graduates * left.sum(axis=0))

"""Births, deaths and net migration so far, by area and year."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from talentlab.pipelines.population.stocks import Stocks
from talentlab.tables.people import DECEMBER
from talentlab.vocab.region import Region
from talentlab.vocab.sexes import TOTAL

_INWARD: Final = ("in_domestic", "immigration")
_OUTWARD: Final = ("out_domestic", "emigration")

Yearly = Mapping[tuple[str, int], float]
"""(region code, year) -> persons."""


def event_history(
    tidy: Mapping[str, pl.DataFrame], stocks: Stocks, region: Region
) -> Iterator[pl.DataFrame]:
    """Yield rows of ``population_history`` with births, deaths and net migration.

    An area that was not counted itself is the sum of its municipalities, in years when all were.
    Net migration is counted moves; where moves are not known, what births and deaths leave over
    between two Decembers.
    """
    births = _summed(tidy, "births")
    deaths = _summed(tidy, "deaths")
    moves = _net_moves(tidy)
    for region_code, codes in region.municipalities_by_code().items():
        born, died = _of(births, region_code, codes), _of(deaths, region_code, codes)
        moved = _of(moves, region_code, codes) or _left_over(stocks, region_code, codes, born, died)
        for measure, yearly in (("births", born), ("deaths", died), ("net_migration", moved)):
            if yearly:
                yield _frame(region_code, measure, yearly)


def _summed(tidy: Mapping[str, pl.DataFrame], table: str) -> Yearly:
    """Return events by region and year; a total over the sexes is used only where it is alone."""
    if table not in tidy:
        return {}
    by_sex = (
        tidy[table]
        .group_by("region_code", "year", pl.col("sex") == TOTAL)
        .agg(pl.col("persons").sum())
        .sort("sex", descending=True)
    )
    return {(code, year): float(persons) for code, year, _, persons in by_sex.iter_rows()}


def _net_moves(tidy: Mapping[str, pl.DataFrame]) -> Yearly:
    """Return moves in less moves out, where both directions were counted."""
    if "migration" not in tidy:
        return {}
    sign = (
        pl.when(pl.col("flow").is_in(_INWARD))
        .then(1)
        .when(pl.col("flow").is_in(_OUTWARD))
        .then(-1)
        .otherwise(0)
    )
    net = (
        tidy["migration"]
        .group_by("region_code", "year")
        .agg((pl.col("persons") * sign).sum().alias("net"), pl.col("flow").unique())
        .filter(
            pl.all_horizontal(pl.col("flow").list.contains(flow) for flow in (*_INWARD, *_OUTWARD))
        )
    )
    return {
        (code, year): float(n)
        for code, year, n in net.select("region_code", "year", "net").iter_rows()
    }


def _of(events: Yearly, region_code: str, codes: tuple[str, ...]) -> dict[int, float]:
    """Return year -> events of a region, or of all its municipalities together."""
    own = {year: n for (code, year), n in events.items() if code == region_code}
    years = {year for _, year in events}
    summed = {
        year: sum(events[code, year] for code in codes)
        for year in years
        if all((code, year) in events for code in codes)
    }
    return summed | own


def _left_over(
    stocks: Stocks,
    region_code: str,
    codes: tuple[str, ...],
    born: Mapping[int, float],
    died: Mapping[int, float],
) -> dict[int, float]:
    """Return year -> change between two Decembers, less births, plus deaths."""
    total = {
        year: float(stocks.counts[region_code, year, DECEMBER].sum())
        if (region_code, year, DECEMBER) in stocks.counts
        else sum(float(stocks.counts[code, year, DECEMBER].sum()) for code in codes)
        for year in {y for _, y, month in stocks.counts if month == DECEMBER}
        if (region_code, year, DECEMBER) in stocks.counts
        or all((code, year, DECEMBER) in stocks.counts for code in codes)
    }
    return {
        year: total[year] - total[year - 1] - born[year] + died[year]
        for year in sorted(total)
        if year - 1 in total and year in born and year in died
    }


def _frame(region_code: str, measure: str, yearly: Mapping[int, float]) -> pl.DataFrame:
    """Return rows of ``population_history`` for one area and measure."""
    years = sorted(yearly)
    return pl.DataFrame(
        {
            "region_code": [region_code] * len(years),
            "measure": [measure] * len(years),
            "sex": [TOTAL] * len(years),
            "age_group": ["total"] * len(years),
            "year": years,
            "persons": [yearly[year] for year in years],
        }
    )

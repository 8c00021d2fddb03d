"""Registered unemployed per ad: for all occupations, and by the occupation they seek.

Method: docs/method-guide/signals.md, section 4.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.calc.signals.groups import TOTAL, finest, joined, regrouped, with_sums
from talentlab.calc.signals.months import mean_of_year, whole_year
from talentlab.calc.signals.ratios import moment, ratio
from talentlab.calc.signals.reach import code_reach, place_reach
from talentlab.pipelines.signals.counted import Counted
from talentlab.pipelines.signals.places import Places, of_areas
from talentlab.pipelines.signals.shown import as_signal, shown
from talentlab.vocab.ssyk import SsykEdition

_SIGNAL: Final = "unemployed_per_ad"


@dataclass(frozen=True, slots=True)
class Stock:
    """The unemployed by area, group and month, from one table: everybody, or by occupation.

    ``monthly`` has ``region_code``, ``group``, ``period``, ``value`` and ``status``.
    """

    table: str
    monthly: pl.DataFrame
    edition: SsykEdition


def unemployed_signals(
    tidy: Mapping[str, pl.DataFrame], ads: Counted, places: Places
) -> Iterator[pl.DataFrame]:
    """Yield rows of ``occupation_signals`` with registered unemployed per ad.

    The unemployed are the average of a year's twelve months: the ads' year if all its months were
    imported, else the last year that is whole. All occupations are taken from ``unemployed``, which
    counts everybody; each occupation from ``unemployed_by_occupation``, where that was imported.
    """
    if "unemployed" in tidy:
        stock = Stock("unemployed", _registered(tidy["unemployed"]), "scb")
        yield from _per_ad(stock, ads, places)
    if "unemployed_by_occupation" in tidy:
        stock = _by_occupation(tidy["unemployed_by_occupation"])
        yield from _per_ad(stock, ads, places)


def _by_occupation(table: pl.DataFrame) -> Stock:
    """Return those who seek each occupation, in the finer edition where both were imported."""
    edition: SsykEdition = "scb" if "scb" in table["ssyk_edition"] else "af"
    sought = table.filter(pl.col("ssyk_edition") == edition).rename({"ssyk_code": "group"})
    return Stock("unemployed_by_occupation", _monthly(finest(sought)), edition)


def _registered(unemployed: pl.DataFrame) -> pl.DataFrame:
    """Return everybody registered as unemployed, by area and month."""
    everybody = unemployed.filter(
        pl.col("definition") == "registered", pl.col("sex") == TOTAL, pl.col("age_group") == TOTAL
    )
    return _monthly(everybody.with_columns(group=pl.lit(TOTAL)))


def _monthly(frame: pl.DataFrame) -> pl.DataFrame:
    value = pl.col("persons").cast(pl.Float64)
    return frame.select("region_code", "group", "period", "status", value=value)


def _per_ad(stock: Stock, ads: Counted, places: Places) -> Iterator[pl.DataFrame]:
    """Yield the ratio of the unemployed to ads, in groups that both have."""
    year = whole_year(stock.monthly["period"], ads.year)
    if year is None:
        return
    common = joined(stock.edition, ads.edition)
    cells = of_areas(mean_of_year(stock.monthly, year), places)
    published = with_sums(regrouped(ads.cells, ads.edition, common))
    if TOTAL not in stock.monthly["group"]:
        sought = with_sums(regrouped(cells, stock.edition, common))
        cells = sought.filter(pl.col("group") != TOTAL)
    measured = as_signal(
        ratio(cells, published),
        _SIGNAL,
        source=pl.lit(f"{stock.table}+ads"),
        period=pl.lit(moment(str(year), str(ads.year))),
    )
    yield shown(measured, place_reach(places.alone), code_reach(common))

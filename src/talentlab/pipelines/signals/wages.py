"""Wages and their spread, as near the area and the occupation as anybody measured them.

Method: docs/method-guide/signals.md, section 3.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from talentlab.calc.signals.groups import TOTAL
from talentlab.calc.signals.reach import code_reach, place_reach
from talentlab.pipelines.signals.places import Places
from talentlab.pipelines.signals.shown import as_signal, shown
from talentlab.tables.fields import ALL_OCCUPATIONS
from talentlab.vocab.ssyk import MINOR_GROUP, SsykEdition

_MEASURES: Final = {
    "wage_mean": "mean_wage_sek",
    "wage_median": "median_wage_sek",
    "wage_p10": "p10_wage_sek",
    "wage_p90": "p90_wage_sek",
}
_EDITIONS: Final[tuple[SsykEdition, ...]] = ("scb", "af")


def wage_signals(tidy: Mapping[str, pl.DataFrame], places: Places) -> Iterator[pl.DataFrame]:
    """Yield rows of ``occupation_signals`` with wages, the latest of each imported table.

    Both tables are shown where they are from different times; where they are from the same, the
    wage that is nearest in occupation and then in place holds.
    """
    if "wages" in tidy:
        wages = tidy["wages"].with_columns(ssyk_edition=pl.lit("scb"), table=pl.lit("wages"))
        yield from _shown(wages, places)
    if "wage_spread" in tidy:
        lacking = {"sex": pl.lit(TOTAL), "table": pl.lit("wage_spread")}
        yield from _shown(tidy["wage_spread"].with_columns(**lacking), places)


def _shown(wages: pl.DataFrame, places: Places) -> Iterator[pl.DataFrame]:
    reach = place_reach(places.around)
    reachable = wages.filter(pl.col("region_code").is_in(list(reach["measured_region_code"])))
    for edition in _EDITIONS:
        latest = _latest(reachable.filter(pl.col("ssyk_edition") == edition))
        for signal, measure in _MEASURES.items():
            if measure in latest.columns and latest[measure].is_not_null().any():
                measured = _measured(latest, signal, measure)
                yield shown(measured, reach, code_reach(edition, widest=MINOR_GROUP))


def _latest(wages: pl.DataFrame) -> pl.DataFrame:
    """Return each area's last year; wages of an unknown year only where no year is known."""
    year = pl.col("year")
    return wages.filter(year.eq_missing(year.max().over("region_code")))


def _measured(wages: pl.DataFrame, signal: str, measure: str) -> pl.DataFrame:
    """Return one measure of wages as a signal; one that a row lacks is missing there."""
    lacking = pl.col(measure).is_null() & (pl.col("status") == "counted")
    cells = wages.select(
        "region_code",
        "sex",
        "year",
        "table",
        group=pl.col("ssyk_code").replace(ALL_OCCUPATIONS, TOTAL),
        value=pl.col(measure),
        status=pl.when(lacking).then(pl.lit("missing")).otherwise("status"),
    )
    year = pl.col("year").cast(pl.String).fill_null("")
    return as_signal(cells, signal, source=pl.col("table"), period=year, sex=pl.col("sex"))

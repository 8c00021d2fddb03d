"""The employment service's judgements of opportunities and demand.

Method: docs/method-guide/signals.md, section 5.
"""

from collections.abc import Iterator
from typing import Final

import polars as pl

from talentlab.calc.signals.judgements import agreed
from talentlab.calc.signals.reach import code_reach, place_reach
from talentlab.pipelines.signals.places import Places
from talentlab.pipelines.signals.shown import as_signal, shown
from talentlab.tables.signals import DIFFERS
from talentlab.vocab.ssyk import SsykEdition

_MEASURES: Final = {"job_opportunities": "opportunities", "demand_forecast": "forecast_5y"}
_EDITIONS: Final[tuple[SsykEdition, ...]] = ("scb", "af")


def judgement_signals(barometer: pl.DataFrame, places: Places) -> Iterator[pl.DataFrame]:
    """Yield rows of ``occupation_signals`` with the classes of the latest round.

    A municipality is shown its county's judgement, and an area the country's where the county was
    not judged. Coarser groups than those judged have no class.
    """
    latest = barometer.filter(pl.col("period") == pl.col("period").max())
    for edition in _EDITIONS:
        judged = latest.filter(pl.col("ssyk_edition") == edition)
        for signal, measure in _MEASURES.items():
            parts = judged.select("region_code", group="ssyk_code", level=measure)
            if parts.is_empty():
                continue
            classes = agreed(parts, differs=DIFFERS)
            measured = as_signal(
                classes, signal, source=pl.lit("barometer"), period=pl.lit(judged["period"][0])
            )
            yield shown(measured, place_reach(places.around), code_reach(edition))

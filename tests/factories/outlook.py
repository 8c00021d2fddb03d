"""A calculation so simple that its numbers can be checked in the head: nobody comes or goes."""

import polars as pl

from talentlab.pipelines.derived import Derived
from talentlab.tables.outlook import POPULATION_BACKTEST, POPULATION_CASES

QUANTILES = {"mean": 1.0, "p2_5": 0.9, "p10": 0.95, "p50": 1.0, "p90": 1.05, "p97_5": 1.1}


def stand_still(tidy, region, *, draws, seed, executor, progress):
    """Return the outlook in which every place keeps its residents; the draws widen the interval."""
    del seed, executor
    progress("draws", 0.5)
    counted = (
        tidy["population"]
        .filter(pl.col("region_code").is_in(region.all_municipality_codes()))
        .group_by("region_code", "year")
        .agg(persons=pl.col("persons").sum().cast(pl.Float64))
        .select(
            "region_code",
            measure=pl.lit("persons"),
            sex=pl.lit("total"),
            age_group=pl.lit("total"),
            year="year",
            persons="persons",
        )
    )
    base = counted["year"].max()
    ahead = pl.DataFrame({"ahead": list(range(1, 21))})
    outlook = (
        counted.filter(pl.col("year") == base)
        .join(ahead, how="cross")
        .select(
            *("region_code", "measure", "sex", "age_group"),
            year=pl.col("year") + pl.col("ahead"),
            **{
                name: pl.col("persons") * (1 + (share - 1) * draws / 1000)
                for name, share in QUANTILES.items()
            },
            share_up=pl.lit(0.5),
        )
    )
    tables = {
        "population_history": counted,
        "population_outlook": outlook,
        "population_backtest": POPULATION_BACKTEST.rows.empty(),
        "population_cases": POPULATION_CASES.rows.empty(),
    }
    return {name: Derived(frame, ("population",)) for name, frame in tables.items()}

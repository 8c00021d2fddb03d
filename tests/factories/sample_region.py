"""The sample region, made once per process and looked at by many tests."""

from functools import cache

import polars as pl

from talentlab.sample.region import DEFAULT_SEED, sample_tables
from talentlab.sample.sources import published

COUNTY = "24"
SWEDEN = "00"
UMEA = "2480"
SKELLEFTEA = "2482"
VANNAS = "2460"
NEIGHBOUR = "2284"


@cache
def tables(seed=DEFAULT_SEED):
    return sample_tables(seed)


def table(name):
    return tables()[name]


def total(name, measure="persons", **where):
    """Return the sum of ``measure`` where every column is, or is one of, what is given."""
    frame = table(name)
    for column, wanted in where.items():
        several = list(wanted) if isinstance(wanted, list | tuple | range) else [wanted]
        frame = frame.filter(pl.col(column).is_in(several))
    return frame[measure].sum()


def residents(region_code, year, **where):
    return total("population", region_code=region_code, year=year, **where)


def indicator(region_code, indicator_code, period):
    frame = table("indicators").filter(
        (pl.col("region_code") == region_code)
        & (pl.col("indicator_code") == indicator_code)
        & (pl.col("period") == period)
    )
    return frame["value"].item()


def held_out(quantity, area, period, *, sex="total", age_group="total", use="tests"):
    """Return a published number that did not calibrate the sample."""
    (value,) = (
        p.value
        for p in published()
        if (p.quantity, p.area, p.period, p.sex, p.age_group, p.use)
        == (quantity, area, str(period), sex, age_group, use)
    )
    return value


def municipalities(prefix=""):
    codes = table("population")["region_code"].unique().sort().to_list()
    return [code for code in codes if len(code) == 4 and code.startswith(prefix)]

"""Invented residents as the tidy population table has them, for real municipality codes."""

from dataclasses import replace

import numpy as np
import polars as pl

from factories.stocks import invented
from talentlab.vocab.geography import counties, municipalities_in
from talentlab.vocab.region import load_region

SCHEMA = {
    "region_code": pl.String,
    "reference_month": pl.Int64,
    "sex": pl.String,
    "age": pl.Int64,
    "year": pl.Int64,
    "persons": pl.Int64,
}


def tidy_population(codes, *, years, month=12, seed=1):
    """Return whole persons for ``codes``, invented."""
    history = invented(regions=len(codes), years=years, residents=9_000.0, seed=seed)
    shape = history.persons.shape
    region, year, sex, age = (axis.ravel() for axis in np.indices(shape))
    return pl.DataFrame(
        {
            "region_code": np.array(codes)[region],
            "reference_month": np.full(region.size, month),
            "sex": np.array(history.sexes)[sex],
            "age": age,
            "year": np.array(history.years)[year],
            "persons": np.rint(history.persons.ravel()).astype(np.int64),
        },
        schema=SCHEMA,
    )


def county_region(county_code):
    """Return a region that is one whole county."""
    return replace(
        load_region("vasterbotten"),
        slug=f"county-{county_code}",
        region_code=county_code,
        county_codes=(county_code,),
        municipality_codes=municipalities_in(county_code),
        cooperating=(),
        declared_areas=(),
    )


def all_counties():
    """Return the codes of every county."""
    return tuple(counties())

"""Invented residents for measuring speed: the size of the real thing, and nobody's numbers."""

from dataclasses import replace

import numpy as np
import polars as pl

from talentlab.vocab.geography import municipalities_in
from talentlab.vocab.region import Region, load_region

AGES = 101


def population(codes: tuple[str, ...], years: range) -> pl.DataFrame:
    """Return the tidy population table for ``codes``: smooth pyramids that drift a little."""
    random = np.random.default_rng(1)
    age = np.arange(AGES)
    pyramid = 100.0 / (1.0 + np.exp((age - 78) / 6))
    sizes = random.lognormal(0.0, 1.0, len(codes))
    growth = random.normal(0.0, 0.005, (len(codes), len(years))).cumsum(axis=1)
    persons = sizes[:, None, None, None] * np.exp(growth)[:, :, None, None] * pyramid
    persons = np.broadcast_to(persons, (len(codes), len(years), 2, AGES))
    region, year, sex, at = (axis.ravel() for axis in np.indices(persons.shape))
    return pl.DataFrame(
        {
            "region_code": np.array(codes)[region],
            "reference_month": np.full(region.size, 12),
            "sex": np.array(["women", "men"])[sex],
            "age": at,
            "year": np.array(years)[year],
            "persons": np.rint(persons.ravel()).astype(np.int64),
        }
    )


def county(county_code: str) -> Region:
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

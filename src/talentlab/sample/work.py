"""The tidy tables about work: industries, occupations, commuting and a few indicators."""

import numpy as np
import polars as pl

from talentlab.sample.axes import (
    COUNTY,
    IN_COUNTY,
    MUNICIPALITIES,
    UMEA,
    YEARS,
    band,
)
from talentlab.sample.employment import Employment
from talentlab.sample.frames import PLACES, long, with_county
from talentlab.sample.industries import Industries, by_division, divisions, public_sector
from talentlab.sample.occupations import AGE_GROUPS, IMPUTED_FROM, Occupations
from talentlab.sample.rounding import Floats, Ints, interpolate
from talentlab.sample.sources import series
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.sexes import SEXES

BASES = ("workplace", "residence")
COUNTED = pl.lit("counted").alias("status")
PERCENT = 100


def industry_frame(industries: Industries) -> pl.DataFrame:
    """Return the employed by division, counted where they work and where they live."""
    both = np.stack([industries.workplace, industries.residence])
    detailed = np.stack([with_county(by_division(part)) for part in both])
    frame = long(
        detailed,
        "employed_persons",
        basis=BASES,
        region_code=PLACES,
        year=YEARS.tolist(),
        sni_code=divisions(),
        sex=SEXES,
    )
    return frame.filter(pl.col("employed_persons") > 0).with_columns(COUNTED)


def occupation_frame(occupations: Occupations) -> pl.DataFrame:
    """Return employees by occupation in the county and the country."""
    frame = long(
        np.stack([occupations.county, occupations.nation]),
        "employed_persons",
        region_code=(COUNTY, SWEDEN),
        ssyk_code=occupations.codes,
        sex=SEXES,
        year=YEARS.tolist(),
    )
    return frame.with_columns(COUNTED, ssyk_edition=pl.lit("scb"))


def occupation_age_frame(occupations: Occupations) -> pl.DataFrame:
    """Return the county's and Sweden's employees by occupation and age.

    65-69 only since they are counted.
    """
    frame = long(
        np.stack([occupations.by_age, occupations.nation_by_age]),
        "employed_persons",
        region_code=(COUNTY, SWEDEN),
        ssyk_code=occupations.groups,
        sex=SEXES,
        year=YEARS.tolist(),
        age_group=AGE_GROUPS,
    )
    is_counted = (pl.col("age_group") != AGE_GROUPS[-1]) | (pl.col("year") >= IMPUTED_FROM)
    return frame.filter(is_counted).with_columns(COUNTED)


def commuting_frame(employment: Employment) -> pl.DataFrame:
    """Return the employed by home and workplace; pairs with nobody have no row."""
    ends = (*MUNICIPALITIES, SWEDEN)
    frame = long(
        employment.commuting, "persons", home_code=ends, work_code=ends, year=YEARS.tolist()
    )
    return frame.filter(pl.col("persons") > 0).with_columns(COUNTED)


def work_indicators(employment: Employment, industries: Industries, stocks: Ints) -> pl.DataFrame:
    """Return employment rates, public sector shares and unemployment rates as indicators."""
    employed = with_county(employment.residents[..., band("20-64")].sum(axis=(2, 3)))
    residents = with_county(stocks[:, 1:, :, band("20-64")].sum(axis=(2, 3)))
    rates = PERCENT * employed / residents
    public = public_sector(industries.workplace)
    workers = industries.workplace.sum(axis=(2, 3))
    county = (public * workers)[IN_COUNTY].sum(axis=0) / workers[IN_COUNTY].sum(axis=0)
    shares = PERCENT * np.concatenate([public, county[None]])
    frames = [_yearly("employment_rate_20_64", rates), _yearly("public_sector_share", shares)]
    return pl.concat([*frames, _unemployment()])


def _yearly(code: str, values: Floats) -> pl.DataFrame:
    frame = long(np.round(values, 1), "value", region_code=PLACES, period=[str(y) for y in YEARS])
    return _as_indicators(frame, code)


def _unemployment() -> pl.DataFrame:
    """Return registered unemployment in the fourth quarter, all and by birth, Umeå and Sweden."""
    frames = []
    for name in ("unemployment_rate", "unemployment_rate_swedish_born",
                 "unemployment_rate_foreign_born"):  # fmt: skip
        for code in (UMEA, SWEDEN):
            known = series(name, code)
            years = np.arange(min(known), max(known) + 1)
            frame = pl.DataFrame(
                {
                    "region_code": [code] * len(years),
                    "period": [f"{year}Q4" for year in years],
                    "value": np.round(interpolate(known, years), 1),
                }
            )
            frames.append(_as_indicators(frame, name))
    return pl.concat(frames)


def _as_indicators(frame: pl.DataFrame, code: str) -> pl.DataFrame:
    return frame.select(
        "region_code",
        pl.lit(code).alias("indicator_code"),
        "period",
        pl.lit("percent").alias("unit"),
        "value",
        COUNTED,
    )

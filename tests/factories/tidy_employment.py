"""Small tidy tables of work, made by hand: three counties, eight occupations, ten years."""

import numpy as np
import polars as pl

from talentlab.vocab.geography import municipalities_in

OCCUPATIONS = ("1211", "2221", "2222", "2341", "5321", "5323", "9111", "9412")
COUNTIES = ("22", "24", "25")
YEARS = tuple(range(2012, 2022))
INDUSTRIES = ("C", "P", "Q")
"""Sections: manufacturing, education, health."""


def employed_by_occupation(
    regions=COUNTIES, years=YEARS, occupations=OCCUPATIONS, edition="scb", seed=1
):
    """Return counted employees that wander a little from year to year."""
    random = np.random.default_rng(seed)
    rows = []
    for region in regions:
        for occupation in occupations:
            for sex in ("women", "men"):
                level = 50 + 900 * random.random()
                for year in years:
                    level *= np.exp(0.03 * random.standard_normal())
                    rows.append((region, occupation, edition, sex, year, round(level), "counted"))
    return pl.DataFrame(
        rows,
        schema={
            "region_code": pl.String,
            "ssyk_code": pl.String,
            "ssyk_edition": pl.String,
            "sex": pl.String,
            "year": pl.Int64,
            "employed_persons": pl.Int64,
            "status": pl.String,
        },
        orient="row",
    )


def with_country(counted, elsewhere=3):
    """Return counted employees with Sweden beside them: so many times what is counted."""
    cell = ["ssyk_code", "ssyk_edition", "sex", "year", "status"]
    country = counted.group_by(cell).agg(pl.col("employed_persons").sum() * elsewhere)
    return pl.concat(
        [counted, country.with_columns(region_code=pl.lit("00")).select(counted.columns)]
    )


def suppressed(counted, **where):
    """Return the rows with the number hidden in those that ``where`` says."""
    chosen = pl.all_horizontal([pl.col(name) == value for name, value in where.items()])
    return counted.with_columns(
        employed_persons=pl.when(chosen).then(None).otherwise(pl.col("employed_persons")),
        status=pl.when(chosen).then(pl.lit("suppressed")).otherwise(pl.col("status")),
    )


def employed_by_industry(county="24", years=YEARS, basis="workplace", seed=2):
    """Return the employed of every municipality of a county by industry."""
    random = np.random.default_rng(seed)
    rows = [
        (code, industry, basis, "total", year, int(20 + 400 * random.random()), "counted")
        for code in municipalities_in(county)
        for industry in INDUSTRIES
        for year in years
    ]
    return pl.DataFrame(
        rows,
        schema={
            "region_code": pl.String,
            "sni_code": pl.String,
            "basis": pl.String,
            "sex": pl.String,
            "year": pl.Int64,
            "employed_persons": pl.Int64,
            "status": pl.String,
        },
        orient="row",
    )


def workforce_cube(county="24", year=2021, occupations=OCCUPATIONS, seed=3):
    """Return who works with what in which industry, in every municipality of a county."""
    random = np.random.default_rng(seed)
    mix = {
        (occupation, industry): 200 * random.random() ** 3
        for occupation in (*occupations, "0002")
        for industry in INDUSTRIES
    }
    rows = [
        (code, "01Z", occupation, industry, "women", "25-34", year, int(random.poisson(level)))
        for code in municipalities_in(county)
        for (occupation, industry), level in mix.items()
    ]
    names = (
        "region_code", "education_group_code", "ssyk_code", "sni_code", "sex", "age_group", "year",
        "persons",
    )  # fmt: skip
    return pl.DataFrame(rows, schema=list(names), orient="row").filter(pl.col("persons") > 0)

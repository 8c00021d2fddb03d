"""Which occupations an education leads to, from the imported employees by both."""

from collections.abc import Mapping

import polars as pl

from talentlab.calc.assumptions.balance import BALANCE
from talentlab.tables.education_work import OCCUPATIONS_BY_EDUCATION
from talentlab.tables.sectors import EDUCATION_OCCUPATION
from talentlab.vocab.education import education_groups
from talentlab.vocab.region import Region
from talentlab.vocab.ssyk import MINOR_GROUP, ssyk

_SWEDEN = "00"
_KEY = ("region_code", "education_group_code", "year")


def build_education_work(
    tidy: Mapping[str, pl.DataFrame], region: Region
) -> dict[str, pl.DataFrame]:
    """Return ``occupations_by_education`` by name; nothing where nobody counted both together.

    Each area's latest year. Unit groups are added up to groups of three digits. A group of which
    any part is suppressed by its producer is suppressed, and so is one of fewer than five persons.
    Shares are of the employees that are shown: a share of them all would give the rest away by
    subtraction.
    """
    if EDUCATION_OCCUPATION.name not in tidy:
        return {}
    rows = tidy[EDUCATION_OCCUPATION.name].filter(
        pl.col("region_code").is_in([*region.region_codes(), _SWEDEN]),
        pl.col("education_group_code").is_in(list(education_groups())),
        pl.col("ssyk_code").str.head(MINOR_GROUP).is_in(list(ssyk().at_level(MINOR_GROUP))),
        pl.col("year") == pl.col("year").max().over("region_code"),
    )
    if rows.is_empty():
        return {}
    return {OCCUPATIONS_BY_EDUCATION.name: OCCUPATIONS_BY_EDUCATION.check(_added_up(rows))}


def _added_up(rows: pl.DataFrame) -> pl.DataFrame:
    """Return employees by groups of occupations, with their share of all with the education."""
    is_told = pl.col("employed_persons").is_not_null()
    persons = pl.col("employed_persons").cast(pl.Float64)
    added = (
        rows.with_columns(pl.col("ssyk_code").str.head(MINOR_GROUP))
        .group_by(*_KEY, "ssyk_code")
        .agg(persons.sum().alias("counted"), is_whole=is_told.all())
    )
    is_shown = pl.col("is_whole") & (pl.col("counted") >= BALANCE.fewest_persons)
    whole = pl.when(is_shown).then("counted").sum().over(_KEY)
    return added.select(
        "region_code",
        "education_group_code",
        "ssyk_code",
        pl.col("year").cast(pl.Int64),
        employed_persons=pl.when(is_shown).then("counted"),
        employed_share=pl.when(is_shown & (whole > 0)).then(pl.col("counted") / whole),
        status=pl.when(is_shown).then(pl.lit("counted")).otherwise(pl.lit("suppressed")),
    ).sort("region_code", "education_group_code", "ssyk_code")

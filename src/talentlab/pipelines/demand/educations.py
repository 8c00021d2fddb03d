"""Which educations hold each occupation, from the best table there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.flexibility import EDUCATION
from talentlab.calc.demand.education.drift import ProfileDrift, profile_drift
from talentlab.calc.demand.education.profile import drawn_to, likeness, shares
from talentlab.tables.fields import NOT_STATED
from talentlab.tables.sectors import EDUCATION_OCCUPATION
from talentlab.tables.work import WORKFORCE_CUBE
from talentlab.vocab.education import education_groups
from talentlab.vocab.geography import SWEDEN

WITHHELD: Final = 2.0
"""Persons that a withheld cell is taken to have: cells of one to four are withheld."""
_TOTAL: Final = "total"


@dataclass(frozen=True, slots=True)
class Educations:
    """Who holds the jobs of a county's municipalities.

    Attributes
    ----------
    source : str
        The table that tells.
    group_codes : (E,)
        SCB's education groups.
    profile : (M, O, E)
        Shares of educations in each occupation of each municipality.
    county : (O, E)
        The county's own.
    counted : (O, E, Y)
        The county's employees in ``years``.
    kappa : float
        Employees at whom a municipality's own educations count half; not a number where
        municipalities are not told apart.
    withheld : int
        Cells that the producer has withheld.

    """

    source: str
    group_codes: tuple[str, ...]
    profile: Floats
    county: Floats
    counted: Floats
    years: tuple[int, ...]
    breaks: tuple[int, ...]
    drift: ProfileDrift
    kappa: float
    withheld: int


def read_educations(
    tidy: Mapping[str, pl.DataFrame],
    county_code: str,
    region_codes: Sequence[str],
    occupations: Sequence[str],
    base_year: int,
) -> Educations | None:
    """Return who holds the jobs; nothing where no table tells up to the base year.

    ``education_occupation`` is used before ``workforce_cube``: it has several years.
    """
    for name, measure in (
        (EDUCATION_OCCUPATION.name, "employed_persons"),
        (WORKFORCE_CUBE.name, "persons"),
    ):
        if name in tidy:
            rows = _rows(tidy[name], measure, occupations, base_year)
            found = _of(name, rows, county_code, region_codes, occupations)
            if found is not None:
                return found
    return None


def _rows(
    table: pl.DataFrame, measure: str, occupations: Sequence[str], base_year: int
) -> pl.DataFrame:
    """Return region, group, occupation, year and persons of the wanted occupations."""
    digits = max(map(len, occupations))
    withheld = pl.col(measure).is_null()
    return (
        table.filter(
            pl.col("year") <= base_year,
            ~pl.col("ssyk_code").is_in(NOT_STATED),
            pl.col("education_group_code") != _TOTAL,
        )
        .with_columns(pl.col("ssyk_code").str.head(digits))
        .filter(pl.col("ssyk_code").is_in(occupations))
        .group_by("region_code", "education_group_code", "ssyk_code", "year")
        .agg(
            persons=pl.col(measure).cast(pl.Float64).fill_null(WITHHELD).sum(),
            withheld=withheld.sum(),
        )
        .sort(pl.all())
    )


def _of(
    source: str,
    rows: pl.DataFrame,
    county_code: str,
    region_codes: Sequence[str],
    occupations: Sequence[str],
) -> Educations | None:
    """Return who holds the jobs by one table; nothing where it does not tell of the county."""
    education_groups().require(rows["education_group_code"].unique())
    codes = tuple(sorted(education_groups()))
    there = set(rows["region_code"])
    has_all = set(region_codes) <= there
    if not (has_all or county_code in there):
        return None
    inside = [county_code] if county_code in there else list(region_codes)
    here = rows.filter(pl.col("region_code").is_in(inside))
    years = tuple(here["year"].unique().sort().to_list())
    counted = np.stack([_table(here, year, occupations, codes) for year in years], axis=-1)
    if counted[..., -1].sum() <= 0:
        return None
    county = _county(rows, counted[..., -1], years[-1], occupations, codes)
    profile, kappa = np.broadcast_to(county, (len(region_codes), *county.shape)), float("nan")
    if has_all:
        own = _of_each(rows, region_codes, years[-1], occupations, codes)
        kappa = likeness(own, county)
        profile = drawn_to(own, county, kappa)
    breaks = tuple(b.year for b in EDUCATION_OCCUPATION.breaks)
    return Educations(
        source=source,
        group_codes=codes,
        profile=profile,
        county=county,
        counted=counted,
        years=years,
        breaks=breaks,
        drift=profile_drift(counted, years, breaks),
        kappa=kappa,
        withheld=int(here["withheld"].sum()),
    )


def _county(
    rows: pl.DataFrame,
    counted: Floats,
    year: int,
    occupations: Sequence[str],
    codes: Sequence[str],
) -> Floats:
    """Return the county's educations (O, E), drawn to the country's where that was counted."""
    wider = rows.filter(pl.col("region_code") == SWEDEN, pl.col("year") == year)
    if wider.is_empty():
        return shares(counted)
    nation = shares(_table(wider, year, occupations, codes))
    return drawn_to(counted, nation, EDUCATION.usual_size)


def _of_each(
    rows: pl.DataFrame,
    region_codes: Sequence[str],
    year: int,
    occupations: Sequence[str],
    codes: Sequence[str],
) -> Floats:
    """Return each municipality's employees (M, O, E)."""
    parts = [rows.filter(pl.col("region_code") == code) for code in region_codes]
    return np.stack([_table(part, year, occupations, codes) for part in parts])


def _table(
    rows: pl.DataFrame, year: int, occupations: Sequence[str], codes: Sequence[str]
) -> Floats:
    found = np.zeros((len(occupations), len(codes)))
    row = {code: i for i, code in enumerate(occupations)}
    column = {code: i for i, code in enumerate(codes)}
    cells = rows.filter(pl.col("year") == year).select(
        "ssyk_code", "education_group_code", "persons"
    )
    for occupation, education, persons in cells.iter_rows():
        found[row[occupation], column[education]] += persons
    return found

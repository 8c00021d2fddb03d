"""The public share of each occupation's jobs, place by place."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.industries import INDUSTRIES
from talentlab.tables.sectors import EMPLOYED_BY_SECTOR

SECTORS: Final = ("private", "public")


def read_public_shares(
    tidy: Mapping[str, pl.DataFrame],
    county_code: str,
    region_codes: Sequence[str],
    occupations: Sequence[str],
    base_year: int,
) -> Floats | None:
    """Return the public share (M, O) in the last known year; nothing where no table tells.

    A municipality's own is drawn to its county's where few work. An occupation that nobody has
    counted by sector has the share of its broader group. A number that is withheld in one sector
    makes the other say nothing: both are left out.
    """
    if EMPLOYED_BY_SECTOR.name not in tidy:
        return None
    table = tidy[EMPLOYED_BY_SECTOR.name]
    wanted = [county_code, *region_codes]
    here = table.filter(
        pl.col("region_code").is_in(wanted),
        pl.col("year") <= base_year,
        pl.col("sector").is_in(SECTORS),
    )
    here = here.filter(pl.col("year") == pl.col("year").max())
    if here.is_empty():
        return None
    cells = _cells(here, max(map(len, occupations)))
    inside = [county_code] if county_code in set(cells["region_code"]) else list(region_codes)
    whole = _broader(_summed(cells, inside), occupations)
    kept = INDUSTRIES.sector_size
    found = np.empty((len(region_codes), len(occupations)))
    for m, code in enumerate(region_codes):
        own = _summed(cells, [code])
        for o, occupation in enumerate(occupations):
            private, public = own.get(occupation, (0.0, 0.0))
            found[m, o] = (public + kept * whole[o]) / (private + public + kept)
    return found


def _cells(rows: pl.DataFrame, digits: int) -> pl.DataFrame:
    """Return region, occupation, private and public persons, where both are known."""
    key = ["region_code", "ssyk_code"]
    withheld = rows.filter(pl.col("employed_persons").is_null()).select(key).unique()
    known = rows.join(withheld, on=key, how="anti").with_columns(
        pl.col("ssyk_code").str.head(digits)
    )
    of = pl.col("employed_persons").cast(pl.Float64)
    return known.group_by(key).agg(
        private=of.filter(pl.col("sector") == "private").sum(),
        public=of.filter(pl.col("sector") == "public").sum(),
    )


def _summed(cells: pl.DataFrame, region_codes: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return occupation -> private and public persons."""
    rows = (
        cells.filter(pl.col("region_code").is_in(region_codes))
        .group_by("ssyk_code")
        .agg(pl.col("private").sum(), pl.col("public").sum())
    )
    return {code: (private, public) for code, private, public in rows.iter_rows()}


def _broader(known: Mapping[str, tuple[float, float]], occupations: Sequence[str]) -> Floats:
    """Return the public share (O,) of each occupation, or of the nearest broader group known."""
    found = np.empty(len(occupations))
    for o, occupation in enumerate(occupations):
        for length in range(len(occupation), -1, -1):
            inside = [sums for code, sums in known.items() if code.startswith(occupation[:length])]
            private, public = (sum(pair[i] for pair in inside) for i in (0, 1))
            if private + public > 0:
                found[o] = public / (private + public)
                break
    return found

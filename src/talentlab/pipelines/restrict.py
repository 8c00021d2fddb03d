"""Which rows of a national table belong in a region's release."""

from typing import Final

import polars as pl

from talentlab.vocab.geography import SWEDEN, counties_by_national_area, county_of
from talentlab.vocab.region import Region

PLACES: Final = ("region_code", "origin_code", "destination_code", "home_code", "work_code")
"""Columns that say where; a row belongs if any of them is a place in the region."""


def codes_to_keep(region: Region) -> tuple[str, ...]:
    """Return the places a release shows or compares with: the region, its counties and Sweden.

    Cooperating municipalities count whether they are on or off, and so do their counties and the
    national areas (such as SE33) that these lie in.
    """
    cooperating = [c.municipality_code for c in region.cooperating]
    municipalities = {*region.municipality_codes, *cooperating}
    counties = {*region.county_codes, *region.comparison_county_codes}
    counties |= {county_of(code) for code in municipalities}
    national = {n for n, inside in counties_by_national_area().items() if counties & set(inside)}
    areas = {area.slug for area in region.declared_areas}
    return tuple(sorted(municipalities | counties | national | areas | {SWEDEN}))


def restrict(frame: pl.DataFrame, codes: tuple[str, ...]) -> pl.DataFrame:
    """Return the rows that are about any of ``codes``; all rows of a table without places."""
    places = [name for name in PLACES if name in frame.columns]
    if not places:
        return frame
    # A row between two places is kept for the region's own sake, not because one is Sweden.
    inside = [code for code in codes if code != SWEDEN] if len(places) > 1 else list(codes)
    return frame.filter(pl.any_horizontal([pl.col(name).is_in(inside) for name in places]))

"""Which areas signals are shown for, what they are made of, and where else they may be measured."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from talentlab.calc.signals.groups import summed
from talentlab.vocab.geography import (
    SWEDEN,
    counties,
    counties_by_national_area,
    county_of,
    municipalities,
    municipalities_in,
)
from talentlab.vocab.region import Region

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The areas that signals are shown for.

    ``parts`` gives the ways to add an area up, best first; ``around`` the areas from itself
    outwards whose number may stand for it where it was not measured.
    """

    parts: Mapping[str, tuple[Parts, ...]]
    around: Mapping[str, tuple[str, ...]]

    @property
    def alone(self) -> Mapping[str, tuple[str, ...]]:
        """Return every shown area with nobody to stand in for it."""
        return {code: (code,) for code in self.around}


def places_of(region: Region) -> Places:
    """Return the region's published areas, its counties and those it compares with, and Sweden.

    The national areas around them (SE33) are shown where something was measured for them.
    """
    members = dict(region.municipalities_by_code())
    shown_counties = {
        *region.county_codes,
        *region.comparison_county_codes,
        *(county_of(code) for code in region.all_municipality_codes()),
    }
    parts: dict[str, tuple[Parts, ...]] = {code: (inside,) for code, inside in members.items()}
    parts |= {code: (municipalities_in(code),) for code in sorted(shown_counties)}
    parts[SWEDEN] = (tuple(counties()), tuple(municipalities()))
    around = {code: _around(code, ways[0]) for code, ways in parts.items()}
    national = {wider for codes in around.values() for wider in codes} & set(
        counties_by_national_area()
    )
    around |= {code: (code,) for code in sorted(national)}
    return Places(parts=parts, around=around)


def _around(code: str, inside: Parts) -> tuple[str, ...]:
    """Return an area and the ever larger ones that it lies wholly in."""
    if code == SWEDEN:
        return (SWEDEN,)
    within = {county_of(municipality) for municipality in inside}
    county = tuple(within) if len(within) == 1 else ()
    national = tuple(n for n, there in counties_by_national_area().items() if within <= set(there))
    return tuple(dict.fromkeys((code, *county, *national, SWEDEN)))


def of_areas(frame: pl.DataFrame, places: Places) -> pl.DataFrame:
    """Return the numbers of every shown area that was counted, or whose parts all were.

    Parameters
    ----------
    frame
        ``region_code``, ``group``, ``value`` and ``status``, for whatever areas the producer has.
    places
        The areas wanted.

    """
    counted = set(frame["region_code"])
    found = [frame.filter(pl.col("region_code").is_in(list(counted & set(places.parts))))]
    for code, ways in places.parts.items():
        way = next((parts for parts in ways if counted.issuperset(parts)), None)
        if code not in counted and way is not None:
            found.append(_added_up(frame, code, way))
    columns = ["region_code", "group", "value", "status"]
    return pl.concat([rows.select(columns) for rows in found]).sort("region_code", "group")


def _added_up(frame: pl.DataFrame, code: str, parts: Parts) -> pl.DataFrame:
    """Return the sum of the parts; a group that some part has no row for is missing."""
    inside = frame.filter(pl.col("region_code").is_in(parts))
    sums = summed(inside, "group").join(inside.group_by("group").len(), on="group")
    whole = pl.col("len") == len(parts)
    return sums.select(
        "group",
        region_code=pl.lit(code),
        value=pl.when(whole).then("value"),
        status=pl.when(whole.not_() & (pl.col("status") == "counted"))
        .then(pl.lit("missing"))
        .otherwise("status"),
    )

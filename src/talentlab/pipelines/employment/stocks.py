"""From the tidy table of employees by occupation to a history the model can look ahead from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.errors import CountiesExceedCountry, EmploymentIncomplete, NoCommonEmployment
from talentlab.pipelines.employment.editions import (
    Unused,
    in_scb_edition,
    too_broad,
    unused_rows,
    without_occupation,
)
from talentlab.vocab.geography import SWEDEN, counties, county_of
from talentlab.vocab.region import Region
from talentlab.vocab.sexes import SEXES
from talentlab.vocab.text import Text

REST: Final = "rest"
"""The part of the country whose counties are not counted one by one: Sweden less those that are."""
ROUNDING: Final = 0.5
"""Employees: what divided groups may differ by without being of another vintage."""
_EXAMPLES: Final = 3
_CELL: Final = ["region_code", "ssyk_code", "sex", "year"]

Counted = Mapping[tuple[str, int], Floats]
"""(region code, year) -> employees (O, S); not a number where nobody counted."""


@dataclass(frozen=True, slots=True)
class EmploymentStocks:
    """What the model looks ahead from, and how it came about.

    Attributes
    ----------
    history : EmploymentHistory
        Every county that was counted in the same years as the region's own, and perhaps
        :data:`REST`, so that all together are the country.
    county_codes : tuple of str
        The counties the region lies in that were counted.
    left_out : tuple of str
        Counties that are known, but not well enough to learn from.
    is_whole : bool
        Whether the history's regions together are the country.
    unstated : int
        The counties' employees without a stated occupation in the base year.
    estimated_years : tuple of int
        Years whose occupations were counted in another edition and divided.
    unused : Unused
        Rows in the other edition that no number is made of.

    """

    history: EmploymentHistory
    county_codes: tuple[str, ...]
    left_out: tuple[str, ...]
    is_whole: bool
    unstated: int
    estimated_years: tuple[int, ...]
    unused: Unused


def own_counties(region: Region) -> tuple[str, ...]:
    """Return the counties that the region's municipalities lie in, cooperating ones included."""
    return tuple(sorted({county_of(code) for code in region.all_municipality_codes()}))


def read_stocks(
    counted: pl.DataFrame, region: Region, breaks: Sequence[int]
) -> EmploymentStocks | None:
    """Return the history of ``region``'s counties; nothing if none of them was counted.

    Raises
    ------
    EmploymentIncomplete
        An occupation of a county was not counted in a year when others were, or none was counted
        in detail; all such at once.
    NoCommonEmployment
        There is no year in which all the region's counties were counted.
    CountiesExceedCountry
        The counties and the country do not belong together.
    UnknownCode
        With every occupation that is not in SSYK 2012.

    """
    rows = in_scb_edition(counted)
    broad = too_broad(counted)
    known = {*rows["region_code"], *(code for code, _year in broad)}
    own = tuple(code for code in own_counties(region) if code in known)
    _require_detail([(code, year) for code, year in broad if code in own])
    if not own:
        return None
    occupations = _leaves(rows.filter(pl.col("region_code").is_in(own))["ssyk_code"])
    cells = _cells(rows, occupations)
    years = _shared_years(cells, own)
    _require_complete(cells, own, years, occupations)
    others = sorted(code for code in known if code in counties() and code not in own)
    usable = [code for code in others if _is_complete(cells, code, years)]
    regions = sorted([*own, *usable])
    persons = {code: _over(cells, code, years) for code in regions}
    rest = _rest(cells, persons, years, occupations) if len(regions) < len(counties()) else None
    if rest is not None:
        persons[REST] = rest
    return EmploymentStocks(
        history=EmploymentHistory(
            region_codes=tuple(persons),
            occupations=occupations,
            sexes=SEXES,
            years=years,
            persons=np.stack(list(persons.values())),
            breaks=tuple(year for year in breaks if years[0] < year <= years[-1]),
        ),
        county_codes=own,
        left_out=tuple(code for code in others if code not in usable),
        is_whole=rest is not None or len(regions) == len(counties()),
        unstated=without_occupation(counted, own, years[-1]),
        estimated_years=_estimated(counted, own, years),
        unused=unused_rows(counted),
    )


def _leaves(codes: pl.Series) -> tuple[str, ...]:
    """Return the most detailed codes: those that no other code begins with."""
    ordered = sorted(set(codes))
    following = [*ordered[1:], ""]
    return tuple(
        code for code, after in zip(ordered, following, strict=True) if not after.startswith(code)
    )


def _cells(rows: pl.DataFrame, occupations: tuple[str, ...]) -> Counted:
    """Return every region's and year's counts, in the order of ``occupations`` and the sexes."""
    place = {code: i for i, code in enumerate(occupations)}
    sexes = {sex: i for i, sex in enumerate(SEXES)}
    found: dict[tuple[str, int], Floats] = {}
    wanted = rows.filter(pl.col("ssyk_code").is_in(occupations)).select(*_CELL, "persons")
    for (region, year), part in wanted.group_by("region_code", "year"):
        table = np.full((len(occupations), len(SEXES)), np.nan)
        at = [place[code] for code in part["ssyk_code"]], [sexes[sex] for sex in part["sex"]]
        table[at] = part["persons"].to_numpy()
        found[str(region), int(str(year))] = table
    return found


def _shared_years(cells: Counted, own: Sequence[str]) -> tuple[int, ...]:
    """Return the years in which all of ``own`` were counted."""
    by_county = [{year for code, year in cells if code == county} for county in own]
    shared = set.intersection(*by_county)
    if not shared:
        raise NoCommonEmployment(region_codes=list(own))
    return tuple(sorted(shared))


def _require_complete(
    cells: Counted, own: Sequence[str], years: Sequence[int], occupations: Sequence[str]
) -> None:
    """Stop with every county and year that lacks cells: what is missing or hidden is not zero."""
    lacking = [
        _lacking(f"{code} {year}", cells[code, year], occupations)
        for code in own
        for year in years
        if np.isnan(cells[code, year]).any()
    ]
    if lacking:
        raise EmploymentIncomplete(counts=lacking)


def _require_detail(broad: Sequence[tuple[str, int]]) -> None:
    """Stop with every county and year whose groups are too broad to be divided."""
    if broad:
        raise EmploymentIncomplete(
            counts=[
                Text(
                    sv=f"{code} {year}: alla fyrsiffriga yrken, det finns bara bredare grupper",
                    en=f"{code} {year}: all four-digit occupations, there are only broader groups",
                )
                for code, year in broad
            ]
        )


def _lacking(where: str, table: Floats, occupations: Sequence[str]) -> Text:
    """Return how many cells are not counted, with the first few by name."""
    missing = [f"{occupations[o]} {SEXES[s]}" for o, s in np.argwhere(np.isnan(table)).tolist()]
    named = ", ".join(missing[:_EXAMPLES])
    return Text(
        sv=f"{where}: {len(missing)} av {table.size} uppgifter, till exempel {named}",
        en=f"{where}: {len(missing)} of {table.size} counts, for example {named}",
    )


def _is_complete(cells: Counted, code: str, years: Sequence[int]) -> bool:
    return all((code, y) in cells and not np.isnan(cells[code, y]).any() for y in years)


def _over(cells: Counted, code: str, years: Sequence[int]) -> Floats:
    """Return one region's employees (O, S, Y)."""
    return np.stack([cells[code, year] for year in years], axis=-1)


def _rest(
    cells: Counted,
    persons: Mapping[str, Floats],
    years: Sequence[int],
    occupations: Sequence[str],
) -> Floats | None:
    """Return Sweden less the counties (O, S, Y); nothing where Sweden was not counted whole.

    Raises
    ------
    CountiesExceedCountry
        With every cell in which the counties have more employees than the country.

    """
    if not _is_complete(cells, SWEDEN, years):
        return None
    whole, parts = _over(cells, SWEDEN, years), np.sum(list(persons.values()), axis=0)
    if over := np.argwhere(parts > whole + ROUNDING).tolist():
        raise CountiesExceedCountry(
            counts=[
                _exceeding(
                    f"{occupations[o]} {SEXES[s]} {years[y]}", parts[o, s, y], whole[o, s, y]
                )
                for o, s, y in over
            ]
        )
    return np.asarray(np.maximum(whole - parts, 0.0))


def _exceeding(where: str, counties_sum: float, country: float) -> Text:
    return Text(
        sv=f"{where}: länen {counties_sum:.0f}, landet {country:.0f}",
        en=f"{where}: counties {counties_sum:.0f}, country {country:.0f}",
    )


def _estimated(counted: pl.DataFrame, own: Sequence[str], years: Sequence[int]) -> tuple[int, ...]:
    """Return the years in which the counties were counted in the other edition only."""
    here = counted.filter(pl.col("region_code").is_in(own), pl.col("year").is_in(years))
    in_scb = set(here.filter(pl.col("ssyk_edition") == "scb")["year"])
    return tuple(year for year in years if year not in in_scb)

"""From the tidy population table to histories the model can look ahead from.

Counts in other months than December are first brought to December with the nation's own change
since that month, age by age (a cohort born this year is only part born in August). What is
published is brought back to the month of the base.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import AgeAxis, StockHistory
from talentlab.errors import NoCommonPopulation, PopulationIncomplete
from talentlab.tables.people import DECEMBER
from talentlab.vocab.ages import SINGLE_AGES
from talentlab.vocab.geography import SWEDEN, municipalities, municipalities_in
from talentlab.vocab.region import Region
from talentlab.vocab.sexes import MEN, SEXES

AGES: Final = AgeAxis(lower=tuple(range(len(SINGLE_AGES))), width=1)
_CELLS: Final = (len(SEXES), len(AGES))

Counts = Mapping[tuple[str, int, int], Floats]
"""(region code, year, month) -> residents (S, A)."""


@dataclass(frozen=True, slots=True)
class Stocks:
    """Everything counted, and what the model makes of it.

    Attributes
    ----------
    counts : mapping
        What was counted, untouched.
    base : (int, int)
        Year and month of the last count of all the region's municipalities.
    to_december : (S, A)
        Factor from the month of the base to December; 1 when that is December.
    municipalities : StockHistory
        In December terms; all municipalities that were counted in the same years.
    counties : StockHistory or None
        The same for the counties whose municipalities are all there.

    """

    counts: Counts
    base: tuple[int, int]
    to_december: Floats
    municipalities: StockHistory
    counties: StockHistory | None

    def counted(self, region_code: str, members: Iterable[str] = ()) -> Mapping[int, Floats]:
        """Return year -> residents (S, A) of a region, or of its members where all were counted.

        December where a year has several counts, else the latest month.
        """
        own = _by_year(self.counts, region_code)
        parts = [_by_year(self.counts, code) for code in members]
        shared = set.intersection(*(set(part) for part in parts)) if parts else set()
        summed = {
            when[0]: np.sum([part[when] for part in parts], axis=0) for when in sorted(shared)
        }
        return summed | {year: persons for (year, _), persons in sorted(own.items())}


def read_stocks(population: pl.DataFrame, region: Region) -> Stocks:
    """Return the histories of ``region`` and of everything that can teach its model.

    Raises
    ------
    PopulationIncomplete
        A count lacks ages or sexes.
    NoCommonPopulation
        There is no year in which all the region's municipalities were counted.

    """
    counts = _counts(population)
    wanted = region.all_municipality_codes()
    base = _base(counts, wanted)
    to_december = _to_december(counts)
    december = _in_december(counts, base, to_december)
    modelled = _history(december, _known_as_often(december, wanted), base[0])
    return Stocks(
        counts=counts,
        base=base,
        to_december=to_december.get(base, np.ones(_CELLS)),
        municipalities=modelled,
        counties=_county_history(december, modelled),
    )


def _counts(population: pl.DataFrame) -> Counts:
    """Return every count of all ages and both sexes.

    Raises
    ------
    PopulationIncomplete
        With every region, year and month that lacks cells.

    """
    key = ["region_code", "year", "reference_month"]
    ordered = population.filter(pl.col("sex").is_in(SEXES)).sort(*key, pl.col("sex") == MEN, "age")
    sizes = ordered.group_by(key, maintain_order=True).len()
    cells = _CELLS[0] * _CELLS[1]
    if (lacking := sizes.filter(pl.col("len") != cells)).height:
        raise PopulationIncomplete(
            counts=[f"{code} {year}-{month:02d}" for code, year, month, _ in lacking.iter_rows()]
        )
    persons = ordered["persons"].to_numpy().astype(np.float64).reshape(-1, *_CELLS)
    return {
        (code, year, month): persons[i]
        for i, (code, year, month, _) in enumerate(sizes.iter_rows())
    }


def _by_year(counts: Counts, region_code: str) -> dict[tuple[int, int], Floats]:
    """Return (year, month) -> residents (S, A) of one region."""
    return {
        (year, month): persons
        for (code, year, month), persons in counts.items()
        if code == region_code
    }


def _base(counts: Counts, wanted: Iterable[str]) -> tuple[int, int]:
    """Return the last (year, month) in which all ``wanted`` were counted."""
    shared = set.intersection(*(set(_by_year(counts, code)) for code in wanted))
    if not shared:
        raise NoCommonPopulation(region_codes=sorted(wanted))
    return max(shared)


def _to_december(counts: Counts) -> Mapping[tuple[int, int], Floats]:
    """Return (year, month) -> factor (S, A) to December of that year, where it can be known.

    It can when all municipalities of the country were counted that month, and the country in
    December: the country's December over their sum.
    """
    everywhere = sorted(municipalities())
    months = {(year, month) for _, year, month in counts}
    factors = {when: np.ones(_CELLS) for when in months if when[1] == DECEMBER}
    for year, month in sorted(months - set(factors)):
        nation = counts.get((SWEDEN, year, DECEMBER))
        parts = [counts.get((code, year, month)) for code in everywhere]
        if nation is not None and all(part is not None for part in parts):
            total = np.sum([part for part in parts if part is not None], axis=0)
            factors[year, month] = np.divide(
                nation, total, out=np.ones(_CELLS), where=(total > 0) & (nation > 0)
            )
    return factors


def _in_december(
    counts: Counts, base: tuple[int, int], to_december: Mapping[tuple[int, int], Floats]
) -> Mapping[tuple[str, int], Floats]:
    """Return (region code, year) -> residents in December terms, up to the base year.

    A month that cannot be brought to December is left out, unless it is the month of the base and
    the base cannot be brought there either: then that month is compared with itself.
    """
    month_of_base = base not in to_december
    found: dict[tuple[str, int], Floats] = {}
    for (code, year, month), persons in sorted(counts.items(), key=lambda item: item[0]):
        is_known = month == base[1] if month_of_base else (year, month) in to_december
        if year <= base[0] and is_known:
            found[code, year] = persons * to_december.get((year, month), np.ones(_CELLS))
    return found


def _known_as_often(
    december: Mapping[tuple[str, int], Floats], wanted: Iterable[str]
) -> Mapping[str, tuple[int, ...]]:
    """Return municipality code -> years, for all that were counted whenever ``wanted`` were."""
    years = {code: set[int]() for code, _ in december if code in municipalities()}
    for code, year in december:
        if code in years:
            years[code].add(year)
    shared = set.intersection(*(years[code] for code in wanted))
    return {code: tuple(sorted(shared)) for code in sorted(years) if years[code] >= shared}


def _history(
    december: Mapping[tuple[str, int], Floats],
    known: Mapping[str, tuple[int, ...]],
    base_year: int,
) -> StockHistory:
    """Return the history of regions counted in the same years, beside the nation's own."""
    years = next(iter(known.values()))
    persons = np.stack([np.stack([december[code, year] for year in years]) for code in known])
    nation = {year: counted for (code, year), counted in december.items() if code == SWEDEN}
    if base_year not in nation:
        nation = dict(zip(years, persons.sum(axis=0), strict=True))
    return StockHistory(
        region_codes=tuple(known),
        years=years,
        sexes=SEXES,
        ages=AGES,
        persons=persons,
        national=np.stack([nation[year] for year in sorted(nation)]),
        national_years=tuple(sorted(nation)),
    )


def _county_history(
    december: Mapping[tuple[str, int], Floats], modelled: StockHistory
) -> StockHistory | None:
    """Return the history of counties: counted as such, or the sum of their municipalities."""
    here = set(modelled.region_codes)
    whole = sorted({code[:2] for code in here if here.issuperset(municipalities_in(code[:2]))})
    if not whole:
        return None
    summed = {
        (county, year): np.sum([december[code, year] for code in municipalities_in(county)], axis=0)
        for county in whole
        for year in modelled.years
    }
    counted = {(code, year): p for (code, year), p in december.items() if code in whole}
    both = counted | summed
    shared = set.intersection(*({y for code, y in both if code == county} for county in whole))
    return _history(
        {**december, **both}, dict.fromkeys(whole, tuple(sorted(shared))), modelled.base_year
    )

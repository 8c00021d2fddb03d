"""From the tidy tables of industries to what municipal employment is modelled from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.tables.fields import NOT_STATED
from talentlab.vocab.sexes import TOTAL
from talentlab.vocab.sni import SECTION, sni

BASES: Final = ("workplace", "residence", "not_stated")
"""Ways of counting, the best first: occupations by county are mostly counted by workplace."""
_DIVISION_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Industries:
    """The employed of municipalities by industry, counted in one way.

    ``groups`` are sections of SNI 2007, joined where a producer joins them; ``persons`` is
    (municipality code, year) -> employed (I,), of municipalities and years known in full.
    """

    basis: str
    groups: tuple[str, ...]
    persons: Mapping[tuple[str, int], Floats]

    def years_of(self, region_codes: Iterable[str]) -> tuple[int, ...]:
        """Return the years in which all of ``region_codes`` are known, increasing."""
        known = [{year for code, year in self.persons if code == region} for region in region_codes]
        return tuple(sorted(set.intersection(*known))) if known else ()

    def of(self, region_codes: Sequence[str], year: int) -> Floats:
        """Return the employed (M, I) of ``region_codes`` in ``year``."""
        return np.stack([self.persons[code, year] for code in region_codes])


@dataclass(frozen=True, slots=True)
class Mix:
    """How occupations spread over industries somewhere, both sexes together.

    ``persons`` is (O, I); ``stated`` (I,) the share of each industry with a stated occupation.
    ``elsewhere`` is how many have an occupation that nobody in the county is counted in: they tell
    nothing about its occupations and are left out.
    """

    year: int
    persons: Floats
    stated: Floats
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Cube:
    """The latest table of occupations by industry, for each place in it.

    ``persons`` are (O, I) by the wanted occupations, ``unstated`` (I,) those without one, and
    ``elsewhere`` the number in occupations that are none of the wanted.
    """

    year: int
    persons: Mapping[str, Floats]
    unstated: Mapping[str, Floats]
    elsewhere: Mapping[str, int]


def read_industries(counted: pl.DataFrame, region_codes: Sequence[str]) -> Industries | None:
    """Return the industries of ``region_codes``; nothing if not one of them is there.

    The way of counting is the first of :data:`BASES` in which most of them are known. A number that
    is suppressed or missing in a row is not zero: a municipality and year with any such industry is
    not known. An industry without a row is zero: statistics leave out the rows where nobody works,
    and the assumptions of the release say that this was taken so.
    """
    here = counted.filter(pl.col("region_code").is_in(region_codes), pl.col("sni_code") != TOTAL)
    if here.is_empty():
        return None
    here = _one_level(here)
    sizes = {
        basis: here.filter(pl.col("basis") == basis)["region_code"].n_unique() for basis in BASES
    }
    basis = max(BASES, key=lambda name: sizes[name])
    rows = _one_row_each(here.filter(pl.col("basis") == basis))
    letters = {code: _sections(code) for code in rows["sni_code"].unique()}
    groups = _joined(letters.values())
    place = {letter: i for i, group in enumerate(groups) for letter in group.split("+")}
    persons: dict[tuple[str, int], Floats] = {}
    for region, year, code, number in rows.iter_rows():
        table = persons.setdefault((region, year), np.zeros(len(groups)))
        table[place[min(letters[code])]] += np.nan if number is None else number
    known = {key: table for key, table in persons.items() if np.isfinite(table).all()}
    return Industries(basis=basis, groups=groups, persons=known) if known else None


def read_mix(
    cube: pl.DataFrame,
    region_codes: Sequence[str],
    occupations: Sequence[str],
    groups: Sequence[str],
    base_year: int,
) -> Mix | None:
    """Return the latest mix of occupations and industries up to the base year, if there is any.

    That of ``region_codes`` together where they are there, else of everyone in the cube.
    """
    by_place = read_cube(cube, occupations, groups, base_year)
    if by_place is None:
        return None
    chosen = [code for code in region_codes if code in by_place.persons] or list(by_place.persons)
    persons = np.sum([by_place.persons[code] for code in chosen], axis=0)
    without = np.sum([by_place.unstated[code] for code in chosen], axis=0)
    stated = persons.sum(axis=0)
    return Mix(
        year=by_place.year,
        persons=persons,
        stated=np.divide(
            stated, stated + without, out=np.ones_like(stated), where=stated + without > 0
        ),
        elsewhere=sum(by_place.elsewhere[code] for code in chosen),
    )


def read_cube(
    cube: pl.DataFrame, occupations: Sequence[str], groups: Sequence[str], base_year: int
) -> Cube | None:
    """Return the latest cube up to the base year; nothing if there is none."""
    years = cube.filter(pl.col("year") <= base_year)["year"]
    digits = max(map(len, occupations))
    if years.is_empty():
        return None
    year = int(str(years.max()))
    at = {letter: i for i, group in enumerate(groups) for letter in group.split("+")}
    row = {code: o for o, code in enumerate(occupations)}
    code = pl.col("ssyk_code")
    rows = (
        cube.filter(pl.col("year") == year)
        .with_columns(pl.when(code.is_in(NOT_STATED)).then(code).otherwise(code.str.head(digits)))
        .group_by("region_code", "ssyk_code", "sni_code")
        .agg(pl.col("persons").sum())
        .sort(pl.all())
    )
    tables: dict[str, Floats] = {}
    unstated: dict[str, Floats] = {}
    elsewhere: dict[str, int] = {}
    for region, occupation, industry, number in rows.iter_rows():
        column = at.get(min(_sections(industry)))
        table = tables.setdefault(region, np.zeros((len(occupations), len(groups))))
        without = unstated.setdefault(region, np.zeros(len(groups)))
        elsewhere.setdefault(region, 0)
        if column is None:
            continue  # a trade that nobody in these municipalities works in
        if occupation in NOT_STATED:
            without[column] += number
        elif occupation in row:
            table[row[occupation], column] += number
        else:
            elsewhere[region] += number
    return Cube(year=year, persons=tables, unstated=unstated, elsewhere=elsewhere)


def _one_level(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of one level: sections where there are any, else the coarsest digits.

    A section and its divisions are the same people.
    """
    is_section = pl.col("sni_code").str.contains("[A-U]")
    sections = rows.filter(is_section)
    if sections.height:
        return sections
    length = pl.col("sni_code").str.len_chars()
    return rows.filter(length == length.min())


def _one_row_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Return place, year, industry and persons of both sexes; nothing where a part is unknown."""
    key = ["region_code", "year", "sni_code"]
    both = pl.col("sex") == TOTAL
    totals = rows.filter(both).select(*key, "employed_persons")
    apart = rows.filter(~both).join(totals, on=["region_code", "year"], how="anti")
    number = pl.col("employed_persons")
    whole = pl.when(number.is_null().any()).then(None).otherwise(number.sum())
    summed = apart.group_by(key).agg(whole.alias("employed_persons"))
    return pl.concat([totals, summed]).sort(key)


def _sections(code: str) -> tuple[str, ...]:
    """Return the section letters of an industry: ("B", "C") of "B+C", ("A",) of "01"."""
    if not code[0].isdigit():
        return tuple(code.split("+"))
    return (sni().ancestor(code[:_DIVISION_DIGITS], SECTION),)


def _joined(together: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return sections in groups, such that every given code lies within one group."""
    groups: list[set[str]] = []
    for letters in together:
        touching = [group for group in groups if group.intersection(letters)]
        groups = [group for group in groups if group not in touching]
        groups.append(set(letters).union(*touching))
    return tuple(sorted("+".join(sorted(group)) for group in groups))

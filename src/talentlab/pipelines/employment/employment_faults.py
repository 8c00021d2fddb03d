"""Rows of a file of employees with codes that cannot be, sums of others, or that are not there."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from talentlab.pipelines.employment import employment_words as words
from talentlab.pipelines.own_file_words import FileFault
from talentlab.vocab.sexes import TOTAL
from talentlab.vocab.text import Text

ROUNDING: Final = 0.5
"""Persons that each rounded number in a sum may be off by."""
_WORDS_FOR_ALL: Final = frozenset(
    {"all", "alla", "samtliga", "sum", "summa", "tot", "total", "totalt"}
)
_OURS: Final = TOTAL  # what the result calls all occupations together
_LONGEST: Final = 20  # characters of a code: each prefix of it is a row of the result
_FEWEST: Final = 3  # of two equal numbers neither is a sum
_CELL: Final = ("region", "year", "occupation", "sex")


def sums_by_name(frame: pl.DataFrame, sexes: Mapping[str, str]) -> Iterator[FileFault]:
    """Yield the first row of each code or sex that says itself that it is a sum of others.

    That is a code that other codes begin with, a word for all of them, and both sexes where one is
    given too.
    """
    first = frame.group_by("occupation").agg(pl.col("row").min()).drop_nulls().sort("occupation")
    codes = [(code, row) for code, row in first.iter_rows() if code]
    following = [code for code, _ in codes[1:]] + [""]
    for (code, row), after in zip(codes, following, strict=True):
        if code.casefold() in _WORDS_FOR_ALL and len(codes) > 1:
            yield FileFault(row=row, column="occupation", value=code, why=words.ALL_OCCUPATIONS)
        elif code.casefold().startswith(_OURS):
            yield FileFault(row=row, column="occupation", value=code, why=words.TAKEN_CODE)
        elif after.startswith(code):
            yield FileFault(row=row, column="occupation", value=code, why=words.A_SUM)
    if len(set(sexes.values())) > 1:
        for label in (label for label, sex in sexes.items() if sex == TOTAL):
            row = frame.filter(pl.col("sex") == label)["row"][0]
            yield FileFault(row=row, column="sex", value=label, why=words.A_SUM_OF_SEXES)


def long_codes(frame: pl.DataFrame) -> Iterator[FileFault]:
    """Yield the first row of each code with more characters than any scheme has levels."""
    long = frame.filter(pl.col("occupation").str.len_chars() > _LONGEST)
    first = long.unique("occupation", keep="first", maintain_order=True)
    for row, code in first.select("row", "occupation").iter_rows():
        yield FileFault(row=row, column="occupation", value=code, why=words.LONG_CODE)


def likely_sums(tidy: pl.DataFrame, national: str | None) -> Iterator[FileFault]:
    """Yield codes, and regions, that everywhere have as many as all the others together.

    They are probably sums of the others, but only whoever made the table knows.
    """
    parts = tidy.filter(pl.col("region") != (national or ""))
    yield from _as_many_as_the_rest(parts, "occupation", words.LIKELY_ALL_OCCUPATIONS)
    yield from _as_many_as_the_rest(parts, "region", words.LIKELY_ALL_REGIONS)


def _as_many_as_the_rest(tidy: pl.DataFrame, column: str, why: Text) -> Iterator[FileFault]:
    labels = tidy[column].n_unique()
    if labels < _FEWEST:
        return
    cell = [name for name in _CELL if name != column]
    persons = pl.col("persons")
    others = persons.sum().over(cell) - persons
    looks_so = (persons - others).abs() <= ROUNDING * labels
    found = (
        tidy.with_columns(looks_so.alias("looks_so"))
        .group_by(column, maintain_order=True)
        .agg(pl.col("looks_so").all(), persons.max(), pl.col("row").min())
        .filter(pl.col("looks_so"), persons > ROUNDING * labels)
    )
    for label, _, _, row in found.iter_rows():
        yield FileFault(row=row, column=column, value=label, why=why)


def missing_years(tidy: pl.DataFrame) -> Iterator[FileFault]:
    """Yield years that a region lacks and others have."""
    years = set(tidy["year"])
    has = tidy.group_by("region", maintain_order=True).agg(
        pl.col("year").unique(), pl.col("row").min()
    )
    for region, counted, row in has.iter_rows():
        for year in sorted(years - set(counted)):
            value = f"{region} {year}"
            yield FileFault(row=row, column="year", value=value, why=words.MISSING_YEAR)


def missing_cells(tidy: pl.DataFrame) -> Iterator[FileFault]:
    """Yield each region and year that lacks cells, with how many and the first of them.

    An occupation is in the table if any row has it; a number that is missing is not zero.
    """
    places = tidy.group_by("region", "year", maintain_order=True).agg(pl.col("row").min())
    cells = tidy.select("occupation").unique().join(tidy.select("sex").unique(), how="cross")
    lacking = (
        places.join(cells.sort(pl.all()), how="cross")
        .join(tidy, on=_CELL, how="anti")
        .group_by("region", "year", "row", maintain_order=True)
        .agg(pl.len(), pl.col("occupation").first(), pl.col("sex").first())
    )
    for region, year, row, number, occupation, sex in lacking.iter_rows():
        value = f"{region} {year}: {number} ({occupation} {sex} …)"
        yield FileFault(row=row, column="occupation, sex", value=value, why=words.MISSING_CELLS)


def more_than_whole(tidy: pl.DataFrame, national: str | None) -> Iterator[FileFault]:
    """Yield the rows of the whole that are less than all regions together."""
    if national is None:
        return
    is_whole = pl.col("region") == national
    cell = ["occupation", "sex", "year"]
    together = tidy.filter(~is_whole).group_by(cell).agg(pl.col("persons").sum(), pl.len())
    beside = tidy.filter(is_whole).join(together, on=cell, how="inner", suffix="_together")
    over = beside.filter(
        pl.col("persons_together") > pl.col("persons") + ROUNDING * (pl.col("len") + 1)
    )
    for row, persons, parts in over.select("row", "persons", "persons_together").iter_rows():
        value = f"{parts:g} > {persons:g}"
        yield FileFault(row=row, column="persons", value=value, why=words.MORE_THAN_WHOLE)

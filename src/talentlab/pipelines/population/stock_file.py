"""A table of residents from anywhere: region, sex, age, year, persons.

Single years or five-year bands, the last age open ("100+"). Nothing is dropped, filled in or
guessed: what does not fit is reported, all of it, with row and value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import AgeAxis, StockHistory
from talentlab.pipelines import own_file_words
from talentlab.pipelines.own_file import (
    control_characters,
    first_label,
    national_faults,
    not_numbers,
    read_own_file,
    repeated,
    stop_if,
    understood,
)
from talentlab.pipelines.own_file_words import FileFault
from talentlab.pipelines.population import stock_words as words
from talentlab.vocab.ages import WORKING_AGE, AgeBand, parse_age
from talentlab.vocab.sexes import MEN, TOTAL, WOMEN, parse_sex

COLUMNS: Final = ("region", "sex", "age", "year", "persons")
_SEX_ORDER: Final = (WOMEN, MEN, TOTAL)
_WIDTHS: Final = (1, 5)
_KEY: Final = ("region", "year", "sex", "age")


@dataclass(frozen=True, slots=True)
class StockFile:
    """What a file says, and how it says it: labels in the order of the history's axes."""

    history: StockHistory
    sex_labels: tuple[str, ...]
    age_labels: tuple[str, ...]


def read_stock_file(path: Path, *, national: str | None) -> StockFile:
    """Return the residents in the file at ``path``; ``national`` names the row of the whole.

    Raises
    ------
    OwnFileHasFaults
        With every fault found: row, column, value and what to do.

    """
    frame = read_own_file(path, COLUMNS)
    ages: dict[str, AgeBand] = {}
    sexes: dict[str, str] = {}
    faults = [
        *not_numbers(frame),
        *control_characters(frame, ("region",)),
        *understood(frame, "age", parse_age, ages, words.NOT_AN_AGE),
        *understood(frame, "sex", parse_sex, sexes, own_file_words.NOT_A_SEX),
    ]
    stop_if(path, [*faults, *_sums(frame, ages, sexes), *_uneven(frame, ages)])
    tidy = frame.with_columns(
        pl.col("year").cast(pl.Int64),
        pl.col("persons").cast(pl.Float64),
        pl.col("sex").replace_strict({k: _SEX_ORDER.index(v) for k, v in sexes.items()}),
        pl.col("age").replace_strict({k: v.lower for k, v in ages.items()}),
    )
    axis = _axis(ages)
    once = tidy.unique(_KEY, keep="first", maintain_order=True)
    lacking = _missing(once, axis, len(set(sexes.values())), national)
    again = repeated(frame, tidy, _KEY, words.REPEATED)
    stop_if(path, [*again, *national_faults(tidy, national), *lacking])
    return StockFile(
        history=_history(tidy, axis, national),
        sex_labels=tuple(first_label(sexes, sex) for sex in _used(sexes)),
        age_labels=tuple(first_label({k: v.lower for k, v in ages.items()}, a) for a in axis.lower),
    )


def _sums(
    frame: pl.DataFrame, ages: Mapping[str, AgeBand], sexes: Mapping[str, str]
) -> Iterator[FileFault]:
    """Yield labels that are totals of other rows."""
    age_totals = [label for label, band in ages.items() if band.is_total]
    both = len(set(sexes.values())) > 1
    sex_totals = [label for label, sex in sexes.items() if both and sex == TOTAL]
    for column, labels in (("age", age_totals), ("sex", sex_totals)):
        for label in labels:
            row = frame.filter(pl.col(column) == label)["row"][0]
            yield FileFault(row=row, column=column, value=label, why=own_file_words.A_TOTAL)


def _uneven(frame: pl.DataFrame, ages: Mapping[str, AgeBand]) -> Iterator[FileFault]:
    """Yield the first age that does not follow the one before it, if any."""
    bands = sorted({band for band in ages.values() if not band.is_total}, key=_by_lower)
    if not bands:
        return
    width = 1 if bands[0].upper is None else bands[0].upper - bands[0].lower + 1
    expected = 0
    for band in bands:
        is_open = band.upper is None and band is bands[-1] and band.lower > WORKING_AGE[1]
        closed = band.upper is not None and band.upper - band.lower + 1 == width
        follows = band.lower == expected and (is_open or (closed and band is not bands[-1]))
        if not follows or width not in _WIDTHS:
            label = next(label for label, found in ages.items() if found == band)
            row = frame.filter(pl.col("age") == label)["row"][0]
            yield FileFault(row=row, column="age", value=label, why=words.UNEVEN_AGES)
            return
        expected += width


def _by_lower(band: AgeBand) -> tuple[int, int]:
    return band.lower, -1 if band.upper is None else band.upper


def _axis(ages: Mapping[str, AgeBand]) -> AgeAxis:
    """Return the age axis of labels known to be even."""
    lower = sorted({band.lower for band in ages.values()})
    return AgeAxis(lower=tuple(lower), width=lower[1] - lower[0])


def _missing(
    tidy: pl.DataFrame, axis: AgeAxis, sexes: int, national: str | None
) -> Iterator[FileFault]:
    """Yield regions and years that lack cells, and years that some regions lack."""
    cells = sexes * len(axis)
    counts = tidy.group_by("region", "year").agg(pl.len(), pl.col("row").min())
    for region, year, _, row in counts.filter(pl.col("len") != cells).iter_rows():
        value = f"{region} {year}"
        yield FileFault(row=row, column="age, sex", value=value, why=words.MISSING_CELLS)
    parts = tidy.filter(pl.col("region") != (national or ""))
    years = set(parts["year"])
    if not years:
        return
    for region, has, row in (
        tidy.group_by("region").agg(pl.col("year").unique(), pl.col("row").min()).iter_rows()
    ):
        # The nation may have more years than the regions, but must reach their last.
        needed = {max(years)} if region == national else years
        for year in sorted(needed - set(has)):
            value = f"{region} {year}"
            yield FileFault(row=row, column="year", value=value, why=own_file_words.MISSING_YEAR)


def _history(tidy: pl.DataFrame, axis: AgeAxis, national: str | None) -> StockHistory:
    """Return the history; regions in the order of the file."""
    parts = tidy.filter(pl.col("region") != (national or ""))
    regions = tuple(parts["region"].unique(maintain_order=True))
    years = tuple(sorted(set(parts["year"])))
    sexes = tuple(sorted(set(parts["sex"])))
    persons = np.stack(
        [_array(parts.filter(pl.col("region") == name), len(sexes), axis) for name in regions]
    )
    whole, whole_years = persons.sum(axis=0), years
    if national is not None:
        nation = tidy.filter((pl.col("region") == national) & (pl.col("year") <= years[-1]))
        whole, whole_years = _array(nation, len(sexes), axis), tuple(sorted(set(nation["year"])))
    return StockHistory(
        region_codes=regions,
        years=years,
        sexes=tuple(_SEX_ORDER[i] for i in sexes),
        ages=axis,
        persons=persons,
        national=whole,
        national_years=whole_years,
    )


def _array(rows: pl.DataFrame, sexes: int, axis: AgeAxis) -> Floats:
    """Return one region's residents (Y, S, A)."""
    ordered = rows.sort("year", "sex", "age")["persons"].to_numpy()
    return np.asarray(ordered.reshape(-1, sexes, len(axis)), dtype=np.float64)


def _used(sexes: Mapping[str, str]) -> list[str]:
    """Return the sexes that occur, in our order."""
    return [sex for sex in _SEX_ORDER if sex in set(sexes.values())]

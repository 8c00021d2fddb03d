"""A table of residents from anywhere: region, sex, age, year, persons.

Single years or five-year bands, the last age open ("100+"). Nothing is dropped, filled in or
guessed: what does not fit is reported, all of it, with row and value.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import AgeAxis, StockHistory
from talentlab.errors import AgeNotUnderstood, SexNotUnderstood, StockFileHasFaults
from talentlab.pipelines.population import stock_words as words
from talentlab.pipelines.population.stock_words import StockFault
from talentlab.vocab.ages import WORKING_AGE, AgeBand, parse_age
from talentlab.vocab.sexes import MEN, TOTAL, WOMEN, parse_sex
from talentlab.vocab.text import Text

Meaning = TypeVar("Meaning")

COLUMNS: Final = ("region", "sex", "age", "year", "persons")
_SEX_ORDER: Final = (WOMEN, MEN, TOTAL)
_WIDTHS: Final = (1, 5)
_FIRST_ROW: Final = 2  # row 1 is the header
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
    StockFileHasFaults
        With every fault found: row, column, value and what to do.

    """
    frame = _read(path)
    _stop_if(path, [*_wrong_columns(frame), *_no_rows(frame)])
    frame = frame.select(pl.col(COLUMNS).str.strip_chars()).with_row_index("row", _FIRST_ROW)
    ages: dict[str, AgeBand] = {}
    sexes: dict[str, str] = {}
    faults = [
        *_not_numbers(frame),
        *_understood(frame, "age", parse_age, ages, words.NOT_AN_AGE),
        *_understood(frame, "sex", parse_sex, sexes, words.NOT_A_SEX),
    ]
    _stop_if(path, [*faults, *_sums(frame, ages, sexes), *_uneven(frame, ages)])
    tidy = frame.with_columns(
        pl.col("year").cast(pl.Int64),
        pl.col("persons").cast(pl.Float64),
        pl.col("sex").replace_strict({k: _SEX_ORDER.index(v) for k, v in sexes.items()}),
        pl.col("age").replace_strict({k: v.lower for k, v in ages.items()}),
    )
    axis = _axis(ages)
    once = tidy.unique(_KEY, keep="first", maintain_order=True)
    lacking = _missing(once, axis, len(set(sexes.values())), national)
    _stop_if(path, [*_repeated(frame, tidy), *_national_faults(tidy, national), *lacking])
    return StockFile(
        history=_history(tidy, axis, national),
        sex_labels=tuple(_first(sexes, sex) for sex in _used(sexes)),
        age_labels=tuple(_first({k: v.lower for k, v in ages.items()}, a) for a in axis.lower),
    )


def _read(path: Path) -> pl.DataFrame:
    """Return the file's cells as text; comma, semicolon or tab, whichever the header has most."""
    if not path.is_file():  # nobody could interrupt the wait for what a named pipe may bring
        fault = StockFault(row=1, column="–", value=path.name, why=words.UNREADABLE)
        raise StockFileHasFaults(path=path.name, faults=[fault], total=1)
    try:
        lines = pl.read_csv(
            path, has_header=False, n_rows=1, separator="\x1f", quote_char=None, infer_schema=False
        )
        separator = max(",;\t", key=str(lines.item(0, 0)).count)
        frame = pl.read_csv(path, separator=separator, infer_schema=False)
        # A byte-order mark or a carriage return belongs to the file, not to a name.
        return frame.rename(lambda name: name.strip("\ufeff \r"))
    except (OSError, pl.exceptions.PolarsError) as error:
        fault = StockFault(row=1, column="–", value=type(error).__name__, why=words.UNREADABLE)
        raise StockFileHasFaults(path=path.name, faults=[fault], total=1) from error


def _stop_if(path: Path, faults: list[StockFault]) -> None:
    """Stop with all ``faults``, when there are any."""
    if faults:
        ordered = sorted(faults, key=lambda fault: fault.row)
        raise StockFileHasFaults(path=path.name, faults=ordered, total=len(faults))


def _wrong_columns(frame: pl.DataFrame) -> list[StockFault]:
    """Return columns that are missing, and those of which it would be a guess to take one."""
    found = ", ".join(frame.columns)
    missing = [name for name in COLUMNS if name not in frame.columns]
    twice = [name for name in COLUMNS if f"{name}_duplicated_0" in frame.columns]  # as polars says
    return [
        *(StockFault(row=1, column=name, value=found, why=words.NO_COLUMN) for name in missing),
        *(StockFault(row=1, column=name, value=name, why=words.COLUMN_TWICE) for name in twice),
    ]


def _no_rows(frame: pl.DataFrame) -> Iterator[StockFault]:
    """Yield a fault if there is nothing below the headings."""
    if frame.is_empty():
        yield StockFault(row=_FIRST_ROW, column="–", value="", why=words.NO_ROWS)


def _not_numbers(frame: pl.DataFrame) -> Iterator[StockFault]:
    """Yield missing regions, years that are no years and persons that are no numbers."""
    year = pl.col("year").cast(pl.Int64, strict=False)
    persons = pl.col("persons").cast(pl.Float64, strict=False)
    for column, fits, why in (
        ("region", pl.col("region").str.len_chars() > 0, words.NO_REGION),
        ("year", year.is_not_null(), words.NOT_A_YEAR),
        ("persons", persons.is_finite() & (persons >= 0), words.NOT_PERSONS),
    ):
        wrong = frame.filter(~fits.fill_null(value=False))
        for row, value in wrong.select("row", column).iter_rows():
            yield StockFault(row=row, column=column, value=value or "", why=why)


def _understood(
    frame: pl.DataFrame,
    column: str,
    parse: Callable[[str], Meaning],
    into: dict[str, Meaning],
    why: Text,
) -> Iterator[StockFault]:
    """Fill ``into`` with what each label means; yield the labels that mean nothing."""
    first = frame.group_by(column, maintain_order=True).agg(pl.col("row").first())
    for label, row in first.iter_rows():
        try:
            into[label or ""] = parse(label or "")
        except (AgeNotUnderstood, SexNotUnderstood):
            yield StockFault(row=row, column=column, value=label or "", why=why)


def _sums(
    frame: pl.DataFrame, ages: Mapping[str, AgeBand], sexes: Mapping[str, str]
) -> Iterator[StockFault]:
    """Yield labels that are totals of other rows."""
    age_totals = [label for label, band in ages.items() if band.is_total]
    both = len(set(sexes.values())) > 1
    sex_totals = [label for label, sex in sexes.items() if both and sex == TOTAL]
    for column, labels in (("age", age_totals), ("sex", sex_totals)):
        for label in labels:
            row = frame.filter(pl.col(column) == label)["row"][0]
            yield StockFault(row=row, column=column, value=label, why=words.A_TOTAL)


def _uneven(frame: pl.DataFrame, ages: Mapping[str, AgeBand]) -> Iterator[StockFault]:
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
            yield StockFault(row=row, column="age", value=label, why=words.UNEVEN_AGES)
            return
        expected += width


def _by_lower(band: AgeBand) -> tuple[int, int]:
    return band.lower, -1 if band.upper is None else band.upper


def _axis(ages: Mapping[str, AgeBand]) -> AgeAxis:
    """Return the age axis of labels known to be even."""
    lower = sorted({band.lower for band in ages.values()})
    return AgeAxis(lower=tuple(lower), width=lower[1] - lower[0])


def _repeated(frame: pl.DataFrame, tidy: pl.DataFrame) -> Iterator[StockFault]:
    """Yield rows that say again what an earlier row says."""
    again = tidy.select(pl.struct(_KEY).is_first_distinct().not_().alias("again"))["again"]
    for row, *key in frame.filter(again).select("row", *_KEY).iter_rows():
        yield StockFault(row=row, column="–", value=" ".join(key), why=words.REPEATED)


def _national_faults(tidy: pl.DataFrame, national: str | None) -> Iterator[StockFault]:
    """Yield a national name that no row has, or a file with nothing but the nation."""
    regions = set(tidy["region"])
    if national is not None and national not in regions:
        yield StockFault(row=1, column="region", value=national, why=words.NO_SUCH_NATION)
    elif regions <= {national}:
        yield StockFault(row=1, column="region", value=national or "", why=words.NO_REGIONS)


def _missing(
    tidy: pl.DataFrame, axis: AgeAxis, sexes: int, national: str | None
) -> Iterator[StockFault]:
    """Yield regions and years that lack cells, and years that some regions lack."""
    cells = sexes * len(axis)
    counts = tidy.group_by("region", "year").agg(pl.len(), pl.col("row").min())
    for region, year, _, row in counts.filter(pl.col("len") != cells).iter_rows():
        value = f"{region} {year}"
        yield StockFault(row=row, column="age, sex", value=value, why=words.MISSING_CELLS)
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
            yield StockFault(row=row, column="year", value=value, why=words.MISSING_YEAR)


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


def _first(meanings: Mapping[str, Meaning], wanted: Meaning) -> str:
    """Return the first label that means ``wanted``."""
    return next(label for label, meaning in meanings.items() if meaning == wanted)

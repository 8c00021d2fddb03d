"""What employers answered: a row for each workplace, occupation and number of years ahead."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl

from talentlab.calc.survey.statements import stated_mean, stated_variance
from talentlab.pipelines.own_file import control_characters, read_own_file, stop_if
from talentlab.pipelines.own_file_words import FileFault
from talentlab.pipelines.survey import survey_words as words
from talentlab.pipelines.survey.cells_read import MOST_PERSONS, meant
from talentlab.tables.shortage import HORIZONS
from talentlab.tables.survey_files import (
    ANSWERS,
    DRAWN,
    NOBODY,
    TAKE_ALL,
    UNCLASSIFIABLE,
    names,
)
from talentlab.vocab.ssyk import MINOR_GROUP, UNIT_GROUP, ssyk

_NUMBERS: Final = ("low", "best", "high")
_KEY: Final = ("workplace_id", "ssyk_code", "event")
_EMPTY: Final = ""


def read_answers(path: Path, plan: pl.DataFrame) -> pl.DataFrame:
    """Return the answers in the file at ``path``, by those whom the plan asked.

    Columns: ``workplace_id``, ``ssyk_code``, ``horizon_years``, ``event`` (empty without one),
    ``need`` and ``variance``; both are null where the question was not answered. A workplace that
    needs nobody has one row with ``NOBODY``.

    Raises
    ------
    OwnFileHasFaults
        With every fault found.

    """
    frame = read_own_file(path, names(ANSWERS)).with_columns(
        pl.col(names(ANSWERS)).fill_null(_EMPTY)
    )
    numbers: dict[str, float] = {}
    needing = frame.filter(pl.col("ssyk_code") != NOBODY)
    horizons: dict[str, int] = {}
    stop_if(
        path,
        [
            *_strangers(frame, plan),
            *control_characters(frame, ["event"]),
            *meant(frame, "ssyk_code", _occupation, {}, words.NOT_AN_OCCUPATION),
            *meant(needing, "horizon_years", _horizon, horizons, words.NOT_A_HORIZON),
            *(
                fault
                for column in _NUMBERS
                for fault in meant(needing, column, _number, numbers, words.NOT_A_NUMBER)
            ),
            *_nobody_and_more(frame),
            *_no_needs(frame, needing),
        ],
    )
    typed = _typed(needing, numbers, horizons)
    stop_if(
        path, [*_ranges(typed), *_mixed_digits(typed), *_repeated(typed), *_missing_years(typed)]
    )
    return pl.concat([_with_need(typed), _nobody(frame)])


def _occupation(cell: str) -> str:
    if cell in {NOBODY, UNCLASSIFIABLE}:
        return cell
    if len(cell) not in {MINOR_GROUP, UNIT_GROUP} or cell not in ssyk("scb"):
        raise ValueError(cell)
    return cell


def _horizon(cell: str) -> int:
    if cell not in {str(years) for years in HORIZONS}:
        raise ValueError(cell)
    return int(cell)


def _number(cell: str) -> float:
    """Return the number; not a number when the cell is empty."""
    if not cell:
        return math.nan
    number = float(cell)
    if not 0 <= number <= MOST_PERSONS:
        raise ValueError(cell)
    return number


def _strangers(frame: pl.DataFrame, plan: pl.DataFrame) -> Iterator[FileFault]:
    """Yield rows of workplaces that are not in the plan, or that it did not ask."""
    selection = dict(plan.select("workplace_id", "selection").iter_rows())
    for row, number in frame.select("row", "workplace_id").iter_rows():
        if selection.get(number) in {TAKE_ALL, DRAWN}:
            continue
        why = words.NOT_ASKED if number in selection else words.NOT_IN_PLAN
        yield FileFault(row=row, column="workplace_id", value=number, why=why)


def _nobody_and_more(frame: pl.DataFrame) -> Iterator[FileFault]:
    """Yield rows that say that nobody is needed beside something else."""
    rows = frame.with_columns(rows=pl.len().over("workplace_id"))
    filled = pl.any_horizontal(pl.col("horizon_years", *_NUMBERS, "event") != _EMPTY)
    odd = rows.filter((pl.col("ssyk_code") == NOBODY) & (filled | (pl.col("rows") > 1)))
    for row in odd["row"]:
        yield FileFault(row=row, column="ssyk_code", value=NOBODY, why=words.NONE_WITH_MORE)


def _no_needs(frame: pl.DataFrame, needing: pl.DataFrame) -> Iterator[FileFault]:
    """Yield a fault if nobody in the file needs anybody: there is nothing to gross up."""
    if needing.is_empty():
        count = str(frame["workplace_id"].n_unique())
        yield FileFault(row=1, column="ssyk_code", value=count, why=words.NO_NEEDS)


def _typed(
    needing: pl.DataFrame, numbers: dict[str, float], horizons: dict[str, int]
) -> pl.DataFrame:
    return needing.with_columns(
        pl.col("horizon_years").replace_strict(horizons, return_dtype=pl.Int64),
        *(pl.col(c).replace_strict(numbers, return_dtype=pl.Float64) for c in _NUMBERS),
    )


def _ranges(typed: pl.DataFrame) -> Iterator[FileFault]:
    """Yield rows whose numbers are no range: one end only, or in the wrong order."""
    for row, low, best, high in typed.select("row", *_NUMBERS).iter_rows():
        order = [number for number in (low, best, high) if not math.isnan(number)]
        if math.isnan(low) != math.isnan(high) or order != sorted(order):
            said = " ".join("–" if math.isnan(n) else f"{n:g}" for n in (low, best, high))
            yield FileFault(row=row, column="low, best, high", value=said, why=words.NOT_A_RANGE)


def _mixed_digits(typed: pl.DataFrame) -> Iterator[FileFault]:
    """Yield occupations that are written less finely than most."""
    codes = typed.filter(pl.col("ssyk_code") != UNCLASSIFIABLE).with_columns(
        digits=pl.col("ssyk_code").str.len_chars()
    )
    odd = codes.filter(pl.col("digits") != pl.col("digits").mode().max())
    for row, code in odd.select("row", "ssyk_code").iter_rows():
        yield FileFault(row=row, column="ssyk_code", value=code, why=words.MIXED_DIGITS)


def _repeated(typed: pl.DataFrame) -> Iterator[FileFault]:
    key = [*_KEY, "horizon_years"]
    again = typed.filter(pl.struct(key).is_first_distinct().not_())
    for row, *label in again.select("row", *key).iter_rows():
        said = " ".join(str(part) for part in label if part != _EMPTY)
        yield FileFault(row=row, column="–", value=said, why=words.ANSWER_TWICE)


def _missing_years(typed: pl.DataFrame) -> Iterator[FileFault]:
    """Yield horizons that others answered and that a workplace's occupation has no row for."""
    asked = set(typed["horizon_years"])
    stated = typed.group_by(*_KEY, maintain_order=True).agg(
        pl.col("row").first(), pl.col("horizon_years")
    )
    for row, years in stated.select("row", "horizon_years").iter_rows():
        for missing in sorted(asked - set(years)):
            yield FileFault(
                row=row, column="horizon_years", value=str(missing), why=words.NO_SUCH_HORIZON
            )


def _with_need(typed: pl.DataFrame) -> pl.DataFrame:
    low, best, high = (typed[column].to_numpy() for column in _NUMBERS)
    return typed.select(*_KEY, "horizon_years").with_columns(
        need=pl.Series(stated_mean(low, best, high), dtype=pl.Float64).fill_nan(None),
        variance=pl.Series(stated_variance(low, best, high), dtype=pl.Float64).fill_nan(None),
    )


def _nobody(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("ssyk_code") == NOBODY).select(
        *_KEY,
        horizon_years=pl.lit(None, dtype=pl.Int64),
        need=pl.lit(None, dtype=pl.Float64),
        variance=pl.lit(None, dtype=pl.Float64),
    )

"""From the texts of one column to the values of a table's column, with everything wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import polars as pl

from talentlab.connectors.files.faults import Fault
from talentlab.connectors.files.numbers import other_way, read_numbers
from talentlab.connectors.files.plan import ColumnRule, PartPlan
from talentlab.connectors.files.readers import OF_COLUMN, READERS, name_codes
from talentlab.connectors.files.sheet import Sheet
from talentlab.errors import UnknownCode
from talentlab.tables.declare import Table

Wrong: TypeAlias = tuple[str, Mapping[str, object]]
"""The code of a fault, and what its words need."""

COUNTED: Final = "counted"
MISSING: Final = "missing"
SUPPRESSED: Final = "suppressed"


@dataclass(frozen=True, slots=True)
class Target:
    """A column of a table, as far as reading needs to know it."""

    name: str
    dtype: pl.DataType
    is_measure: bool
    nullable: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A column that has been read: its values, and per row why a number is not there.

    ``why`` is ``counted``, ``missing`` or ``suppressed``.
    """

    values: pl.Series
    why: pl.Series
    faults: tuple[Fault, ...]


def targets(table: Table) -> dict[str, Target]:
    """Return the columns of ``table`` by name, in order."""
    declared = table.rows.to_schema().columns
    return {
        column.name: Target(
            name=column.name,
            dtype=declared[column.name].dtype.type,
            is_measure=column.unit is not None,
            nullable=declared[column.name].nullable,
        )
        for column in table.columns()
    }


def read_column(
    sheet: Sheet, rows: pl.DataFrame, rule: ColumnRule, target: Target, part: PartPlan
) -> Read:
    """Return one column of the table.

    Only the different texts are read, and each once; rows are looked up again only for faults.

    Parameters
    ----------
    sheet
        Where the rows come from, for the places of faults.
    rows
        (n, ...) the rows that are kept, with ``_index`` (their number in ``sheet``).
    rule
        How the manifest says the column is made.
    target
        The column of the table.
    part
        The part's markers and number format.

    """
    texts = _texts(rows, rule)
    distinct = texts.unique(maintain_order=True)
    values, why, wrong = _read_distinct(distinct, rule, target, part)
    faults = tuple(_located(sheet, rows, texts, wrong, rule, target))
    return Read(
        values=_spread(texts, distinct, values),
        why=_spread(texts, distinct, why),
        faults=faults,
    )


def _texts(rows: pl.DataFrame, rule: ColumnRule) -> pl.Series:
    """Return the text of every row, before anything is understood."""
    if rule.constant is not None:
        return pl.Series([rule.constant]).new_from_index(0, rows.height)
    if rule.template is not None:
        names = rule.sources()
        bare = rule.template
        for name in names:
            bare = bare.replace(f"{{{name}}}", "{}", 1)
        columns = [pl.col(name).str.strip_chars() for name in names]
        return rows.select(pl.format(bare, *columns).alias("text"))["text"]
    return rows[str(rule.source)].str.strip_chars()


def _read_distinct(
    distinct: pl.Series, rule: ColumnRule, target: Target, part: PartPlan
) -> tuple[pl.Series, pl.Series, dict[str, Wrong]]:
    """Return the value of each text, why there is none, and what is wrong with which text."""
    wrong: dict[str, Wrong] = {}
    said = dict(zip(distinct, _extracted(distinct, rule, wrong), strict=True))
    kinds = {text: _kind(said[text], rule, target, part) for text in distinct}
    codes = {
        text: _translated(said[text], rule, target, part)
        for text in distinct
        if kinds[text] == COUNTED and text not in wrong
    }
    understood = _understood(list(dict.fromkeys(codes.values())), rule, target, part)
    for text, code in codes.items():
        if isinstance(problem := understood[code], tuple):
            wrong[text] = problem
    for text in distinct:
        if kinds[text] != COUNTED and not target.nullable:
            wrong.setdefault(text, (f"no-room-for-{kinds[text]}", {"target": target.name}))
    values = [None if t in wrong or t not in codes else understood[codes[t]] for t in distinct]
    return (
        pl.Series(values, dtype=target.dtype),
        pl.Series([kinds[text] for text in distinct], dtype=pl.String),
        wrong,
    )


def _extracted(distinct: pl.Series, rule: ColumnRule, wrong: dict[str, Wrong]) -> list[str]:
    """Return the part of each text that the rule's pattern catches."""
    if rule.pattern is None:
        return distinct.to_list()
    found = distinct.str.extract(rule.pattern, 1).to_list()
    for text, caught in zip(distinct, found, strict=True):
        if caught is None:
            wrong[text] = ("pattern-not-found", {"pattern": rule.pattern})
    return ["" if caught is None else caught for caught in found]


def _kind(
    text: str, rule: ColumnRule, target: Target, part: PartPlan
) -> Literal["counted", "missing", "suppressed"]:
    """Return whether a text is a value, nothing, or withheld."""
    if text in rule.unknown:
        return MISSING
    if target.is_measure and text in part.suppressed:
        return SUPPRESSED
    if text == "" or (target.is_measure and text in part.missing):
        return MISSING
    return COUNTED


def _translated(text: str, rule: ColumnRule, target: Target, part: PartPlan) -> str:
    if target.is_measure and text in part.zero:
        return "0"
    if text in rule.codes:
        return rule.codes[text]
    return text if rule.otherwise is None else rule.otherwise


def _understood(
    texts: list[str], rule: ColumnRule, target: Target, part: PartPlan
) -> dict[str, str | int | float | Wrong]:
    """Return the value of each text, or what is wrong with it."""
    reader = rule.read or OF_COLUMN.get(target.name)
    if reader is None and target.dtype != pl.String:
        return _as_numbers(texts, target, part)
    read = READERS[reader or "text"](texts)
    return {
        text: _wrong(text, value, reader or "text") if isinstance(value, Exception) else value
        for text, value in read.items()
    }


def _as_numbers(
    texts: list[str], target: Target, part: PartPlan
) -> dict[str, str | int | float | Wrong]:
    numbers = read_numbers(pl.Series(texts, dtype=pl.String), part.form, target.dtype)
    return {
        text: _not_a_number(text, target, part) if number is None else number
        for text, number in zip(texts, numbers, strict=True)
    }


def _not_a_number(text: str, target: Target, part: PartPlan) -> Wrong:
    if target.dtype == pl.Int64:
        decimal = read_numbers(pl.Series([text]), part.form, pl.Float64())[0]
        if decimal is not None:
            return ("number-too-large" if decimal.is_integer() else "not-a-whole-number"), {}
    if way := other_way(text, part.form, target.dtype):
        return "number-written-otherwise", {"way": way}
    return ("not-a-number" if target.is_measure else "not-a-number-in-key"), {}


def _wrong(text: str, error: Exception, reader: str) -> Wrong:
    """Return the fault that a reader's error amounts to."""
    if isinstance(error, UnknownCode):
        nearest = error.facts["nearest"]
        near = nearest.get(text, ()) if isinstance(nearest, Mapping) else ()
        code = "unknown-code-in-file" if near else "unknown-code-nothing-near"
        named = name_codes(reader, near)
        return code, {"vocabulary": error.facts["vocabulary"], "nearest": named}
    return f"not-understood-as-{reader.replace('_', '-')}", {}


def _located(
    sheet: Sheet,
    rows: pl.DataFrame,
    texts: pl.Series,
    wrong: Mapping[str, Wrong],
    rule: ColumnRule,
    target: Target,
) -> list[Fault]:
    """Return one fault per wrong text, at the first row that has it."""
    if not wrong:
        return []
    where = (
        pl.DataFrame({"text": texts, "index": rows["_index"]})
        .filter(pl.col("text").is_in(list(wrong)))
        .group_by("text", maintain_order=True)
        .agg(pl.col("index").min(), rows=pl.len())
        .sort("index")
    )
    column = ", ".join(rule.sources()) or target.name
    return [
        Fault(wrong[text][0], sheet.place(index, column, also=n - 1), text, wrong[text][1])
        for text, index, n in where.iter_rows()
    ]


def _spread(texts: pl.Series, distinct: pl.Series, values: pl.Series) -> pl.Series:
    """Return the value of every row from the value of every different text."""
    return texts.replace_strict(distinct, values, return_dtype=values.dtype)

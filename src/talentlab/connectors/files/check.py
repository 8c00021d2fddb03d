"""What must hold for a whole part: keys that occur once, expectations, the table's declaration."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import polars as pl

from talentlab.connectors.files.faults import Fault, Place, Spot
from talentlab.connectors.files.mapping import INDEX, Mapped
from talentlab.connectors.files.plan import PartPlan
from talentlab.errors import TableDoesNotFit, UnknownCode
from talentlab.tables.declare import Table
from talentlab.vocab.geography import place_name

_SHEET: Final = "_sheet"
_MOST_COMBINATIONS: Final = 5_000_000
_EXAMPLES: Final = 10
ABSENT: Final = "expected-values-absent"
_CHECK: Final = re.compile(r"(\w+)\((.*)\)", re.DOTALL)
_CHECKS: Final = MappingProxyType(
    {
        "isin": "value-not-among",
        "greater_than_or_equal_to": "value-too-small",
        "less_than_or_equal_to": "value-too-large",
        "str_matches": "value-of-other-form",
        "not_equal_to": "value-same-as",
    }
)
_ROUNDING: Final = 0.5  # totals are whole numbers of persons


def checked(
    sheets: Sequence[Mapped], part: PartPlan, table: Table
) -> tuple[pl.DataFrame, list[Fault]]:
    """Return all rows of a part with ``_index``, and everything that is wrong with the whole.

    Rows that already have faults are not judged again, so a part with faults in its cells is only
    checked for what its good rows can tell: which of the expected values are absent.
    """
    frame = pl.concat(
        [sheet.frame.with_columns(pl.lit(i).alias(_SHEET)) for i, sheet in enumerate(sheets)]
    )
    faults = list(_drop_rules(sheets, part))
    if any(sheet.faults for sheet in sheets):
        return frame.drop(_SHEET), [*faults, *_absent(frame, part)]
    if frame.is_empty():
        return frame.drop(_SHEET), [*faults, Fault("nothing-left", Spot(f"part ({part.id})"))]
    faults += _repeated(frame, sheets, table)
    faults += _unmet(frame, part, table)
    faults += _not_declared(frame, sheets, table)
    return frame.drop(_SHEET), faults


def _drop_rules(sheets: Sequence[Mapped], part: PartPlan) -> Iterator[Fault]:
    """Give the rules that leave out nothing, or another number of rows than they say."""
    for i, drop in enumerate(part.drops):
        rows = sum(sheet.dropped[i] for sheet in sheets)
        spot = Spot(f"part ({part.id}) › drop {i + 1}")
        if rows == 0:
            yield Fault("drop-finds-nothing", spot, ", ".join(c.column for c in drop.conditions))
        elif drop.rows is not None and rows != drop.rows:
            yield Fault("drop-finds-others", spot, str(rows), {"expected": drop.rows})


def _repeated(frame: pl.DataFrame, sheets: Sequence[Mapped], table: Table) -> Iterator[Fault]:
    """Give every key that more than one row has, at the second of them."""
    twice = frame.filter(pl.struct(table.key).is_duplicated())
    if twice.is_empty():
        return
    places = pl.struct(_SHEET, INDEX).alias("places")
    for row in twice.group_by(table.key, maintain_order=True).agg(places).iter_rows(named=True):
        first, second, *others = row["places"]
        where = _place(sheets, second, also=len(others))
        key = ", ".join(f"{name} {row[name]}" for name in table.key)
        yield Fault("row-twice", where, key, {"first": _place(sheets, first)})


def _place(sheets: Sequence[Mapped], at: Mapping[str, int], also: int = 0) -> Place:
    return sheets[at[_SHEET]].sheet.place(at[INDEX], also=also)


def _unmet(frame: pl.DataFrame, part: PartPlan, table: Table) -> Iterator[Fault]:
    """Give every expectation of the manifest that the rows do not meet."""
    expect = part.expect
    spot = Spot(f"part ({part.id}) › expect")
    if expect.rows is not None and frame.height != expect.rows:
        yield Fault("expected-rows", spot, str(frame.height), {"expected": expect.rows})
    for column, total in expect.totals.items():
        found = float(frame[column].sum() or 0)
        if abs(found - total) > _ROUNDING:
            facts = {"expected": f"{total:.0f}", "target": column}
            yield Fault("expected-total", spot, f"{found:.0f}", facts)
    for column, values in expect.values.items():
        yield from _unexpected(frame[column].cast(pl.String), values, column, spot)
    if expect.complete:
        yield from _incomplete(frame, part, table, spot)


def _absent(frame: pl.DataFrame, part: PartPlan) -> Iterator[Fault]:
    """Give the expected values that no good row has."""
    spot = Spot(f"part ({part.id}) › expect")
    for column, values in part.expect.values.items():
        found = frame[column].cast(pl.String)
        yield from (f for f in _unexpected(found, values, column, spot) if f.code == ABSENT)


def _unexpected(
    found: pl.Series, values: Sequence[str], column: str, spot: Spot
) -> Iterator[Fault]:
    there = set(found.unique().to_list())
    absent = [value for value in values if value not in there]
    surplus = sorted(str(value) for value in there - set(values))
    for code, listed in ((ABSENT, absent), ("expected-values-surplus", surplus)):
        if listed:
            shown = ", ".join(_called(value, column) for value in listed[:_EXAMPLES])
            facts = {"target": column, "count": len(listed)}
            yield Fault(code, spot, shown + (" …" if len(listed) > _EXAMPLES else ""), facts)


def _called(value: str, column: str) -> str:
    """Return a value, with its name if it is a place."""
    if not column.endswith("_code"):
        return value
    try:
        return f"{value} {place_name(value).sv}"
    except UnknownCode:
        return value


def _incomplete(frame: pl.DataFrame, part: PartPlan, table: Table, spot: Spot) -> Iterator[Fault]:
    """Give the combinations that have no row, where all of them should."""
    complete = list(part.expect.complete)
    key = list(table.key)
    others = [name for name in key if name not in complete]
    wanted = frame.select(others).unique() if others else None
    for name in complete:
        values = frame.select(name).unique()
        wanted = values if wanted is None else wanted.join(values, how="cross")
        if wanted.height > _MOST_COMBINATIONS:
            facts = {"limit": _MOST_COMBINATIONS}
            yield Fault("too-many-combinations", spot, ", ".join(complete), facts)
            return
    if wanted is None:
        return
    absent = wanted.join(frame, on=key, how="anti", nulls_equal=True).select(key).sort(key)
    if absent.height:
        examples = "; ".join(
            ", ".join(f"{name} {row[name]}" for name in key)
            for row in absent.head(_EXAMPLES).iter_rows(named=True)
        )
        facts = {"count": absent.height}
        yield Fault("combinations-absent", spot, examples, facts)


def _not_declared(frame: pl.DataFrame, sheets: Sequence[Mapped], table: Table) -> Iterator[Fault]:
    """Give every value that the table's declaration does not allow, at its first row."""
    try:
        table.check(frame.drop(_SHEET, INDEX))
    except TableDoesNotFit as error:
        listed = error.facts["faults"]
        rows: list[Mapping[str, Any]] = list(listed) if isinstance(listed, list) else []
    else:
        return
    seen: dict[tuple[str, str, str], list[int]] = {}
    for row in rows:
        if row["check"] not in ("multiple_fields_uniqueness", None):
            what = (str(row["column"]), str(row["check"]), str(row["failure_case"]))
            seen.setdefault(what, []).append(int(row["index"] or 0))
    for (column, check, value), at in seen.items():
        first = frame.row(min(at), named=True)
        place = sheets[first[_SHEET]].sheet.place(first[INDEX], column, also=len(at) - 1)
        code, allowed = _broken(check)
        yield Fault(code, place, value, {"target": column, "allowed": allowed})


def _broken(check: str) -> tuple[str, str]:
    """Return the fault that a broken check of a declaration amounts to, and what is allowed."""
    found = _CHECK.fullmatch(check)
    if found is None or found[1] not in _CHECKS:
        return "value-not-allowed", check
    return _CHECKS[found[1]], re.sub(r"[\[\]()']", "", found[2])

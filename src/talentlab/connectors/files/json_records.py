"""Ordinary JSON: a list of records, perhaps some way down, becomes one row per record.

Open interfaces answer with lists of objects, such as the employment service's occupational
barometer, or with such lists inside each other, such as its taxonomy of occupation groups and
their titles. The manifest says the way down (``rows = "data.concepts.narrower"``).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import polars as pl

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.sheet import Sheet, number_text, require_names

Fields: TypeAlias = dict[str, str]

_STEP: Final = "."


def read_json_records(file: str, text: str, rows: str, limits: Limits) -> Sheet:
    """Return one row per record of a JSON file.

    Parameters
    ----------
    file
        The name to show.
    text
        The decoded file.
    rows
        The keys that lead to the records, with dots between: every list on the way is followed
        into each of its members. Empty when the file itself is the list.
    limits
        The most cells that are read.

    Returns
    -------
    Sheet
        A column for each field that any record has; a field that a record lacks, or has as
        ``null``, is empty. Lists and objects in a field are shown as JSON. Fields of the objects
        around the records, which need not be used, are named by the way to them
        (``data.concepts.code``).

    Raises
    ------
    Unreadable
        If it is not JSON, if no records are where the manifest says, or if a record and an object
        around it give two fields the same name.

    """
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers of absurd length
        row = getattr(error, "lineno", None)
        raise Unreadable([Fault("not-json", Place(file, row=row))]) from error
    steps = tuple(rows.split(_STEP)) if rows else ()
    records = list(_records(answer, steps, (), {}))
    outer = tuple(dict.fromkeys(name for around, _ in records for name in around))
    names = (*outer, *dict.fromkeys(name for _, own in records for name in own))
    if not names:
        raise Unreadable([Fault("json-no-records", Place(file), rows)])
    require_names(file, names, header_row=None)
    if len(records) * len(names) > limits.cells:
        raise Unreadable([Fault("too-many-cells", Place(file), more={"limit": limits.cells})])
    cells = [around | own for around, own in records]
    return Sheet(
        file=file,
        frame=pl.DataFrame({name: [cell.get(name, "") for cell in cells] for name in names}),
        numbers=pl.int_range(1, len(cells) + 1, dtype=pl.UInt32, eager=True),
        counted_in="cell",
        optional=frozenset(outer),
    )


def _records(
    found: object, ahead: Sequence[str], behind: tuple[str, ...], around: Fields
) -> Iterator[tuple[Fields, Fields]]:
    """Yield each record's fields, and those of the objects around it, in the file's order."""
    for member in found if isinstance(found, list) else [found]:
        if not isinstance(member, dict):
            continue
        if not ahead:
            yield around, {name: _shown(value) for name, value in member.items()}
        elif ahead[0] in member:
            step, *rest = ahead
            beside = {_STEP.join((*behind, n)): _shown(v) for n, v in _plain(member).items()}
            yield from _records(member[step], rest, (*behind, step), around | beside)


def _plain(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that are not lists or objects themselves."""
    return {name: value for name, value in fields.items() if not isinstance(value, list | dict)}


def _shown(value: object) -> str:
    """Return a field as text: numbers as plain digits, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

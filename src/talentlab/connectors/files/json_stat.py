"""JSON-stat 2, the answer format of PxWeb and of many statistical offices.

Handles what producers really send: ``category.index`` as an object or an array, or left out when
there is a single category; ``value`` as an array or a sparse object; ``status`` as an array, an
object, one text for all, or an array of one. Version 1 answers, with the dataset wrapped in
``{"dataset": ...}``, are read too.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars as pl

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.sheet import Sheet, number_text, require_names

VALUE: Final = "value"
STATUS: Final = "status"
LABEL: Final = "{} text"
_MOST_DIGITS: Final = re.compile(r"[0-9]{1,12}")


def read_json_stat(file: str, text: str, limits: Limits) -> Sheet:
    """Return one row per cell: a column per dimension, its label, ``value`` and ``status``.

    Parameters
    ----------
    file
        The name to show.
    text
        The decoded file.
    limits
        The most cells that are read.

    Returns
    -------
    Sheet
        Columns named as the dimensions hold category codes, ``NAME text`` their labels. ``value``
        is the number as plain digits; where there is none it is the cell's status symbol (such
        as ``..``) or empty. ``status`` is the symbol of every cell.

    Raises
    ------
    Unreadable
        If it is not JSON, not a JSON-stat dataset, or its parts do not fit each other; with
        everything that is wrong with the dimensions.

    """
    dataset = _dataset(file, text)
    if not dataset.get("value"):  # the description of a table is the same object without values
        raise Unreadable([Fault("json-stat-description", Place(file))])
    names, sizes = _shape(file, dataset)
    require_names(file, [*names, VALUE, STATUS], header_row=None)
    size = math.prod(sizes)
    if size > limits.cells:
        raise Unreadable([Fault("too-many-cells", Place(file), more={"limit": limits.cells})])
    categories = _all_categories(file, dataset, names, sizes)
    statuses = _statuses(file, dataset.get("status"), size)
    values = _values(file, dataset.get("value"), size)
    shown = [_shown(value, status) for value, status in zip(values, statuses, strict=True)]
    frame = pl.DataFrame(
        {
            **_columns(names, categories, size),
            VALUE: pl.Series(shown, dtype=pl.String),
            STATUS: pl.Series(statuses, dtype=pl.String),
        }
    )
    return Sheet(
        file=file,
        frame=frame,
        numbers=pl.int_range(1, size + 1, dtype=pl.UInt32, eager=True),
        counted_in="cell",
        optional=frozenset({STATUS, *(LABEL.format(name) for name in names)}),
    )


def _dataset(file: str, text: str) -> Mapping[str, Any]:
    """Return the dataset object of an answer in version 1 or 2."""
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers of absurd length
        row = getattr(error, "lineno", None)
        raise Unreadable([Fault("not-json", Place(file, row=row))]) from error
    if isinstance(answer, dict) and isinstance(answer.get("dataset"), dict):
        answer = answer["dataset"]
    if not isinstance(answer, dict) or not isinstance(answer.get("dimension"), dict):
        raise Unreadable([Fault("not-json-stat", Place(file))])
    return answer


def _shape(file: str, dataset: Mapping[str, Any]) -> tuple[list[str], list[int]]:
    """Return the dimensions' names and sizes, slowest first; version 1 has them one level down."""
    inner = dataset["dimension"]
    names, sizes = dataset.get("id", inner.get("id")), dataset.get("size", inner.get("size"))
    if not (
        isinstance(names, list)
        and isinstance(sizes, list)
        and len(names) == len(sizes) > 0
        and all(isinstance(name, str) for name in names)
        and all(isinstance(size, int) and size >= 0 for size in sizes)
    ):
        raise Unreadable([Fault("not-json-stat", Place(file))])
    return names, sizes


def _all_categories(
    file: str, dataset: Mapping[str, Any], names: Sequence[str], sizes: Sequence[int]
) -> list[list[tuple[str, str]]]:
    """Return each dimension's (code, label) pairs in order of position."""
    faults: list[Fault] = []
    categories: list[list[tuple[str, str]]] = []
    for name, size in zip(names, sizes, strict=True):
        pairs = _categories(dataset["dimension"].get(name))
        if len(pairs) != size:
            facts = {"found": len(pairs), "expected": size}
            faults.append(Fault("json-stat-size", Place(file, column=name), more=facts))
        categories.append(pairs)
    if faults:
        raise Unreadable(faults)
    return categories


def _categories(dimension: object) -> list[tuple[str, str]]:
    """Return (code, label) in order; nothing if the dimension makes no sense."""
    category = dimension.get("category") if isinstance(dimension, dict) else None
    if not isinstance(category, dict):
        return []
    labels = category.get("label", {})
    labels = labels if isinstance(labels, dict) else {}
    index = category.get("index", labels)
    if isinstance(index, dict) and "index" in category:
        if sorted(index.values(), key=str) != sorted(range(len(index)), key=str):
            return []
        index = sorted(index, key=index.__getitem__)
    return [(str(code), str(labels.get(code, code))) for code in index]


def _values(file: str, value: object, size: int) -> list[float | str | None]:
    """Return every cell in order; a sparse object leaves the others empty."""
    cells = _spread(value, size)
    wrong = cells is None or any(
        isinstance(cell, bool) or not isinstance(cell, int | float | str | None) for cell in cells
    )
    if cells is None or wrong:
        raise Unreadable([Fault("json-stat-values", Place(file), more={"expected": size})])
    return cells


def _statuses(file: str, status: object, size: int) -> list[str]:
    """Return every cell's status symbol; one text, or a list of one, is for all cells."""
    if status is None:
        return [""] * size
    if isinstance(status, list) and len(status) == 1:
        status = status[0]
    if isinstance(status, str):
        return [status] * size
    cells = _spread(status, size)
    if cells is None:
        raise Unreadable([Fault("json-stat-values", Place(file), more={"expected": size})])
    return ["" if cell is None else str(cell) for cell in cells]


def _spread(cells: object, size: int) -> list[Any] | None:
    """Return an array, or an object by position, as a list of ``size``; ``None`` if it is not."""
    if isinstance(cells, list):
        return cells if len(cells) == size else None
    if not isinstance(cells, dict):
        return None
    if not all(_MOST_DIGITS.fullmatch(key) and int(key) < size for key in cells):
        return None
    spread: list[Any] = [None] * size
    for key, cell in cells.items():
        spread[int(key)] = cell
    return spread


def _shown(value: float | str | None, status: str) -> str:
    if value is None:
        return status
    return value if isinstance(value, str) else number_text(value)


def _columns(
    names: Sequence[str], categories: Sequence[Sequence[tuple[str, str]]], size: int
) -> dict[str, pl.Series]:
    """Return the code and the label of every cell, the last dimension fastest."""
    columns: dict[str, pl.Series] = {}
    cell = pl.int_range(0, size, dtype=pl.UInt32, eager=True)
    step = size
    for name, pairs in zip(names, categories, strict=True):
        step //= len(pairs)
        position = (cell // step) % len(pairs)
        columns[name] = pl.Series([code for code, _ in pairs])[position]
        columns[LABEL.format(name)] = pl.Series([label for _, label in pairs])[position]
    return columns

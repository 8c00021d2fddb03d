"""PX files, the exchange format of the Nordic statistical offices' PC-Axis and PxWeb.

A PX file is a list of statements ``KEYWORD("subject")="value","value";`` with the cells last,
after ``DATA=``. The first variable of STUB varies slowest and the last of HEADING fastest. The
parser is our own, a page long: the ready-made ones bring pandas, which is larger than all our
other dependencies together, and turn the symbols for "not available" and "suppressed" into the
same empty cell.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.sheet import Sheet, require_names
from talentlab.connectors.files.unpack import decoded

VALUE: Final = "value"
LABEL: Final = "{} text"

_CHARSET: Final = re.compile(rb'CODEPAGE\s*=\s*"([^"]+)"', re.IGNORECASE)
# No two neighbouring pieces of these can match the same characters, so that a hostile file cannot
# make the search take for ever.
_KEYWORD: Final = re.compile(
    r"\s*([A-Z][A-Z0-9-]*)\s*(?:\[([A-Za-z-]+)\]\s*)?"
    r'(?:\(\s*("[^"]*"(?:\s*,\s*"[^"]*")*)\s*\)\s*)?='
)
_TEXT: Final = re.compile(r'"([^"]*)"')
_CELL: Final = re.compile(r'"([^"]*)"|([^\s,;"]+)')
_STATEMENT_END: Final = re.compile(r'(?:"[^"]*"|[^";])*', re.DOTALL)
_CELLS_BEGIN: Final = re.compile(r"(?:^|;)\s*DATA\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Variable:
    name: str
    codes: list[str]
    labels: list[str]


def read_px(file: str, content: bytes, encoding: str | None, limits: Limits) -> Sheet:
    """Return one row per cell: a column per variable, its label, and ``value``.

    Parameters
    ----------
    file
        The name to show.
    content
        The unpacked bytes.
    encoding
        Used instead of the file's own CODEPAGE. Files without either are Windows-1252 if they are
        not UTF-8, which is what CHARSET="ANSI" has always meant.
    limits
        The most cells that are read.

    Returns
    -------
    Sheet
        Columns named as the variables hold codes (labels where there are no codes), ``NAME text``
        the labels, and ``value`` the cells as written: ``..``, ``.`` and ``-`` stay as they are.

    Raises
    ------
    Unreadable
        If the file is not PX, lacks a keyword, or has another number of cells than its variables
        say.

    """
    text = decoded(file, content, encoding or _encoding_of(content))
    begin = _CELLS_BEGIN.search(_without_strings(text))
    if begin is None:
        raise Unreadable([Fault("not-px", Place(file))])
    statements = _statements(file, text[: begin.start() + 1])
    variables = _variables(file, statements)
    size = math.prod(len(variable.codes) for variable in variables)
    if size > limits.cells:
        raise Unreadable([Fault("too-many-cells", Place(file), more={"limit": limits.cells})])
    cells = [quoted or bare for quoted, bare in _CELL.findall(text, begin.end())]
    if any(keyword == "KEYS" for keyword, _ in statements):
        cells = _dense(file, cells, statements, variables)
    if len(cells) != size:
        facts = {"expected": size}
        raise Unreadable([Fault("wrong-number-of-cells", Place(file), str(len(cells)), facts)])
    return _as_sheet(file, variables, cells)


def _encoding_of(content: bytes) -> str | None:
    """Return what CODEPAGE says; without it, cp1252 unless the bytes are UTF-8."""
    if found := _CHARSET.search(content[:4096]):
        return found[1].decode("ascii", "replace")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return None


def _without_strings(text: str) -> str:
    """Return the text with the same length but nothing inside quotation marks."""
    return _TEXT.sub(lambda found: '"' + "_" * len(found[1]) + '"', text)


def _statements(file: str, text: str) -> dict[tuple[str, str | None], str]:
    """Return (keyword, subject) -> what stands after the equals sign.

    Statements in other languages than the file's first (``TITLE[en]=``) are left aside.
    """
    statements: dict[tuple[str, str | None], str] = {}
    at, last = 0, len(text.rstrip())
    while at < last:
        keyword = _KEYWORD.match(text, at)
        if keyword is None:
            row = text.count("\n", 0, at) + 1
            found = text[at : at + 40].strip()
            raise Unreadable([Fault("px-not-understood", Place(file, row=row), found)])
        end = _STATEMENT_END.match(text, keyword.end())
        stop = end.end() if end else last
        if keyword[2] is None:
            subject = _TEXT.findall(keyword[3])[0] if keyword[3] else None
            statements.setdefault((keyword[1], subject), text[keyword.end() : stop])
        at = stop + 1
    return statements


def _variables(file: str, statements: dict[tuple[str, str | None], str]) -> list[_Variable]:
    """Return the variables from slowest to fastest: those of STUB, then those of HEADING."""
    names = [
        name
        for keyword in ("STUB", "HEADING")
        for name in _strings(statements.get((keyword, None), ""))
    ]
    faults = [] if names else [Fault("px-without-keyword", Place(file), "STUB, HEADING")]
    variables: list[_Variable] = []
    for name in names:
        labels = _strings(statements.get(("VALUES", name), ""))
        codes = _strings(statements.get(("CODES", name), "")) or labels
        if not labels:
            faults.append(Fault("px-without-keyword", Place(file), f'VALUES("{name}")'))
        elif len(codes) != len(labels):
            lengths = {"codes": len(codes), "labels": len(labels)}
            faults.append(Fault("px-codes-do-not-fit", Place(file, column=name), more=lengths))
        variables.append(_Variable(name, codes, labels))
    if faults:
        raise Unreadable(faults)
    return variables


def _strings(text: str) -> list[str]:
    r"""Return the strings of a list; strings with only blanks between them are one string.

    PX breaks long strings over lines, so ``"Västra "\n"Götaland"`` is one name.
    """
    strings: list[str] = []
    before = 0
    for found in _TEXT.finditer(text):
        if strings and "," not in text[before : found.start()]:
            strings[-1] += found[1]
        else:
            strings.append(found[1])
        before = found.end()
    return strings


def _dense(
    file: str,
    cells: list[str],
    statements: dict[tuple[str, str | None], str],
    variables: list[_Variable],
) -> list[str]:
    """Return all cells of a file with KEYS, where only rows with content are written.

    Each written row begins with the keys of the STUB variables; rows left out are zero, which is
    what the format says they are.
    """
    stub = len(_strings(statements[("STUB", None)])) if ("STUB", None) in statements else 0
    width = math.prod(len(variable.codes) for variable in variables[stub:])
    places = [
        {key: i for i, key in enumerate(_keys_of(variable, statements))}
        for variable in variables[:stub]
    ]
    dense = ["0"] * math.prod(len(variable.codes) for variable in variables)
    if odd := len(cells) % (stub + width):
        facts = {"expected": len(cells) - odd + stub + width}
        raise Unreadable([Fault("wrong-number-of-cells", Place(file), str(len(cells)), facts)])
    written: set[int] = set()
    for start in range(0, len(cells), stub + width):
        keys, values = cells[start : start + stub], cells[start + stub : start + stub + width]
        position = _position(file, keys, places, variables)
        if position in written:
            raise Unreadable([Fault("px-key-twice", Place(file), ", ".join(keys))])
        written.add(position)
        dense[position * width : (position + 1) * width] = values
    return dense


def _position(
    file: str,
    keys: list[str],
    places: list[dict[str, int]],
    variables: list[_Variable],
) -> int:
    """Return which row of the table the keys stand for."""
    position = 0
    for lookup, key, variable in zip(places, keys, variables, strict=False):
        if key not in lookup:
            raise Unreadable([Fault("px-unknown-key", Place(file, column=variable.name), key)])
        position = position * len(variable.codes) + lookup[key]
    return position


def _keys_of(variable: _Variable, statements: dict[tuple[str, str | None], str]) -> list[str]:
    uses_codes = "CODES" in statements.get(("KEYS", variable.name), "VALUES")
    return variable.codes if uses_codes else variable.labels


def _as_sheet(file: str, variables: list[_Variable], cells: list[str]) -> Sheet:
    size = len(cells)
    require_names(file, [*(variable.name for variable in variables), VALUE], header_row=None)
    columns = dict(_columns(variables, size))
    frame = pl.DataFrame({**columns, VALUE: pl.Series(cells, dtype=pl.String)})
    return Sheet(
        file=file,
        frame=frame,
        numbers=pl.int_range(1, size + 1, dtype=pl.UInt32, eager=True),
        counted_in="cell",
        optional=frozenset(LABEL.format(variable.name) for variable in variables),
    )


def _columns(variables: list[_Variable], size: int) -> Iterator[tuple[str, pl.Series]]:
    """Give the code and the label of every cell, the last variable fastest."""
    cell = pl.int_range(0, size, dtype=pl.UInt32, eager=True)
    step = size
    for variable in variables:
        step //= len(variable.codes)
        position = (cell // step) % len(variable.codes)
        yield variable.name, pl.Series(variable.codes)[position]
        yield LABEL.format(variable.name), pl.Series(variable.labels)[position]

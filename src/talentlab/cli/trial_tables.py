"""How forecasts of earlier years turned out: for people a table, for programs JSON."""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from talentlab.cli.reader import Reader
from talentlab.vocab.text import Text

_WIDE: Final = 200  # characters: a table in a pipe is not cut to the width of a terminal

Row = Mapping[str, str | float | None]
"""Column -> value of one method, horizon and size class."""


def print_trials(
    rows: Iterable[Row], columns: Mapping[str, Text], form: str, reader: Reader
) -> None:
    """Print ``rows`` as a table with ``columns``, or as JSON when ``form`` says so."""
    if form == "json":
        click.echo(json.dumps({"rows": [_plain(row) for row in rows]}, ensure_ascii=False))
        return
    table = Table(*(text.say(reader.language) for text in columns.values()))
    for row in rows:
        table.add_row(*(_cell(row[name], reader) for name in columns))
    Console(width=_WIDE).print(table)


def _plain(row: Row) -> Row:
    """Return a row for JSON, which knows no NaN."""
    return {
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in row.items()
    }


def _cell(value: str | float | None, reader: Reader) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return reader.number(value, decimals=0 if isinstance(value, int) else 2)

"""``talentlab tables`` and ``talentlab regions``: what can be imported, and for whom."""

from pathlib import Path
from typing import Final

import click

from talentlab.cli.options import data_option, language_option
from talentlab.cli.reader import Reader, current_reader
from talentlab.errors import UnknownCode
from talentlab.store.working import read_working
from talentlab.tables.catalogue import TABLES
from talentlab.tables.declare import Table
from talentlab.vocab.region import load_region, region_names
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import nearest

_ROW: Final = Text(
    sv="{name:<28} {title} (rader: {rows}, delar: {parts})",
    en="{name:<28} {title} (rows: {rows}, parts: {parts})",
)
_EMPTY_ROW: Final = Text(sv="{name:<28} {title}", en="{name:<28} {title}")
_MORE: Final = Text(
    sv="”talentlab tables NAMN” visar kolumner och enheter.",
    en='"talentlab tables NAME" shows columns and units.',
)
_IDENTIFIES: Final = Text(sv="nyckel", en="key")
_PART: Final = Text(sv="  del {id}: {rows} rader", en="  part {id}: {rows} rows")


@click.command()
@click.argument("name", required=False)
@data_option
@language_option
@click.pass_context
def tables(context: click.Context, name: str | None, root: Path) -> None:
    r"""List all tables, or the columns and units of the table NAME.

    \b
        talentlab tables
        talentlab tables population
    """
    reader = current_reader(context)
    if name is None:
        _list_tables(root, reader)
    elif name in TABLES:
        _describe(TABLES[name], root, reader)
    else:
        found = nearest(name, {known: (known,) for known in TABLES}) or tuple(TABLES)
        raise UnknownCode(vocabulary="tables", codes=(name,), nearest={name: found})


def _list_tables(root: Path, reader: Reader) -> None:
    working = read_working(root)
    for table in TABLES.values():
        parts = working.of_table(table.name)
        rows = sum(part.rows for part in parts)
        text = _ROW if parts else _EMPTY_ROW
        reader.say(text, name=table.name, title=table.title, rows=rows, parts=len(parts))
    reader.say(_MORE)


def _describe(table: Table, root: Path, reader: Reader) -> None:
    click.echo(f"{table.name}: {table.title.say(reader.language)}")
    click.echo(table.about.say(reader.language))
    for column in table.columns():
        what = _IDENTIFIES.say(reader.language) if column.name in table.key else column.unit or ""
        click.echo(f"  {column.name:<24} {column.text.say(reader.language)} [{what}]")
    for part in read_working(root).of_table(table.name):
        reader.say(_PART, id=part.id, rows=part.rows)


@click.command()
@language_option
@click.pass_context
def regions(context: click.Context) -> None:
    """List the regions that come with Talentlab. Any other is a TOML file of the same form."""
    reader = current_reader(context)
    for name in region_names():
        region = load_region(name)
        places = [region.place_name(code).say(reader.language) for code in region.region_codes()]
        click.echo(f"{name:<16} {region.name.say(reader.language)}: {', '.join(places)}")

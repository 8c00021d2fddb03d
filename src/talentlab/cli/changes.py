"""What changed in a table, as lines that a person reads before trusting the new numbers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from talentlab.cli.reader import Reader
from talentlab.pipelines.compare import KIND, Change
from talentlab.tables.catalogue import TABLES
from talentlab.tables.declare import Table
from talentlab.vocab.text import Text

_TABLE: Final = Text(
    sv="  {title} ({table}): {added} nya, {removed} borttagna, {changed} ändrade; nu {rows} rader",
    en="  {title} ({table}): {added} added, {removed} removed, {changed} changed; now {rows} rows",
)
_KINDS: Final[Mapping[str, Text]] = {
    "changed": Text(sv="    ändrad: {key}: {values}", en="    changed: {key}: {values}"),
    "added": Text(sv="    ny: {key}: {values}", en="    added: {key}: {values}"),
    "removed": Text(sv="    borttagen: {key}: {values}", en="    removed: {key}: {values}"),
}


def change_lines(changes: Iterable[Change], reader: Reader) -> Iterator[str]:
    """Return a paragraph for each table that changed: counts and examples."""
    for change in changes:
        if change.is_none:
            continue
        table = TABLES[change.table]
        yield reader.words(
            _TABLE,
            title=table.title,
            table=change.table,
            added=change.added,
            removed=change.removed,
            changed=change.changed,
            rows=change.rows_after,
        )
        if change.rows_before:
            yield from (_example(table, example, reader) for example in change.examples)


def _example(table: Table, example: Mapping[str, Any], reader: Reader) -> str:
    key = " ".join(str(example[name]) for name in table.key)
    measures = [name for name in example if name not in {*table.key, KIND}]
    now = [name for name in measures if not name.endswith("_before")]
    values = ", ".join(_value(name, example) for name in now)
    return reader.words(_KINDS[example[KIND]], key=key, values=values)


def _value(name: str, example: Mapping[str, Any]) -> str:
    before = f"{name}_before"
    if before in example and example[before] != example[name]:
        return f"{name} {example[before]} → {example[name]}"
    return f"{name} {example[name]}"

"""Reading the vocabularies that are shipped with the package.

A vocabulary is a tab-separated file in ``vocab/data``. Lines that begin with ``#`` are its card
(``# key: value``); the first other line names the columns ``code``, ``level``, ``parent``, ``sv``,
``en`` and ``en_by``, where ``own`` marks an English name written by us. An empty English name
means that the Swedish one is used in both languages, as with the names of places. A column
``also`` lists other spellings that tables use, with ``|`` between them.
"""

from importlib.resources import files
from typing import Final

from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import Edition, Entry, Vocabulary

_OWN: Final = "own"


def read_rows(name: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the card and the rows of the shipped file ``name`` (without ``.tsv``)."""
    text = files("talentlab.vocab").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()
    card = dict(line[1:].strip().split(": ", 1) for line in lines if line.startswith("#"))
    header, *body = (line for line in lines if not line.startswith("#"))
    columns = header.split("\t")
    return card, [dict(zip(columns, line.split("\t"), strict=True)) for line in body]


def read_edition(name: str, card: dict[str, str]) -> Edition:
    """Return the card of a shipped file as an ``Edition``."""
    return Edition(
        key=name,
        name=Text(sv=card["name_sv"], en=card["name_en"]),
        edition=card["edition"],
        producer=card["producer"],
        source=card["source"],
        licence=card["licence"],
        note=Text(sv=card["note_sv"], en=card["note_en"]),
    )


def read_vocabulary(name: str) -> Vocabulary:
    """Return the shipped vocabulary ``name``."""
    card, rows = read_rows(name)
    entries = {row["code"]: _entry(row) for row in rows}
    return Vocabulary(edition=read_edition(name, card), entries=entries)


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        code=row["code"],
        name=Text(sv=row["sv"], en=row["en"] or row["sv"]),
        level=int(row["level"]),
        parent=row["parent"] or None,
        english_is_ours=row["en_by"] == _OWN,
        also=tuple(filter(None, row.get("also", "").split("|"))),
    )

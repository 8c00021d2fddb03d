"""Small deliveries, made by hand, and a look at everything a store says."""

import hashlib
from pathlib import Path

import polars as pl

from talentlab.store.disk import Disk, sha256_of
from talentlab.store.incoming import Incoming, IncomingPart, RawContent
from talentlab.store.tidy import TidyTables
from talentlab.store.working import read_working
from talentlab.tables.card import Card, RawFile
from talentlab.tables.people import POPULATION
from talentlab.vocab.text import Text

NOW = "2026-11-24T10:00:00+00:00"

Row = tuple[str, str, int, int, int]
"""Region, sex, age, year, persons."""

ROWS: tuple[Row, ...] = (
    ("2480", "women", 37, 2021, 900),
    ("2480", "men", 37, 2021, 950),
    ("2480", "women", 37, 2022, 910),
)


def population(rows=ROWS):
    """Return rows of the population table."""
    columns = ["region_code", "sex", "age", "year", "persons"]
    frame = pl.DataFrame(list(rows), schema=columns, orient="row")
    return frame.with_columns(reference_month=pl.lit(12, dtype=pl.Int64)).select(
        [column.name for column in POPULATION.columns()]
    )


def card(raw: RawContent, rows: int, **changed):
    """Return the card of a part that came from ``raw``."""
    facts = {
        "title": Text(sv="Folkmängd", en="Population"),
        "producer": raw.producer,
        "source": "BE0101",
        "licence": "CC0-1.0",
        "raw_files": (RawFile(raw.name, sha256_of(raw.content), rows),),
    }
    return Card(**facts | changed)


def delivery(rows=ROWS, *, name="scb", part="population", supersedes=(), **changed):
    """Return a delivery of one part, whose untouched file is simply its rows as text."""
    raw = RawContent("SCB", f"{part}.csv", repr(tuple(rows)).encode())
    frame = population(rows)
    described = card(raw, frame.height, **changed)
    parts = (IncomingPart(POPULATION, part, frame, described, supersedes),)
    return Incoming(delivery=name, parts=parts, raw=(raw,))


def what_it_says(root: Path):
    """Return everything a reader of the imported tables can see."""
    working = read_working(root)
    tidy = TidyTables(root, working.parts)
    rows = {name: tidy[name].rows() for name in tidy}
    cards = {name: [layer.card for layer in tidy.layers(name)] for name in tidy}
    return rows, cards, working.imports, working.files


def every_byte(root: Path):
    """Return every file of the store with a hash of its content; passing names too."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".writer"
    }


class Interrupted(BaseException):
    """Stands for the end of the process: nothing in the code may catch it."""


class MortalDisk(Disk):
    """Dies before its ``last``-th step; counts the steps it lived through."""

    def __init__(self, last: int | None = None, error: OSError | None = None) -> None:
        self.steps = 0
        self._last = last
        self._error = error

    def step(self, _deed, _path):
        """Count, and die when it is time."""
        if self.steps == self._last:
            raise self._error or Interrupted
        self.steps += 1

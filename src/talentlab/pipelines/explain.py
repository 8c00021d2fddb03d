"""From a published number back to the untouched files: every step with its name and hash."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from talentlab.errors import NumberNotPublished, StoreDamaged
from talentlab.pipelines.explained_cells import WORK, Cells, cells_of, published
from talentlab.pipelines.explained_signal import (
    MeasuredSignal,
    parts_behind,
    published_signals,
    signal_asked,
)
from talentlab.pipelines.question import (
    EMPLOYED,
    OF_WORK,
    OPENINGS,
    SIGNAL,
    Question,
    parse_question,
)
from talentlab.pipelines.restrict import restrict
from talentlab.store.disk import sha256_of
from talentlab.store.layout import Layout
from talentlab.store.manifest import InputPart
from talentlab.store.parquet import unpack
from talentlab.store.release import Release
from talentlab.tables.card import RawFile
from talentlab.tables.people import DECEMBER
from talentlab.tables.signals import OCCUPATION_SIGNALS
from talentlab.vocab.geography import SWEDEN, counties
from talentlab.vocab.text import Text

COUNTED_IN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "persons": "population",
        "births": "births",
        "deaths": "deaths",
        "net_migration": "migration",
        "employed": "employed_by_occupation",
    }
)
"""Measure -> the imported table that counts it."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number itself. Those of years that have been have no interval.

    ``is_modelled`` says that nobody counts it: it is modelled from other counts. ``is_mean`` says
    that it is the mean of what is expected and not the median.
    """

    value: float
    interval_80: tuple[float, float] | None = None
    interval_95: tuple[float, float] | None = None
    is_modelled: bool = False
    is_mean: bool = False


@dataclass(frozen=True, slots=True)
class RawStep:
    """One untouched file: where the store keeps it, and whether it is there unchanged."""

    file: RawFile
    path: Path | None
    is_intact: bool


@dataclass(frozen=True, slots=True)
class InputStep:
    """One imported part: how many of its rows are about the place that was asked for."""

    part: InputPart
    region_rows: int | None
    raw: tuple[RawStep, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything between a published number and the files it came from.

    ``number`` is nothing, and ``signal`` what was measured, where a signal is asked for.
    """

    question: Question
    number: Number | None
    release: Release
    table: str
    inputs: tuple[InputStep, ...]
    signal: MeasuredSignal | None = None

    @property
    def month(self) -> int:
        """The month at whose end residents are counted; December for what happens all year."""
        asked = self.question
        return self.release.month_of(asked.year) if asked.measure == "persons" else DECEMBER

    @property
    def base_year(self) -> int:
        """The last counted year of what the number is about."""
        if not self._is_about_work:
            return self.release.base_year
        years = self.release.query(f"SELECT max(year) FROM {WORK.history}")  # noqa: S608 -- a constant
        last: int = years.item()
        return last

    @property
    def assumed(self) -> tuple[Text, ...]:
        """What the outlook that the number belongs to assumed, in words."""
        release = self.release
        if self.question.measure == SIGNAL:
            return ()
        if self.question.measure in OPENINGS:
            return (*release.assumed_about_openings, *release.assumed_about_work)
        return release.assumed_about_work if self._is_about_work else release.assumed

    @property
    def _is_about_work(self) -> bool:
        is_outlook = self.question.measure in {EMPLOYED, *OPENINGS}
        return is_outlook and WORK.history in self.release.tables


def explain_number(root: Path, release: Release, text: str) -> Chain:
    """Return the way back from the number that ``text`` asks for.

    Raises
    ------
    QuestionNotUnderstood
        With every unknown word and the nearest known ones.
    NumberNotPublished
        The words are known but the release has no such number; says what it has.

    """
    question = parse_question(text, release.region)
    if question.measure == SIGNAL:
        return _of_signal(root, release, question)
    cells = cells_of(question)
    table, number = _number(release, cells, question)
    places = _places(release, question)
    steps = [_input(root, part, places) for part in release.inputs(table)]
    if table == cells.history and not number.is_modelled:
        # What was counted comes from its own table and place; the rest from everything it read.
        source = COUNTED_IN[question.measure]
        steps = [step for step in steps if step.part.table == source and step.region_rows != 0]
    # The parts that count the place itself come first; the sort keeps the rest as it was.
    steps.sort(key=lambda step: not step.region_rows)
    return Chain(question, number, release, table, tuple(steps))


def _of_signal(root: Path, release: Release, question: Question) -> Chain:
    """Return the way back from a signal: only the tables that it comes from, where it was told."""
    found = signal_asked(release, question)
    if found is None:
        raise NumberNotPublished(
            question=str(question),
            release=release.name,
            published=published_signals(release, question),
        )
    places = _places(release, replace(question, region_code=found.region_code))
    steps = [_input(root, part, places) for part in parts_behind(release, found)]
    steps.sort(key=lambda step: not step.region_rows)
    return Chain(question, None, release, OCCUPATION_SIGNALS.name, tuple(steps), found)


def _number(release: Release, cells: Cells, question: Question) -> tuple[str, Number]:
    """Return the table that has the number, and the number."""
    for table in cells.tables:
        if table not in release.tables:
            continue
        found = release.query(
            f"SELECT * FROM {table} WHERE {cells.where()}",  # noqa: S608 -- our own constants
            cells.asked(question),
        )
        if not found.is_empty():
            row = found.row(0, named=True)
            is_modelled = bool(row.get("is_modelled"))
            if table == cells.history:
                return table, Number(row[cells.value], is_modelled=is_modelled)
            bounds = (row["p10"], row["p90"]), (row["p2_5"], row["p97_5"])
            value, is_mean = row[cells.expected], cells.expected == "mean"
            return table, Number(value, *bounds, is_modelled=is_modelled, is_mean=is_mean)
    raise NumberNotPublished(
        question=str(question),
        release=release.name,
        published=published(release, question),
    )


def _places(release: Release, question: Question) -> tuple[str, ...]:
    """Return the place and, when it is a sum, the places it adds up."""
    code = question.region_code
    if code == SWEDEN and question.measure in OF_WORK:
        return (SWEDEN, *counties())
    return (code, *release.region.members().get(code, ()))


def _input(root: Path, part: InputPart, places: tuple[str, ...]) -> InputStep:
    raw = tuple(_raw(root, file) for file in part.card.raw_files)
    return InputStep(part=part, region_rows=_region_rows(root, part, places), raw=raw)


def _region_rows(root: Path, part: InputPart, places: tuple[str, ...]) -> int | None:
    """Return how many rows are about ``places``; unknown if the part is no longer in the store."""
    try:
        frame, _ = unpack(Layout(root).tidy(part.table, part.sha256), part.sha256)
    except StoreDamaged:
        return None
    return restrict(frame, places).height


def _raw(root: Path, file: RawFile) -> RawStep:
    path = next(iter(sorted((root / "raw").glob(f"*/{file.sha256}"))), None)
    is_intact = path is not None and sha256_of(path.read_bytes()) == file.sha256
    return RawStep(file=file, path=path, is_intact=is_intact)

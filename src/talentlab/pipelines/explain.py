"""From a published number back to the untouched files: every step with its name and hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from talentlab.errors import NumberNotPublished, StoreDamaged
from talentlab.pipelines.question import Question, parse_question
from talentlab.pipelines.restrict import restrict
from talentlab.store.disk import sha256_of
from talentlab.store.layout import Layout
from talentlab.store.manifest import InputPart
from talentlab.store.parquet import unpack
from talentlab.store.release import Release
from talentlab.tables.card import RawFile
from talentlab.tables.people import DECEMBER
from talentlab.vocab.text import Text

HISTORY: Final = "population_history"
OUTLOOK: Final = "population_outlook"
COUNTED_IN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "persons": "population",
        "births": "births",
        "deaths": "deaths",
        "net_migration": "migration",
    }
)
"""Measure -> the imported table that counts it."""
_WHAT_THERE_IS: Final = """
    SELECT DISTINCT year, region_code, sex, age_group FROM (
        SELECT measure, year, region_code, sex, age_group FROM population_history
        UNION ALL
        SELECT measure, year, region_code, sex, age_group FROM population_outlook
    ) WHERE measure = ?
"""


@dataclass(frozen=True, slots=True)
class Number:
    """The number itself. Counted ones have no interval."""

    value: float
    interval_80: tuple[float, float] | None = None
    interval_95: tuple[float, float] | None = None


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
    """Everything between a published number and the files it came from."""

    question: Question
    number: Number
    release: Release
    table: str
    inputs: tuple[InputStep, ...]

    @property
    def month(self) -> int:
        """The month at whose end residents are counted; December for what happens all year."""
        asked = self.question
        return self.release.month_of(asked.year) if asked.measure == "persons" else DECEMBER


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
    table = HISTORY if question.year <= release.base_year else OUTLOOK
    number = _number(release, table, question)
    places = _places(release, question.region_code)
    steps = [_input(root, part, places) for part in release.inputs(table)]
    if table == HISTORY:
        # What was counted comes from its own table and place; a forecast from everything it read.
        source = COUNTED_IN[question.measure]
        steps = [step for step in steps if step.part.table == source and step.region_rows != 0]
    # The parts that count the place itself come first; the sort keeps the rest as it was.
    steps.sort(key=lambda step: not step.region_rows)
    return Chain(question, number, release, table, tuple(steps))


def _number(release: Release, table: str, question: Question) -> Number:
    found = release.query(
        f"SELECT * FROM {table} WHERE measure = ? AND region_code = ? AND year = ? "  # noqa: S608 -- one of two constants
        "AND sex = ? AND age_group = ?",
        [
            question.measure,
            question.region_code,
            question.year,
            question.sex,
            question.age_group,
        ],
    )
    if found.is_empty():
        raise NumberNotPublished(
            question=str(question), release=release.name, published=_published(release, question)
        )
    row = found.row(0, named=True)
    if table == HISTORY:
        return Number(value=row["persons"])
    return Number(row["p50"], (row["p10"], row["p90"]), (row["p2_5"], row["p97_5"]))


def _published(release: Release, question: Question) -> tuple[Text, ...]:
    """Return what there is instead, for the measure that was asked for."""
    has = release.query(_WHAT_THERE_IS, [question.measure])
    if has.is_empty():
        return (Text(sv="inga tal av det slaget", en="no numbers of that kind"),)
    years, places, sexes, ages = (sorted(has[name].unique()) for name in has.columns)
    bands = ", ".join(age for age in ages if not age.isdigit())
    return (
        Text(sv=f"år {years[0]}–{years[-1]}", en=f"years {years[0]}–{years[-1]}"),
        Text(sv=f"områden {', '.join(places)}", en=f"areas {', '.join(places)}"),
        Text(sv=f"kön {', '.join(sexes)}", en=f"sexes {', '.join(sexes)}"),
        Text(sv=f"åldrar {bands}", en=f"ages {bands}"),
    )


def _places(release: Release, region_code: str) -> tuple[str, ...]:
    """Return the place and, when it is a sum, the municipalities it adds up."""
    return (region_code, *release.region.members().get(region_code, ()))


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

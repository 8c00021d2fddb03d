"""From a published number back to the untouched files: every step with its name and hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from talentlab.errors import NumberNotPublished, StoreDamaged
from talentlab.pipelines.question import EMPLOYED, Question, parse_question
from talentlab.pipelines.restrict import restrict
from talentlab.store.disk import sha256_of
from talentlab.store.layout import Layout
from talentlab.store.manifest import InputPart
from talentlab.store.parquet import unpack
from talentlab.store.release import Release
from talentlab.tables.card import RawFile
from talentlab.tables.people import DECEMBER
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
class _Cells:
    """Where the numbers about people, or about work, are published."""

    history: str
    outlook: str
    value: str
    key: tuple[str, ...]

    def where(self) -> str:
        """Return the SQL condition that finds one cell."""
        return " AND ".join(f"{column} = ?" for column in self.key)

    def asked(self, question: Question) -> list[object]:
        """Return the values of the key that a question asks for."""
        return [getattr(question, column) for column in self.key]


_PEOPLE: Final = _Cells(
    history="population_history",
    outlook="population_outlook",
    value="persons",
    key=("measure", "region_code", "year", "sex", "age_group"),
)
_WORK: Final = _Cells(
    history="employment_history",
    outlook="employment_outlook",
    value="employed_persons",
    key=("region_code", "year", "sex", "ssyk_code"),
)


@dataclass(frozen=True, slots=True)
class Number:
    """The number itself. Those of years that have been have no interval.

    ``is_modelled`` says that nobody counts it: it is modelled from other counts.
    """

    value: float
    interval_80: tuple[float, float] | None = None
    interval_95: tuple[float, float] | None = None
    is_modelled: bool = False


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

    @property
    def base_year(self) -> int:
        """The last counted year of what the number is about."""
        if self.question.measure != EMPLOYED:
            return self.release.base_year
        years = self.release.query(f"SELECT max(year) FROM {_WORK.history}")  # noqa: S608 -- a constant
        last: int = years.item()
        return last

    @property
    def assumed(self) -> tuple[Text, ...]:
        """What the outlook that the number belongs to assumed, in words."""
        is_work = self.question.measure == EMPLOYED
        return self.release.assumed_about_work if is_work else self.release.assumed


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
    cells = _WORK if question.measure == EMPLOYED else _PEOPLE
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


def _number(release: Release, cells: _Cells, question: Question) -> tuple[str, Number]:
    """Return the table that has the number, and the number."""
    for table in (cells.history, cells.outlook):
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
            return table, Number(row["p50"], *bounds, is_modelled=is_modelled)
    raise NumberNotPublished(
        question=str(question),
        release=release.name,
        published=_published(release, cells, question),
    )


def _published(release: Release, cells: _Cells, question: Question) -> tuple[Text, ...]:
    """Return what there is instead, for the measure that was asked for."""
    columns = [name for name in cells.key if name != "measure"]
    of_measure = "WHERE measure = ?" if "measure" in cells.key else ""
    parts = [
        f"SELECT {', '.join(columns)} FROM {table} {of_measure}"  # noqa: S608 -- our own constants
        for table in (cells.history, cells.outlook)
        if table in release.tables
    ]
    values = [question.measure] * len(parts) if of_measure else []
    has = release.query(" UNION ".join(parts) or "SELECT 1 WHERE false", values)
    if has.is_empty():
        return (Text(sv="inga tal av det slaget", en="no numbers of that kind"),)
    places, years, sexes, groups = (sorted(has[name].unique()) for name in columns)
    return (
        Text(sv=f"år {years[0]}–{years[-1]}", en=f"years {years[0]}–{years[-1]}"),
        Text(sv=f"områden {', '.join(places)}", en=f"areas {', '.join(places)}"),
        Text(sv=f"kön {', '.join(sexes)}", en=f"sexes {', '.join(sexes)}"),
        _groups(groups, question),
    )


def _groups(groups: list[str], question: Question) -> Text:
    """Return the ages, or how many occupations, there are numbers for."""
    if question.measure == EMPLOYED:
        occupations = len(groups) - 1
        return Text(
            sv=f"{occupations} yrken med en till fyra siffror, och alla tillsammans",
            en=f"{occupations} occupations of one to four digits, and all together",
        )
    bands = ", ".join(age for age in groups if not age.isdigit())
    return Text(sv=f"åldrar {bands}", en=f"ages {bands}")


def _places(release: Release, question: Question) -> tuple[str, ...]:
    """Return the place and, when it is a sum, the places it adds up."""
    code = question.region_code
    if code == SWEDEN and question.measure == EMPLOYED:
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

"""From a published number back to the untouched files: every step with its name and hash."""

from dataclasses import dataclass
from pathlib import Path

from talentlab.errors import NumberNotPublished, StoreDamaged
from talentlab.pipelines.question import Question, parse_question
from talentlab.pipelines.restrict import restrict
from talentlab.store.disk import sha256_of
from talentlab.store.layout import Layout
from talentlab.store.manifest import InputPart
from talentlab.store.parquet import unpack
from talentlab.store.release import Release
from talentlab.tables.card import RawFile

HISTORY = "population_history"
OUTLOOK = "population_outlook"


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
    inputs = tuple(_input(root, part, places) for part in release.inputs(table))
    return Chain(question, number, release, table, inputs)


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


def _published(release: Release, question: Question) -> dict[str, str]:
    """Return what there is instead, for the measure that was asked for."""
    has = release.query(
        "SELECT min(year) AS first, max(year) AS last, "
        "string_agg(DISTINCT region_code, ', ' ORDER BY region_code) AS places, "
        "string_agg(DISTINCT age_group, ', ' ORDER BY age_group) FILTER (age_group NOT SIMILAR TO "
        "'[0-9]+') AS ages FROM (SELECT measure, region_code, age_group, year FROM "
        "population_history UNION ALL SELECT measure, region_code, age_group, year FROM "
        "population_outlook) WHERE measure = ?",
        [question.measure],
    ).row(0, named=True)
    return {
        f"{has['first']}–{has['last']}": "",
        str(has["places"]): "",
        str(has["ages"]): "",
    }


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

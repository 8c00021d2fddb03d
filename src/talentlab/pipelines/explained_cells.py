"""Where the numbers that can be explained are published, and what there is of them."""

from dataclasses import dataclass
from typing import Final

from talentlab.pipelines.question import EMPLOYED, OPENINGS, Question
from talentlab.store.release import Release
from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the numbers about people, work or openings are published.

    ``history`` has what was counted and is empty where nobody counts it. ``value`` is the column
    of counted numbers, ``expected`` that of the outlook.
    """

    history: str
    outlook: str
    value: str
    key: tuple[str, ...]
    expected: str = "p50"

    @property
    def tables(self) -> tuple[str, ...]:
        """Return the tables, what was counted first."""
        return tuple(name for name in (self.history, self.outlook) if name)

    def where(self) -> str:
        """Return the SQL condition that finds one cell."""
        return " AND ".join(f"{column} = ?" for column in self.key)

    def asked(self, question: Question) -> list[object]:
        """Return the values of the key that a question asks for."""
        return [getattr(question, column) for column in self.key]


_PEOPLE: Final = Cells(
    history="population_history",
    outlook="population_outlook",
    value="persons",
    key=("measure", "region_code", "year", "sex", "age_group"),
)
WORK: Final = Cells(
    history="employment_history",
    outlook="employment_outlook",
    value="employed_persons",
    key=("region_code", "year", "sex", "ssyk_code"),
)
_OPENINGS: Final = Cells(
    history="",
    outlook="openings_outlook",
    value="",
    key=("component", "region_code", "year", "ssyk_code"),
    expected="mean",
)
_KINDS: Final = ("measure", "component")
"""Columns that say what a number is of, and not where, when or of whom."""


def cells_of(question: Question) -> Cells:
    """Return where the number is published that a question asks for."""
    if question.measure in OPENINGS:
        return _OPENINGS
    return WORK if question.measure == EMPLOYED else _PEOPLE


def published(release: Release, question: Question) -> tuple[Text, ...]:
    """Return what there is instead, for the measure that was asked for."""
    cells = cells_of(question)
    columns = [name for name in cells.key if name not in _KINDS]
    of_kind = "".join(f"WHERE {name} = ?" for name in cells.key if name in _KINDS)
    parts = [
        f"SELECT {', '.join(columns)} FROM {table} {of_kind}"  # noqa: S608 -- our own constants
        for table in cells.tables
        if table in release.tables
    ]
    values = [question.measure] * len(parts) if of_kind else []
    has = release.query(" UNION ".join(parts) or "SELECT 1 WHERE false", values)
    if has.is_empty():
        return (Text(sv="inga tal av det slaget", en="no numbers of that kind"),)
    found = {name: sorted(has[name].unique()) for name in columns}
    years, places = found["year"], ", ".join(found["region_code"])
    said = [
        Text(sv=f"år {years[0]}–{years[-1]}", en=f"years {years[0]}–{years[-1]}"),
        Text(sv=f"områden {places}", en=f"areas {places}"),
    ]
    if "sex" in found:
        sexes = ", ".join(found["sex"])
        said.append(Text(sv=f"kön {sexes}", en=f"sexes {sexes}"))
    return (*said, _groups(found))


def _groups(found: dict[str, list[str]]) -> Text:
    """Return the ages, or how many occupations, there are numbers for."""
    if "ssyk_code" in found:
        occupations = len(found["ssyk_code"]) - 1
        return Text(
            sv=f"{occupations} yrken med en till fyra siffror, och alla tillsammans",
            en=f"{occupations} occupations of one to four digits, and all together",
        )
    bands = ", ".join(age for age in found["age_group"] if not age.isdigit())
    return Text(sv=f"åldrar {bands}", en=f"ages {bands}")

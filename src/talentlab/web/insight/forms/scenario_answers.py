"""What is written in a scenario form: from its address, from a scenario, and as plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import QueryDict

from talentlab.vocab.text import Language
from talentlab.web.insight.forms.scenario_questions import FOCUS, LEVER, PARTS, SHOCK, Question
from talentlab.web.insight.forms.scenario_written import one_line
from talentlab.web.insight.queries.scenarios import (
    MOST,
    Scenario,
    scenario_to_plain,
    shock_library,
    shock_to_plain,
)

LONGEST_NAME: Final = 80
_LONGEST: Final = 300
_ROW: Final = re.compile(r"([ac])([1-9]\d?)-([a-z-]+)")
AS_THE_QUESTION: Final = ("omrade", "utbildning")
"""Left empty in a lever, it is for the same area and education as the whole question."""


@dataclass(slots=True)
class Written:
    """Everything as it is written: one mapping for the question, one for each row."""

    focus: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=lambda: {LEVER: [], SHOCK: []})

    @property
    def has_room(self) -> bool:
        """Return whether another lever or employer can be added."""
        return sum(map(len, self.rows.values())) < MOST


def written_in(asked: QueryDict) -> Written:
    """Return what an address says, rows in the order of their numbers, empty ones too."""
    known = {question.key for question in FOCUS}
    rows: dict[tuple[str, int], dict[str, str]] = {}
    found = Written({key: _said(asked, key) for key in known if key in asked})
    for name in asked:
        if place := _ROW.fullmatch(name):
            rows.setdefault((place[1], int(place[2])), {})[place[3]] = _said(asked, name)
    for (letter, _), row in sorted(rows.items()):
        found.rows[letter].append(row)
    return found


def without_empty(written: Written) -> Written:
    """Return the form without rows in which nothing was said."""
    kept = {
        letter: [row for row in rows if _is_filled(letter, row)]
        for letter, rows in written.rows.items()
    }
    return Written(written.focus, kept)


def written_from(scenario: Scenario, language: Language) -> Written:
    """Return a scenario as it would have been written."""
    plain = scenario_to_plain(scenario)
    found = Written(_write(FOCUS, plain, language))
    for letter, (name, questions) in PARTS.items():
        found.rows[letter] = [_write(questions, part, language) for part in plain[name]]
    for row in found.rows[LEVER]:
        for key in AS_THE_QUESTION:
            if row.get(key) == found.focus[key]:
                row[key] = ""
    return found


def written_shock(slug: str, language: Language, year: int) -> dict[str, str]:
    """Return an employer of the library as a row of the form; nothing if there is none."""
    entry = shock_library().get(slug)
    if entry is None:
        return {}
    plain = shock_to_plain(entry.shock) | {"first_year": year}
    return _write(PARTS[SHOCK][1], plain, language)


def plain_of(written: Written) -> dict[str, Any]:
    """Return plain values for the scenario's own check; what was left empty is left out."""
    plain = _read(FOCUS, written.focus)
    for letter, (name, questions) in PARTS.items():
        rows = written.rows[letter]
        if letter == LEVER:
            usual = {key: written.focus.get(key, "") for key in AS_THE_QUESTION}
            rows = [row | {k: row.get(k) or usual[k] for k in usual} for row in rows]
        plain[name] = [_read(questions, row) for row in rows]
    return plain


def _said(asked: QueryDict, name: str) -> str:
    longest = LONGEST_NAME if name == "namn" or name.endswith("-vem") else _LONGEST
    return one_line(asked.get(name, ""), longest)


def _is_filled(letter: str, row: Mapping[str, str]) -> bool:
    """Return whether anything in a row was written by hand: years and the like come filled in."""
    telling = ("slag", "mal", "narmare") if letter == LEVER else ("vem", "jobb", "yrken")
    return any(row.get(key) for key in telling)


def _read(questions: tuple[Question, ...], row: Mapping[str, str]) -> dict[str, Any]:
    return {q.plain: q.written.read(row[q.key]) for q in questions if row.get(q.key)}


def _write(
    questions: tuple[Question, ...], plain: Mapping[str, Any], language: Language
) -> dict[str, str]:
    return {q.key: q.written.write(plain[q.plain], language) for q in questions if q.plain in plain}

"""A seat plan as a workbook: plan, comparison, what binds, values, assumptions and source."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import xlsxwriter  # type: ignore[import-untyped]  # it carries no types, nor does anybody else

from talentlab.pipelines.seats import workbook_words as words
from talentlab.pipelines.seats.solved import Solved, summary
from talentlab.vocab.text import Language, Text

Cell = str | int | float | None
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,  # a text that begins with "=" stays a text
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTH: Final = 18
_WIDE: Final = 110


@dataclass(frozen=True, slots=True)
class Origin:
    """What a plan was made from: the file's or release's name, and whether it is invented."""

    name: str
    code_version: str
    seed: int
    is_synthetic: bool = False


def workbook_bytes(solved: Solved, origin: Origin, language: Language) -> bytes:
    """Return the plan as .xlsx; numbers are numbers, texts are never formulas."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        sheets = (
            (words.PLAN, words.PLAN_HEADINGS, _plan(solved)),
            (words.COMPARED, words.COMPARED_HEADINGS, _compared(solved)),
            (words.BINDS, words.BINDS_HEADINGS, _binds(solved, language)),
            (words.VALUES, words.VALUES_HEADINGS, _values(solved, language)),
        )
        for title, headings, rows in sheets:
            _table(book, title.say(language), [text.say(language) for text in headings], rows)
        said = [(str(n), text.say(language)) for n, text in enumerate(_said(solved), 1)]
        _pairs(book, words.ASSUMPTIONS.say(language), said)
        _pairs(book, words.SOURCE.say(language), _source(solved, origin, language))
    return stream.getvalue()


def _said(solved: Solved) -> tuple[Text, ...]:
    return solved.prepared.assumptions


def _table(book: Any, title: str, headings: Sequence[str], rows: Iterator[Sequence[Cell]]) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    sheet = book.add_worksheet(title)
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for x, heading in enumerate(headings):
        sheet.write_string(0, x, heading, strong)
    sheet.set_column(0, len(headings) - 1, _WIDTH)
    sheet.freeze_panes(1, 1)
    whole = book.add_format({"num_format": "#,##0"})
    tenths = book.add_format({"num_format": "#,##0.0"})
    for y, row in enumerate(rows, 1):
        for x, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(y, x, cell)
            elif isinstance(cell, int):
                is_year = headings[x] in _YEARS
                sheet.write_number(y, x, cell, None if is_year else whole)
            elif cell is not None and np.isfinite(cell):
                sheet.write_number(y, x, cell, tenths)


_YEARS: Final = {
    heading.say(language)
    for heading in (words.PLAN_HEADINGS[4], words.PLAN_HEADINGS[11])
    for language in ("sv", "en")
}


def _pairs(book: Any, title: str, pairs: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    sheet = book.add_worksheet(title)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 2 * _WIDTH)
    sheet.set_column(1, 1, _WIDE)
    for y, (label, said) in enumerate(pairs):
        sheet.write_string(y, 0, label, wrapped)
        sheet.write_string(y, 1, said, wrapped)


def _plan(solved: Solved) -> Iterator[Sequence[Cell]]:
    problem, programmes = solved.prepared.problem, solved.prepared.programmes
    starts, work = summary(solved.ahead.starts), summary(solved.ahead.graduates)
    for p, row in enumerate(programmes.iter_rows(named=True)):
        names = [
            str(row.get(name) or "")
            for name in ("programme", "education_group_code", "region_code", "school_form")
        ]
        for t, year in enumerate(problem.years):
            today, planned = int(problem.seats_today[p]), int(solved.plan.seats[p, t])
            yield (
                *names, year, today, planned, planned - today,
                *(float(part[p, t]) for part in starts), year + int(problem.lag[p]),
                *(float(part[p, t]) for part in work),
            )  # fmt: skip


def _compared(solved: Solved) -> Iterator[Sequence[Cell]]:
    problem = solved.prepared.problem
    ahead, today = solved.ahead.gap, solved.today.gap
    short, over = summary(np.maximum(ahead, 0.0)), summary(np.maximum(-ahead, 0.0))
    short_now = np.maximum(today, 0.0).mean(axis=0)
    over_now = np.maximum(-today, 0.0).mean(axis=0)
    for g, group in enumerate(problem.groups):
        for u, year in enumerate(problem.need_years):
            yield (
                group, year,
                float(short_now[g, u]), *(float(part[g, u]) for part in short),
                float(over_now[g, u]), *(float(part[g, u]) for part in over),
            )  # fmt: skip


def _binds(solved: Solved, language: Language) -> Iterator[Sequence[Cell]]:
    names = solved.prepared.problem.programmes
    for found in sorted(solved.binding, key=lambda each: (not each.binds, -each.worth_sek)):
        yield (
            words.LIMITS[found.limit].say(language),
            "" if found.programme is None else names[found.programme],
            found.area, found.year, float(found.used), float(found.available),
            (words.YES if found.binds else words.NO).say(language), float(found.worth_sek),
            words.UNITS[found.limit].say(language),
        )  # fmt: skip


def _values(solved: Solved, language: Language) -> Iterator[Sequence[Cell]]:
    for value in solved.values:
        name, meaning = words.KINDS[value.kind]
        yield (
            name.say(language), value.planned, value.held_out, value.standard_error,
            meaning.say(language),
        )  # fmt: skip


def _source(solved: Solved, origin: Origin, language: Language) -> list[tuple[str, str]]:
    futures = f"{len(solved.planned.need)}, {len(solved.held_out.need)}"
    lines = [
        (words.CAUTION.say(language), words.NOT_A_DECISION.say(language)),
        (words.MADE_FROM.say(language), origin.name),
        (words.CODE.say(language), origin.code_version),
        (words.SEED.say(language), str(origin.seed)),
        (words.DRAWS.say(language), futures),
        (words.BOUND.say(language), f"{solved.plan.lower_bound:.0f}"),
        (words.METHOD.say(language), words.GUIDE.say(language)),
    ]
    if origin.is_synthetic:
        lines.insert(0, (words.CAUTION.say(language), words.SYNTHETIC.say(language)))
    return lines

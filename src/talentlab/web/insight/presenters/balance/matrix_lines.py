"""How a matrix of verdicts is made of gaps: its cells, the order of its rows, and its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.matrix import Matrix, MatrixRow, draw_matrix
from talentlab.publish.charts.matrix_marks import Mark, MatrixCell
from talentlab.publish.charts.words import CODE
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.balance.sentences import BALANCE_IS
from talentlab.web.insight.presenters.balance.words import IN_A_WORD, Outcome, outcome_of
from talentlab.web.insight.queries.balance import Gap

_ROWS_DRAWN: Final = 28
_LARGE: Final = 0.1  # of demand: a gap from here is painted stronger
_MARKS: Final[dict[Outcome, Mark]] = {
    Outcome.SURELY_SHORT: Mark.SHORT,
    Outcome.SHORT: Mark.SHORT,
    Outcome.UNCERTAIN: Mark.UNCERTAIN,
    Outcome.ENOUGH: Mark.ENOUGH,
    Outcome.SURPLUS: Mark.SURPLUS,
    Outcome.POOLED: Mark.POOLED,
    Outcome.SUPPRESSED: Mark.SUPPRESSED,
}
_MARK_NAMES: Final[tuple[tuple[Mark, Promise], ...]] = (
    (Mark.SHORT, gettext_lazy("Shortage")),
    (Mark.SURPLUS, gettext_lazy("Surplus")),
    (Mark.ENOUGH, gettext_lazy("Probably enough")),
    (Mark.UNCERTAIN, gettext_lazy("Unsure")),
    (Mark.POOLED, gettext_lazy("Shown in a broader group")),
    (Mark.SUPPRESSED, gettext_lazy("Fewer than five: not shown")),
    (Mark.ABSENT, gettext_lazy("No number")),
)
_STRONGER: Final = gettext_lazy("A stronger colour: at least a tenth of the jobs.")


@dataclass(frozen=True, slots=True)
class Line:
    """One row before it is drawn: its code and name, and its gaps by column."""

    code: str
    name: str
    gaps: tuple[Gap | None, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a matrix: their names, their keys in downloads, and the one looked at."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    at: int | None = None


def tally(lines: Sequence[Line], at: int) -> dict[Mark, int]:
    """Return how many lines have each mark in one column."""
    found = dict.fromkeys(Mark, 0)
    for line in lines:
        found[cell_of(line.gaps[at]).mark] += 1
    return found


def cell_of(gap: Gap | None) -> MatrixCell:
    """Return the cell that shows a gap; an empty one where there is no row."""
    if gap is None:
        return MatrixCell(Mark.ABSENT)
    share = abs(gap.relative_gap_p50 or 0.0)
    return MatrixCell(_MARKS[outcome_of(gap)], is_large=share >= _LARGE)


def ordered(lines: Sequence[Line], at: int) -> list[Line]:
    """Return lines by the probability of a shortage; those without a number last."""

    def rank(line: Line) -> tuple[float, str]:
        gap = line.gaps[at]
        return (-gap.p_short if gap and gap.p_short is not None else 1.0, line.code)

    return sorted(lines, key=rank)


def matrix_of(
    lines: Sequence[Line],
    columns: Columns,
    language: Language,
    *,
    figure_id: str,
    title: str,
    row: TwinColumn,
    is_whole: bool = False,
) -> Figure:
    """Return the matrix with its table: for each cell the gap, its probability and its verdict.

    ``row`` is the column of codes, whose label names the rows. Where not ``is_whole``, only the
    rows nearest to a shortage and to a surplus are drawn; the table has all.
    """
    shown = list(lines) if is_whole else _both_ends(lines)
    places = {line.code: i for i, line in enumerate(lines)}
    chart = Matrix(
        figure_id=figure_id,
        title=title,
        summary=title + ".",
        columns=columns.names,
        rows=tuple(
            MatrixRow(line.name, tuple(cell_of(gap) for gap in line.gaps), places[line.code])
            for line in shown
        ),
        mark_names=tuple((mark, str(name)) for mark, name in _MARK_NAMES),
        twin=_twin(lines, columns, row, language),
        at=columns.at,
        more=len(lines) - len(shown),
        notes=(str(BALANCE_IS), str(_STRONGER)),
    )
    return draw_matrix(chart, language)


def _both_ends(lines: Sequence[Line]) -> list[Line]:
    """Return the rows to draw: those nearest to a shortage and those nearest to a surplus.

    Rows without a number of their own are drawn when there is room for them.
    """
    if len(lines) <= _ROWS_DRAWN:
        return list(lines)
    told = [line for line in lines if any(gap and gap.is_estimated for gap in line.gaps)]
    if len(told) <= _ROWS_DRAWN:
        return list(lines[:_ROWS_DRAWN])
    return [*told[: _ROWS_DRAWN // 2], *told[-(_ROWS_DRAWN // 2) :]]


_MEASURES: Final[tuple[tuple[str, Promise, str, int | None], ...]] = (
    ("gap", gettext_lazy("people minus jobs"), "persons", 0),
    ("p_short", gettext_lazy("probability of a shortage, percent"), "%", 0),
    ("verdict", gettext_lazy("in short"), "", None),
)
"""What the table tells of each cell, in the order of ``_told``."""


def _twin(lines: Sequence[Line], columns: Columns, row: TwinColumn, language: Language) -> Twin:
    heads = [TwinColumn(row.key, CODE.say(language)), TwinColumn("name", row.label)]
    heads += [
        TwinColumn(f"{key}_{measure}", f"{column}: {label}", unit, decimals)
        for column, key in zip(columns.names, columns.keys, strict=True)
        for measure, label, unit, decimals in _MEASURES
    ]
    said = {outcome: str(word) for outcome, word in IN_A_WORD.items()}  # once, not a cell at a time
    rows: list[tuple[Value, ...]] = [
        (line.code, line.name, *(value for gap in line.gaps for value in _told(gap, said)))
        for line in lines
    ]
    return Twin(tuple(heads), tuple(rows))


def _told(gap: Gap | None, said: Mapping[Outcome, str]) -> tuple[Value, ...]:
    """Return the gap of a cell, its probability of a shortage, and what may be said of it."""
    if gap is None:
        return (None, None, None)
    chance = None if gap.p_short is None else 100 * gap.p_short
    return (gap.gap_p50, chance, said[outcome_of(gap)])

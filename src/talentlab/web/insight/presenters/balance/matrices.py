"""Matrices of verdicts: educations by year, occupations by municipality, educations by sector."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talentlab.publish.charts.figure import Twin, TwinColumn, Value
from talentlab.publish.charts.matrix import Matrix, MatrixRow, draw_matrix
from talentlab.publish.charts.matrix_marks import Mark, MatrixCell
from talentlab.publish.charts.words import CODE
from talentlab.store.release import Release
from talentlab.vocab.ssyk import MINOR_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.places import balance_years_ahead
from talentlab.web.insight.presenters.balance.sentences import BALANCE_IS
from talentlab.web.insight.presenters.balance.words import (
    IN_A_WORD,
    SECTOR_NAMES,
    Outcome,
    outcome_of,
)
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.education.groups import education, field_of, is_education
from talentlab.web.insight.presenters.places import municipalities
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import (
    EDUCATION,
    OCCUPATION,
    Gap,
    gaps_in_area,
    gaps_in_year,
)

_ROWS_DRAWN: Final = 28
_MOST_YEARS: Final = 12
_LARGE: Final = 0.1  # of demand: a gap from here is painted stronger
_MARKS: Final[dict[Outcome, Mark]] = {
    Outcome.SURELY_SHORT: Mark.SHORT,
    Outcome.SHORT: Mark.SHORT,
    Outcome.UNCERTAIN: Mark.UNCERTAIN,
    Outcome.SURPLUS: Mark.SURPLUS,
    Outcome.SURELY_SURPLUS: Mark.SURPLUS,
    Outcome.POOLED: Mark.POOLED,
    Outcome.SUPPRESSED: Mark.SUPPRESSED,
}
_MARK_NAMES: Final[tuple[tuple[Mark, Promise], ...]] = (
    (Mark.SHORT, gettext_lazy("Shortage")),
    (Mark.SURPLUS, gettext_lazy("Surplus")),
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


def by_year(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return educations by year in one area and sector, the surest shortages first."""
    told = gaps_in_area(release, EDUCATION, choice.region_code, choice.sector)
    years = years_shown(balance_years_ahead(release), choice.year)
    codes = [code for code in educations_in(told) if _is_in_field(code, choice)]
    lines = [
        Line(code, education(code, language).name, tuple(told.get((code, y)) for y in years))
        for code in codes
    ]
    if not lines:
        return None
    at = years.index(choice.year)
    counted = tally(lines, at)
    return _drawn(
        _ordered(lines, at),
        choice,
        language,
        figure_id="gap-matrix",
        title=_title(counted, offered_place(release, choice.region_code, language).name, choice),
        columns=tuple(str(year) for year in years),
        keys=tuple(str(year) for year in years),
        row=("education_group_code", _("Education")),
        at=at,
        subtitle=_subtitle(choice, offered_place(release, choice.region_code, language).name),
    )


def by_municipality(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return occupations by municipality in one year and sector."""
    told = gaps_in_year(release, OCCUPATION, choice.year, choice.sector)
    places = [p for p in municipalities(release, language) if any(r == p.code for r, _ in told)]
    codes = sorted({code for _, code in told if len(code) == MINOR_GROUP and code.isdecimal()})
    lines = [
        Line(
            code,
            occupation(code, language).name,
            tuple(told.get((place.code, code)) for place in places),
        )
        for code in codes
    ]
    if not lines or not places:
        return None
    count = sum(any(_is_short(gap) for gap in line.gaps) for line in lines)
    title = ngettext(
        "In %(year)s %(count)s group of occupations is short in some municipality",
        "In %(year)s %(count)s groups of occupations are short in some municipality",
        count,
    ) % {"year": choice.year, "count": count}
    return _drawn(
        sorted(lines, key=lambda line: (-sum(map(_is_short, line.gaps)), line.code)),
        choice,
        language,
        figure_id="gap-occupations",
        title=title,
        columns=tuple(place.name for place in places),
        keys=tuple(place.code for place in places),
        row=("ssyk_code", _("Occupation")),
        at=None,
        subtitle=_subtitle(choice, _("Every municipality")),
    )


def by_sector(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return educations by sector in one area and year."""
    told = {
        sector: gaps_in_area(release, EDUCATION, choice.region_code, sector)
        for sector in SECTOR_NAMES
    }
    lines = [
        Line(
            code,
            education(code, language).name,
            tuple(told[sector].get((code, choice.year)) for sector in SECTOR_NAMES),
        )
        for code in educations_in(told["total"])
        if _is_in_field(code, choice)
    ]
    if not lines:
        return None
    place = offered_place(release, choice.region_code, language)
    private = tally(lines, list(SECTOR_NAMES).index("private"))[Mark.SHORT]
    public = tally(lines, list(SECTOR_NAMES).index("public"))[Mark.SHORT]
    title = _("Short in %(year)s: %(public)s educations with public employers, %(private)s private")
    return _drawn(
        _ordered(lines, 0),
        choice,
        language,
        figure_id="gap-sectors",
        title=title % {"year": choice.year, "public": public, "private": private},
        columns=tuple(str(name) for name in SECTOR_NAMES.values()),
        keys=tuple(SECTOR_NAMES),
        row=("education_group_code", _("Education")),
        at=None,
        subtitle=_("%(place)s, %(year)s.") % {"place": place.name, "year": choice.year},
    )


def educations_in(told: Mapping[tuple[str, int], Gap]) -> list[str]:
    """Return the education groups and pools that have rows in an area, in order of code."""
    return sorted({code for code, _ in told if is_education(code)})


def years_shown(years: Sequence[int], chosen: int) -> list[int]:
    """Return every year, or of many every second with the chosen one among them."""
    if len(years) <= _MOST_YEARS:
        return list(years)
    return [year for year in years if (year - chosen) % 2 == 0]


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


def _is_in_field(code: str, choice: Choice) -> bool:
    return not choice.education_field or field_of(code) == choice.education_field


def _is_short(gap: Gap | None) -> bool:
    return cell_of(gap).mark is Mark.SHORT


def _ordered(lines: Sequence[Line], at: int) -> list[Line]:
    """Return lines by the probability of a shortage; those without a number last."""

    def rank(line: Line) -> tuple[float, str]:
        gap = line.gaps[at]
        return (-gap.p_short if gap and gap.p_short is not None else 1.0, line.code)

    return sorted(lines, key=rank)


def _title(counted: Mapping[Mark, int], place: str, choice: Choice) -> str:
    facts = {
        "place": place,
        "year": choice.year,
        "short": counted[Mark.SHORT],
        "surplus": counted[Mark.SURPLUS],
        "unsure": counted[Mark.UNCERTAIN],
    }
    return (
        _(
            "%(place)s %(year)s: shortage in %(short)s educations, surplus in %(surplus)s, "
            "unsure in %(unsure)s"
        )
        % facts
    )


def _subtitle(choice: Choice, place: str) -> str:
    return _("%(place)s. %(sector)s.") % {"place": place, "sector": SECTOR_NAMES[choice.sector]}


def _drawn(  # noqa: PLR0913 -- what tells the matrices apart
    lines: Sequence[Line],
    choice: Choice,
    language: Language,
    *,
    figure_id: str,
    title: str,
    columns: tuple[str, ...],
    keys: tuple[str, ...],
    row: tuple[str, str],
    at: int | None,
    subtitle: str,
) -> Drawn:
    """Return the matrix with its table: in each cell the gap, its probability and its verdict."""
    is_whole = bool(choice.education_field)
    shown = lines if is_whole else lines[:_ROWS_DRAWN]
    chart = Matrix(
        figure_id=figure_id,
        title=title,
        summary=title + ".",
        columns=columns,
        rows=tuple(
            MatrixRow(line.name, tuple(cell_of(gap) for gap in line.gaps), i)
            for i, line in enumerate(shown)
        ),
        mark_names=tuple((mark, str(name)) for mark, name in _MARK_NAMES),
        twin=_twin(lines, columns, keys, row, language),
        at=at,
        more=len(lines) - len(shown),
        notes=(str(BALANCE_IS), str(_STRONGER)),
    )
    return Drawn(draw_matrix(chart, language), subtitle)


_MEASURES: Final[tuple[tuple[str, Promise, Callable[[Gap], Value], str, int | None], ...]] = (
    ("gap", gettext_lazy("people minus jobs"), lambda gap: gap.gap_p50, "persons", 0),
    (
        "p_short",
        gettext_lazy("probability of a shortage, percent"),
        lambda gap: None if gap.p_short is None else 100 * gap.p_short,
        "%",
        0,
    ),
    ("verdict", gettext_lazy("in short"), lambda gap: str(IN_A_WORD[outcome_of(gap)]), "", None),
)


def _twin(
    lines: Sequence[Line],
    columns: Sequence[str],
    keys: Sequence[str],
    row: tuple[str, str],
    language: Language,
) -> Twin:
    heads = [TwinColumn(row[0], CODE.say(language)), TwinColumn("name", row[1])]
    heads += [
        TwinColumn(f"{key}_{measure}", f"{column}: {label}", unit, decimals)
        for column, key in zip(columns, keys, strict=True)
        for measure, label, _read, unit, decimals in _MEASURES
    ]
    rows: list[tuple[Value, ...]] = [
        (
            line.code,
            line.name,
            *(
                None if gap is None else read(gap)
                for gap in line.gaps
                for _key, _label, read, _unit, _decimals in _MEASURES
            ),
        )
        for line in lines
    ]
    return Twin(tuple(heads), tuple(rows))

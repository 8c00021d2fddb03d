"""Matrices of verdicts: educations by year, occupations by municipality, educations by sector."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from talentlab.publish.charts.figure import TwinColumn
from talentlab.publish.charts.matrix_marks import Mark
from talentlab.store.release import Release
from talentlab.vocab.ssyk import MINOR_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.matrix_lines import (
    Columns,
    Line,
    cell_of,
    matrix_of,
    ordered,
    tally,
)
from talentlab.web.insight.presenters.balance.places import balance_years_ahead
from talentlab.web.insight.presenters.balance.shown import educations_of
from talentlab.web.insight.presenters.balance.words import (
    SECTOR_NAMES,
)
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.education.groups import education, field_of
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

_MOST_YEARS: Final = 12
_SECTORS_IN_SHORT: Final[dict[str, Promise]] = {
    "total": pgettext_lazy("sectors", "Both"),
    "private": pgettext_lazy("sectors", "Private"),
    "public": pgettext_lazy("sectors", "Public"),
}


def by_year(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return educations by year in one area and sector, the surest shortages first."""
    told = gaps_in_area(release, EDUCATION, choice.region_code, choice.sector)
    years = years_shown(balance_years_ahead(release), choice.year)
    codes = [code for code in educations_of(told, years) if _is_in_field(code, choice)]
    lines = [
        Line(code, education(code, language).name, tuple(told.get((code, y)) for y in years))
        for code in codes
    ]
    if not lines:
        return None
    at, place = years.index(choice.year), offered_place(release, choice.region_code, language)
    names = tuple(str(year) for year in years)
    figure = matrix_of(
        ordered(lines, at),
        Columns(names, names, at),
        language,
        figure_id="gap-matrix",
        title=_title(tally(lines, at), place.name, choice),
        row=TwinColumn("education_group_code", _("Education")),
        is_whole=bool(choice.education_field),
    )
    return Drawn(figure, _subtitle(choice, place.name))


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
        "In %(year)s %(count)s group of occupations is short in some municipality, if the educated "
        "work as they do today",
        "In %(year)s %(count)s groups of occupations are short in some municipality, if the "
        "educated work as they do today",
        count,
    ) % {"year": choice.year, "count": count}
    figure = matrix_of(
        sorted(lines, key=lambda line: (-_shortness(line), line.code)),
        Columns(tuple(place.name for place in places), tuple(place.code for place in places)),
        language,
        figure_id="gap-occupations",
        title=title,
        row=TwinColumn("ssyk_code", _("Occupation")),
    )
    return Drawn(figure, _subtitle(choice, _("Every municipality")))


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
        for code in educations_of(told["total"], (choice.year,))
        if _is_in_field(code, choice)
    ]
    if not lines:
        return None
    place = offered_place(release, choice.region_code, language)
    private = tally(lines, list(SECTOR_NAMES).index("private"))[Mark.SHORT]
    public = tally(lines, list(SECTOR_NAMES).index("public"))[Mark.SHORT]
    title = _("Short in %(year)s: %(public)s educations with public employers, %(private)s private")
    figure = matrix_of(
        ordered(lines, 0),
        Columns(tuple(str(n) for n in _SECTORS_IN_SHORT.values()), tuple(SECTOR_NAMES)),
        language,
        figure_id="gap-sectors",
        title=title % {"year": choice.year, "public": public, "private": private},
        row=TwinColumn("education_group_code", _("Education")),
        is_whole=bool(choice.education_field),
    )
    where = _("%(place)s, %(year)s.") % {"place": place.name, "year": choice.year}
    return Drawn(figure, where)


def years_shown(years: Sequence[int], chosen: int) -> list[int]:
    """Return every year, or of many every second with the chosen one among them."""
    if len(years) <= _MOST_YEARS:
        return list(years)
    return [year for year in years if (year - chosen) % 2 == 0]


def _is_in_field(code: str, choice: Choice) -> bool:
    return not choice.education_field or field_of(code) == choice.education_field


def _is_short(gap: Gap | None) -> bool:
    return cell_of(gap).mark is Mark.SHORT


def _shortness(line: Line) -> int:
    """Return in how many more places a row is short than it has a surplus."""
    marks = [cell_of(gap).mark for gap in line.gaps]
    return marks.count(Mark.SHORT) - marks.count(Mark.SURPLUS)


def _title(counted: Mapping[Mark, int], place: str, choice: Choice) -> str:
    facts = {
        "place": place,
        "year": choice.year,
        "short": counted[Mark.SHORT],
        "surplus": counted[Mark.SURPLUS],
        "enough": counted[Mark.ENOUGH],
        "unsure": counted[Mark.UNCERTAIN],
    }
    return (
        _(
            "%(place)s %(year)s: shortage in %(short)s educations, surplus in %(surplus)s, "
            "probably enough in %(enough)s, unsure in %(unsure)s"
        )
        % facts
    )


def _subtitle(choice: Choice, place: str) -> str:
    return _("%(place)s. %(sector)s.") % {"place": place, "sector": SECTOR_NAMES[choice.sector]}

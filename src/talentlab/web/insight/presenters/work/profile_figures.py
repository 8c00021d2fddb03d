"""The figures about all work in one area: what surely changes, and openings by field."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Figure, TwinColumn
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart
from talentlab.publish.charts.words import CODE, EMPLOYEES, PEOPLE
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.tables.openings import NOT_A_SHORTAGE
from talentlab.vocab.ssyk import MAJOR_GROUP, ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.sentences import (
    PROBABLY_FEWER,
    PROBABLY_MORE,
    SURELY_FEWER,
    SURELY_MORE,
)
from talentlab.web.insight.presenters.work.moves_inside import moves_inside
from talentlab.web.insight.presenters.work.occupations import EDITION, occupation
from talentlab.web.insight.presenters.work.opening_figures import GROWTH_NAMES
from talentlab.web.insight.presenters.work.opening_parts import (
    COMPONENTS,
    FEWEST,
    Growth,
    in_whole,
)
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work.sentences import AREA_MODELLED, about
from talentlab.web.insight.queries.openings import Yearly, openings_in_area
from talentlab.web.insight.queries.work import Employees, employees_in_area

_SHOWN_EACH_WAY: Final = 6
# Whether any is very likely -> the headline, and which are shown.
_CHANGING: Final[dict[bool, Promise]] = {
    True: gettext_lazy("%(place)s: %(occupation)s change most, %(change)s by %(year)s"),
    False: gettext_lazy("%(place)s: %(occupation)s probably change most, %(change)s by %(year)s"),
}
_WHICH: Final[dict[bool, Promise]] = {
    True: gettext_lazy(
        "Those that very likely become more or fewer, by number of employees; nine cases in ten or "
        "more go that way. The whisker holds 80 outcomes in 100."
    ),
    False: gettext_lazy(
        "None is very likely to become more or fewer. These will probably: seven cases in ten or "
        "more go that way. The whisker holds 80 outcomes in 100."
    ),
}


def groups_of(release: Release, region_code: str, year: int) -> list[Employees]:
    """Return the groups that an area is told about most closely, the largest first.

    A county is told about unit groups; a municipality, which is modelled, about broader ones.
    """
    told = employees_in_area(release, region_code, year)
    codes = [code for code in told if code.isdecimal()]
    level = max((len(code) for code in codes), default=0)
    found = [told[code] for code in codes if len(code) == level]
    return sorted(found, key=lambda each: (-each.total, each.ssyk_code))


def surely_more(found: Sequence[Employees]) -> list[Employees]:
    """Return those that very likely become more, most people first."""
    return _more(found, SURELY_MORE)


def surely_fewer(found: Sequence[Employees]) -> list[Employees]:
    """Return those that very likely become fewer, most people first."""
    return _fewer(found, SURELY_FEWER)


def _more(found: Sequence[Employees], least: float) -> list[Employees]:
    sure = [each for each in found if each.share_up >= least and each.change > 0]
    return sorted(sure, key=lambda each: -each.change)


def _fewer(found: Sequence[Employees], most: float) -> list[Employees]:
    sure = [each for each in found if each.share_up < most and each.change < 0]
    return sorted(sure, key=lambda each: each.change)


def changing(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the occupations that grow or shrink by most people in an area.

    Those for which that is very likely; where there are none, those for which it is probable.
    """
    found = groups_of(release, choice.region_code, choice.year)
    more, fewer = surely_more(found), surely_fewer(found)
    is_sure = bool(more or fewer)
    if not is_sure:
        more, fewer = _more(found, PROBABLY_MORE), _fewer(found, PROBABLY_FEWER)
    shown = [*more[:_SHOWN_EACH_WAY], *reversed(fewer[:_SHOWN_EACH_WAY])]
    if not shown:
        return None
    where = offered_place(release, choice.region_code, language)
    most = max(shown, key=lambda each: abs(each.change))
    chart = BarChart(
        figure_id="profile-changing",
        title=str(_CHANGING[is_sure])
        % {
            "place": where.name,
            "occupation": occupation(most.ssyk_code, language).inside,
            "change": number(most.change, language, signed=True),
            "year": choice.year,
        },
        row_label=_("Occupation"),
        value_label=_("Change %(base)s–%(year)s") % {"base": most.base_year, "year": choice.year},
        bars=tuple(_bar(each, language) for each in shown),
        unit=EMPLOYEES.say(language),
        signed=True,
    )
    figure = draw_bars(chart, language)
    codes = tuple(each.ssyk_code for each in shown)
    return Drawn(_noted(_coded(figure, codes, language), shown), str(_WHICH[is_sure]))


def _bar(each: Employees, language: Language) -> Bar:
    name = occupation(each.ssyk_code, language).name
    return Bar(name, each.change, each.change_low, each.change_high)


def openings_by_field(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the openings of an area in one year by field of work, with what they are made of."""
    told = openings_in_area(release, choice.region_code, choice.year)
    fields = [
        code
        for code in ssyk(EDITION).at_level(MAJOR_GROUP)
        if all((code, part) in told for part in COMPONENTS)
    ]
    if not fields:
        return None
    fields.sort(key=lambda code: -told[code, "openings"].mean)
    where = offered_place(release, choice.region_code, language)
    total = sum(told[code, "openings"].mean for code in fields)
    decimals = 1 if told[fields[0], "openings"].mean < FEWEST else 0
    chart = StackChart(
        figure_id="profile-openings",
        title=_("%(place)s: about %(count)s to recruit in %(year)s, most in %(occupation)s")
        % {
            "place": where.name,
            "count": about(total, language),
            "year": choice.year,
            "occupation": occupation(fields[0], language).inside,
        },
        row_label=_("Field"),
        part_names=(_("Replace those who leave"), str(GROWTH_NAMES[Growth.OF_SOME])),
        total_name=_("Openings"),
        stacks=tuple(_stack(code, told, decimals, language) for code in fields),
        unit=PEOPLE.say(language),
        decimals=decimals,
    )
    subtitle = _("People to recruit in %(year)s. The whisker holds 80 outcomes in 100.") % {
        "year": choice.year
    }
    inside = moves_inside({code: told.get((code, "transfer")) for code in fields}, language)
    figure = _coded(draw_rows(chart, language), tuple(fields), language)
    figure = replace(figure, notes=(*figure.notes, NOT_A_SHORTAGE.say(language), *inside))
    modelled = employees_in_area(release, choice.region_code, choice.year).values()
    return Drawn(_noted(figure, list(modelled)), subtitle)


def _stack(
    code: str, told: Mapping[tuple[str, str], Yearly], decimals: int, language: Language
) -> Stack:
    new, total = told[code, "expansion"], told[code, "openings"]
    parts = in_whole(total.mean, new.mean, decimals)
    return Stack(occupation(code, language).name, parts, total.p10, total.p90)


def _coded(figure: Figure, codes: tuple[str, ...], language: Language) -> Figure:
    """Return the figure whose rows begin with the code, so that they lead to their pages."""
    column = TwinColumn("ssyk_code", CODE.say(language))
    rows = tuple((code, *row) for code, row in zip(codes, figure.twin.rows, strict=True))
    return replace(
        figure, twin=replace(figure.twin, columns=(column, *figure.twin.columns), rows=rows)
    )


def _noted(figure: Figure, shown: list[Employees]) -> Figure:
    """Return the figure that says when nobody counted its numbers."""
    if not any(each.is_modelled for each in shown):
        return figure
    return replace(figure, notes=(*figure.notes, str(AREA_MODELLED)))

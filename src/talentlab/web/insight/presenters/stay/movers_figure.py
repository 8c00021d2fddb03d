"""Who moves here: educations by how many come, a year, and how."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart
from talentlab.publish.charts.words import CODE, PEOPLE
from talentlab.publish.numerals import number, sensible
from talentlab.store.release import Release
from talentlab.vocab.education import education_groups
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.places import balance_years_ahead
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.education.groups import education
from talentlab.web.insight.presenters.flows.supply_flows import MOVES_WITHIN
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.education import flows_in_area

_SHOWN: Final = 14
# Whether the area has several municipalities -> the headline: moves inside it are counted too.
_TITLES: Final[dict[bool, Promise]] = {
    False: gettext_lazy("About %(come)s a year move to %(place)s, and about %(go)s move away"),
    True: gettext_lazy(
        "About %(come)s a year move to a municipality in %(place)s, and about %(go)s from one"
    ),
}
_WAYS_IN: Final = ("moved_in", "immigrated")
_WAYS_OUT: Final = ("moved_out", "emigrated")


def movers(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the educations that most who move here have; who move away stand in the table."""
    yearly = yearly_flows(release, choice)
    codes = [code for code in education_groups() if _sum(yearly, code, _WAYS_IN) > 0]
    if not codes:
        return None
    codes.sort(key=lambda code: -_sum(yearly, code, _WAYS_IN))
    where = offered_place(release, choice.region_code, language)
    come, go = (sum(_sum(yearly, code, ways) for code in codes) for ways in (_WAYS_IN, _WAYS_OUT))
    title = str(_TITLES[where.is_total]) % {
        "come": number(sensible(come), language),
        "go": number(sensible(go), language),
        "place": where.inside,
    }
    figure = _drawn(title, codes[:_SHOWN], yearly, language)
    if where.is_total:
        figure = replace(figure, notes=(*figure.notes, str(MOVES_WITHIN)))
    subtitle = _("People aged 16–74 a year, mean of %(first)s–%(last)s, by education.")
    facts = {"first": balance_years_ahead(release)[0], "last": choice.year}
    return Drawn(figure, subtitle % facts)


def _drawn(
    title: str, shown: list[str], yearly: Mapping[tuple[str, str], float], language: Language
) -> Figure:
    """Return the bars, with who move away in their table."""
    unit = PEOPLE.say(language)
    chart = StackChart(
        figure_id="movers",
        title=title,
        row_label=_("Education"),
        part_names=(_("From another municipality"), _("From abroad")),
        total_name=_("Move here"),
        stacks=tuple(
            Stack(
                education(code, language).name,
                tuple(yearly.get((code, way), 0.0) for way in _WAYS_IN),
            )
            for code in shown
        ),
        unit=unit,
    )
    figure = draw_rows(chart, language)
    columns = (
        TwinColumn("education_group_code", CODE.say(language)),
        *figure.twin.columns,
        TwinColumn("moved_away", _("Move away"), unit, 0),
    )
    rows: list[tuple[Value, ...]] = [
        (code, *row, _sum(yearly, code, _WAYS_OUT))
        for code, row in zip(shown, figure.twin.rows, strict=True)
    ]
    notes = (_("Those who move back here are among those who move here: nobody tells them apart."),)
    return replace(figure, twin=Twin(columns, tuple(rows)), notes=notes)


def yearly_flows(release: Release, choice: Choice) -> Mapping[tuple[str, str], float]:
    """Return (education group, flow) -> people a year, as a mean up to the year looked at."""
    years_ahead = balance_years_ahead(release)
    if not years_ahead:
        return {}
    first = years_ahead[0]
    sums = flows_in_area(release, choice.region_code, first, choice.year)
    years = choice.year - first + 1
    return {key: persons / years for key, persons in sums.items()}


def _sum(yearly: Mapping[tuple[str, str], float], code: str, ways: tuple[str, ...]) -> float:
    return sum(yearly.get((code, way), 0.0) for way in ways)

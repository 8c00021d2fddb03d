"""Figures of the seat plan: today beside the proposal, what is lacking, what binds, its worth."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.dots import DotChart, DotRow, draw_dots
from talentlab.publish.charts.figure import Figure, TwinColumn, Value
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.charts.words import AREA, CODE, HIGH_80, LOW_80, PEOPLE
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.education.steps_figure import FORM_NAMES
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.seat_plans.words import (
    LIMIT_NAMES,
    VALUE_NAMES,
    education_label,
    ends,
    programme_name,
)
from talentlab.web.insight.queries.seat_plans import (
    Held,
    Planned,
    held_back,
    planned_in,
    worths,
)

_DRAWN: Final = 14
LIMITS_TABLED: Final = 100
"""Rows of the table of limits: a large region has hundreds that hold back some seat."""
_THOUSAND: Final = 1_000.0
_MILLION: Final = 1_000_000.0


def seats(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return today's seats beside the proposal, the programmes that change most first."""
    found = planned_in(release, choice.year)
    if not found:
        return None
    grow, shrink = sum(each.more > 0 for each in found), sum(each.more < 0 for each in found)
    chart = DotChart(
        figure_id="seats",
        title=_("%(year)s: %(grow)s programmes larger, %(shrink)s smaller, %(same)s as today")
        % {
            "year": choice.year,
            "grow": number(grow, language),
            "shrink": number(shrink, language),
            "same": number(len(found) - grow - shrink, language),
        },
        row_label=_("Programme"),
        tracks=(_("Today"), _("Proposal")),
        rows=tuple(
            DotRow(
                programme_name(each, release, language),
                (float(each.seats_today), float(each.seats_planned)),
            )
            for each in found[:_DRAWN]
        ),
        unit=_("seats"),
    )
    subtitle = _(
        "Seats for those who start in %(year)s. The programmes that change most are drawn."
    )
    figure = _tabled(draw_dots(chart, language), found, release, language)
    return Drawn(figure, subtitle % {"year": choice.year})


def _tabled(
    figure: Figure, found: Sequence[Planned], release: Release, language: Language
) -> Figure:
    """Return the figure whose table has every programme, with what it is expected to lead to."""
    people = PEOPLE.say(language)
    low, high = LOW_80.say(language), HIGH_80.say(language)
    columns = (
        TwinColumn("programme", _("Education")),
        TwinColumn("education_group_code", CODE.say(language)),
        TwinColumn("school_form", _("School form")),
        TwinColumn("region_name", AREA.say(language)),
        TwinColumn("seats_today", _("Seats today"), _("seats"), 0),
        TwinColumn("seats_planned", _("Seats proposed"), _("seats"), 0),
        TwinColumn("starts_persons", _("Expected starters"), people, 0),
        TwinColumn("starts_p10", low, people, 0),
        TwinColumn("starts_p90", high, people, 0),
        TwinColumn("graduates_year", _("Done in")),
        TwinColumn("graduates_persons", _("Expected at work in the region"), people, 0),
        TwinColumn("graduates_p10", low, people, 0),
        TwinColumn("graduates_p90", high, people, 0),
    )
    rows: list[tuple[Value, ...]] = [
        (
            education_label(each.education_group_code, language),
            each.education_group_code,
            str(FORM_NAMES[each.school_form]),
            name_of(release, each.region_code, language),
            *(each.seats_today, each.seats_planned),
            *(each.starts_persons, each.starts_p10, each.starts_p90, str(each.graduates_year)),
            *(each.graduates_persons, each.graduates_p10, each.graduates_p90),
        )
        for each in found
    ]
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=tuple(rows)))


def lacking(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the expected shortage of each group with the proposal, largest with today's first."""
    groups: dict[str, Planned] = {}
    for each in planned_in(release, choice.year):
        groups.setdefault(each.education_group_code, each)
    found = sorted(groups.values(), key=lambda each: -each.short_today_persons)
    if not found:
        return None
    fewer = sum(each.short_persons < each.short_today_persons for each in found)
    chart = RangeChart(
        figure_id="lacking",
        title=_(
            "%(fewer)s of %(all)s educations are expected to lack fewer people than with today’s "
            "seats"
        )
        % {"fewer": number(fewer, language), "all": number(len(found), language)},
        row_label=_("Education"),
        names=(LOW_80.say(language), _("Expected shortage"), HIGH_80.say(language)),
        rows=tuple(
            RangeRow(
                _("%(education)s, %(year)s") % _named(each, language),
                *(each.short_persons, each.short_p10, each.short_p90),
            )
            for each in found[:_DRAWN]
        ),
        unit=PEOPLE.say(language),
    )
    subtitle = _(
        "People lacking in the whole region when those who start in %(year)s are done. The line "
        "holds 80 outcomes in 100."
    )
    figure = _lack_tabled(draw_ranges(chart, language), found, language)
    return Drawn(figure, subtitle % {"year": choice.year})


def _lack_tabled(figure: Figure, found: Sequence[Planned], language: Language) -> Figure:
    """Return the figure whose table has every group, with today's seats and with the proposal."""
    people = PEOPLE.say(language)
    low, high = LOW_80.say(language), HIGH_80.say(language)
    columns = (
        TwinColumn("education", _("Education")),
        TwinColumn("education_group_code", CODE.say(language)),
        TwinColumn("year", _("Year")),
        TwinColumn("short_today", _("Shortage with today’s seats"), people, 0),
        TwinColumn("short", _("Shortage with the proposal"), people, 0),
        TwinColumn("short_p10", low, people, 0),
        TwinColumn("short_p90", high, people, 0),
        TwinColumn("surplus", _("Surplus with the proposal"), people, 0),
        TwinColumn("surplus_p10", low, people, 0),
        TwinColumn("surplus_p90", high, people, 0),
    )
    rows = tuple(
        (
            education_label(each.education_group_code, language),
            *(each.education_group_code, str(each.graduates_year), each.short_today_persons),
            *(each.short_persons, each.short_p10, each.short_p90),
            *(each.surplus_persons, each.surplus_p10, each.surplus_p90),
        )
        for each in found
    )
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=rows))


def _named(each: Planned, language: Language) -> dict[str, object]:
    name = education_label(each.education_group_code, language)
    return {"education": name, "year": each.graduates_year}


def limits(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return what one more unit of each limit would give, the dearest first, money left out."""
    found = held_back(release, choice.year)[:LIMITS_TABLED]
    drawn = [(i, held) for i, held in enumerate(found) if held.limit != "budget"][:_DRAWN]
    if not drawn:
        return None
    chart = BarChart(
        figure_id="limits",
        title=_limits_title(found),
        row_label=_("Limit"),
        value_label=_("One more would give"),
        bars=tuple(
            Bar(_limit_name(held, release, language), held.worth_sek / _THOUSAND, row=i)
            for i, held in drawn
        ),
        unit=_("SEK thousand"),
    )
    subtitle = _(
        "Thousand SEK less in expected cost of shortage and surplus for one more of each, in "
        "%(year)s. What a second one more would give is not told."
    )
    figure = _limits_tabled(draw_bars(chart, language), found, release, language)
    return Drawn(figure, subtitle % {"year": choice.year})


def _limits_tabled(
    figure: Figure, found: Sequence[Held], release: Release, language: Language
) -> Figure:
    columns = (
        TwinColumn("limit", _("Limit")),
        TwinColumn("programme", _("Programme")),
        TwinColumn("used", _("Used"), "", 0),
        TwinColumn("available", _("Available"), "", 0),
        TwinColumn("worth_sek", _("One more would give"), "SEK", 2),
    )
    rows = tuple(
        (
            str(LIMIT_NAMES[held.limit]),
            programme_name(held, release, language),
            *(held.used, held.available, held.worth_sek),
        )
        for held in found
    )
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=rows))


def _limits_title(found: Sequence[Held]) -> str:
    kinds = [held.limit for held in found]
    most = max(LIMIT_NAMES, key=kinds.count)
    return _("“%(limit)s” holds the plan back most often") % {"limit": LIMIT_NAMES[most]}


def _limit_name(held: Held, release: Release, language: Language) -> str:
    return _("%(limit)s, %(programme)s") % {
        "limit": LIMIT_NAMES[held.limit],
        "programme": programme_name(held, release, language),
    }


def value(release: Release, _choice: Choice, language: Language) -> Drawn | None:
    """Return what the proposal, planning for several futures and knowing would be worth."""
    told = worths(release)
    found = [(kind, told[kind]) for kind in VALUE_NAMES if kind in told]
    if not found:
        return None
    chart = BarChart(
        figure_id="seat-value",
        title=_("What the proposal is worth in futures it has not seen"),
        row_label=_("Worth"),
        value_label=_("SEK million"),
        bars=tuple(
            Bar(
                str(VALUE_NAMES[kind]),
                worth.held_out_sek / _MILLION,
                low=ends(worth)[0] / _MILLION,
                high=ends(worth)[1] / _MILLION,
            )
            for kind, worth in found
        ),
        unit=_("SEK million"),
        decimals=1,
    )
    subtitle = _("SEK million, all years together. The whisker holds 80 in 100.")
    return Drawn(draw_bars(chart, language), subtitle)

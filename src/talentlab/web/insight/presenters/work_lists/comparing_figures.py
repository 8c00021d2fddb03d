"""The figures that hold occupations against each other, each on one shared scale."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import Figure
from talentlab.publish.charts.lines import LineChart, Track
from talentlab.publish.charts.lines_apart import draw_lines_apart
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.charts.series import Count, Expected
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart
from talentlab.store.release import Release
from talentlab.tables.signals import SIGNALS
from talentlab.vocab.ages import parse_age
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.sentences import change_in_percent
from talentlab.web.insight.presenters.work.moves_inside import openings_are
from talentlab.web.insight.presenters.work.opening_figures import GROWTH_NAMES, GROWTH_NOTES
from talentlab.web.insight.presenters.work.opening_parts import Growth, growth_meant
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work.subject import breaks_of_work
from talentlab.web.insight.presenters.work.told_wages import means, spreads
from talentlab.web.insight.presenters.work_lists.compared import Compared, compared, told
from talentlab.web.insight.presenters.work_lists.members import Member
from talentlab.web.insight.queries.openings import ages_of, openings_in_area
from talentlab.web.insight.queries.population import Course
from talentlab.web.insight.queries.work import TOTAL

_INDEX: Final = 100.0
AGE_LIMITS: Final = (35, 55)
"""Where middle age and the last years at work begin."""
_PER: Final = 100.0
"""Openings are told per hundred employees, so that large and small occupations can be compared."""


def development(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the employees of each occupation, the base year as 100, in panels with one scale."""
    courses = [
        (each.name, each.course)
        for each in compared(release, choice, language)
        if each.course is not None and each.course.base.value
    ]
    if not courses:
        return None
    base = courses[0][1].base.at
    chart = LineChart(
        figure_id="occupations-compared",
        title=_development_headline(release, choice, language),
        tracks=tuple(_indexed(name, course, choice.year) for name, course in courses),
        unit=_("index"),
        decimals=1,
        base=base,
        breaks=breaks_of_work(release),
    )
    subtitle = _(
        "Employees in %(place)s, index: %(base)s = 100, all on the same scale. Dotted line: "
        "median. The band holds 80 outcomes in 100."
    ) % {"place": _place(release, choice, language), "base": base}
    return Drawn(draw_lines_apart(chart, language), subtitle)


def _development_headline(release: Release, choice: Choice, language: Language) -> str:
    found = told(compared(release, choice, language))
    ranked = sorted((pair for pair in found if pair[1].growth is not None), key=_growth)
    (last, least), (first, most) = ranked[0], ranked[-1]
    facts = {
        "first": first.name,
        "most": change_in_percent(most, language),
        "last": last.name,
        "least": change_in_percent(least, language),
        "year": choice.year,
    }
    if first is last:
        return _("%(first)s: %(most)s to %(year)s") % facts
    return _("%(first)s: %(most)s to %(year)s; %(last)s: %(least)s") % facts


def _growth(pair: tuple[Compared, Member]) -> float:
    return pair[1].growth or 0.0


def _indexed(name: str, course: Course, year: int) -> Track:
    """Return a course until the year looked at, with its base year as 100."""
    scale = _INDEX / course.base.value
    return Track(
        name,
        tuple(Count(count.at, count.value * scale) for count in course.history),
        tuple(
            Expected(e.at, *(p * scale for p in (e.p2_5, e.p10, e.p50, e.p90, e.p97_5)))
            for e in course.forecast
            if e.at <= year
        ),
    )


def openings(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return openings per hundred employees: those who replace leavers, and growth."""
    every = openings_in_area(release, choice.region_code, choice.year)
    stacks, growths = [], []
    for each, member in told(compared(release, choice, language)):
        code, total = each.occupation.code, member.employees.total
        parts = [every.get((code, name)) for name in ("replacement", "expansion", "openings")]
        old, new, both = parts
        if old is None or new is None or both is None or not total:
            continue
        values = tuple(_PER * part.mean / total for part in (old, new))
        bounds = (_PER * both.p10 / total, _PER * both.p90 / total)
        stacks.append(Stack(each.name, values, *bounds))
        growths.append(growth_meant(code, member.sureness))
    if not stacks:
        return None
    chart = StackChart(
        figure_id="openings-compared",
        title=_openings_headline(stacks),
        row_label=_("Occupation"),
        part_names=(_("Replace those who leave"), _growth_name(growths)),
        total_name=_("Openings per hundred employees"),
        stacks=tuple(stacks),
        unit=_("per hundred"),
        decimals=1,
    )
    subtitle = _(
        "People to recruit in %(year)s per hundred employees in %(place)s. The whisker holds 80 "
        "outcomes in 100."
    ) % {"year": choice.year, "place": _place(release, choice, language)}
    figure = draw_rows(chart, language)
    figure = replace(figure, notes=(*figure.notes, *_growth_notes(growths)))
    return Drawn(_noted(figure, choice, language), subtitle)


def _growth_name(growths: Sequence[Growth]) -> str:
    """Return what the growing part is called when it means this of those that are compared."""
    first, *others = dict.fromkeys(growths)
    return _("Growth in some of the futures") if others else str(GROWTH_NAMES[first])


def _growth_notes(growths: Sequence[Growth]) -> list[str]:
    """Return what is said of each kind of growth that is not sure."""
    return [str(GROWTH_NOTES[found]) for found in dict.fromkeys(growths) if found in GROWTH_NOTES]


def _openings_headline(stacks: Sequence[Stack]) -> str:
    most = max(stacks, key=lambda stack: stack.total)
    return _("%(occupation)s: most to recruit, for its size") % {"occupation": most.label}


def ages(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the shares of young, middle-aged and older employees in each occupation."""
    stacks = []
    for each in compared(release, choice, language):
        shares = age_shares(release, choice.region_code, each.occupation.code)
        if shares:
            stacks.append(Stack(each.name, tuple(_PER * share for share in shares)))
    if not stacks:
        return None
    oldest = max(stacks, key=lambda stack: stack.parts[-1])
    chart = StackChart(
        figure_id="ages-compared",
        title=_("Largest share aged 55 or older: %(occupation)s") % {"occupation": oldest.label},
        row_label=_("Occupation"),
        part_names=(_("Under 35"), _("35–54"), _("55 or older")),
        total_name=_("All ages"),
        stacks=tuple(stacks),
        unit="%",
        is_whole=True,
    )
    subtitle = _("Employees in %(place)s by age, in percent.") % {
        "place": _place(release, choice, language)
    }
    return Drawn(draw_rows(chart, language), subtitle)


def age_shares(release: Release, region_code: str, code: str) -> tuple[float, ...]:
    """Return the shares under 35, 35-54 and 55 or older; nothing where no group begins there."""
    counted = [aged for aged in ages_of(release, region_code, code) if aged.sex == TOTAL]
    lowest = {parse_age(aged.age_group).lower for aged in counted}
    total = sum(aged.employed_persons for aged in counted)
    if not total or not set(AGE_LIMITS) <= lowest:
        return ()
    limits = (0, *AGE_LIMITS, 1_000)
    return tuple(
        sum(
            aged.employed_persons
            for aged in counted
            if low <= parse_age(aged.age_group).lower < high
        )
        / total
        for low, high in pairwise(limits)
    )


def wages(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the median wage of each occupation and its spread, where they were measured."""
    rows = [
        row
        for each in compared(release, choice, language)
        if (row := _wage(release, replace(choice, ssyk_code=each.occupation.code), each.name))
    ]
    if not rows:
        return None
    highest = max(rows, key=lambda row: row.middle)
    chart = RangeChart(
        figure_id="wages-compared",
        title=_("Highest wage of those compared: %(occupation)s") % {"occupation": highest.label},
        row_label=_("Occupation"),
        names=(
            SIGNALS["wage_p10"].name.say(language),
            _("Median or mean wage"),
            SIGNALS["wage_p90"].name.say(language),
        ),
        rows=tuple(rows),
        unit=SIGNALS["wage_median"].unit_name.say(language),
    )
    subtitle = _(
        "Monthly wage at full time, SEK. The line runs from one tenth to nine tenths. Where and "
        "when each was measured stands on the occupation’s own page."
    )
    return Drawn(draw_ranges(chart, language), subtitle)


def _wage(release: Release, choice: Choice, name: str) -> RangeRow | None:
    """Return the spread of wages closest to an occupation, or else its mean; or nothing."""
    spread, mean = spreads(release, choice), means(release, choice)
    if spread:
        low, middle, high = spread[0].low, spread[0].median, spread[0].high
        return RangeRow(name, middle.value or 0.0, low.value, high.value)
    everybody = [signal for signal in mean if signal.sex == TOTAL]
    return RangeRow(name, everybody[0].value or 0.0) if everybody else None


def _noted(figure: Figure, choice: Choice, language: Language) -> Figure:
    said = openings_are(choice.compared_occupations, language)
    return replace(figure, notes=(*figure.notes, *said))


def _place(release: Release, choice: Choice, language: Language) -> str:
    return offered_place(release, choice.region_code, language).inside

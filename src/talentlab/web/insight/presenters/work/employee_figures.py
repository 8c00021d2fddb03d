"""The figures about the employees of an occupation: their course, and women and men apart."""

from dataclasses import replace
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.fan import EarlierForecast, FanChart, draw_fan
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count
from talentlab.publish.charts.words import EMPLOYEES
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.sentences import MODELLED, headline
from talentlab.web.insight.presenters.work.subject import Subject, breaks_of_work, subject_of
from talentlab.web.insight.queries.accuracy import occupation_cases
from talentlab.web.insight.queries.population import Course

_EARLIER_SHOWN: Final = 3
_FAR: Final = 2  # years that an earlier forecast must reach to be worth a line


def development(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return how many have worked in an occupation, how many may, and what was said before."""
    subject = subject_of(release, choice, language)
    if subject is None:
        return None
    course = subject.courses[choice.sex]
    chart = FanChart(
        figure_id="occupation-development",
        title=headline(subject),
        place=_named(subject, language),
        history=course.history,
        forecast=course.forecast,
        unit=EMPLOYEES,
        breaks=breaks_of_work(release),
        earlier=_earlier(release, choice, course),
        remarks=(str(MODELLED),) if subject.is_modelled else (),
    )
    subtitle = _(
        "%(who)s in %(place)s, %(first)s–%(last)s. Dotted line: median. Bands: 80%% and 95%%."
    ) % {
        "who": _("Employees") if choice.sex == "total" else SEX_NAMES[choice.sex].say(language),
        "place": subject.place.inside,
        "first": course.history[0].at,
        "last": course.forecast[-1].at,
    }
    return Drawn(draw_fan(chart, language), subtitle)


def _named(subject: Subject, language: Language) -> str:
    """Return who is counted, as a sentence begins."""
    facts = {
        "occupation": subject.occupation.name,
        "place": subject.place.inside,
        "sex": SEX_NAMES[subject.sex].say(language),
    }
    if subject.sex == "total":
        return _("%(occupation)s in %(place)s") % facts
    return _("%(occupation)s in %(place)s, %(sex)s") % facts


def _earlier(release: Release, choice: Choice, course: Course) -> tuple[EarlierForecast, ...]:
    """Return what our method would have said of both sexes from earlier years, the latest ones."""
    if choice.sex != "total":
        return ()
    cases = sorted(
        occupation_cases(release, choice.region_code, choice.ssyk_code),
        key=lambda case: (case.origin_year, case.year),
    )
    shown = []
    for origin, group in groupby(cases, key=lambda case: case.origin_year):
        start = course.counted(origin)
        said = tuple(Count(case.year, case.forecast_persons) for case in group)
        if start is not None and said[-1].at - origin >= _FAR:
            shown.append(EarlierForecast(origin, (Count(origin, start), *said)))
    return tuple(shown[-_EARLIER_SHOWN:])


def by_sex(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return women and men through time, and the share of women in the table."""
    subject = subject_of(release, choice, language)
    if subject is None or not {"women", "men"} <= set(subject.courses):
        return None
    women, men = subject.courses["women"], subject.courses["men"]
    title = _("%(occupation)s in %(place)s: %(share)s were women in %(year)s") % {
        "occupation": subject.occupation.name,
        "place": subject.place.inside,
        "share": percent(share_of_women(subject), language),
        "year": women.base.at,
    }
    chart = LineChart(
        figure_id="occupation-by-sex",
        title=title,
        tracks=tuple(
            Track(SEX_NAMES[sex].say(language), course.history, course.forecast)
            for sex, course in (("women", women), ("men", men))
        ),
        unit=EMPLOYEES.say(language),
        base=women.base.at,
        from_zero=True,
        breaks=breaks_of_work(release),
    )
    figure = draw_lines(chart, language)
    twin = _with_share(figure.twin, women, men)
    notes = (*figure.notes, *([str(MODELLED)] if subject.is_modelled else []))
    subtitle = _("Employees, %(first)s–%(last)s. The bands hold 80 outcomes in 100.") % {
        "first": women.history[0].at,
        "last": women.forecast[-1].at,
    }
    return Drawn(replace(figure, twin=twin, notes=notes), subtitle)


def share_of_women(subject: Subject) -> float:
    """Return the women's share of the employees in the base year; 0 where nobody works."""
    women, men = (subject.courses[sex].base.value for sex in ("women", "men"))
    return women / (women + men) if women + men else 0.0


def _with_share(twin: Twin, women: Course, men: Course) -> Twin:
    """Return the rows with the women's share of counts and medians, in percent."""
    levels = {
        sex: {c.at: c.value for c in course.history} | {e.at: e.p50 for e in course.forecast}
        for sex, course in (("women", women), ("men", men))
    }
    column = TwinColumn("share_women", _("Share of women, %"), "%", 0)
    shares = {
        at: 100 * levels["women"][at] / total
        for at in levels["women"]
        if (total := levels["women"][at] + levels["men"].get(at, 0.0))
    }
    rows = tuple((*row, shares.get(int(row[0] or 0))) for row in twin.rows)
    return Twin((*twin.columns, column), rows)

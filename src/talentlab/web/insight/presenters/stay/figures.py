"""Figures of who stays after graduation, and of what would make more stay."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.dots import DotChart, DotRow, draw_dots
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.charts.series import Expected
from talentlab.publish.charts.words import HIGH_80, LOW_80
from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language, Text
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.education.groups import education, is_education
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.stay.words import (
    BASIS_NAMES,
    DRIVER_NAMES,
    EVERYBODY,
    LAST_FOLLOWED,
    ORIGIN_NAMES,
)
from talentlab.web.insight.queries.education import Driver, Staying, drivers_in, staying_in

_YEARS_AFTER: Final = Text(sv="År efter examen", en="Years after graduation")
_PROGRAMMES_SHOWN: Final = 20


def by_programme(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the share who still live there five years after, for every programme."""
    shown = [
        found
        for found in staying_in(release, choice.region_code)
        if found.origin == EVERYBODY
        and found.years_after == LAST_FOLLOWED
        and is_education(found.education_group_code)
    ]
    if not shown:
        return None
    shown.sort(key=lambda found: -found.mean)
    shown = shown[:_PROGRAMMES_SHOWN]
    chart = RangeChart(
        figure_id="stay-programmes",
        title=_programmes_title(shown, language),
        row_label=_("Education"),
        names=(LOW_80.say(language), _("Share who stay"), HIGH_80.say(language)),
        rows=tuple(
            RangeRow(
                education(found.education_group_code, language).name,
                *(100 * share for share in (found.mean, found.p10, found.p90)),
            )
            for found in shown
        ),
        unit="%",
    )
    figure = draw_ranges(chart, language)
    subtitle = _(
        "Share of graduates who live in the municipality of study five years after, %(place)s. "
        "Percent. The line holds 80 in 100."
    )
    where = name_of(release, choice.region_code, language)
    twin = _followed(figure.twin, shown)
    return Drawn(replace(figure, twin=twin), subtitle % {"place": where})


def _programmes_title(shown: Sequence[Staying], language: Language) -> str:
    """Return the programmes after which most and fewest stay; how many when there is only one."""
    first, last = (education(each.education_group_code, language) for each in (shown[0], shown[-1]))
    if len(shown) == 1:
        share = percent(shown[0].mean, language)
        return _("%(share)s stay after %(first)s") % {"share": share, "first": first.inside}
    facts = {"first": first.inside, "last": last.inside}
    return _("Most stay after %(first)s, fewest after %(last)s") % facts


def by_year(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the share who stay one to five years after one education, by where they came from."""
    found = [
        each
        for each in staying_in(release, choice.region_code)
        if each.education_group_code == choice.education_group_code
    ]
    tracks = tuple(
        Track(str(name), (), _lasting([each for each in found if each.origin == origin]))
        for origin, name in ORIGIN_NAMES.items()
        if any(each.origin == origin for each in found)
    )
    last = [e for e in found if (e.origin, e.years_after) == (EVERYBODY, LAST_FOLLOWED)]
    if not last:
        return None
    chart = LineChart(
        figure_id="education-staying",
        title=_staying_title(last[0], language),
        tracks=tracks,
        unit="%",
        x_label=_YEARS_AFTER,
        from_zero=True,
    )
    figure = draw_lines(chart, language)
    subtitle = _(
        "Share of graduates who live in the municipality of study, %(place)s, in percent. The band "
        "holds 80 in 100."
    )
    where = name_of(release, choice.region_code, language)
    notes = (_rests_on(last[0], language), *figure.notes)
    return Drawn(replace(figure, notes=notes), subtitle % {"place": where})


def _staying_title(last: Staying, language: Language) -> str:
    """Return how many are left five years after, with the interval."""
    shares = {"share": last.mean, "low": last.p10, "high": last.p90}
    facts = {name: percent(share, language) for name, share in shares.items()}
    return _("Five years after, %(share)s still live here, probably %(low)s to %(high)s") % facts


def _rests_on(last: Staying, language: Language) -> str:
    """Return how many were followed, and whether the estimate is their own."""
    return _("%(count)s people followed; the estimate is %(basis)s.") % {
        "count": number(last.followed_persons, language),
        "basis": BASIS_NAMES[last.basis],
    }


def _lasting(found: Sequence[Staying]) -> tuple[Expected, ...]:
    """Return shares in percent, with the 80 % interval as the only one: lines draw no wider."""
    return tuple(
        Expected(e.years_after, *(100 * share for share in (e.p10, e.p10, e.mean, e.p90, e.p90)))
        for e in found
    )


def _followed(twin: Twin, shown: Sequence[Staying]) -> Twin:
    """Return the table with how many were followed, and what each estimate rests on."""
    columns = (
        *twin.columns,
        TwinColumn("followed", _("People followed"), "", 0),
        TwinColumn("basis", _("The estimate is")),
    )
    rows = tuple(
        (*row, found.followed_persons, str(BASIS_NAMES[found.basis]))
        for row, found in zip(twin.rows, shown, strict=True)
    )
    return Twin(columns, rows)


def drivers_of(release: Release, choice: Choice) -> list[Driver]:
    """Return the reasons of the programme looked at, else of all together; largest first."""
    every = drivers_in(release, choice.region_code)
    own = [d for d in every if d.education_group_code == choice.education_group_code]
    return own or [d for d in every if d.education_group_code == EVERYBODY]


def reasons(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return what people say would make them stay, and what that is worth when discounted."""
    shown = drivers_of(release, choice)
    if not shown:
        return None
    first = shown[0]
    chart = DotChart(
        figure_id="stay-reasons",
        title=_("“%(driver)s” would make most stay: probably %(low)s to %(high)s more")
        % {
            "driver": DRIVER_NAMES[first.driver],
            "low": percent(first.effect_p10, language),
            "high": percent(first.effect_p90, language),
        },
        row_label=_("Reason to stay"),
        tracks=(_("Say they would stay"), _("Discounted to what people do")),
        rows=tuple(
            DotRow(str(DRIVER_NAMES[d.driver]), (100 * d.would_stay, 100 * d.effect_mean))
            for d in shown
        ),
        unit="%",
    )
    figure = draw_dots(chart, language)
    where = name_of(release, choice.region_code, language)
    subtitle = _("Students and new graduates in %(place)s, %(year)s. Percent of all.") % {
        "place": where,
        "year": first.year,
    }
    twin = _with_interval(figure.twin, shown, language)
    return Drawn(replace(figure, twin=twin, notes=(_answers(first, language),)), subtitle)


def _answers(driver: Driver, language: Language) -> str:
    """Say how many answered, and what an answer is not."""
    count = number(driver.answered_persons, language)
    if driver.response_share is None:
        return _(
            "%(count)s answered; how many were asked is not known. What people say they would do "
            "is more than what they do, so answers are discounted."
        ) % {"count": count}
    return _(
        "%(count)s answered, %(share)s of those asked. What people say they would do is more than "
        "what they do, so answers are discounted."
    ) % {"count": count, "share": percent(driver.response_share, language)}


def _with_interval(twin: Twin, shown: Sequence[Driver], language: Language) -> Twin:
    columns = (
        *twin.columns,
        TwinColumn("p10", LOW_80.say(language), "%", 0),
        TwinColumn("p90", HIGH_80.say(language), "%", 0),
        TwinColumn("anyway", _("Stay anyway"), "%", 0),
        TwinColumn("answered", _("Answered"), "", 0),
    )
    rows = tuple(
        (*row, 100 * d.effect_p10, 100 * d.effect_p90, 100 * d.stays_anyway, d.answered_persons)
        for row, d in zip(twin.rows, shown, strict=True)
    )
    return Twin(columns, rows)

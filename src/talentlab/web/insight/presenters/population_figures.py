"""The figures about one area: its course, its ages, its births, deaths and moves."""

from dataclasses import replace
from typing import Final

from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.fan import EarlierForecast, FanChart, draw_fan
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.multiples import Multiples, Panel, draw_multiples
from talentlab.publish.charts.pyramid import Profile, Pyramid, Side, draw_pyramid, widest_age
from talentlab.publish.charts.pyramid_bands import five_year_profile, in_five_years
from talentlab.publish.charts.series import Count
from talentlab.publish.charts.words import PEOPLE
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import AGES_APART, Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import Place, ages_label, place
from talentlab.web.insight.presenters.sentences import Prospect, change_in_percent, headline
from talentlab.web.insight.queries.accuracy import population_cases
from talentlab.web.insight.queries.population import Course, Sides, courses, flows, sides

_EARLIER_SHOWN: Final = 3
_OLD: Final = 65
FEW_RESIDENTS: Final = 25_000
"""Below this a pyramid of single ages shows chance more than people."""
_RECENT: Final = 5  # years whose mean says how births, deaths and moves are going

_FLOW_NAMES: Final[dict[str, Promise]] = {
    "births": gettext_lazy("Births"),
    "deaths": gettext_lazy("Deaths"),
    "net_migration": gettext_lazy("Net migration"),
}
_FLOW_HEADLINES: Final[dict[tuple[bool, bool], Promise]] = {
    (True, True): gettext_lazy("%(place)s: more are born than die, and more move in than move out"),
    (True, False): gettext_lazy(
        "%(place)s: more are born than die, but more move out than move in"
    ),
    (False, True): gettext_lazy(
        "%(place)s: more die than are born, but more move in than move out"
    ),
    (False, False): gettext_lazy(
        "%(place)s: more die than are born, and more move out than move in"
    ),
}
_PAST_FLOW_HEADLINES: Final[dict[tuple[bool, bool], Promise]] = {
    (True, True): gettext_lazy(
        "%(place)s %(first)s–%(last)s: more were born than died, and more moved in than moved out"
    ),
    (True, False): gettext_lazy(
        "%(place)s %(first)s–%(last)s: more were born than died, but more moved out than moved in"
    ),
    (False, True): gettext_lazy(
        "%(place)s %(first)s–%(last)s: more died than were born, but more moved in than moved out"
    ),
    (False, False): gettext_lazy(
        "%(place)s %(first)s–%(last)s: more died than were born, and more moved out than moved in"
    ),
}


def development(release: Release, choice: Choice, language: Language) -> Drawn:
    """Return how many have lived in an area, how many may, and what earlier forecasts said."""
    where = place(release, choice.region_code, language)
    course = courses(release)[where.code, choice.age_group]
    prospect = Prospect(where, choice.age_group, course, choice.year)
    chart = FanChart(
        figure_id="development",
        title=headline(prospect),
        place=where.name
        if choice.age_group == "total"
        else _("%(place)s, ages %(ages)s")
        % {"place": where.name, "ages": ages_label(choice.age_group)},
        history=course.history,
        forecast=course.forecast,
        breaks=release.card("population_history").breaks,
        earlier=earlier_forecasts(release, where.code, choice.age_group, course),
        remarks=_months_remark(course),
    )
    subtitle = (
        _("Residents in %(place)s, %(first)s–%(last)s. Dotted line: median. Bands: 80%% and 95%%.")
        if choice.age_group == "total"
        else _(
            "Residents aged %(ages)s in %(place)s, %(first)s–%(last)s. "
            "Dotted line: median. Bands: 80%% and 95%%."
        )
    ) % {
        "place": where.inside,
        "ages": ages_label(choice.age_group),
        "first": course.history[0].at,
        "last": course.forecast[-1].at,
    }
    return Drawn(draw_fan(chart, language), subtitle)


def _months_remark(course: Course) -> tuple[str, ...]:
    """Say which counts are from another month than December; nothing when none is."""
    if not course.months:
        return ()
    counted = ", ".join(f"{MONTHS[month]} {year}" for year, month in course.months.items())
    return (
        _("Counted %(counted)s; other years in December. The forecast is for %(month)s.")
        % {"counted": counted, "month": MONTHS[course.base_month]},
    )


def earlier_forecasts(
    release: Release, region_code: str, age_group: str, course: Course
) -> tuple[EarlierForecast, ...]:
    """Return what our method would have said from up to three earlier years, five years apart."""
    by_origin: dict[int, list[Count]] = {}
    for case in population_cases(release):
        if (case.region_code, case.subject) == (region_code, age_group):
            by_origin.setdefault(case.origin_year, []).append(
                Count(case.year, case.forecast_persons)
            )
    shown: list[EarlierForecast] = []
    for origin in sorted(by_origin, reverse=True):
        start = course.counted(origin)
        far_enough = not shown or origin <= shown[-1].origin_year - _RECENT
        if start is None or not far_enough or len(shown) == _EARLIER_SHOWN:
            continue
        values = sorted(by_origin[origin], key=lambda count: count.at)
        if values[-1].at - origin >= _RECENT:
            shown.append(EarlierForecast(origin, (Count(origin, start), *values)))
    return tuple(reversed(shown))


def pyramid(release: Release, choice: Choice, language: Language) -> Drawn:
    """Return everybody in an area by age and sex in one year, against the base year and before."""
    where = place(release, choice.region_code, language)
    course = courses(release)[where.code, "total"]
    first, base, last = course.history[0].at, course.base.at, course.forecast[-1].at
    year = min(max(choice.year, first), last)
    found = sides(release, where.code, tuple(sorted({first, year, base, last})))
    profiles = {
        y: _profile(y, found[y, "women"], found[y, "men"]) for y in (first, year, base, last)
    }
    references = tuple(profiles[y] for y in (base, first) if y != year)
    chart = Pyramid(
        figure_id="pyramid",
        title=_pyramid_headline(where, profiles[year], profiles[base], language),
        place=where.name,
        ages=found[year, "women"].ages,
        main=profiles[year],
        references=references,
    )
    is_small = course.base.value < FEW_RESIDENTS
    if is_small:
        chart = in_five_years(chart)
        profiles = {y: five_year_profile(profile) for y, profile in profiles.items()}
    shown = replace(chart, widest=widest_age(list(profiles.values())))
    return Drawn(
        draw_pyramid(shown, language),
        _pyramid_subtitle(is_forecast=year > base, is_small=is_small),
    )


def _pyramid_subtitle(*, is_forecast: bool, is_small: bool) -> str:
    said = [
        _("Residents in bands of five years of age, and by sex.")
        if is_small
        else _("Residents by age and sex.")
    ]
    if is_forecast:
        said.append(
            _("Grey edge and the darker part inside it: the interval for 80 outcomes in 100.")
        )
    if is_forecast and is_small:
        said.append(_("Each band adds its ages’ intervals, so it is wider than it need be."))
    return " ".join(said)


def _profile(year: int, women: Sides, men: Sides) -> Profile:
    def side(found: Sides) -> Side:
        return Side(found.persons, found.low, found.high)

    return Profile(year, side(women), side(men))


def _pyramid_headline(where: Place, shown: Profile, base: Profile, language: Language) -> str:
    facts = {
        "place": where.name,
        "year": shown.year,
        "base": base.year,
        "share": percent(_share_of_old(shown), language),
        "base_share": percent(_share_of_old(base), language),
    }
    if shown.year == base.year:
        return _("%(place)s in %(year)s: %(share)s are 65 or older") % facts
    if facts["share"] == facts["base_share"]:
        return _("%(place)s in %(year)s: %(share)s are 65 or older, as in %(base)s") % facts
    return _(
        "%(place)s in %(year)s: %(share)s are 65 or older, against %(base_share)s in %(base)s"
    ) % (facts)


def _share_of_old(profile: Profile) -> float:
    both = [w + m for w, m in zip(profile.women.persons, profile.men.persons, strict=True)]
    return sum(both[_OLD:]) / sum(both)


def movements(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return births, deaths and net migration; nothing where nobody has counted them."""
    where = place(release, choice.region_code, language)
    found = {
        measure: flows(release)[where.code, measure]
        for measure in _FLOW_NAMES
        if (where.code, measure) in flows(release)
    }
    if set(found) != set(_FLOW_NAMES):
        return None
    recent = {
        measure: sum(count.value for count in course.history[-_RECENT:])
        for measure, course in found.items()
    }
    last = min(course.base.at for course in found.values())
    is_past = last < courses(release)[where.code, "total"].base.at
    headlines = _PAST_FLOW_HEADLINES if is_past else _FLOW_HEADLINES
    title = headlines[recent["births"] > recent["deaths"], recent["net_migration"] > 0]
    tracks = tuple(
        Track(str(_FLOW_NAMES[measure]), course.history, course.forecast)
        for measure, course in found.items()
    )
    chart = LineChart(
        figure_id="movements",
        title=str(title) % {"place": where.name, "first": last - _RECENT + 1, "last": last},
        tracks=tracks,
        unit=PEOPLE.say(language),
        base=last if found["births"].forecast else None,
        from_zero=True,
    )
    subtitle = _(
        "Persons per year. The headline goes by the last five years counted, to %(base)s."
    ) % {"base": last}
    return Drawn(draw_lines(chart, language), subtitle)


def ages_apart(release: Release, choice: Choice, language: Language) -> Drawn:
    """Return one small chart per age band in an area."""
    where = place(release, choice.region_code, language)
    prospects = [
        Prospect(where, band, courses(release)[where.code, band], choice.year)
        for band in AGES_APART
    ]
    panels = tuple(
        Panel(
            label=_("Aged %(ages)s") % {"ages": ages_label(p.age_group)},
            remark=_("%(change)s by %(year)s")
            % {"change": change_in_percent(p, language), "year": choice.year},
            history=p.course.history,
            forecast=p.course.forecast,
        )
        for p in prospects
    )
    most = max(prospects, key=lambda p: p.as_share(p.change))
    title = _("%(place)s: people aged %(ages)s increase most, by %(change)s to %(year)s") % {
        "place": where.name,
        "ages": ages_label(most.age_group),
        "change": change_in_percent(most, language),
        "year": choice.year,
    }
    chart = Multiples("ages-apart", title, panels, unit=PEOPLE.say(language))
    return Drawn(
        draw_multiples(chart, language),
        _("Each age group on its own scale. The band holds 80 outcomes in 100."),
    )

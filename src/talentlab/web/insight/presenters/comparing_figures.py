"""The figures that hold areas against each other: map, bars, small multiples, lines."""

from collections.abc import Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.maps import MapChart, Tile, draw_map
from talentlab.publish.charts.multiples import Multiples, Panel, draw_multiples
from talentlab.publish.charts.series import Count, Expected
from talentlab.publish.charts.words import PEOPLE
from talentlab.store.release import Release
from talentlab.vocab.collation import sort_key
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import (
    ages_label,
    counted_municipalities,
    municipalities,
    place,
    tile_codes,
)
from talentlab.web.insight.presenters.sentences import (
    Prospect,
    Sureness,
    change_in_percent,
    how_many,
)
from talentlab.web.insight.queries.population import Course, courses

_INDEX: Final = 100.0

# (everybody rather than an age band, any municipality sure) -> the headline.
_SPREAD_HEADLINES: Final[dict[tuple[bool, bool], Promise]] = {
    (True, True): gettext_lazy(
        "Very likely more residents in %(more)s of %(municipalities)s, fewer in %(fewer)s"
    ),
    (True, False): gettext_lazy(
        "In none of %(municipalities)s is it sure which way the number of residents goes"
    ),
    (False, False): gettext_lazy(
        "Aged %(ages)s: in none of %(municipalities)s is the direction sure"
    ),
    (False, True): gettext_lazy(
        "Aged %(ages)s: very likely more in %(more)s of %(municipalities)s, fewer in %(fewer)s"
    ),
}


def prospects_of(release: Release, choice: Choice, language: Language) -> list[Prospect]:
    """Return every municipality's prospect for the chosen ages and year, by name."""
    return [
        Prospect(
            found, choice.age_group, courses(release)[found.code, choice.age_group], choice.year
        )
        for found in municipalities(release, language)
    ]


def change_map(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the relative change per municipality as a map; nothing if no tiles are declared."""
    shown = prospects_of(release, choice, language)
    placed = {p.code for p in tile_codes([prospect.place for prospect in shown], release)}
    tiles = tuple(
        Tile(
            code=p.place.code,
            name=p.place.name,
            place=release.region.tiles[p.place.code],
            value=100 * p.as_share(p.change),
            low=100 * p.as_share(p.change_low),
            high=100 * p.as_share(p.change_high),
        )
        for p in shown
        if p.place.code in placed
    )
    if not tiles:
        return None
    chart = MapChart(
        figure_id=f"change-map-{choice.age_group.replace('+', '')}",
        title=_spread_headline(release, shown, choice, language),
        value_label=_value_label(shown),
        tiles=tiles,
    )
    return Drawn(draw_map(chart, language), _change_subtitle(shown, choice))


def change_bars(release: Release, choice: Choice, language: Language) -> Drawn:
    """Return the relative change per municipality as bars with intervals, largest first."""
    shown = prospects_of(release, choice, language)
    ranked = sorted(shown, key=lambda p: -p.as_share(p.change))
    bars = tuple(
        Bar(
            label=p.place.name,
            value=100 * p.as_share(p.change),
            low=100 * p.as_share(p.change_low),
            high=100 * p.as_share(p.change_high),
            is_marked=p.place.code == choice.region_code,
        )
        for p in ranked
    )
    chart = BarChart(
        figure_id="change-bars",
        title=_spread_headline(release, shown, choice, language),
        row_label=_("Municipality"),
        value_label=_value_label(shown),
        bars=bars,
        unit="%",
        decimals=1,
        signed=True,
    )
    return Drawn(draw_bars(chart, language), _change_subtitle(shown, choice))


def _spread_headline(
    release: Release, shown: Sequence[Prospect], choice: Choice, language: Language
) -> str:
    sureness = [p.sureness for p in shown]
    more, fewer = sureness.count(Sureness.GROWS), sureness.count(Sureness.SHRINKS)
    said = str(_SPREAD_HEADLINES[choice.age_group == "total", more + fewer > 0]) % {
        "ages": ages_label(choice.age_group),
        "more": how_many(more),
        "fewer": how_many(fewer),
        "municipalities": counted_municipalities(release, language),
    }
    return said[0].upper() + said[1:]


def _value_label(shown: Sequence[Prospect]) -> str:
    end = shown[0].course.expected(shown[0].year).at
    return _("Change %(base)s–%(year)s") % {"base": shown[0].course.base.at, "year": end}


def _change_subtitle(shown: Sequence[Prospect], choice: Choice) -> str:
    facts = {
        "base": shown[0].course.base.at,
        "year": shown[0].course.expected(choice.year).at,
        "ages": ages_label(choice.age_group),
    }
    if choice.age_group == "total":
        return _("Median change in the number of residents, %(base)s–%(year)s, in percent.") % facts
    return _("Median change in residents aged %(ages)s, %(base)s–%(year)s, in percent.") % facts


def municipalities_apart(release: Release, choice: Choice, language: Language) -> Drawn:
    """Return one small chart per municipality, the one that grows most first."""
    shown = sorted(prospects_of(release, choice, language), key=lambda p: -p.as_share(p.change))
    panels = tuple(
        Panel(
            label=p.place.name,
            remark=_("%(change)s by %(year)s")
            % {"change": change_in_percent(p, language), "year": choice.year},
            history=p.course.history,
            forecast=p.course.forecast,
        )
        for p in shown
    )
    unsure = sum(p.sureness is Sureness.UNSURE for p in shown)
    title = _(
        "From %(best)s in %(first)s to %(worst)s in %(last)s; "
        "in %(unsure)s of %(municipalities)s it can go either way"
    ) % {
        "best": change_in_percent(shown[0], language),
        "first": shown[0].place.name,
        "worst": change_in_percent(shown[-1], language),
        "last": shown[-1].place.name,
        "unsure": unsure,
        "municipalities": counted_municipalities(release, language),
    }
    chart = Multiples("municipalities-apart", title, panels, unit=PEOPLE.say(language))
    subtitle = _("Each municipality on its own scale. The band holds 80 outcomes in 100.")
    return Drawn(draw_multiples(chart, language), subtitle)


def comparison(release: Release, choice: Choice, language: Language) -> Drawn:
    """Return up to four areas on the same scale: the base year is 100 in each."""
    shown = [
        Prospect(
            place(release, code, language),
            choice.age_group,
            courses(release)[code, choice.age_group],
            choice.year,
        )
        for code in choice.compared
    ]
    ranked = sorted(shown, key=lambda p: (-p.as_share(p.change), sort_key(p.place.name, language)))
    title = (
        _("%(first)s has the strongest outlook of %(count)s areas, %(last)s the weakest")
        if len(ranked) > 1
        else _("%(first)s, with %(base)s as 100")
    ) % {
        "first": ranked[0].place.name,
        "last": ranked[-1].place.name,
        "count": len(ranked),
        "base": ranked[0].course.base.at,
    }
    chart = LineChart(
        figure_id="comparison",
        title=title,
        tracks=tuple(_indexed(p) for p in shown),
        unit=_("index"),
        decimals=1,
        base=shown[0].course.base.at,
    )
    subtitle = (
        _(
            "Residents, index: %(base)s = 100. Dotted line: median. "
            "The band holds 80 outcomes in 100."
        )
        if choice.age_group == "total"
        else _(
            "Residents aged %(ages)s, index: %(base)s = 100. Dotted line: median. "
            "The band holds 80 outcomes in 100."
        )
    ) % {"ages": ages_label(choice.age_group), "base": shown[0].course.base.at}
    return Drawn(draw_lines(chart, language), subtitle)


def _indexed(prospect: Prospect) -> Track:
    """Return the course with the base year as 100."""
    course: Course = prospect.course
    scale = _INDEX / course.base.value
    return Track(
        prospect.place.name,
        tuple(Count(count.at, count.value * scale) for count in course.history),
        tuple(
            Expected(
                e.at, e.p2_5 * scale, e.p10 * scale, e.p50 * scale, e.p90 * scale, e.p97_5 * scale
            )
            for e in course.forecast
        ),
    )

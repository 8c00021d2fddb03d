"""What each page holds: findings first, then the figures that carry them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.spark import draw_spark
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.collation import sort_key
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import YEARS_AHEAD, Choice
from talentlab.web.insight.presenters.balance.area_part import area_part
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.places import (
    Place,
    ages_label,
    counted_municipalities,
    municipalities,
    name_of,
    place,
    places,
    whole,
)
from talentlab.web.insight.presenters.record import outcomes_of, record_of_area
from talentlab.web.insight.presenters.sentences import (
    IN_A_WORD,
    Prospect,
    Sureness,
    change_in_percent,
    counted_in,
    headline,
    how_many,
    interval_in_percent,
    sentence,
)
from talentlab.web.insight.presenters.vintage_pages import earlier
from talentlab.web.insight.presenters.work_pages.profile import work_profile
from talentlab.web.insight.queries.accuracy import Case
from talentlab.web.insight.queries.population import Course, courses

_SPREAD: Final[Promise] = gettext_lazy(
    "Very likely to have more residents in %(year)s: %(more)s of %(municipalities)s. Very "
    "likely to have fewer: %(fewer)s. For the other %(open)s it is less sure."
)
_NONE_SURE: Final[Promise] = gettext_lazy(
    "In none of %(municipalities)s is it sure which way the number of residents goes to "
    "%(year)s: each can go either way."
)
_KEY_AGES: Final = ("total", "20-64", "80+", "0-19")
_OUTCOMES_SHOWN: Final = 4
_NEAR: Final = 5  # years between the steps of a short series; a long one has twice as many


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that the numbers say, and where its evidence is."""

    text: str
    address: str
    evidence: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number with its course: today, the change to come, how sure, and a sparkline."""

    label: str
    value: str
    counted: str
    change: str
    interval: str
    in_a_word: str
    sureness: Sureness
    spark: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """One area in a list of areas."""

    place: Place
    residents: str
    change: str
    interval: str
    in_a_word: str
    sureness: Sureness
    working_age: str
    spark: str
    address: str


def default_year(release: Release) -> int:
    """Return the year that findings look at when the reader has not chosen one."""
    return release.base_year + YEARS_AHEAD


def start_page(release: Release, language: Language) -> dict[str, object]:
    """Return what the start page holds: three sentences, key figures and their evidence."""
    where, year = whole(release, language), default_year(release)
    choice = Choice(where.code, year)
    return {
        "place": where,
        "headline": headline(prospect(release, where, "total", year)),
        "statements": statements(release, where, year, language),
        "key_figures": key_figures(release, where, year, language),
        "development": show("utveckling", release, choice, language),
        "map": show("karta", release, choice, language),
        "apart": show("kommuner", release, choice, language),
        "record": record_of_area(release, where.code, year, language),
        "year": year,
    }


def prospect(release: Release, where: Place, age_group: str, year: int) -> Prospect:
    """Return one area's prospect for one age band."""
    return Prospect(where, age_group, courses(release)[where.code, age_group], year)


def statements(
    release: Release, where: Place, year: int, language: Language
) -> tuple[Statement, ...]:
    """Return what the region needs to know today: everybody, working age, and where."""
    everybody = prospect(release, where, "total", year)
    working = prospect(release, where, "20-64", year)
    area = reverse("insight:area", args=[where.code])
    sureness = [
        prospect(release, found, "total", year).sureness
        for found in municipalities(release, language)
    ]
    more, fewer = sureness.count(Sureness.GROWS), sureness.count(Sureness.SHRINKS)
    spread = str(_SPREAD if more + fewer else _NONE_SURE) % {
        "year": year,
        "more": how_many(more),
        "fewer": how_many(fewer),
        "open": len(sureness) - more - fewer,
        "municipalities": counted_municipalities(release, language),
    }
    population = reverse("insight:population")
    return (
        Statement(sentence(everybody, language), f"{area}#utveckling", _("See the forecast")),
        Statement(
            sentence(working, language),
            f"{population}?alder=20-64#staplar",
            _("See every municipality"),
        ),
        Statement(spread, reverse("insight:areas"), _("See all areas")),
    )


def key_figures(
    release: Release, where: Place, year: int, language: Language
) -> tuple[KeyFigure, ...]:
    """Return today's number, the change and its interval for the ages that plans begin with."""
    return tuple(_key_figure(prospect(release, where, band, year), language) for band in _KEY_AGES)


def _key_figure(shown: Prospect, language: Language) -> KeyFigure:
    label = (
        _("Residents")
        if shown.age_group == "total"
        else _("Aged %(ages)s") % {"ages": ages_label(shown.age_group)}
    )
    area = reverse("insight:area", args=[shown.place.code])
    question = "" if shown.age_group == "total" else f"?alder={shown.age_group.replace('+', '%2B')}"
    return KeyFigure(
        label=label,
        value=number(shown.course.base.value, language),
        counted=counted_in(shown.course),
        change=change_in_percent(shown, language),
        interval=interval_in_percent(shown, language),
        in_a_word=str(IN_A_WORD[shown.sureness]),
        sureness=shown.sureness,
        spark=draw_spark(shown.course.history, shown.course.forecast),
        address=f"{area}{question}#utveckling",
    )


def areas_page(release: Release, language: Language) -> dict[str, object]:
    """Return every area in a table, whole region first, and the map."""
    year = default_year(release)
    rows = [_row(release, found, year, language) for found in places(release, language)]
    return {
        "totals": [row for row in rows if row.place.is_total],
        "municipalities": [row for row in rows if not row.place.is_total],
        "map": show("karta", release, Choice(whole(release, language).code, year), language),
        "working_map": show(
            "karta",
            release,
            Choice(whole(release, language).code, year, "20-64"),
            language,
            anchor="karta-20-64",
        ),
        "year": year,
        "counted": counted_in(courses(release)[whole(release, language).code, "total"]),
        "record": record_of_area(release, whole(release, language).code, year, language),
    }


def _row(release: Release, where: Place, year: int, language: Language) -> Row:
    shown = prospect(release, where, "total", year)
    working = prospect(release, where, "20-64", year)
    return Row(
        place=where,
        residents=number(shown.course.base.value, language),
        change=change_in_percent(shown, language),
        interval=interval_in_percent(shown, language),
        in_a_word=str(IN_A_WORD[shown.sureness]),
        sureness=shown.sureness,
        working_age=change_in_percent(working, language),
        spark=draw_spark(shown.course.history, shown.course.forecast),
        address=reverse("insight:area", args=[where.code]),
    )


def area_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return one area's profile: its course, its ages, its moves, and how right we have been."""
    where = place(release, choice.region_code, language)
    everybody = prospect(release, where, "total", choice.year)
    return {
        "place": where,
        "members": [
            (name_of(release, code, language), reverse("insight:area", args=[code]))
            for code in _by_name(release, where.members, language)
            if (code, "total") in courses(release)
        ],
        "headline": headline(everybody),
        "lead": sentence(everybody, language),
        "key_figures": key_figures(release, where, choice.year, language),
        "development": show("utveckling", release, choice, language),
        "pyramid": show("pyramid", release, choice, language),
        "ages": show("aldrar", release, choice, language),
        "movements": show("forandringar", release, choice, language),
        "record": record_of_area(release, where.code, choice.year, language),
        "outcomes": _outcomes(release, where.code, choice.age_group),
        "outcomes_remark": _outcomes_remark(release),
        "gaps": area_part(release, where.code, language),
        "earlier": earlier.of_residents(release, choice, language),
        "work": work_profile(release, where.code, language),
        "choice": choice,
        "population_address": reverse("insight:population") + f"?omrade={where.code}",
        "compare_address": reverse("insight:compare") + _with_others(release, where, language),
    }


def _by_name(release: Release, codes: Sequence[str], language: Language) -> list[str]:
    return sorted(codes, key=lambda code: sort_key(name_of(release, code, language), language))


def _outcomes(release: Release, region_code: str, age_group: str) -> Sequence[Case]:
    """Return the latest outcomes with what had been said of them, total ages if need be."""
    own = outcomes_of(release, region_code, age_group)
    return (own or outcomes_of(release, region_code, "total"))[:_OUTCOMES_SHOWN]


def _outcomes_remark(release: Release) -> str:
    """Say that counts are moved to December, where some are of another month."""
    if not release.months_counted:
        return ""
    return _("All numbers here are moved to December, so that years can be compared.")


def _with_others(release: Release, where: Place, language: Language) -> str:
    """Return the question that compares an area with the whole region."""
    codes = dict.fromkeys((where.code, whole(release, language).code))
    return "?" + "&".join(f"omrade={code}" for code in codes)


def population_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return the pyramid with its years to walk through, and working age per municipality.

    What looks ahead looks to the chosen year when that is a forecast one, else as far as usual.
    """
    where = place(release, choice.region_code, language)
    course = courses(release)[where.code, "total"]
    is_forecast = choice.year > release.base_year
    ahead = choice if is_forecast else replace(choice, year=default_year(release))
    band = "20-64" if choice.age_group == "total" else choice.age_group
    return {
        "place": where,
        "pyramid": show("pyramid", release, choice, language),
        "years": course.years,
        "steps": _steps(course, choice),
        "bars": show("staplar", release, replace(ahead, age_group=band), language),
        "movements": show("forandringar", release, ahead, language),
        "ages": show("aldrar", release, ahead, language),
        "record": record_of_area(release, where.code, ahead.year, language),
        "earlier": earlier.of_residents(release, ahead, language),
        "choice": choice,
    }


def _steps(course: Course, choice: Choice) -> list[Mapping[str, object]]:
    """Return some years to step between: round ones, the ends, the base and the chosen one."""
    every = course.years
    gap = _NEAR if every[-1] - every[0] <= _NEAR * 9 else 2 * _NEAR
    always = {every[0], course.base.at, every[-1], choice.year}
    return [
        {
            "year": year,
            "address": f"?omrade={choice.region_code}&ar={year}",
            "is_current": year == choice.year,
            "is_forecast": year > course.base.at,
        }
        for year in every
        if year in always or year % gap == 0
    ]

"""How right we have been: in size classes, by years ahead, and for the number at hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count
from talentlab.publish.charts.words import PEOPLE
from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language, Text
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.record.sentences import FEW
from talentlab.web.insight.presenters.tested.outlooks import ALL, METHODS, OURS
from talentlab.web.insight.presenters.tested.sizes import AREAS
from talentlab.web.insight.queries.accuracy import (
    Case,
    PopulationTrial,
    population_cases,
    population_trials,
)
from talentlab.web.insight.queries.population import courses

PROMISED: Final = 80.0  # percent of outcomes that the interval should hold
_WORST_SHOWN: Final = 12
_YEARS_AHEAD: Final = Text(sv="År framåt", en="Years ahead")


def size_classes(release: Release) -> list[str]:
    """Return the size classes that were tested, from all areas to the largest."""
    tested = {trial.size_class for trial in population_trials(release)}
    return [name for name in AREAS.names if name in tested]


def error_by_horizon(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the mean error of our method and of the two simple ones, by years ahead."""
    shown = _of_class(release, choice.size_class)
    if not shown:
        return None
    tracks = tuple(
        Track(str(METHODS[method]), tuple(Count(t.horizon_years, t.mape_20_64) for t in of_method))
        for method in METHODS
        if (of_method := [t for t in shown if t.method == method])
    )
    chart = LineChart(
        figure_id="error-by-horizon",
        title=_error_headline(shown),
        tracks=tracks,
        unit="%",
        x_label=_YEARS_AHEAD,
        decimals=1,
        from_zero=True,
    )
    subtitle = _("Mean error in percent for ages 20–64, by years ahead. %(size_class)s.") % {
        "size_class": AREAS.names[choice.size_class]
    }
    return Drawn(draw_lines(chart, language), subtitle)


def _error_headline(shown: Sequence[PopulationTrial]) -> str:
    """Say whether our method beats both simple ones at every horizon, at the last, or not."""
    errors = {(t.method, t.horizon_years): t.mape_20_64 for t in shown}
    horizons = sorted({t.horizon_years for t in shown if t.method == OURS})
    beaten = [
        h
        for h in horizons
        if all(
            errors[OURS, h] < errors.get((other, h), float("inf"))
            for other in METHODS
            if other != OURS
        )
    ]
    facts = {"won": len(beaten), "count": len(horizons)}
    if len(beaten) == len(horizons):
        return _("Closer than both simple methods at every horizon tested") % facts
    if beaten:
        return _("Closer than both simple methods at %(won)s of %(count)s horizons tested") % facts
    return _("No closer than the simple methods at any horizon tested") % facts


def coverage_by_horizon(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return how many outcomes our 80 % intervals have held, by years ahead."""
    shown = [
        t
        for t in _of_class(release, choice.size_class)
        if t.method == OURS and t.coverage_80 is not None
    ]
    if not shown:
        return None
    held = tuple(
        Count(t.horizon_years, 100 * t.coverage_80) for t in shown if t.coverage_80 is not None
    )
    values = [count.value for count in held]
    few = min(t.n for t in shown) < FEW
    template = (
        _("The intervals have held %(low)s to %(high)s outcomes in 100, but few were tested")
        if few
        else _("The intervals have held %(low)s to %(high)s outcomes in 100; they promise 80")
    )
    title = template % {
        "low": number(min(values), language),
        "high": number(max(values), language),
    }
    chart = LineChart(
        figure_id="coverage-by-horizon",
        title=title,
        tracks=(Track(_("Outcomes held"), held),),
        unit="%",
        x_label=_YEARS_AHEAD,
        promise=Count(held[0].at, PROMISED),
        from_zero=True,
    )
    subtitle = _("Outcomes inside the interval, in percent, by years ahead. %(size_class)s.") % {
        "size_class": AREAS.names[choice.size_class]
    }
    if few:
        subtitle += " " + _("Between %(least)s and %(most)s forecasts tested at each horizon.") % {
            "least": number(min(t.n for t in shown), language),
            "most": number(max(t.n for t in shown), language),
        }
    return Drawn(draw_lines(chart, language), subtitle)


def worst_cases(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the forecasts that missed most, one per area and age group at most, worst first."""
    worst = worst_first(release, choice.size_class)[:_WORST_SHOWN]
    if not worst:
        return None
    bars = tuple(Bar(_case_label(release, case, language), 100 * _error(case)) for case in worst)
    title = _("Worst of all: %(error)s, in %(place)s from %(origin)s to %(year)s") % {
        "error": percent(worst[0].error or 0.0, language, decimals=1, signed=True),
        "place": name_of(release, worst[0].region_code, language),
        "origin": worst[0].origin_year,
        "year": worst[0].year,
    }
    chart = BarChart(
        figure_id="worst-cases",
        title=title,
        row_label=_("Forecast"),
        value_label=_("Error"),
        bars=bars,
        unit="%",
        decimals=1,
        signed=True,
    )
    subtitle = _(
        "How much too high (+) or too low (−) the forecast was, in percent of the outcome."
    )
    figure = draw_bars(chart, language)
    return Drawn(replace(figure, twin=_with_counts(figure.twin, worst, language)), subtitle)


def _with_counts(twin: Twin, worst: Sequence[Case], language: Language) -> Twin:
    """Return the rows with what was said and what came about."""
    unit = PEOPLE.say(language)
    columns = (
        TwinColumn("forecast_persons", _("Said"), unit, 0),
        TwinColumn("outcome_persons", _("Became"), unit, 0),
    )
    rows = tuple(
        (*row, case.forecast_persons, case.outcome_persons)
        for row, case in zip(twin.rows, worst, strict=True)
    )
    return Twin((*twin.columns, *columns), rows)


def is_nationwide(release: Release) -> bool:
    """Return whether more was tested than the region's own areas."""
    own = Counter(
        case.year - case.origin_year
        for case in population_cases(release)
        if case.subject == "total"
    )
    return any(
        trial.n > own[trial.horizon_years]
        for trial in population_trials(release)
        if trial.method == OURS and trial.size_class == ALL
    )


def simple_methods_agree(shown: Sequence[PopulationTrial]) -> list[int]:
    """Return the years ahead where both simple methods are the same, for want of years."""
    errors = {(t.method, t.horizon_years): (t.mape_total, t.mape_20_64) for t in shown}
    return sorted(
        horizon
        for method, horizon in errors
        if method == "drift" and errors[method, horizon] == errors.get(("naive", horizon))
    )


def worst_first(release: Release, size_class: str = ALL) -> list[Case]:
    """Return the worst miss of each area and age group of a size, the worst of all first."""
    worst: dict[tuple[str, str], Case] = {}
    for case in population_cases(release):
        course = courses(release).get((case.region_code, "total"))
        if size_class not in {"", ALL} and (
            course is None or AREAS.of(course.base.value) != size_class
        ):
            continue
        key = (case.region_code, case.subject)
        if key not in worst or abs(_error(case)) > abs(_error(worst[key])):
            worst[key] = case
    return sorted(worst.values(), key=lambda case: -abs(_error(case)))


def _case_label(release: Release, case: Case, language: Language) -> str:
    facts = {
        "place": name_of(release, case.region_code, language),
        "origin": case.origin_year,
        "year": case.year,
    }
    if case.subject == "total":
        return _("%(place)s, %(origin)s→%(year)s") % facts
    return _("%(place)s, ages 20–64, %(origin)s→%(year)s") % facts


def _of_class(release: Release, size_class: str) -> list[PopulationTrial]:
    return [trial for trial in population_trials(release) if trial.size_class == size_class]


def _error(case: Case) -> float:
    return case.error or 0.0

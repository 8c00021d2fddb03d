"""The forecasts that missed most, one for each area and age group or occupation, worst first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.words import PEOPLE
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.tested.outlooks import ALL, Outlook
from talentlab.web.insight.presenters.tested.sizes import AREAS, OCCUPATIONS
from talentlab.web.insight.presenters.tested.subjects import name_of_subject
from talentlab.web.insight.presenters.tested.trials import level_of, size_of
from talentlab.web.insight.queries.accuracy import Case, employed
from talentlab.web.insight.queries.misses import MEASURES, worst_misses
from talentlab.web.insight.queries.population import courses

BY_SHARE: Final = MEASURES[0]
TABLES: Final[Mapping[Outlook, str]] = {
    Outlook.POPULATION: "population_cases",
    Outlook.EMPLOYMENT: "employment_cases",
}
LEAST_EMPLOYEES: Final = 50
"""By share only occupations that became so many: one person is a large share of a small one."""
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Miss:
    """One earlier forecast beside its outcome, and the outlook it belongs to."""

    outlook: Outlook
    case: Case


def population_worst(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the largest misses about residents in percent; nothing where none was tested."""
    return _worst(release, Outlook.POPULATION, choice, language)


def employment_worst(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the largest misses about employees in percent; nothing where none was tested."""
    return _worst(release, Outlook.EMPLOYMENT, choice, language)


def misses(release: Release, outlook: Outlook, choice: Choice) -> list[Miss]:
    """Return the worst miss of each subject of the chosen size, level and horizon, worst first."""
    measure, size = choice.order or BY_SHARE, size_of(outlook, choice)
    is_about_work = outlook is Outlook.EMPLOYMENT
    is_by_share = measure == BY_SHARE and size == ALL
    cases = worst_misses(
        release,
        TABLES[outlook],
        measure,
        horizon_years=choice.horizon_years,
        digits=level_of(release, choice) if is_about_work else 0,
        least=LEAST_EMPLOYEES if is_about_work and is_by_share else 0.0,
    )
    wanted = [case for case in cases if size in {ALL, _size_today(release, outlook, case)}]
    return [Miss(outlook, case) for case in wanted]


def _size_today(release: Release, outlook: Outlook, case: Case) -> str:
    """Return the size class of the area or occupation now; none where nothing is foreseen of it."""
    if outlook is Outlook.POPULATION:
        course = courses(release).get((case.region_code, "total"))
        return AREAS.of(course.base.value) if course else ""
    stock = employed(release).get((case.region_code, case.subject))
    return OCCUPATIONS.of(stock.persons) if stock else ""


def _worst(release: Release, outlook: Outlook, choice: Choice, language: Language) -> Drawn | None:
    by_share = replace(choice, order=BY_SHARE, horizon_years=0)
    worst = [miss.case for miss in misses(release, outlook, by_share)[:_SHOWN]]
    if not worst:
        return None
    names = [name_of_subject(release, outlook, case, language) for case in worst]
    labels = [
        _("%(subject)s, %(origin)s→%(year)s")
        % {"subject": name, "origin": case.origin_year, "year": case.year}
        for name, case in zip(names, worst, strict=True)
    ]
    errors = [case.error or 0.0 for case in worst]
    title = _("Worst of all: %(error)s, %(subject)s from %(origin)s to %(year)s") % {
        "error": percent(errors[0], language, decimals=1, signed=True),
        "subject": names[0],
        "origin": worst[0].origin_year,
        "year": worst[0].year,
    }
    chart = BarChart(
        figure_id=f"worst-cases-{outlook.value}",
        title=title,
        row_label=_("Forecast"),
        value_label=_("Error"),
        bars=tuple(Bar(label, 100 * error) for label, error in zip(labels, errors, strict=True)),
        unit="%",
        decimals=1,
        signed=True,
    )
    figure = draw_bars(chart, language)
    return Drawn(
        replace(figure, twin=_with_counts(figure.twin, worst, language)),
        _subtitle(outlook, choice),
    )


def _subtitle(outlook: Outlook, choice: Choice) -> str:
    said = _("How much too high (+) or too low (−) the forecast was, in percent of the outcome.")
    if outlook is Outlook.POPULATION or size_of(outlook, choice) != ALL:
        return said
    remark = _("Only occupations with at least %(least)s employees: one is a large share of few.")
    return f"{said} {remark % {'least': LEAST_EMPLOYEES}}"


def _with_counts(twin: Twin, worst: Sequence[Case], language: Language) -> Twin:
    """Return the rows with what was said and what came about."""
    unit = PEOPLE.say(language)
    columns = (
        TwinColumn("forecast_persons", _("Said"), unit, 0),
        TwinColumn("outcome_persons", _("Outcome"), unit, 0),
    )
    rows = tuple(
        (*row, case.forecast_persons, case.outcome_persons)
        for row, case in zip(twin.rows, worst, strict=True)
    )
    return Twin((*twin.columns, *columns), rows)

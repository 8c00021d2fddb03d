"""Every measure of one outlook, by years ahead and method, as tables are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy.replacement import RATES, replacement_trials
from talentlab.web.insight.presenters.accuracy_page.compared import LANDMARKS
from talentlab.web.insight.presenters.tested.outlooks import METHODS, OURS, Outlook
from talentlab.web.insight.presenters.tested.trials import level_of, size_of
from talentlab.web.insight.queries.accuracy import employment_trials, population_trials


@dataclass(frozen=True, slots=True)
class Line:
    """One row: years ahead, what was tested, and its measures as written."""

    years: int
    name: str
    is_ours: bool
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What each measure is called, and a row for each horizon and method."""

    second: str
    measures: tuple[str, ...]
    lines: tuple[Line, ...]


def table_of(release: Release, outlook: Outlook, choice: Choice, language: Language) -> Table:
    """Return every measure of the outlook, for the chosen size and level."""
    return {
        Outlook.POPULATION: _population,
        Outlook.EMPLOYMENT: _employment,
        Outlook.OPENINGS: _replacement,
    }[outlook](release, choice, language)


def _population(release: Release, choice: Choice, language: Language) -> Table:
    size = size_of(Outlook.POPULATION, choice)
    lines = [
        _line(
            trial.horizon_years,
            trial.method,
            _number(trial.mape_total, language),
            _number(trial.mape_20_64, language),
            _number(trial.age_structure_error, language),
            _share(trial.coverage_80, language),
            _number(trial.interval_score_80, language),
            _share(trial.within_5, language),
            number(trial.n, language),
        )
        for trial in population_trials(release)
        if trial.size_class == size
    ]
    measures = (
        _("Mean error, all ages"),
        _("Mean error, 20–64"),
        _("Error in the age structure"),
        _("Held by the interval"),
        _("Interval score"),
        _("Within 5 percent"),
        _("Tested"),
    )
    return Table(_("Method"), measures, _ordered(lines))


def _employment(release: Release, choice: Choice, language: Language) -> Table:
    size, level = size_of(Outlook.EMPLOYMENT, choice), level_of(release, choice)
    lines = [
        _line(
            trial.horizon_years,
            trial.method,
            _number(trial.wape, language),
            _share(trial.coverage_80, language),
            _number(trial.interval_score_80, language),
            number(trial.n, language),
        )
        for trial in employment_trials(release)
        if (trial.size_class, trial.ssyk_level) == (size, level)
    ]
    measures = (
        _("Errors added up"),
        _("Held by the interval"),
        _("Interval score"),
        _("Tested"),
    )
    return Table(_("Method"), measures, _ordered(lines))


def _replacement(release: Release, choice: Choice, language: Language) -> Table:
    lines = tuple(
        Line(
            years=trial.horizon_years,
            name=str(RATES[trial.rates]),
            is_ours=False,
            cells=(
                number(trial.bias, language, decimals=2, signed=True),
                _number(trial.wape, language),
                _share(trial.coverage_80, language),
                number(trial.n, language),
            ),
        )
        for trial in replacement_trials(release, choice)
    )
    measures = (
        _("Bias, percent of all employees"),
        _("Error, percent of those to be replaced"),
        _("Held by the interval"),
        _("Tested"),
    )
    return Table(_("Exit rates"), measures, lines)


def _line(years: int, method: str, *cells: str) -> Line:
    return Line(years, method, method == OURS, cells)


def _ordered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines by years ahead and method, of many horizons only those that people plan for."""
    is_short = len({line.years for line in lines}) <= len(LANDMARKS)
    shown = [line for line in lines if is_short or line.years in LANDMARKS] or list(lines)
    order = list(METHODS)
    return tuple(
        Line(line.years, str(METHODS[line.name]), line.is_ours, line.cells)
        for line in sorted(shown, key=lambda line: (line.years, order.index(line.name)))
    )


def _number(value: float | None, language: Language) -> str:
    return "–" if value is None else number(value, language, decimals=2)


def _share(value: float | None, language: Language) -> str:
    return "–" if value is None else percent(value, language)

"""Rows of the backtests in one shape, whatever is forecast: errors in percent of the outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

from talentlab.store.release import Release
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.tested.outlooks import ALL, OURS, Outlook
from talentlab.web.insight.presenters.tested.sizes import SIZES
from talentlab.web.insight.queries.accuracy import (
    employment_trials,
    openings_trials,
    population_trials,
)


@dataclass(frozen=True, slots=True)
class Trial:
    """How one method did at one horizon in one size class, in its outlook's own measure.

    ``error`` is in percent, ``coverage`` the share of outcomes that the 80 % interval held.
    """

    method: str
    horizon_years: int
    size_class: str
    error: float
    coverage: float | None
    n: int


def of_residents(release: Release) -> list[Trial]:
    """Return the mean errors of the number of residents; coverage belongs to ages 20-64."""
    return [
        Trial(t.method, t.horizon_years, t.size_class, t.mape_total, t.coverage_80, t.n)
        for t in population_trials(release)
    ]


def of_working_age(release: Release) -> list[Trial]:
    """Return the mean errors of the number aged 20-64."""
    return [
        Trial(t.method, t.horizon_years, t.size_class, t.mape_20_64, t.coverage_80, t.n)
        for t in population_trials(release)
    ]


def of_employees(release: Release, ssyk_level: int) -> list[Trial]:
    """Return the errors of employees by occupation, at one level of the classification."""
    return [
        Trial(t.method, t.horizon_years, t.size_class, t.wape, t.coverage_80, t.n)
        for t in employment_trials(release)
        if t.ssyk_level == ssyk_level
    ]


def levels(release: Release) -> list[int]:
    """Return the numbers of digits at which employees were tested, the most detailed first."""
    return sorted({trial.ssyk_level for trial in employment_trials(release)}, reverse=True)


def level_of(release: Release, choice: Choice) -> int:
    """Return the digits that are looked at: those chosen, else the most detailed tested."""
    return choice.ssyk_level or next(iter(levels(release)), 0)


def horizons(release: Release) -> list[int]:
    """Return every number of years ahead that something was tested for."""
    tested = (
        *(trial.horizon_years for trial in population_trials(release)),
        *(trial.horizon_years for trial in employment_trials(release)),
        *(trial.horizon_years for trial in openings_trials(release)),
    )
    return sorted(set(tested))


def judged(release: Release, outlook: Outlook, ssyk_level: int = 0) -> list[Trial]:
    """Return what an outlook is judged by: ages 20-64, or employees at one level."""
    if outlook is Outlook.POPULATION:
        return of_working_age(release)
    return of_employees(release, ssyk_level)


def shown(release: Release, outlook: Outlook, choice: Choice) -> list[Trial]:
    """Return the trials of the size and level that the reader looks at."""
    size = size_of(outlook, choice)
    every = judged(release, outlook, level_of(release, choice))
    return [trial for trial in every if trial.size_class == size]


def sizes_tested(release: Release, outlook: Outlook, choice: Choice) -> set[str]:
    """Return the size classes that were tested, at the level that the reader looks at."""
    if outlook is Outlook.OPENINGS:
        return {trial.size_class for trial in openings_trials(release)}
    return {trial.size_class for trial in judged(release, outlook, level_of(release, choice))}


def size_of(outlook: Outlook, choice: Choice) -> str:
    """Return the chosen size where the outlook has it; all of them where another outlook does."""
    return choice.size_class if choice.size_class in SIZES[outlook].names else ALL


def of_method(trials: Iterable[Trial], method: str = OURS) -> list[Trial]:
    """Return one method's trials by years ahead."""
    found = [trial for trial in trials if trial.method == method]
    return sorted(found, key=lambda trial: trial.horizon_years)

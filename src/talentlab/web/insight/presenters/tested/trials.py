"""Rows of the backtests in one shape, whatever is forecast: errors in percent of the outcome."""

from dataclasses import dataclass

from talentlab.store.release import Release
from talentlab.web.insight.queries.accuracy import employment_trials, population_trials


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

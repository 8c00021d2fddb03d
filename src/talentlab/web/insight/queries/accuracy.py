"""What pages about accuracy ask a release: how earlier forecasts did, on the whole and one by one.

A release without a table for an outlook has tested nothing there; its answers are empty. Answers
are kept per release: a release never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from talentlab.store.release import Release
from talentlab.web.insight.queries.releases import KEPT

_KEPT_COURSES: Final = 512  # occupations that people come back to; some rows each


@dataclass(frozen=True, slots=True)
class PopulationTrial:
    """How one method did at one horizon in one size class of areas."""

    method: str
    horizon_years: int
    size_class: str
    mape_total: float
    mape_20_64: float
    age_structure_error: float
    coverage_80: float | None
    interval_score_80: float | None
    within_5: float
    n: int


@dataclass(frozen=True, slots=True)
class EmploymentTrial:
    """How one method did at one horizon in one size class of occupations."""

    method: str
    ssyk_level: int
    horizon_years: int
    size_class: str
    wape: float
    coverage_80: float | None
    interval_score_80: float | None
    n: int


@dataclass(frozen=True, slots=True)
class OpeningsTrial:
    """How far the number who must be replaced was off, summed over the years ahead."""

    rates: str
    horizon_years: int
    size_class: str
    bias: float
    wape: float
    coverage_80: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Case:
    """One earlier forecast beside its outcome. ``subject`` is an age group or an occupation."""

    region_code: str
    subject: str
    origin_year: int
    year: int
    forecast_persons: float
    p10: float | None
    p90: float | None
    outcome_persons: float

    @property
    def miss(self) -> float:
        """How many persons too high the forecast was."""
        return self.forecast_persons - self.outcome_persons

    @property
    def error(self) -> float | None:
        """How much too high the forecast was, as a share of the outcome; none of nobody."""
        return self.forecast_persons / self.outcome_persons - 1 if self.outcome_persons else None

    @property
    def beyond(self) -> float:
        """How many persons outside the 80 % interval the outcome is; zero inside it."""
        if self.p10 is None or self.p90 is None:
            return 0.0
        return max(self.p10 - self.outcome_persons, self.outcome_persons - self.p90, 0.0)

    @property
    def is_held(self) -> bool | None:
        """Whether the outcome is inside the 80 % interval; nothing when there was none."""
        if self.p10 is None or self.p90 is None:
            return None
        return self.p10 <= self.outcome_persons <= self.p90


@dataclass(frozen=True, slots=True)
class Employed:
    """How many work in an occupation in an area, and whether nobody counted them there."""

    year: int
    persons: float
    is_modelled: bool


CASE: Final = "origin_year, year, forecast_persons, p10, p90, outcome_persons"


@lru_cache(maxsize=KEPT)
def population_trials(release: Release) -> tuple[PopulationTrial, ...]:
    """Return every row of the population backtest, by method, size class and horizon."""
    names = ", ".join(PopulationTrial.__dataclass_fields__)
    order = "method, size_class, horizon_years"
    rows = _rows(release, "population_backtest", f"{names} FROM population_backtest", order)
    return tuple(PopulationTrial(*row) for row in rows)


@lru_cache(maxsize=KEPT)
def employment_trials(release: Release) -> tuple[EmploymentTrial, ...]:
    """Return every row of the employment backtest, by level, method, size class and horizon."""
    names = ", ".join(EmploymentTrial.__dataclass_fields__)
    order = "ssyk_level, method, size_class, horizon_years"
    rows = _rows(release, "employment_backtest", f"{names} FROM employment_backtest", order)
    return tuple(EmploymentTrial(*row) for row in rows)


@lru_cache(maxsize=KEPT)
def openings_trials(release: Release) -> tuple[OpeningsTrial, ...]:
    """Return every row of the backtest of replacement, by kind of rates, size and horizon."""
    names = ", ".join(OpeningsTrial.__dataclass_fields__)
    order = "rates, size_class, horizon_years"
    rows = _rows(release, "openings_backtest", f"{names} FROM openings_backtest", order)
    return tuple(OpeningsTrial(*row) for row in rows)


@lru_cache(maxsize=KEPT)
def population_cases(release: Release) -> tuple[Case, ...]:
    """Return every tested forecast of our own method, by area, age group, origin and year."""
    rows = _rows(
        release,
        "population_cases",
        f"region_code, age_group, {CASE} FROM population_cases WHERE method = 'talentlab'",
        "region_code, age_group, origin_year, year",
    )
    return tuple(Case(*row) for row in rows)


@lru_cache(maxsize=_KEPT_COURSES)
def occupation_cases(release: Release, region_code: str, ssyk_code: str) -> tuple[Case, ...]:
    """Return our tested forecasts of one occupation in one area, by origin and year."""
    rows = _rows(
        release,
        "employment_cases",
        f"region_code, ssyk_code, {CASE} FROM employment_cases "
        "WHERE method = 'talentlab' AND region_code = ? AND ssyk_code = ?",
        "origin_year, year",
        (region_code, ssyk_code),
    )
    return tuple(Case(*row) for row in rows)


@lru_cache(maxsize=KEPT)
def residents_hold(release: Release) -> Mapping[tuple[str, str], int]:
    """Return (region_code, age group) -> years ahead that the number of residents holds."""
    table = "population_shelf_life"
    rows = _rows(release, table, f"region_code, age_group, trusted_years FROM {table}", "1, 2")
    return {(code, group): years for code, group, years in rows}


@lru_cache(maxsize=KEPT)
def employees_hold(release: Release) -> Mapping[tuple[str, str], int]:
    """Return (region_code, occupation) -> years ahead that the number of employees holds."""
    table = "employment_shelf_life"
    rows = _rows(release, table, f"region_code, ssyk_code, trusted_years FROM {table}", "1, 2")
    return {(code, ssyk): years for code, ssyk, years in rows}


@lru_cache(maxsize=KEPT)
def employed(release: Release) -> Mapping[tuple[str, str], Employed]:
    """Return (region_code, occupation) -> its employees in the last year told, both sexes."""
    table = "employment_history"
    rows = _rows(
        release,
        table,
        "region_code, ssyk_code, max(year), arg_max(employed_persons, year), "
        f"arg_max(is_modelled, year) FROM {table} "
        "WHERE sex = 'total' GROUP BY region_code, ssyk_code",
        "1, 2",
    )
    return {(code, ssyk): Employed(*rest) for code, ssyk, *rest in rows}


def _rows(
    release: Release, table: str, question: str, order: str, parameters: tuple[str, ...] = ()
) -> list[tuple[Any, ...]]:
    """Return the answer about ``table``; no rows where the release has no such table."""
    if table not in release.tables:
        return []
    sql = f"SELECT {question} ORDER BY {order}"
    return release.query(sql, parameters).rows()

"""What pages ask a release about people by education: how many, where they come from, who stays.

A release without the tables has nothing to say, and every answer is empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.publish.charts.series import Count
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.queries.releases import KEPT

SUPPLY: Final = "supply_outlook"
HISTORY: Final = "supply_history"
GRADUATES: Final = "graduates_outlook"
RETENTION: Final = "retention_estimates"
DRIVERS: Final = "stay_drivers"
OCCUPATIONS: Final = "occupations_by_education"
_KEPT: Final = 512
_KEPT_AREAS: Final = 64


@dataclass(frozen=True, slots=True)
class Told:
    """A number of people in one year: its mean and its 80 % interval."""

    year: int
    mean: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step from seat to graduate who stays, in one school form and year."""

    school_form: str
    component: str
    year: int
    mean: float
    p10: float
    p90: float


@dataclass(frozen=True, slots=True)
class Staying:
    """The share of graduates who live where they studied, so many years after."""

    education_group_code: str
    origin: str
    years_after: int
    mean: float
    p10: float
    p90: float
    followed_persons: int
    basis: str


@dataclass(frozen=True, slots=True)
class Driver:
    """What people say would make them stay, and how many more do when they have it."""

    education_group_code: str
    driver: str
    year: int
    stays_anyway: float
    would_stay: float
    effect_mean: float
    effect_p10: float
    effect_p90: float
    answered_persons: int
    response_share: float | None


@dataclass(frozen=True, slots=True)
class Held:
    """Employees with one education in one group of occupations; nothing where withheld."""

    ssyk_code: str
    year: int
    persons: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class SupplyTrial:
    """How wrong forecasts of people by education have been, so many years ahead."""

    method: str
    horizon_years: int
    size_class: str
    wape: float
    coverage_80: float | None
    direction_share: float | None
    better_groups_share: float | None
    n: int


def has_supply(release: Release) -> bool:
    """Return whether the release has people by education ahead."""
    return SUPPLY in release.tables


@lru_cache(maxsize=_KEPT)
def supply_of(
    release: Release, region_code: str, group_code: str
) -> Mapping[str, tuple[Told, ...]]:
    """Return component -> its years, for one education group in one area."""
    if not has_supply(release):
        return {}
    rows = release.query(
        f"SELECT component, year, mean, p10, p50, p90 FROM {SUPPLY} "  # noqa: S608 -- our own words
        "WHERE region_code = ? AND education_group_code = ? ORDER BY component, year",
        [region_code, group_code],
    ).rows()
    names = dict.fromkeys(row[0] for row in rows)
    return {name: tuple(Told(*row[1:]) for row in rows if row[0] == name) for name in names}


@lru_cache(maxsize=_KEPT)
def history_of(
    release: Release, region_code: str, group_code: str
) -> Mapping[str, tuple[Count, ...]]:
    """Return stock -> its earlier years, for one education group in one area."""
    if HISTORY not in release.tables:
        return {}
    rows = release.query(
        f"SELECT component, year, persons FROM {HISTORY} "  # noqa: S608 -- our own words
        "WHERE region_code = ? AND education_group_code = ? ORDER BY component, year",
        [region_code, group_code],
    ).rows()
    names = dict.fromkeys(row[0] for row in rows)
    return {name: tuple(Count(*row[1:]) for row in rows if row[0] == name) for name in names}


@lru_cache(maxsize=_KEPT_AREAS)
def flows_in_area(
    release: Release, region_code: str, first: int, last: int
) -> Mapping[tuple[str, str], float]:
    """Return (education group, component) -> the mean sum of its flows over some years."""
    if not has_supply(release):
        return {}
    rows = release.query(
        f"SELECT education_group_code, component, sum(mean) FROM {SUPPLY} "  # noqa: S608 -- our own words
        "WHERE region_code = ? AND year BETWEEN ? AND ? GROUP BY ALL",
        [region_code, first, last],
    ).rows()
    return {(code, component): persons for code, component, persons in rows}


@lru_cache(maxsize=_KEPT)
def steps_of(release: Release, region_code: str, group_code: str) -> tuple[Step, ...]:
    """Return the way from seats to graduates who stay, year by year."""
    if GRADUATES not in release.tables:
        return ()
    names = ", ".join(Step.__dataclass_fields__)
    rows = release.query(
        f"SELECT {names} FROM {GRADUATES} "  # noqa: S608 -- our own words
        "WHERE region_code = ? AND education_group_code = ? ORDER BY school_form, year",
        [region_code, group_code],
    ).rows()
    return tuple(Step(*row) for row in rows)


@lru_cache(maxsize=_KEPT_AREAS)
def staying_in(release: Release, region_code: str) -> tuple[Staying, ...]:
    """Return the share who stay where they studied, for every programme in an area."""
    if RETENTION not in release.tables:
        return ()
    names = ", ".join(Staying.__dataclass_fields__)
    rows = release.query(
        f"SELECT {names} FROM {RETENTION} WHERE region_code = ? "  # noqa: S608 -- our own words
        "ORDER BY education_group_code, origin, years_after",
        [region_code],
    ).rows()
    return tuple(Staying(*row) for row in rows)


@lru_cache(maxsize=KEPT)
def study_places(release: Release) -> Mapping[str, int]:
    """Return area -> how many graduates from there are followed, over all programmes."""
    if RETENTION not in release.tables:
        return {}
    sql = (
        f"SELECT region_code, sum(followed_persons) FROM {RETENTION} "  # noqa: S608 -- our own words
        "WHERE origin = 'total' AND years_after = 1 GROUP BY ALL ORDER BY region_code"
    )
    return {place: int(followed) for place, followed in release.query(sql).iter_rows()}


@lru_cache(maxsize=_KEPT_AREAS)
def drivers_in(release: Release, region_code: str) -> tuple[Driver, ...]:
    """Return what would make more people stay in an area, latest year."""
    if DRIVERS not in release.tables:
        return ()
    names = ", ".join(Driver.__dataclass_fields__)
    rows = release.query(
        f"SELECT {names} FROM {DRIVERS} WHERE region_code = ? AND year = "  # noqa: S608 -- our own words
        f"(SELECT max(year) FROM {DRIVERS}) ORDER BY education_group_code, effect_mean DESC",
        [region_code],
    ).rows()
    return tuple(Driver(*row) for row in rows)


@lru_cache(maxsize=_KEPT)
def held_by(release: Release, group_code: str) -> Mapping[str, tuple[Held, ...]]:
    """Return area -> the occupations of those with an education there."""
    if OCCUPATIONS not in release.tables:
        return {}
    rows = release.query(
        f"SELECT region_code, ssyk_code, year, employed_persons, employed_share FROM {OCCUPATIONS} "  # noqa: S608 -- our own words
        "WHERE education_group_code = ? ORDER BY region_code, ssyk_code",
        [group_code],
    ).rows()
    places = dict.fromkeys(row[0] for row in rows)
    return {place: tuple(Held(*row[1:]) for row in rows if row[0] == place) for place in places}


@lru_cache(maxsize=KEPT)
def supply_trials(release: Release) -> tuple[SupplyTrial, ...]:
    """Return every test of people by education, nearest horizon first."""
    if "supply_backtest" not in release.tables:
        return ()
    names = ", ".join(SupplyTrial.__dataclass_fields__)
    sql = f"SELECT {names} FROM supply_backtest ORDER BY horizon_years, method"  # noqa: S608 -- our own words
    return tuple(SupplyTrial(*row) for row in release.query(sql).rows())


@lru_cache(maxsize=KEPT)
def assumptions_of(release: Release, language: Language) -> tuple[str, ...]:
    """Return what was assumed of supply, demand and gap, in words."""
    column = f"assumption_{language}"
    said: list[str] = []
    for table in ("supply_assumptions", "balance_assumptions"):
        if table in release.tables:
            sql = f"SELECT {column} FROM {table} ORDER BY position"  # noqa: S608 -- our own words
            said += release.query(sql)[column].to_list()
    return tuple(dict.fromkeys(said))

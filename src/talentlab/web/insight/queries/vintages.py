"""What pages ask a release about earlier ones: what they said, what was revised, what came of it.

A release that stands beside none has nothing to say, and every answer is empty. Answers are kept
per release: a release never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.store.release import Release
from talentlab.tables.vintages import OURS
from talentlab.web.insight.choices import AGE_GROUPS
from talentlab.web.insight.queries.releases import KEPT

EARLIER: Final = "earlier_outlooks"
REVISIONS: Final = "revisions"
SCORES: Final = "outlook_scores"
ACCURACY: Final = "outlook_accuracy"
ORDERS: Final = ("antal", "andel")
"""What makes a revision large: persons, or the share of the earlier number."""
_KEPT: Final = 512


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of an outlook: a subject, a place, a code, what is counted, and a year."""

    subject: str
    region_code: str
    code: str
    component: str
    year: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A forecast of one cell: the median, and the interval for 80 outcomes in 100."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class EarlierForecast:
    """What one earlier release said, from the base year it started from."""

    release_before: str
    base_year: int
    said: Interval


@dataclass(frozen=True, slots=True)
class Revision:
    """A number that moved since the release before, and its parts where they are known."""

    cell: Cell
    release_before: str
    value_before: float
    value_after: float
    parts: tuple[float, ...]
    """Data, rate, method and shock; none where the earlier counts are gone."""

    @property
    def change(self) -> float:
        """The whole change."""
        return self.value_after - self.value_before

    @property
    def share(self) -> float:
        """The change as a share of the earlier number; one where there was nothing before."""
        return self.change / abs(self.value_before) if self.value_before else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """A published forecast of ours whose year has passed, beside its outcome."""

    year: int
    made: str
    said: Interval
    outcome: float
    is_inside: bool | None
    error_percent: float

    @property
    def share(self) -> float:
        """The error as a share of the outcome."""
        return self.error_percent / 100


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How wrong a producer's forecasts of a subject have been, so many years ahead."""

    producer: str
    beside: str
    subject: str
    horizon_years: int
    wape: float
    bias: float
    coverage_80: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which revisions are looked for; what is empty does not limit."""

    subject: str = ""
    region_code: str = ""
    code: str = ""
    year: int = 0
    order: str = ORDERS[0]


_CELL: Final = "subject, region_code, code, component, year"
_TABLES: Final[Mapping[str, tuple[str, str, str]]] = {
    "population": ("population_outlook", "age_group", "sex = 'total' AND measure = ?"),
    "employment": ("employment_outlook", "ssyk_code", "sex = 'total' AND 'employees' = ?"),
    "openings": ("openings_outlook", "ssyk_code", "component = ?"),
    "supply": ("supply_outlook", "education_group_code", "component = ?"),
    "demand": ("demand_outlook", "education_group_code", "sector = ?"),
}
"""Subject -> the table of its outlook, the column of its code, and what is counted."""


@lru_cache(maxsize=KEPT)
def earlier_releases(release: Release) -> tuple[str, ...]:
    """Return the earlier releases that stand beside this one, the newest first."""
    if EARLIER not in release.tables:
        return ()
    sql = f"SELECT DISTINCT release_before FROM {EARLIER} ORDER BY release_before DESC"  # noqa: S608 -- our own words
    return tuple(release.query(sql)["release_before"])


@lru_cache(maxsize=_KEPT)
def earlier_forecasts(release: Release, cell: Cell) -> tuple[EarlierForecast, ...]:
    """Return what earlier releases said of a cell, the oldest first."""
    if EARLIER not in release.tables:
        return ()
    sql = (
        f"SELECT release_before, base_year, p10, p50, p90 FROM {EARLIER} "  # noqa: S608 -- our own words
        f"WHERE {_is(cell)} ORDER BY release_before"
    )
    return tuple(
        EarlierForecast(name, base, Interval(*said))
        for name, base, *said in release.query(sql, _asked(cell)).rows()
    )


@lru_cache(maxsize=_KEPT)
def forecast_now(release: Release, cell: Cell) -> Interval | None:
    """Return what this release says of a cell; nothing where it says nothing."""
    table, code, counted = _TABLES[cell.subject]
    if table not in release.tables:
        return None
    sql = (
        f"SELECT p10, p50, p90 FROM {table} "  # noqa: S608 -- our own words
        f"WHERE region_code = ? AND {code} = ? AND {counted} AND year = ?"
    )
    asked = [cell.region_code, cell.code, cell.component, cell.year]
    found = release.query(sql, asked).rows()
    return Interval(*found[0]) if found else None


@lru_cache(maxsize=KEPT * len(_TABLES))
def counted_until(release: Release, subject: str) -> int:
    """Return the last counted year of a subject: the one before its first forecast."""
    table = _TABLES[subject][0]
    found: int = release.query(f"SELECT min(year) - 1 FROM {table}").item()  # noqa: S608 -- our own words
    return found


@lru_cache(maxsize=_KEPT)
def scores_of(release: Release, cell: Cell) -> tuple[Score, ...]:
    """Return our published forecasts of a cell whose years have passed, the newest year first."""
    if SCORES not in release.tables:
        return ()
    sql = (
        "SELECT year, made, p10, p50, p90, outcome, inside_80, error_percent "  # noqa: S608 -- our own words
        f"FROM {SCORES} WHERE producer = ? AND subject = ? AND region_code = ? AND code = ? "
        "AND component = ? ORDER BY year DESC, made DESC"
    )
    asked = [OURS, cell.subject, cell.region_code, cell.code, cell.component]
    return tuple(
        Score(year, made, Interval(p10, p50, p90), outcome, inside, error)
        for year, made, p10, p50, p90, outcome, inside, error in release.query(sql, asked).rows()
    )


@lru_cache(maxsize=KEPT)
def accuracy_rows(release: Release) -> tuple[Accuracy, ...]:
    """Return how wrong every producer has been, by subject and years ahead."""
    if ACCURACY not in release.tables:
        return ()
    names = ", ".join(Accuracy.__dataclass_fields__)
    sql = f"SELECT {names} FROM {ACCURACY} ORDER BY subject, horizon_years, producer, beside"  # noqa: S608 -- our own words
    return tuple(Accuracy(*row) for row in release.query(sql).rows())


@lru_cache(maxsize=KEPT)
def revised_years(release: Release) -> tuple[int, ...]:
    """Return the years with some revised number."""
    if REVISIONS not in release.tables:
        return ()
    return tuple(release.query(f"SELECT DISTINCT year FROM {REVISIONS} ORDER BY year")["year"])  # noqa: S608 -- our own words


@lru_cache(maxsize=KEPT)
def revised_subjects(release: Release) -> frozenset[str]:
    """Return the subjects with some revised number."""
    if REVISIONS not in release.tables:
        return frozenset()
    return frozenset(release.query(f"SELECT DISTINCT subject FROM {REVISIONS}")["subject"])  # noqa: S608 -- our own words


@lru_cache(maxsize=_KEPT)
def count_revisions(release: Release, wanted: Wanted) -> int:
    """Return how many numbers were revised, of those looked for."""
    if REVISIONS not in release.tables:
        return 0
    where, asked = _where(wanted)
    found: int = release.query(f"SELECT count(*) FROM {REVISIONS} WHERE {where}", asked).item()  # noqa: S608 -- our own words
    return found


@lru_cache(maxsize=_KEPT)
def largest_revisions(release: Release, wanted: Wanted, most: int) -> tuple[Revision, ...]:
    """Return the largest revisions of those looked for, the largest first, at most so many."""
    if REVISIONS not in release.tables:
        return ()
    where, asked = _where(wanted)
    change = "abs(value_after - value_before)"
    share = f"{change} / greatest(abs(value_before), 1e-9)"
    by = change if wanted.order == ORDERS[0] else share
    sql = (
        f"SELECT {_CELL}, release_before, value_before, value_after, "  # noqa: S608 -- our own words
        f"part_data, part_rate, part_method, part_shock FROM {REVISIONS} WHERE {where} "
        f"ORDER BY {by} DESC, {_CELL} LIMIT {most}"
    )
    return tuple(_revision(row) for row in release.query(sql, asked).rows())


@lru_cache(maxsize=_KEPT)
def revision_of(release: Release, cell: Cell) -> Revision | None:
    """Return how a cell was revised; nothing where it was not, or not enough to be told."""
    if REVISIONS not in release.tables:
        return None
    sql = (
        f"SELECT {_CELL}, release_before, value_before, value_after, "  # noqa: S608 -- our own words
        f"part_data, part_rate, part_method, part_shock FROM {REVISIONS} WHERE {_is(cell)}"
    )
    found = release.query(sql, _asked(cell)).rows()
    return _revision(found[0]) if found else None


def _revision(row: tuple[object, ...]) -> Revision:
    *cell, before, value_before, value_after = row[:8]
    parts = tuple(float(part) for part in row[8:] if isinstance(part, float))
    return Revision(
        Cell(*cell),  # type: ignore[arg-type]  # columns in the order of the fields
        str(before),
        float(value_before),  # type: ignore[arg-type]  # a number in the table
        float(value_after),  # type: ignore[arg-type]  # a number in the table
        parts if len(parts) == len(row[8:]) else (),
    )


def _where(wanted: Wanted) -> tuple[str, list[object]]:
    """Return what limits the rows. Of residents, age bands: a year of age would be repetition."""
    bands = ", ".join("?" for _ in AGE_GROUPS)
    limits = [f"(subject <> 'population' OR code IN ({bands}))"]
    asked: list[object] = [*AGE_GROUPS]
    for column in ("subject", "region_code", "code", "year"):
        if value := getattr(wanted, column):
            limits.append(f"{column} = ?")
            asked.append(value)
    return " AND ".join(limits), asked


def _is(cell: Cell) -> str:
    return " AND ".join(f"{name} = ?" for name in cell.__dataclass_fields__)


def _asked(cell: Cell) -> list[object]:
    return [cell.subject, cell.region_code, cell.code, cell.component, cell.year]

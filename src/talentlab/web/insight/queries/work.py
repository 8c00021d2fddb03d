"""What pages about work ask a release: one occupation in one area, or all of an area's at once.

A release without the tables has nothing to say about work, and every answer is empty. Answers are
kept per release: a release never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.publish.charts.series import Count, Expected
from talentlab.store.release import Release
from talentlab.web.insight.queries.population import Course
from talentlab.web.insight.queries.releases import KEPT

TABLES: Final = ("employment_history", "employment_outlook")
TOTAL: Final = "total"
"""Every occupation together, and both sexes together."""
_KEPT_COURSES: Final = 512  # occupations that people come back to; some kilobytes each
_KEPT_AREAS: Final = 64  # areas and years; some hundred kilobytes each


@dataclass(frozen=True, slots=True)
class WorkYears:
    """The years that there are numbers of employees for."""

    first: int
    base: int
    last: int


@dataclass(frozen=True, slots=True)
class Employees:
    """The employees of an occupation in an area: now, and both sexes in one later year.

    Women and men are nothing where they are not told apart, as in a modelled municipality.
    """

    region_code: str
    ssyk_code: str
    women: float | None
    men: float | None
    total: float
    base_year: int
    later: Expected
    share_up: float
    is_modelled: bool

    @property
    def change(self) -> float:
        """The median change from the base year to the later one."""
        return self.later.p50 - self.total

    @property
    def change_low(self) -> float:
        """The lower bound (80 %) of the change."""
        return self.later.p10 - self.total

    @property
    def change_high(self) -> float:
        """The upper bound (80 %) of the change."""
        return self.later.p90 - self.total

    def as_share(self, persons: float) -> float:
        """Return ``persons`` as a share of the base year's; 0 where nobody worked."""
        return persons / self.total if self.total else 0.0


def has_work(release: Release) -> bool:
    """Return whether the release has numbers about work."""
    return all(name in release.tables for name in TABLES)


@lru_cache(maxsize=KEPT)
def work_years(release: Release) -> WorkYears | None:
    """Return the first, the last counted and the last expected year; nothing without numbers."""
    if not has_work(release):
        return None
    first, base = release.query("SELECT min(year), max(year) FROM employment_history").row(0)
    last = release.query("SELECT max(year) FROM employment_outlook").item()
    return None if last is None else WorkYears(first, base, last)


@lru_cache(maxsize=KEPT)
def work_regions(release: Release) -> frozenset[str]:
    """Return the areas whose employees are forecast."""
    if not has_work(release):
        return frozenset()
    return frozenset(
        release.query("SELECT DISTINCT region_code FROM employment_outlook")["region_code"]
    )


@lru_cache(maxsize=KEPT)
def occupations_told(release: Release) -> frozenset[str]:
    """Return every occupation with a forecast in some area, of any number of digits."""
    if not has_work(release):
        return frozenset()
    sql = "SELECT DISTINCT ssyk_code FROM employment_outlook WHERE ssyk_code <> ?"
    return frozenset(release.query(sql, [TOTAL])["ssyk_code"])


@lru_cache(maxsize=_KEPT_COURSES)
def employee_courses(release: Release, region_code: str, ssyk_code: str) -> Mapping[str, Course]:
    """Return sex -> its course through time in one area; nothing that is not forecast there."""
    if not has_work(release):
        return {}
    where = "WHERE region_code = ? AND ssyk_code = ? ORDER BY year"
    asked = (region_code, ssyk_code)
    history = release.query(
        f"SELECT sex, year, employed_persons FROM employment_history {where}",  # noqa: S608 -- our own words
        asked,
    ).rows()
    outlook = release.query(
        f"SELECT sex, year, p2_5, p10, p50, p90, p97_5, share_up FROM employment_outlook {where}",  # noqa: S608 -- our own words
        asked,
    ).rows()
    return {
        sex: Course(
            history=tuple(Count(year, persons) for which, year, persons in history if which == sex),
            forecast=tuple(Expected(*row[1:7]) for row in outlook if row[0] == sex),
            share_up={row[1]: row[7] for row in outlook if row[0] == sex},
        )
        for sex in {row[0] for row in outlook} & {row[0] for row in history}
    }


@lru_cache(maxsize=_KEPT_AREAS)
def employees_in_area(release: Release, region_code: str, year: int) -> Mapping[str, Employees]:
    """Return occupation -> its employees in an area, now and in ``year``; every length of code."""
    return {
        found.ssyk_code: found for found in _employees(release, year, "region_code", region_code)
    }


@lru_cache(maxsize=_KEPT_COURSES)
def employees_by_area(release: Release, ssyk_code: str, year: int) -> Mapping[str, Employees]:
    """Return area -> the employees of one occupation there, now and in ``year``."""
    return {found.region_code: found for found in _employees(release, year, "ssyk_code", ssyk_code)}


def _employees(release: Release, year: int, key: str, wanted: str) -> list[Employees]:
    """Return employees where ``key``, a column of our own, is ``wanted``."""
    if not has_work(release):
        return []
    sql = f"""
        WITH now AS (
            SELECT region_code, ssyk_code, year AS base_year,
                sum(employed_persons) FILTER (sex = 'women') AS women,
                sum(employed_persons) FILTER (sex = 'men') AS men,
                sum(employed_persons) FILTER (sex = 'total') AS total,
                bool_or(is_modelled) AS is_modelled
            FROM employment_history
            WHERE {key} = ? AND year = (SELECT max(year) FROM employment_history)
            GROUP BY ALL
        )
        SELECT region_code, ssyk_code, women, men, total, base_year,
            o.year, p2_5, p10, p50, p90, p97_5, share_up, now.is_modelled
        FROM now JOIN employment_outlook o USING (region_code, ssyk_code)
        WHERE o.{key} = ? AND o.year = ? AND o.sex = 'total' AND total IS NOT NULL
        ORDER BY region_code, ssyk_code
    """  # noqa: S608 -- the column is our own word
    rows = release.query(sql, [wanted, wanted, year]).rows()
    return [
        Employees(
            region_code=row[0],
            ssyk_code=row[1],
            women=row[2],
            men=row[3],
            total=row[4],
            base_year=row[5],
            later=Expected(*row[6:12]),
            share_up=row[12],
            is_modelled=row[13],
        )
        for row in rows
    ]

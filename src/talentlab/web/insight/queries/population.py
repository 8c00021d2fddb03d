"""What pages about people ask a release: the same few questions, however many areas they show.

Answers that every page needs are kept per release: a release never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import polars as pl

from talentlab.publish.charts.series import Count, Expected
from talentlab.store.release import Release
from talentlab.tables.people import DECEMBER
from talentlab.web.insight.queries.releases import KEPT

_KEPT_SIDES = 256  # answers of 50 kB or so: every area in some years


@dataclass(frozen=True, slots=True)
class Course:
    """One quantity in one area through time: counted, then expected."""

    history: tuple[Count, ...]
    forecast: tuple[Expected, ...]
    share_up: Mapping[int, float]
    """Year -> probability that it is larger than in the base year."""
    months: Mapping[int, int] = field(default_factory=dict)
    """Year -> the month that was counted, where it was not December."""

    @property
    def base(self) -> Count:
        """The last count."""
        return self.history[-1]

    def counted(self, year: int) -> float | None:
        """Return the count of ``year``, if it was counted."""
        return next((count.value for count in self.history if count.at == year), None)

    def expected(self, year: int) -> Expected:
        """Return the forecast for ``year``; the last one when ``year`` lies beyond it."""
        return next((e for e in self.forecast if e.at == year), self.forecast[-1])

    @property
    def base_month(self) -> int:
        """The month of the last count, which is also the month that the forecast is for."""
        return self.months.get(self.base.at, DECEMBER)

    @property
    def years(self) -> tuple[int, ...]:
        """Every year with a number: counted ones, which may have gaps, then expected ones."""
        return (*(c.at for c in self.history), *(e.at for e in self.forecast))


@dataclass(frozen=True, slots=True)
class Sides:
    """Persons of one sex by age, youngest first, with bounds when they are a forecast."""

    ages: tuple[str, ...]
    persons: tuple[float, ...]
    low: tuple[float, ...] | None
    high: tuple[float, ...] | None


@lru_cache(maxsize=KEPT)
def courses(release: Release) -> Mapping[tuple[str, str], Course]:
    """Return (region_code, age band) -> its course, for every area and every band of ages."""
    is_band = "measure = 'persons' AND sex = 'total' AND age_group IN (SELECT unnest(?))"
    found = _courses(release, is_band, [_bands(release)], key="age_group")
    months = release.months_counted
    return {
        key: replace(course, months={c.at: months[c.at] for c in course.history if c.at in months})
        for key, course in found.items()
        if course.forecast
    }


@lru_cache(maxsize=KEPT)
def flows(release: Release) -> Mapping[tuple[str, str], Course]:
    """Return (region_code, measure) -> its course, for births, deaths and net migration.

    Where the release expects none, only what was counted is there.
    """
    return _courses(release, "measure <> 'persons'", [], key="measure")


def _bands(release: Release) -> list[str]:
    """Return the age groups that are bands, not single ages: those with a dash, and the total."""
    sql = (
        "SELECT DISTINCT age_group FROM population_outlook "
        "WHERE age_group = 'total' OR age_group LIKE '%-%' "
        "OR (age_group LIKE '%+' AND age_group <> '100+')"
    )
    return sorted(release.query(sql)["age_group"].to_list())


def _courses(
    release: Release, condition: str, parameters: list[object], *, key: str
) -> Mapping[tuple[str, str], Course]:
    order = f"ORDER BY region_code, {key}, year"
    history = release.query(
        f"SELECT region_code, {key}, year, persons FROM population_history "  # noqa: S608 -- our own words
        f"WHERE {condition} {order}",
        parameters,
    )
    outlook = release.query(
        f"SELECT region_code, {key}, year, p2_5, p10, p50, p90, p97_5, share_up "  # noqa: S608 -- our own words
        f"FROM population_outlook WHERE {condition} {order}",
        parameters,
    )
    counted = {
        k: v.rows() for k, v in history.partition_by("region_code", key, as_dict=True).items()
    }
    expected = outlook.partition_by("region_code", key, as_dict=True)
    empty = outlook.clear()
    return {
        (str(code), str(name)): Course(
            history=tuple(Count(row[2], row[3]) for row in rows),
            forecast=tuple(
                Expected(*row[2:8]) for row in expected.get((code, name), empty).iter_rows()
            ),
            share_up={row[2]: row[8] for row in expected.get((code, name), empty).iter_rows()},
        )
        for (code, name), rows in counted.items()
    }


@lru_cache(maxsize=_KEPT_SIDES)
def sides(
    release: Release, region_code: str, years: tuple[int, ...]
) -> Mapping[tuple[int, str], Sides]:
    """Return (year, sex) -> persons by single age; unknown years are absent."""
    where = (
        "WHERE measure = 'persons' AND region_code = ? AND sex IN ('women', 'men') "
        "AND year IN (SELECT unnest(?)) AND (length(age_group) <= 2 OR age_group = '100+')"
    )
    frame = release.query(
        "SELECT year, sex, age_group, persons, NULL AS low, NULL AS high "  # noqa: S608 -- our own words
        f"FROM population_history {where} UNION ALL "
        f"SELECT year, sex, age_group, p50, p10, p90 FROM population_outlook {where} "
        "ORDER BY year, sex, TRY_CAST(rtrim(age_group, '+') AS INTEGER)",
        [region_code, list(years), region_code, list(years)],
    )
    return {
        (int(str(year)), str(sex)): _sides(part)
        for (year, sex), part in frame.partition_by("year", "sex", as_dict=True).items()
    }


def _sides(part: pl.DataFrame) -> Sides:
    is_counted = part["low"].null_count() == part.height
    return Sides(
        ages=tuple(part["age_group"]),
        persons=tuple(part["persons"]),
        low=None if is_counted else tuple(part["low"]),
        high=None if is_counted else tuple(part["high"]),
    )

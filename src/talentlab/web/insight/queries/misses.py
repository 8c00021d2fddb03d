"""The largest misses among tested forecasts: one for each thing that was forecast, worst first."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from talentlab.store.release import Release
from talentlab.web.insight.queries.accuracy import CASE, Case

SUBJECTS: Final[Mapping[str, str]] = {
    "population_cases": "age_group",
    "employment_cases": "ssyk_code",
}
"""Table of tested forecasts -> the column that says what was forecast."""

_SIZE_OF_MISS: Final[Mapping[str, str]] = {
    "andel": "abs(forecast_persons / nullif(outcome_persons, 0) - 1)",
    "personer": "abs(forecast_persons - outcome_persons)",
    "intervall": "nullif(greatest(p10 - outcome_persons, outcome_persons - p90, 0), 0)",
}
MEASURES: Final = tuple(_SIZE_OF_MISS)
"""What makes a miss large: its share of the outcome, its persons, its persons beyond the interval.

The names stand in addresses and are therefore permanent.
"""
_OWN: Final = "region_code IN (SELECT unnest(?))"
_KEPT: Final = 64  # tables, measures and horizons that people look at, in some releases


@lru_cache(maxsize=_KEPT)
def worst_misses(
    release: Release,
    table: str,
    measure: str,
    *,
    horizon_years: int = 0,
    digits: int = 0,
    least: float = 0.0,
) -> tuple[Case, ...]:
    """Return the worst miss of each subject in each area by our own method, the worst of all first.

    Only areas with pages: the country's numbers are so large that nothing else would be seen.

    Parameters
    ----------
    release
        What is asked.
    table
        One of ``SUBJECTS``.
    measure
        One of ``MEASURES``. By ``intervall`` only outcomes outside their interval are misses.
    horizon_years
        Only forecasts so many years ahead; any when zero.
    digits
        Only occupations of so many digits; any subject when zero.
    least
        Only outcomes of at least so many persons.

    """
    if table not in release.tables:
        return ()
    subject, size = SUBJECTS[table], _SIZE_OF_MISS[measure]
    columns = f"region_code, {subject}, {CASE}"
    sql = (
        f"SELECT {columns} FROM (SELECT {columns}, {size} AS size FROM {table} "  # noqa: S608 -- our own words
        f"WHERE method = 'talentlab' AND {_OWN} AND outcome_persons >= ? "
        f"AND (? = 0 OR year - origin_year = ?) AND (? = 0 OR length({subject}) = ?)) "
        "WHERE size IS NOT NULL QUALIFY row_number() OVER "
        f"(PARTITION BY region_code, {subject} ORDER BY size DESC, year, origin_year) = 1 "
        f"ORDER BY size DESC, region_code, {subject}"
    )
    asked = [_own(release), least, horizon_years, horizon_years, digits, digits]
    frame = release.query(sql, asked)
    return tuple(Case(*row) for row in frame.iter_rows())


@lru_cache(maxsize=_KEPT)
def outside(
    release: Release, table: str, *, horizon_years: int = 0, digits: int = 0
) -> tuple[int, int]:
    """Return how many tested forecasts had an interval, and how many outcomes fell outside it."""
    if table not in release.tables:
        return 0, 0
    sql = (
        "SELECT count(*), count(*) FILTER (outcome_persons < p10 OR outcome_persons > p90) "  # noqa: S608 -- our own words
        f"FROM {table} WHERE method = 'talentlab' AND p10 IS NOT NULL AND p90 IS NOT NULL "
        f"AND {_OWN} AND (? = 0 OR year - origin_year = ?) "
        f"AND (? = 0 OR length({SUBJECTS[table]}) = ?)"
    )
    asked = [_own(release), horizon_years, horizon_years, digits, digits]
    tested, missed = release.query(sql, asked).row(0)
    return tested, missed


def _own(release: Release) -> list[str]:
    """Return every area of the region that has a page of its own."""
    return list(release.region.region_codes())

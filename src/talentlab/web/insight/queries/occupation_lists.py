"""What lists of occupations ask a release: everything about one area at once, in a few questions.

A release without the tables has nothing to say, and every answer is empty. Answers are kept per
release: a release never changes.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from talentlab.publish.charts.series import Count
from talentlab.store.release import Release
from talentlab.tables.employment import EMPLOYMENT_AGES
from talentlab.tables.signals import OCCUPATION_SIGNALS, OCCUPATION_WORDS
from talentlab.vocab.occupation_search import OccupationIndex, default_index
from talentlab.web.insight.queries.releases import KEPT
from talentlab.web.insight.queries.signals import SignalValue
from talentlab.web.insight.queries.work import TOTAL, has_work

SENIOR: Final = 55
"""The age from which employees are counted as soon to retire."""
_KEPT_AREAS: Final = 32  # areas; some hundred kilobytes each


@lru_cache(maxsize=_KEPT_AREAS)
def histories_in_area(release: Release, region_code: str) -> Mapping[str, tuple[Count, ...]]:
    """Return occupation -> its employees year by year in one area, both sexes."""
    if not has_work(release):
        return {}
    sql = (
        "SELECT ssyk_code, list(year ORDER BY year), list(employed_persons ORDER BY year) "
        "FROM employment_history WHERE region_code = ? AND sex = 'total' GROUP BY ssyk_code"
    )
    return {
        code: tuple(Count(year, persons) for year, persons in zip(years, counts, strict=True))
        for code, years, counts in release.query(sql, [region_code]).rows()
    }


@lru_cache(maxsize=_KEPT_AREAS)
def seniors_in_area(release: Release, region_code: str) -> Mapping[str, float]:
    """Return occupation -> the share of its employees that are 55 or older, in one area.

    Nothing of an occupation whose age groups do not begin anew at 55, or that has nobody.
    """
    if EMPLOYMENT_AGES.name not in release.tables:
        return {}
    first = "TRY_CAST(regexp_extract(age_group, '^\\d+') AS INTEGER)"
    sql = f"""
        SELECT ssyk_code,
            sum(employed_persons) FILTER ({first} >= {SENIOR}) / sum(employed_persons) AS share
        FROM employment_ages
        WHERE region_code = ? AND sex = 'total' AND age_group <> 'total'
            AND year = (SELECT max(year) FROM employment_ages)
        GROUP BY ssyk_code
        HAVING bool_or({first} = {SENIOR}) AND sum(employed_persons) > 0
    """  # noqa: S608 -- our own words
    return dict(release.query(sql, [region_code]).iter_rows())


@lru_cache(maxsize=2 * _KEPT_AREAS)
def signal_in_area(
    release: Release, region_code: str, signal: str
) -> Mapping[str, tuple[SignalValue, ...]]:
    """Return occupation -> what is told of a signal, of both sexes, wherever it was measured."""
    if OCCUPATION_SIGNALS.name not in release.tables:
        return {}
    names = ", ".join(SignalValue.__dataclass_fields__)
    sql = (
        f"SELECT ssyk_code, {names} FROM {OCCUPATION_SIGNALS.name} "  # noqa: S608 -- our own words
        "WHERE region_code = ? AND signal = ? AND sex = 'total' ORDER BY period"
    )
    found: dict[str, tuple[SignalValue, ...]] = {}
    for code, *rest in release.query(sql, [region_code, signal]).iter_rows():
        found[code] = (*found.get(code, ()), SignalValue(*rest))
    return found


@lru_cache(maxsize=KEPT)
def occupation_index(release: Release) -> OccupationIndex:
    """Return the search over official names, our own words and the titles of the release."""
    if OCCUPATION_WORDS.name not in release.tables:
        return default_index()
    sql = f"SELECT ssyk_code, word, language FROM {OCCUPATION_WORDS.name} ORDER BY ALL"  # noqa: S608 -- a constant
    extra = release.query(sql).rows()
    return OccupationIndex(extra) if extra else default_index()


def codes_told(codes: Mapping[str, object], digits: int) -> list[str]:
    """Return the occupations of so many digits among ``codes``, in the classification's order."""
    return sorted(code for code in codes if code != TOTAL and len(code) == digits)

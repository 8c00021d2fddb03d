"""What pages ask a release about signals of today, and about occupations near an occupation.

A release without the tables has nothing to say, and every answer is empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.store.release import Release
from talentlab.web.insight.queries.releases import KEPT

_KEPT: Final = 512  # occupations that people come back to; some kilobytes each
_KEPT_AREAS: Final = 64
TABLE: Final = "occupation_signals"
OWN_EDITION: Final = "scb"
"""The edition of SSYK that pages speak: a merged group of the other may share a code with it."""


@dataclass(frozen=True, slots=True)
class SignalValue:
    """The latest value of one signal, with the place and the group that it was measured for."""

    signal: str
    sex: str
    period: str
    unit: str
    value: float | None
    level: str
    status: str
    measured_region_code: str
    measured_ssyk_code: str
    measured_ssyk_edition: str
    source_tables: str

    def is_of(self, ssyk_code: str) -> bool:
        """Return whether it was measured for that very occupation of our own edition."""
        return (self.measured_ssyk_code, self.measured_ssyk_edition) == (ssyk_code, OWN_EDITION)


@lru_cache(maxsize=_KEPT)
def signals_of(release: Release, region_code: str, ssyk_code: str) -> tuple[SignalValue, ...]:
    """Return the signals of an occupation in an area, the latest of each kind first."""
    if TABLE not in release.tables:
        return ()
    names = ", ".join(SignalValue.__dataclass_fields__)
    sql = (
        f"SELECT {names} FROM {TABLE} WHERE region_code = ? AND ssyk_code = ? "  # noqa: S608 -- our own words
        "ORDER BY signal, sex, period DESC"
    )
    return tuple(SignalValue(*row) for row in release.query(sql, [region_code, ssyk_code]).rows())


@lru_cache(maxsize=_KEPT)
def ads_by_area(release: Release, ssyk_code: str) -> Mapping[str, SignalValue]:
    """Return area -> its ads for an occupation, where ads were counted for that very area."""
    return {
        found.measured_region_code: found
        for found in _ads(release, "ssyk_code", ssyk_code)
        if found.is_of(ssyk_code)
    }


@lru_cache(maxsize=_KEPT_AREAS)
def ads_in_area(release: Release, region_code: str) -> Mapping[str, SignalValue]:
    """Return occupation -> its ads in an area, where ads were counted for that very occupation."""
    return {
        found.measured_ssyk_code: found
        for found in _ads(release, "region_code", region_code)
        if found.measured_region_code == region_code and found.measured_ssyk_edition == OWN_EDITION
    }


def _ads(release: Release, key: str, wanted: str) -> list[SignalValue]:
    """Return the ads where ``key``, a column of our own, is ``wanted``."""
    if TABLE not in release.tables:
        return []
    names = ", ".join(SignalValue.__dataclass_fields__)
    sql = (
        f"SELECT {names} FROM {TABLE} "  # noqa: S608 -- our own words
        f"WHERE {key} = ? AND signal = 'ads' AND sex = 'total' ORDER BY period"
    )
    return [SignalValue(*row) for row in release.query(sql, [wanted]).rows()]


@lru_cache(maxsize=KEPT)
def related_occupations(release: Release) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return (occupation, relation) -> the occupations near it, nearest first."""
    if "related_occupations" not in release.tables:
        return {}
    found: dict[tuple[str, str], list[str]] = {}
    sql = "SELECT ssyk_code, relation, related_code FROM related_occupations ORDER BY rank"
    for code, relation, other in release.query(sql).iter_rows():
        found.setdefault((code, relation), []).append(other)
    return {key: tuple(others) for key, others in found.items()}


@lru_cache(maxsize=_KEPT)
def titles_of(release: Release, ssyk_code: str, language: str) -> tuple[str, ...]:
    """Return what people call an occupation in one language, as imported, in order."""
    if "occupation_words" not in release.tables:
        return ()
    sql = (
        "SELECT DISTINCT word FROM occupation_words WHERE ssyk_code = ? AND language = ? "
        "AND kind = 'title' ORDER BY word"
    )
    return tuple(release.query(sql, [ssyk_code, language])["word"])

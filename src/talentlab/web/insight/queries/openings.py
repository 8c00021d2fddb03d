"""What pages ask a release about openings: how many, why, and who leaves.

A release without the tables has nothing to say, and every answer is empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from talentlab.store.release import Release

_KEPT: Final = 512  # occupations that people come back to; some kilobytes each
_KEPT_AREAS: Final = 64


@dataclass(frozen=True, slots=True)
class Yearly:
    """A number of people in one year: its mean and its 80 % interval."""

    year: int
    mean: float
    p10: float
    p90: float


@dataclass(frozen=True, slots=True)
class Leavers:
    """How many leave a year, of one sex and age, for one cause, as a mean of some years."""

    sex: str
    age_group: str
    cause: str
    first_year: int
    last_year: int
    mean: float


@dataclass(frozen=True, slots=True)
class Aged:
    """Employees of one sex and age group; ``basis`` says whether they were counted here."""

    sex: str
    age_group: str
    year: int
    employed_persons: float
    basis: str


@lru_cache(maxsize=_KEPT)
def openings_of(
    release: Release, region_code: str, ssyk_code: str
) -> Mapping[str, tuple[Yearly, ...]]:
    """Return component -> its years, for one occupation in one area."""
    rows = _rows(
        release,
        "openings_outlook",
        "component, year, mean, p10, p90 FROM openings_outlook "
        "WHERE region_code = ? AND ssyk_code = ? ORDER BY year",
        (region_code, ssyk_code),
    )
    names = dict.fromkeys(row[0] for row in rows)
    return {name: tuple(Yearly(*row[1:]) for row in rows if row[0] == name) for name in names}


@lru_cache(maxsize=_KEPT_AREAS)
def openings_in_area(
    release: Release, region_code: str, year: int
) -> Mapping[tuple[str, str], Yearly]:
    """Return (occupation, component) -> its number in one year in one area; every length of code.

    Components are the openings, their growing and replacing parts, and those who leave for
    another occupation.
    """
    rows = _rows(
        release,
        "openings_outlook",
        "ssyk_code, component, year, mean, p10, p90 FROM openings_outlook "
        "WHERE region_code = ? AND year = ? "
        "AND component IN ('openings', 'expansion', 'replacement', 'transfer') ORDER BY ssyk_code",
        (region_code, year),
    )
    return {(code, component): Yearly(*rest) for code, component, *rest in rows}


@lru_cache(maxsize=_KEPT)
def leavers_of(release: Release, region_code: str, ssyk_code: str) -> tuple[Leavers, ...]:
    """Return those who leave an occupation in an area a year, by sex, age and cause."""
    rows = _rows(
        release,
        "openings_leavers",
        "sex, age_group, cause, first_year, last_year, mean FROM openings_leavers "
        f"WHERE region_code = ? AND ssyk_code = ? AND age_group <> 'total' ORDER BY {_YOUNGEST}",
        (region_code, ssyk_code),
    )
    return tuple(Leavers(*row) for row in rows)


@lru_cache(maxsize=_KEPT)
def ages_of(release: Release, region_code: str, ssyk_code: str) -> tuple[Aged, ...]:
    """Return the employees of an occupation in an area by sex and age, youngest first."""
    rows = _rows(
        release,
        "employment_ages",
        "sex, age_group, year, employed_persons, basis FROM employment_ages "
        f"WHERE region_code = ? AND ssyk_code = ? AND age_group <> 'total' ORDER BY {_YOUNGEST}",
        (region_code, ssyk_code),
    )
    return tuple(Aged(*row) for row in rows)


_YOUNGEST: Final = "TRY_CAST(regexp_extract(age_group, '^\\d+') AS INTEGER), sex"


def _rows(
    release: Release, table: str, question: str, parameters: tuple[object, ...]
) -> list[tuple[Any, ...]]:
    """Return the answer about ``table``; no rows where the release has no such table."""
    if table not in release.tables:
        return []
    return release.query(f"SELECT {question}", parameters).rows()

"""What the page about education seats asks a release. Without a plan every answer is empty.

Answers are kept per release: a release never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.queries.releases import KEPT

PLANS: Final = "seat_plans"
LIMITS: Final = "seat_plan_limits"
VALUES: Final = "seat_plan_values"
_ASSUMPTIONS: Final = "seat_plan_assumptions"
_KEPT_YEARS: Final = 24


@dataclass(frozen=True, slots=True)
class Planned:
    """One programme in one year of the plan, and what its group is expected to lack then."""

    region_code: str
    education_group_code: str
    school_form: str
    year: int
    seats_today: int
    seats_planned: int
    starts_persons: float
    starts_p10: float
    starts_p90: float
    graduates_year: int
    graduates_persons: float
    graduates_p10: float
    graduates_p90: float
    short_persons: float
    short_p10: float
    short_p90: float
    surplus_persons: float
    surplus_p10: float
    surplus_p90: float
    short_today_persons: float

    @property
    def more(self) -> int:
        """How many seats the proposal adds."""
        return self.seats_planned - self.seats_today


@dataclass(frozen=True, slots=True)
class Held:
    """A limit that holds the plan back in a year, and what one more unit of it would give."""

    region_code: str
    education_group_code: str
    school_form: str
    limit: str
    year: int
    used: float
    available: float
    worth_sek: float


@dataclass(frozen=True, slots=True)
class Worth:
    """What a plan costs, or one less another, in futures that the plan has not seen."""

    held_out_sek: float
    standard_error_sek: float | None


@dataclass(frozen=True, slots=True)
class Lack:
    """The expected shortage of every planned group, when the last who start are done."""

    today: float
    planned: float

    @property
    def fewer(self) -> float:
        """How much smaller the shortage is with the proposal."""
        return self.today - self.planned


def has_plan(release: Release) -> bool:
    """Return whether seats were planned in the release."""
    return all(name in release.tables for name in (PLANS, VALUES))


@lru_cache(maxsize=KEPT)
def planned_years(release: Release) -> tuple[int, ...]:
    """Return the years of the plan."""
    if not has_plan(release):
        return ()
    return tuple(release.query(f"SELECT DISTINCT year FROM {PLANS} ORDER BY year")["year"])  # noqa: S608 -- our own words


@lru_cache(maxsize=_KEPT_YEARS)
def planned_in(release: Release, year: int) -> tuple[Planned, ...]:
    """Return every programme in a year, those that change most first."""
    if not has_plan(release):
        return ()
    names = ", ".join(Planned.__dataclass_fields__)
    sql = (
        f"SELECT {names} FROM {PLANS} WHERE year = ? "  # noqa: S608 -- our own words
        "ORDER BY abs(seats_planned - seats_today) DESC, seats_today DESC, "
        "education_group_code, region_code, school_form"
    )
    return tuple(Planned(*row) for row in release.query(sql, [year]).rows())


@lru_cache(maxsize=_KEPT_YEARS)
def held_back(release: Release, year: int) -> tuple[Held, ...]:
    """Return what holds the plan back in a year: what all share first, then the dearest limits."""
    if LIMITS not in release.tables:
        return ()
    names = ", ".join(f'"{name}"' for name in Held.__dataclass_fields__)  # one is a word of SQL
    sql = (
        f"SELECT {names} FROM {LIMITS} WHERE year = ? AND is_binding AND worth_sek > 0 "  # noqa: S608 -- our own words
        "ORDER BY \"limit\" <> 'budget', worth_sek DESC, education_group_code, region_code"
    )
    return tuple(Held(*row) for row in release.query(sql, [year]).rows())


@lru_cache(maxsize=KEPT)
def worths(release: Release) -> Mapping[str, Worth]:
    """Return kind ("regret", "vss", …) -> what it is worth."""
    if not has_plan(release):
        return {}
    sql = f"SELECT kind, held_out_sek, standard_error_sek FROM {VALUES}"  # noqa: S608 -- our own words
    return {kind: Worth(*worth) for kind, *worth in release.query(sql).rows()}


@lru_cache(maxsize=KEPT)
def lack_at_the_end(release: Release) -> Lack:
    """Return the groups' expected shortage in the year when the last who start are done.

    A group is told once, whatever the number of its programmes: its shortage is the region's.
    """
    sql = (
        "SELECT sum(short_today_persons), sum(short_persons) FROM ("  # noqa: S608 -- our own words
        "SELECT education_group_code, short_today_persons, short_persons "
        f"FROM {PLANS} QUALIFY row_number() OVER (PARTITION BY education_group_code "
        "ORDER BY graduates_year DESC, region_code, school_form, year DESC) = 1)"
    )
    return Lack(*release.query(sql).row(0))


@lru_cache(maxsize=KEPT)
def assumed_of_seats(release: Release, language: Language) -> tuple[str, ...]:
    """Return what was assumed about seats, in words."""
    if _ASSUMPTIONS not in release.tables:
        return ()
    sql = f"SELECT assumption_{language} FROM {_ASSUMPTIONS} ORDER BY position"  # noqa: S608 -- our own words
    return tuple(release.query(sql)[f"assumption_{language}"])

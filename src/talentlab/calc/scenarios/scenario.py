"""A scenario as it is asked: which levers, which shocks, and which gap it is about.

Method: docs/method-guide/scenarios.md, section 1.
"""

from dataclasses import dataclass
from enum import StrEnum


class LeverKind(StrEnum):
    """What can be changed. ``calc/assumptions/levers.py`` declares unit, lag and cost of each."""

    SEATS = "seats"
    COMPLETION = "completion"
    RETENTION = "retention"
    RESKILLING = "reskilling"
    PARTICIPATION = "participation"
    HOURS = "hours"
    COMMUTING = "commuting"
    IN_MIGRATION = "in_migration"
    STAFFING = "staffing"
    TECHNOLOGY = "technology"


class ShockKind(StrEnum):
    """What an employer does."""

    ARRIVES = "arrives"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Range:
    """Four fifths of what is believed lies between ``low`` and ``high``."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One lever, as somebody intends it; what comes of it is drawn.

    Attributes
    ----------
    kind : LeverKind
    region_code : str
        Where: for seats, completion and retention the municipality of study.
    education_group_code : str
        Whose supply or demand; a group, a wider group or ``total``.
    amount : float
        The target, in the unit of its kind (``LEVERS[kind].unit``). It may be negative.
    first_year : int
        The first year that it is meant to work in.
    detail : str
        School form of seats; group that is left for reskilling; occupation of technology; the
        municipality that commuters come from. Empty where it says nothing.
    take_up : Range or None
        Evidence of how much of such targets is reached (0-1); the sceptical default where None.
    cost_sek : float or None
        Cost per unit where it is known better than the declared one.

    """

    kind: LeverKind
    region_code: str
    education_group_code: str
    amount: float
    first_year: int
    detail: str = ""
    take_up: Range | None = None
    cost_sek: float | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """Return what makes it the same lever in two scenarios: it then has the same luck."""
        return (self.kind, self.region_code, self.education_group_code, self.detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shock:
    """An employer arrives or closes.

    Attributes
    ----------
    name, kind, region_code
        Who, what, and in which municipality.
    jobs : float
        Direct jobs as announced, or as they are where it closes.
    occupations : tuple of (str, float)
        SSYK codes and their shares of the jobs; together 1.
    first_year, ramp_years : int
        When it begins, and years until all of it is there.
    probability : float
        That it happens at all.
    realised : Range
        Part of the announced jobs that come when it happens.
    multiplier : Range
        Further local jobs for each direct one.
    movers : Range
        Part of the direct jobs whose holders move here, or away.
    people_per_job : Range
        Residents more, or fewer, for each job, families included.
    reversal_probability : float
        That it is undone, ``reversal_after`` years after it began.

    """

    name: str
    kind: ShockKind
    region_code: str
    jobs: float
    occupations: tuple[tuple[str, float], ...]
    first_year: int
    ramp_years: int
    probability: float
    realised: Range
    multiplier: Range
    movers: Range
    people_per_job: Range
    reversal_probability: float
    reversal_after: int

    @property
    def sign(self) -> int:
        """Return +1 for jobs that come and -1 for jobs that go."""
        return 1 if self.kind is ShockKind.ARRIVES else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Levers and shocks together, and the gap that they are meant for.

    ``region_code``, ``education_group_code`` and ``year`` are what is told first and what levers
    are credited for; the answer tells of every cell that changes.
    """

    name: str
    region_code: str
    education_group_code: str
    year: int
    levers: tuple[Lever, ...] = ()
    shocks: tuple[Shock, ...] = ()

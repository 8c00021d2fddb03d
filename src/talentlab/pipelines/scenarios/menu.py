"""What can be asked of a release: areas, groups, years, kinds of levers, and usual limits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from talentlab.calc.assumptions.levers import LEVER_SETTINGS, LEVERS, TAKE_UP
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Scenario
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.scenarios.checks import faults_of
from talentlab.pipelines.scenarios.labels import KIND_NAMES, group_name
from talentlab.pipelines.scenarios.read import world_of
from talentlab.store.release import Release
from talentlab.tables.balance import BALANCE_DRAWS
from talentlab.tables.scenarios import LEVER_EVIDENCE
from talentlab.vocab.education_pools import education_levels_of_detail
from talentlab.vocab.text import Text

MOST: Final = LEVER_SETTINGS.most_levers
"""Levers and shocks together in one scenario."""
TAKE_UP_SHARES: Final = TAKE_UP.percentiles
"""The 10th, 50th and 90th percentiles of the share of a target that is reached without evidence."""

# What a search starts from where nobody has said a limit, in the unit of each kind (judged 2026 as
# large but seen before; places to begin, not estimates). The reader may change each of them.
USUAL_LIMITS: Final[Mapping[LeverKind, float]] = MappingProxyType(
    {
        LeverKind.SEATS: 60,
        LeverKind.COMPLETION: 10,
        LeverKind.RETENTION: 10,
        LeverKind.PARTICIPATION: 5,
        LeverKind.HOURS: 3,
        LeverKind.COMMUTING: 50,
        LeverKind.IN_MIGRATION: 20,
    }
)
_KEPT: Final = 4


@dataclass(frozen=True, slots=True)
class LeverChoice:
    """One kind of lever as it is offered."""

    kind: str
    name: Text
    unit: Text
    most: float
    is_negative_allowed: bool
    cost_sek: float


@dataclass(frozen=True, slots=True)
class Menu:
    """What a release can answer. Codes are in the order they are offered; years are ahead."""

    region_codes: tuple[str, ...]
    groups: tuple[tuple[str, Text], ...]
    years: tuple[int, ...]
    levers: tuple[LeverChoice, ...]


def has_scenarios(release: Release) -> bool:
    """Return whether the release has what scenarios start from."""
    return {BALANCE_DRAWS.name, LEVER_EVIDENCE.name} <= set(release.tables)


@lru_cache(maxsize=_KEPT)
def menu_of(release: Release) -> Menu:
    """Return what can be asked of a release, without reading its draws.

    Raises
    ------
    KeyError
        The release has no draws; see ``has_scenarios``.

    """
    found = release.query(
        f"SELECT DISTINCT region_code, education_group_code FROM {BALANCE_DRAWS.name} "  # noqa: S608 -- a constant
        "WHERE draw = 0 AND year = (SELECT max(year) FROM balance_draws)"
    )
    drawn = set(found["education_group_code"])
    regions = set(found["region_code"])
    years = release.query(
        f"SELECT DISTINCT year FROM {BALANCE_DRAWS.name} WHERE draw = 0 ORDER BY year"  # noqa: S608 -- the same
    )["year"].to_list()
    levels = education_levels_of_detail()
    known = {code for level in levels for code, inside in level.items() if drawn & set(inside)}
    codes = ["total", *sorted(known)]
    areas = release.region.municipalities_by_code()
    return Menu(
        region_codes=tuple(area for area, members in areas.items() if set(members) <= regions),
        groups=tuple((code, group_name(code)) for code in codes),
        years=tuple(years[1:]),
        levers=tuple(
            LeverChoice(
                kind=kind,
                name=KIND_NAMES[LeverKind(kind)],
                unit=terms.unit,
                most=terms.most,
                is_negative_allowed=terms.is_negative_allowed,
                cost_sek=terms.cost_sek,
            )
            for kind, terms in LEVERS.items()
        ),
    )


def usual_limits(release: Release, question: Scenario) -> Scenario:
    """Return the gap of ``question`` with every lever that the release knows enough of.

    Each is at its usual limit from the first year ahead. Levers that need to be told more, as from
    which education people reskill, are left for the reader to add.
    """
    return _with_limits(world_of(release), question)


def _with_limits(world: World, question: Scenario) -> Scenario:
    found = tuple(_offered(world, question))
    return Scenario(
        name=question.name,
        region_code=question.region_code,
        education_group_code=question.education_group_code,
        year=question.year,
        levers=found,
        shocks=question.shocks,
    )


def _offered(world: World, question: Scenario) -> Iterator[Lever]:
    for kind, most in USUAL_LIMITS.items():
        lever = Lever(
            kind=kind,
            region_code=question.region_code,
            education_group_code=question.education_group_code,
            amount=float(most),
            first_year=world.years[1],
        )
        alone = Scenario(
            name="",
            region_code=question.region_code,
            education_group_code=question.education_group_code,
            year=question.year,
            levers=(lever,),
        )
        if not any(faults_of(alone, world)):
            yield lever

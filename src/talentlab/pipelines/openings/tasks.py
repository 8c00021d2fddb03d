"""One block of occupations per task: the openings of counties, Sweden and municipalities.

Sweden's leavers are drawn from the sum of all counties' employees, and municipalities divide their
county's employees as in the employment outlook.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.leaving.draws import dealt
from talentlab.calc.demand.leaving.openings import PARTS
from talentlab.calc.demand.leaving.outlook import LeavingDraws, LeavingStart, leaving_draws
from talentlab.calc.demand.leaving.steady import steadied
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.calc.demand.municipal_spread import hiring_spread
from talentlab.calc.population.summary import Summary, summarise
from talentlab.pipelines.employment.blocks import (
    ahead_of_block,
    area_sums,
    drawn_in_turn,
    region_draws,
    shares_around,
    shares_of_block,
)
from talentlab.pipelines.employment.codes import TOTAL, blocks, by_code, published_codes
from talentlab.pipelines.openings.division import municipal_parts
from talentlab.vocab.geography import SWEDEN

AGED_YEARS: Final = 5
"""Years whose leavers are shown by age, as a yearly mean."""
MOST_AGED_DRAWS: Final = 200
"""Draws of leavers by age: their 80 % interval needs no more."""
_BOUNDS: Final = (10.0, 90.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn for a whole build.

    Attributes
    ----------
    starts : mapping
        Published county, or Sweden -> where its leavers start.
    nation : tuple of str
        Regions of the history that together are the country; none where it is not published.
    shares : mapping
        County code -> how its municipalities divide it in the employment outlook.
    areas : mapping
        Published code -> the modelled municipalities that it adds up.

    """

    ahead: DemandAhead
    starts: Mapping[str, LeavingStart]
    nation: tuple[str, ...]
    shares: Mapping[str, MunicipalShares]
    areas: Mapping[str, tuple[str, ...]]
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class DrawnParts:
    """Openings of some occupations in one place: ``summary`` (K, C, H), ``total`` (D, K, H)."""

    codes: tuple[str, ...]
    summary: Summary
    total: Floats


@dataclass(frozen=True, slots=True)
class DrawnAges:
    """Leavers by age of some occupations in one place, a year: the mean and 80 % interval.

    ``mean``, ``p10`` and ``p90`` are (C, X, causes, G), X women, men and both; ``total`` (D, S,
    causes, G) and ``expected`` (S, causes, G) are of all the occupations together.
    """

    codes: tuple[str, ...]
    mean: Floats
    p10: Floats
    p90: Floats
    total: Floats
    expected: Floats


@dataclass(slots=True)
class Place:
    """Everything drawn of one published place, block by block."""

    parts: list[DrawnParts] = field(default_factory=list)
    ages: list[DrawnAges] = field(default_factory=list)

    def every_part(self) -> Iterator[DrawnParts]:
        """Yield the blocks, and all occupations together last."""
        yield from self.parts
        total = np.sum([block.total for block in self.parts], axis=0)
        yield DrawnParts((TOTAL,), _summary(total[:, None]), total)

    def every_age(self) -> Iterator[DrawnAges]:
        """Yield the blocks, and all occupations together last; nothing where ages are not drawn."""
        yield from self.ages
        if self.ages:
            total = np.sum([block.total for block in self.ages], axis=0)
            expected = np.sum([block.expected for block in self.ages], axis=0)
            yield _aged((TOTAL,), total[:, None], expected[None])


def draw_everything(
    plan: Plan, *, executor: Executor | None, progress: Callable[[float], None]
) -> dict[str, Place]:
    """Return the openings of each published place."""
    tasks = [_cut(plan, first) for first in blocks(plan.ahead.history.occupations)]
    places: dict[str, Place] = {}
    for code, found in drawn_in_turn(draw_block, tasks, executor=executor, progress=progress):
        place = places.setdefault(code, Place())
        place.parts += found.parts
        place.ages += found.ages
    return places


def draw_block(plan: Plan) -> dict[str, Place]:
    """Return the openings of each published place in the occupations of ``plan``."""
    places: dict[str, Place] = {}
    municipal: dict[str, Floats] = {}
    regions = region_draws(
        plan.ahead,
        (code for code in plan.starts if code != SWEDEN),
        plan.nation,
        nation_code=SWEDEN,
        draws=plan.draws,
        seed=plan.seed,
    )
    for region, paths in regions:
        found = leaving_draws(
            plan.starts[region], steadied(paths), seed=plan.seed, aged_years=AGED_YEARS
        )
        places[region] = _place(plan, region, found)
        if region in plan.shares:
            municipal |= _municipal(plan, region, paths, found)
    for code, area in area_sums(plan.areas, municipal):
        codes = shares_around(plan.shares, plan.areas[code][0]).occupations
        places[code] = Place(parts=[_drawn(area, codes)])
    return places


def _cut(plan: Plan, first: str) -> Plan:
    """Return the plan with only the occupations that begin with ``first``."""
    occupations = plan.ahead.history.occupations
    inside = [o for o, code in enumerate(occupations) if code.startswith(first)]
    return replace(
        plan,
        ahead=ahead_of_block(plan.ahead, first),
        starts={code: start.only(inside) for code, start in plan.starts.items()},
        shares=shares_of_block(plan.shares, first),
    )


def _place(plan: Plan, region: str, found: LeavingDraws) -> Place:
    """Return what is published of a county or the country."""
    occupations = plan.ahead.history.occupations
    return Place(
        parts=[_drawn(found.parts, occupations)],
        ages=[_by_age(found, occupations, region, plan.seed)],
    )


def _municipal(plan: Plan, county: str, paths: Floats, found: LeavingDraws) -> dict[str, Floats]:
    """Return what openings (D, O, K, H) are made of in each municipality."""
    usual = plan.shares[county]
    shares = replace(usual, spread=hiring_spread(usual.spread, plan.ahead.spread))
    parts = municipal_parts(
        shares,
        paths.sum(axis=2),
        found.parts[:, :, len(PARTS) :].sum(axis=2),
        plan.ahead.history.occupations,
        seed=plan.seed,
    )
    return dict(zip(shares.region_codes, parts, strict=True))


def _drawn(parts: Floats, occupations: tuple[str, ...]) -> DrawnParts:
    """Return the summary of parts (D, O, K, H)."""
    codes = published_codes(occupations, max(map(len, occupations)))
    return DrawnParts(codes, _summary(by_code(parts, occupations, codes)), parts.sum(axis=1))


def _summary(parts: Floats) -> Summary:
    """Return the summary (K, C, H) of draws (D, C, K, H)."""
    codes, parts_axis = parts.shape[1:3]
    return summarise(np.moveaxis(parts, (1, 2, 3), (3, 2, 1)), np.zeros((parts_axis, codes)))


def _by_age(found: LeavingDraws, occupations: tuple[str, ...], region: str, seed: int) -> DrawnAges:
    """Return those who leave in the first years, by age, of every published code."""
    codes = published_codes(occupations, max(map(len, occupations)))
    some = found.left[:MOST_AGED_DRAWS]
    drawn = dealt(some, found.aged, occupations, region, seed=seed) / AGED_YEARS
    expected = found.left.mean(axis=0)[..., None] * found.aged / AGED_YEARS
    return _aged(
        codes,
        by_code(drawn, occupations, codes),
        by_code(expected[None], occupations, codes)[0],
        drawn.sum(axis=1),
        expected.sum(axis=0),
    )


def _aged(
    codes: tuple[str, ...],
    drawn: Floats,
    expected: Floats,
    total: Floats | None = None,
    whole: Floats | None = None,
) -> DrawnAges:
    """Return the interval of draws (D, C, S, causes, G) around ``expected`` (C, S, causes, G)."""
    both = np.concatenate([drawn, drawn.sum(axis=2, keepdims=True)], axis=2)
    low, high = np.percentile(both, _BOUNDS, axis=0)
    return DrawnAges(
        codes=codes,
        mean=np.concatenate([expected, expected.sum(axis=1, keepdims=True)], axis=1),
        p10=low,
        p90=high,
        total=drawn[:, 0] if total is None else total,
        expected=expected[0] if whole is None else whole,
    )

"""One block of occupations per task: the employees of counties, Sweden and municipalities.

Sweden is the sum of counties, draw by draw, and municipalities divide their county's draws.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.municipal_draws import MunicipalShares
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
from talentlab.vocab.geography import SWEDEN


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn for a whole build.

    Attributes
    ----------
    county_codes : tuple of str
        Counties that are published by themselves.
    nation : tuple of str
        Regions of the history that together are the country; none where it is not known whole.
    nation_code : str
        What the country is published as.
    shares : mapping
        County code -> how its municipalities divide it, where that can be modelled.
    areas : mapping
        Published code -> the modelled municipalities that it adds up.

    """

    ahead: DemandAhead
    county_codes: tuple[str, ...]
    nation: tuple[str, ...]
    shares: Mapping[str, MunicipalShares]
    areas: Mapping[str, tuple[str, ...]]
    draws: int
    seed: int
    nation_code: str = SWEDEN


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is expected of some occupations in one published place.

    ``codes`` (G,) are the occupations of ``summary`` (X, G, H): X is women, men and both, or both
    only where it is modelled. ``total`` (D, S, H) are draws of the most detailed ones together.
    """

    codes: tuple[str, ...]
    summary: Summary
    total: Floats


@dataclass(slots=True)
class Place:
    """Everything drawn of one published place: its blocks, and all occupations together."""

    blocks: list[Drawn] = field(default_factory=list)

    def whole(self, base: Floats) -> Drawn:
        """Return all occupations together, beside their employees (S,) in the base year."""
        total = np.sum([block.total for block in self.blocks], axis=0)
        return Drawn((TOTAL,), _summary(total[:, None], base[None]), total)


def draw_everything(
    plan: Plan, *, executor: Executor | None, progress: Callable[[float], None]
) -> dict[str, list[Drawn]]:
    """Return what is expected of each published place: block by block, all occupations last."""
    tasks = [_block(plan, first) for first in blocks(plan.ahead.history.occupations)]
    places: dict[str, Place] = {}
    for code, drawn in drawn_in_turn(draw_block, tasks, executor=executor, progress=progress):
        places.setdefault(code, Place()).blocks.append(drawn)
    return {
        code: [*place.blocks, place.whole(base_of(plan, code).sum(axis=0))]
        for code, place in places.items()
    }


def draw_block(plan: Plan) -> dict[str, Drawn]:
    """Return what is expected of each published place in the occupations of ``plan``."""
    occupations = plan.ahead.history.occupations
    found: dict[str, Drawn] = {}
    municipal: dict[str, Floats] = {}
    regions = region_draws(
        plan.ahead,
        plan.county_codes,
        plan.nation,
        nation_code=plan.nation_code,
        draws=plan.draws,
        seed=plan.seed,
    )
    for region, draws in regions:
        found[region] = _drawn(draws, occupations, base_of(plan, region))
        if region in plan.shares:
            municipal |= _municipal(draws, plan, region)
    for code, area in area_sums(plan.areas, municipal):
        names = shares_around(plan.shares, plan.areas[code][0]).occupations
        found[code] = _drawn(area[:, :, None], names, base_of(plan, code))
    return found


def base_of(plan: Plan, code: str) -> Floats:
    """Return the employees (O, S) of a published place in the base year."""
    history = plan.ahead.history
    if code in plan.areas:
        own = [_employees(plan, member) for member in plan.areas[code]]
        return np.asarray(np.sum(own, axis=0)[:, None])
    regions = plan.nation if code == plan.nation_code else (code,)
    at = [history.region_codes.index(region) for region in regions]
    return np.asarray(history.persons[at, :, :, -1].sum(axis=0))


def _block(plan: Plan, first: str) -> Plan:
    return replace(
        plan, ahead=ahead_of_block(plan.ahead, first), shares=shares_of_block(plan.shares, first)
    )


def _municipal(draws: Floats, plan: Plan, county_code: str) -> dict[str, Floats]:
    """Return each municipality's draws (D, O, H) of both sexes, by modelled occupation."""
    shares = plan.shares[county_code]
    parts = shares.divide(draws.sum(axis=2), plan.ahead.history.occupations, seed=plan.seed)
    return dict(zip(shares.region_codes, parts, strict=True))


def _employees(plan: Plan, municipality_code: str) -> Floats:
    """Return a municipality's modelled employees (O,) in the base year."""
    shares = shares_around(plan.shares, municipality_code)
    return np.asarray(shares.employees[shares.region_codes.index(municipality_code)])


def _drawn(draws: Floats, occupations: tuple[str, ...], base: Floats) -> Drawn:
    """Return what is expected of draws (D, O, S, H) beside ``base`` (O, S)."""
    codes = published_codes(occupations, max(map(len, occupations)))
    summary = _summary(
        by_code(draws, occupations, codes), by_code(base[None], occupations, codes)[0]
    )
    return Drawn(codes, summary, draws.sum(axis=1))


def _summary(draws: Floats, base: Floats) -> Summary:
    """Return the summary of draws (D, G, S, H) and their sum over sexes, beside ``base`` (G, S)."""
    moved = np.moveaxis(_with_both(draws, axis=2), (1, 2, 3), (3, 2, 1))
    return summarise(moved, _with_both(base, axis=1).T)


def _with_both(values: Floats, axis: int) -> Floats:
    """Return values by sex with their sum last; a single sex is its own sum."""
    if values.shape[axis] == 1:
        return values
    return np.concatenate([values, values.sum(axis=axis, keepdims=True)], axis=axis)

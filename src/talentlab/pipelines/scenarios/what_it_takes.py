"""What it would take to close a gap: which levers, within which limits, at what cost.

Method: docs/method-guide/scenarios.md, section 7.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from talentlab.calc.assumptions.balance import BALANCE
from talentlab.calc.assumptions.levers import LEVERS
from talentlab.calc.balance.risk import p_short
from talentlab.calc.scenarios.effects import SIDES
from talentlab.calc.scenarios.levers import effects_of
from talentlab.calc.scenarios.reach import Parts, Trial, Way, search
from talentlab.calc.scenarios.scenario import Scenario
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.scenarios.answer import (
    Amount,
    FoundWay,
    LeverAlone,
    ReachAnswer,
)
from talentlab.pipelines.scenarios.checks import faults_of
from talentlab.pipelines.scenarios.faults import NOT_A_SHARE, TOO_FEW, ScenarioFault, stop_if
from talentlab.pipelines.scenarios.labels import lever_label
from talentlab.pipelines.scenarios.money import costs_by_lever
from talentlab.pipelines.scenarios.read import world_of
from talentlab.pipelines.scenarios.run import SEED
from talentlab.pipelines.scenarios.told import persons_behind
from talentlab.store.release import Release
from talentlab.vocab.region import Region


def what_it_takes(
    release: Release, limits: Scenario, *, probability: float, seed: int = SEED
) -> ReachAnswer:
    """Return which levers close the gap of ``limits``, and how much of each.

    Parameters
    ----------
    limits : Scenario
        Each lever's ``amount`` is the most of it that may be used; its shocks always happen as
        they do. Area, group and year are the gap to close.
    probability : float
        That there is no shortage then, above 0 and below 1.

    Raises
    ------
    ScenarioHasFaults
        With everything that the release cannot answer.
    ScenariosNotPossible
        The release has no draws to start from.

    Method: docs/method-guide/scenarios.md, section 7.

    """
    world = world_of(release)
    faults = list(faults_of(limits, world))
    if not 0.0 < probability < 1.0:
        faults.append(ScenarioFault("probability", f"{probability:g}", NOT_A_SHARE))
    stop_if(faults or _too_few(limits, world))
    return reach(world, limits, release.region, probability=probability, seed=seed)


def _too_few(limits: Scenario, world: World) -> Iterator[ScenarioFault]:
    """Yield that the gap is of too few persons for anything to be told of it."""
    at = world.years.index(limits.year)
    cells = world.cells(limits.region_code, limits.education_group_code)
    base = world.base(cells, slice(at, at + 1))
    sides = {side: base[side].sum(axis=0) for side in SIDES}
    if persons_behind(sides)[0] < BALANCE.fewest_persons:
        value = f"{limits.region_code} {limits.education_group_code} {limits.year}"
        yield ScenarioFault("scenario", value, TOO_FEW)


def reach(
    world: World, limits: Scenario, region: Region, *, probability: float, seed: int = SEED
) -> ReachAnswer:
    """Return what it takes in ``world``; ``limits`` have been checked before."""
    trying = _Trying(world, limits, seed)
    nothing = trying((0.0,) * len(limits.levers))
    found = search(len(limits.levers), probability, trying)
    labels = [lever_label(lever, region) for lever in limits.levers]
    return ReachAnswer(
        target=probability,
        probability_now=nothing.probability,
        probability_at_limits=found.at_limits.probability,
        is_possible=found.at_limits.probability >= probability,
        alone=tuple(
            LeverAlone(
                label=label,
                way=None if way is None else _way(way, limits, region),
                probability_at_limit=best.probability,
            )
            for label, way, best in zip(labels, found.alone, found.best_alone, strict=True)
        ),
        ways=tuple(_way(way, limits, region) for way in found.ways),
    )


def _way(way: Way, limits: Scenario, region: Region) -> FoundWay:
    return FoundWay(
        amounts=tuple(
            Amount(
                label=lever_label(replace(lever, amount=lever.amount * part), region),
                unit=LEVERS[lever.kind].unit,
                amount=lever.amount * part,
                most=lever.amount,
            )
            for lever, part in zip(limits.levers, way.parts, strict=True)
            if part > 0
        ),
        probability=way.trial.probability,
        cost_sek=way.trial.cost_sek if way.trial.is_cost_known else None,
    )


def _at(limits: Scenario, parts: Parts) -> Scenario:
    """Return the scenario with a part of each limit; levers with nothing are left out."""
    levers = tuple(
        replace(lever, amount=lever.amount * part)
        for lever, part in zip(limits.levers, parts, strict=True)
        if part > 0
    )
    return replace(limits, levers=levers)


@dataclass(frozen=True, slots=True)
class _Trying:
    """How likely it is that there is no shortage with some parts of the limits, and the cost."""

    world: World
    limits: Scenario
    seed: int

    def __call__(self, parts: Parts) -> Trial:
        scenario = _at(self.limits, parts)
        cells = self.world.cells(scenario.region_code, scenario.education_group_code)
        reached = effects_of(scenario, self.world, seed=self.seed)
        costs = costs_by_lever(reached, scenario, self.world, seed=self.seed)
        known = [float(cost.mean()) for cost in costs if cost is not None]
        players = frozenset(range(len(scenario.levers) + len(scenario.shocks)))
        at = self.world.years.index(scenario.year)
        base = self.world.base(cells, slice(at, at + 1))
        after = reached.effects.applied(base, cells, players, slice(at, at + 1))
        short = p_short(after["supply"].sum(axis=(0, 1)), after["demand"].sum(axis=(0, 1)))
        return Trial(1.0 - float(short), sum(known), len(known) == len(costs))

"""Every kind of lever and shock as effects on supply and demand.

Method: docs/method-guide/scenarios.md, sections 3 and 5.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.levers import LEVER_SETTINGS, LEVERS
from talentlab.calc.scenarios.effects import Cell, Effect, Effects
from talentlab.calc.scenarios.estimates import Estimate, of_range
from talentlab.calc.scenarios.programmes import ON_PROGRAMMES, chains
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Scenario, Shock
from talentlab.calc.scenarios.shock_paths import shock_path
from talentlab.calc.scenarios.take_up import ramp, take_up
from talentlab.calc.scenarios.world import World

_PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True)
class Reached:
    """What a scenario's levers reach (T, D), each in its own unit, and everything they do."""

    by_lever: tuple[Floats, ...]
    effects: Effects


@dataclass(frozen=True, slots=True)
class _Acting:
    """One lever at work: its place in the scenario, its cells and what is reached (T, D)."""

    player: int
    lever: Lever
    cells: tuple[Cell, ...]
    reached: Floats
    world: World
    seed: int


def effects_of(scenario: Scenario, world: World, *, seed: int) -> Reached:
    """Return what the levers and shocks of a scenario do; levers come before shocks as players."""
    reached = tuple(_reached(lever, world, seed) for lever in scenario.levers)
    single: list[Effect] = []
    on_programmes: dict[int, tuple[Lever, Floats]] = {}
    for player, (lever, found) in enumerate(zip(scenario.levers, reached, strict=True)):
        if lever.kind in ON_PROGRAMMES:
            on_programmes[player] = (lever, found)
            continue
        cells = world.cells(lever.region_code, lever.education_group_code)
        single += _ACTIONS[lever.kind](_Acting(player, lever, cells, found, world, seed))
    for place, shock in enumerate(scenario.shocks):
        single += _shock(len(scenario.levers) + place, shock, world, seed)
    joint = chains(on_programmes, world, seed)
    return Reached(by_lever=reached, effects=Effects(tuple(single), tuple(joint)))


def _reached(lever: Lever, world: World, seed: int) -> Floats:
    """Return the target times the share of it that is reached (T, D), in the lever's unit."""
    meant = ramp(world.years, lever.first_year, LEVERS[lever.kind].ramp_years)
    return np.outer(lever.amount * meant, take_up(lever, draws=world.draws, seed=seed))


def _reskilling(acting: _Acting) -> Iterator[Effect]:
    """Move persons from the group in ``detail`` to the lever's: away at once, there when ready."""
    world, lever = acting.world, acting.lever
    success = of_range(LEVER_SETTINGS.reskilling_success).shares(
        world.draws, acting.seed, "success", *lever.key
    )
    begun = acting.reached.cumsum(axis=0)
    ready = np.zeros_like(begun)
    lag = LEVER_SETTINGS.reskilling_years
    ready[lag:] = begun[:-lag] * success
    yield Effect(acting.player, "supply", False, world.shares(acting.cells, "supply"), ready)
    left = world.cells(lever.region_code, lever.detail)
    # Those who do not finish are back where they were; those in training are away.
    away = ready + acting.reached
    yield Effect(acting.player, "supply", False, world.shares(left, "supply"), -away)


def _participation(acting: _Acting) -> Iterator[Effect]:
    """Let more of the older residents of each cell work; never more than all of them."""
    older = {cell: acting.world.estimate(cell, "older_residents") for cell in acting.cells}
    weights = {cell: found.mean / _PERCENT for cell, found in older.items() if found}
    yield Effect(acting.player, "supply", False, weights, acting.reached)


def _hours(acting: _Acting) -> Iterator[Effect]:
    yield Effect(
        acting.player, "supply", True, dict.fromkeys(acting.cells, 1.0), acting.reached / _PERCENT
    )


def _commuting(acting: _Acting) -> Iterator[Effect]:
    """Add those who commute in, and take them from where they come, if that is in the region."""
    world, lever = acting.world, acting.lever
    weights = world.shares(acting.cells, "supply")
    yield Effect(acting.player, "supply", False, weights, acting.reached)
    if lever.detail in world.areas:
        home = world.cells(lever.detail, lever.education_group_code)
        yield Effect(acting.player, "supply", False, world.shares(home, "supply"), -acting.reached)


def _in_migration(acting: _Acting) -> Iterator[Effect]:
    """Add those who move in each year, less those of them who leave again."""
    world = acting.world
    exits = [world.estimate(cell, "yearly_exit") for cell in acting.cells]
    known = [found.mean for found in exits if found]
    leaving = float(np.mean(known)) if known else 0.0
    there, now = np.zeros_like(acting.reached), np.zeros(world.draws)
    for year, came in enumerate(acting.reached):
        now = now * (1.0 - leaving) + came
        there[year] = now
    yield Effect(acting.player, "supply", False, world.shares(acting.cells, "supply"), there)


def _staffing(acting: _Acting) -> Iterator[Effect]:
    """Scale the public part of each cell's jobs."""
    public = {cell: acting.world.estimate(cell, "public_share") for cell in acting.cells}
    weights = {cell: found.mean for cell, found in public.items() if found}
    yield Effect(acting.player, "demand", True, weights, acting.reached / _PERCENT)


def _technology(acting: _Acting) -> Iterator[Effect]:
    """Scale down the part of each cell's jobs that are in the occupation."""
    weights = {cell: _part_in(cell, acting.lever.detail, acting.world) for cell in acting.cells}
    kept = {cell: part for cell, part in weights.items() if part > 0}
    yield Effect(acting.player, "demand", True, kept, -acting.reached / _PERCENT)


def _part_in(cell: Cell, occupation: str, world: World) -> float:
    """Return what part of a cell's jobs are in an occupation, by the codes that begin with it."""
    jobs = {code: _jobs(cell, code, world) for code in world.details(cell, "occupation_jobs")}
    whole = sum(jobs.values())
    inside = sum(found for code, found in jobs.items() if code.startswith(occupation))
    return inside / whole if whole > 0 else 0.0


def _jobs(cell: Cell, occupation: str, world: World) -> float:
    return (world.estimate(cell, "occupation_jobs", occupation) or Estimate(0, 0, 0)).mean


def _shock(player: int, shock: Shock, world: World, seed: int) -> Iterator[Effect]:
    """Yield jobs by the occupations of the employer, local jobs as all others, and who moves."""
    path = shock_path(shock, years=world.years, draws=world.draws, seed=seed)
    cells = world.cells(shock.region_code, "total")
    direct = educations_of(shock, cells, world)
    yield Effect(player, "demand", False, direct, path.direct)
    yield Effect(player, "demand", False, world.shares(cells, "demand"), path.further)
    yield Effect(player, "supply", False, direct, path.movers)


def educations_of(shock: Shock, cells: Sequence[Cell], world: World) -> dict[Cell, float]:
    """Return which educations hold an employer's jobs: of each occupation, those who have it now.

    Where nobody in the municipality has the occupation, the whole region's educations count.

    Method: docs/method-guide/scenarios.md, section 5, equation 7.
    """
    weights: dict[Cell, float] = dict.fromkeys(cells, 0.0)
    for occupation, share in shock.occupations:
        held = _held_by(occupation, cells, world)
        whole = sum(held.values())
        for cell, persons in held.items():
            weights[cell] += share * persons / whole if whole > 0 else share / len(held)
    return {cell: weight for cell, weight in weights.items() if weight > 0}


def _held_by(occupation: str, cells: Sequence[Cell], world: World) -> dict[Cell, float]:
    here = {cell: _in_occupation(cell, occupation, world) for cell in cells}
    if sum(here.values()) > 0:
        return here
    everywhere = range(len(world.region_codes))
    return {
        (r, e): sum(_in_occupation((other, e), occupation, world) for other in everywhere)
        for r, e in cells
    }


def _in_occupation(cell: Cell, occupation: str, world: World) -> float:
    codes = world.details(cell, "occupation_jobs")
    return sum(_jobs(cell, code, world) for code in codes if code.startswith(occupation))


_Action: TypeAlias = Callable[[_Acting], Iterator[Effect]]
_ACTIONS: Final[Mapping[LeverKind, _Action]] = MappingProxyType(
    {
        LeverKind.RESKILLING: _reskilling,
        LeverKind.PARTICIPATION: _participation,
        LeverKind.HOURS: _hours,
        LeverKind.COMMUTING: _commuting,
        LeverKind.IN_MIGRATION: _in_migration,
        LeverKind.STAFFING: _staffing,
        LeverKind.TECHNOLOGY: _technology,
    }
)

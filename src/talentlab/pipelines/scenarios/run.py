"""One question about a scenario, one answer: the entry point of the pages and of the command line.

Method: docs/method-guide/scenarios.md.
"""

from collections.abc import Iterator
from typing import Final

from talentlab.calc.scenarios.credit import credits_of
from talentlab.calc.scenarios.levers import effects_of
from talentlab.calc.scenarios.outcome import Outcome, outcome_of
from talentlab.calc.scenarios.scenario import Scenario
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.scenarios.address import to_address
from talentlab.pipelines.scenarios.answer import Difference, ScenarioAnswer
from talentlab.pipelines.scenarios.checks import faults_of
from talentlab.pipelines.scenarios.faults import stop_if
from talentlab.pipelines.scenarios.grounds import assumptions_of
from talentlab.pipelines.scenarios.money import cost_row, costs_by_lever, credit_rows
from talentlab.pipelines.scenarios.read import world_of
from talentlab.pipelines.scenarios.told import by_occupation, differences
from talentlab.store.release import Release
from talentlab.vocab.region import Region

SEED: Final = 20261125
"""The seed of what scenarios draw themselves. One for all, so that two scenarios with a lever in
common give it the same luck and their difference is that of the other levers."""


def run_scenario(release: Release, scenario: Scenario, *, seed: int = SEED) -> ScenarioAnswer:
    """Return what ``scenario`` changes in the futures of ``release``.

    The release is read once and kept in memory; after that an answer takes a fraction of a second.

    Raises
    ------
    ScenarioHasFaults
        With everything in the scenario that the release cannot answer.
    ScenariosNotPossible
        The release has no draws to start from.

    Method: docs/method-guide/scenarios.md.

    """
    world = world_of(release)
    stop_if(faults_of(scenario, world))
    return answer(
        world,
        scenario,
        release.region,
        release=release.name,
        is_synthetic=release.is_synthetic,
        seed=seed,
    )


def answer(
    world: World,
    scenario: Scenario,
    region: Region,
    *,
    release: str,
    is_synthetic: bool,
    seed: int = SEED,
) -> ScenarioAnswer:
    """Return what ``scenario`` changes in ``world``; it has been checked before."""
    reached = effects_of(scenario, world, seed=seed)
    players = len(scenario.levers) + len(scenario.shocks)
    outcome = outcome_of(reached.effects, world, players)
    cells = world.cells(scenario.region_code, scenario.education_group_code)
    credited = credits_of(reached.effects, world, cells, scenario.year, players)
    pair = outcome.pair(cells)
    area, group = scenario.region_code, scenario.education_group_code
    focus = tuple(differences("focus", area, group, pair, world.years))
    costs = costs_by_lever(reached, scenario, world, seed=seed)
    # Parts of a change of few persons, and what each of them costs, would tell how few they are.
    is_told = any(found.year == scenario.year and found.change is not None for found in focus)
    closed = pair.closed()[world.years.index(scenario.year)]
    return ScenarioAnswer(
        name=scenario.name,
        address=to_address(scenario),
        release=release,
        is_synthetic=is_synthetic,
        draws=world.draws,
        focus=focus,
        differences=(
            *_by_group(outcome, scenario),
            *_by_municipality(outcome, scenario),
            *by_occupation(outcome, scenario),
        ),
        credits=credit_rows(scenario, credited, costs, region) if is_told else (),
        cost=cost_row(scenario, costs, closed, region) if is_told else None,
        assumptions=tuple(assumptions_of(scenario, world, region)),
    )


def _by_group(outcome: Outcome, scenario: Scenario) -> Iterator[Difference]:
    """Yield every education group that changes in the scenario's area, all years."""
    area = scenario.region_code
    for group in outcome.world.group_codes:
        cells = outcome.world.cells(area, group)
        if outcome.touches(cells):
            yield from differences(
                "education_group", area, group, outcome.pair(cells), outcome.world.years
            )


def _by_municipality(outcome: Outcome, scenario: Scenario) -> Iterator[Difference]:
    """Yield every municipality where the scenario's group changes, all years."""
    group = scenario.education_group_code
    for region_code in outcome.world.areas[scenario.region_code]:
        cells = outcome.world.cells(region_code, group)
        if outcome.touches(cells):
            yield from differences(
                "municipality", region_code, group, outcome.pair(cells), outcome.world.years
            )

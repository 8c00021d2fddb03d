"""A scenario as a form has it: what can be read is checked, and all faults are told at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from talentlab.calc.scenarios.scenario import Scenario
from talentlab.errors import ScenarioHasFaults
from talentlab.pipelines.scenarios.checks import faults_of
from talentlab.pipelines.scenarios.faults import NOTHING, ScenarioFault
from talentlab.pipelines.scenarios.plain import scenario_from_plain
from talentlab.pipelines.scenarios.read import world_of
from talentlab.store.release import Release

__all__ = ["Scenario", "scenario_asked"]

_PARTS = ("levers", "shocks")


def scenario_asked(
    release: Release, plain: Mapping[str, Any]
) -> tuple[Scenario | None, list[ScenarioFault]]:
    """Return the scenario that plain values say, or every fault in them.

    A lever that cannot be read does not hide what the release cannot answer in the others: each
    part is read alone, and those that can be are checked together. Places in the faults are those
    of ``plain``: ``scenario.levers[2].amount``.

    Raises
    ------
    ScenariosNotPossible
        The release has no draws to start from.

    """
    world = world_of(release)
    question = {**plain, "levers": [], "shocks": []}
    whole, found = _read(question)
    kept: dict[str, list[int]] = {name: [] for name in _PARTS}
    good: dict[str, list[Any]] = {name: [] for name in _PARTS}
    for name in _PARTS:
        for place, part in enumerate(plain[name], start=1):
            alone, faults = _read({**_ANY, "levers": [], "shocks": [], name: [part]})
            found += _moved(faults, {name: [place]})
            if alone is not None:
                kept[name].append(place)
                good[name] += getattr(alone, name)
    if whole is None:
        return None, found
    scenario = replace(whole, levers=tuple(good["levers"]), shocks=tuple(good["shocks"]))
    checked = list(faults_of(scenario, world))
    if found:  # a scenario whose only lever cannot be read is not empty
        checked = [fault for fault in checked if fault.why is not NOTHING]
    found += _moved(checked, kept)
    return (None if found else scenario), found


_ANY: Mapping[str, Any] = {"region_code": "–", "education_group_code": "–", "year": 0}
"""A question that is there only so that one part can be read."""


def _read(plain: Mapping[str, Any]) -> tuple[Scenario | None, list[ScenarioFault]]:
    try:
        return scenario_from_plain(plain), []
    except ScenarioHasFaults as error:
        return None, list(error.facts["faults"])  # type: ignore[call-overload] # a list of faults


def _moved(
    faults: Sequence[ScenarioFault], places: Mapping[str, Sequence[int]]
) -> list[ScenarioFault]:
    """Return the faults with the place that each part has among all, and not among those read."""
    moved = []
    for fault in faults:
        where = fault.where
        for name, kept in places.items():
            start = f"scenario.{name}["
            if where.startswith(start):
                number, _, rest = where.removeprefix(start).partition("]")
                where = f"{start}{kept[int(number) - 1]}]{rest}"
        moved.append(replace(fault, where=where))
    return moved

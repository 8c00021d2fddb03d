"""A scenario as a form has it: what can be read is checked, and all faults are told at once."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from talentlab.calc.scenarios.scenario import Scenario
from talentlab.calc.scenarios.world import World
from talentlab.errors import ScenarioHasFaults
from talentlab.pipelines.scenarios.checks import faults_of
from talentlab.pipelines.scenarios.faults import NO_PROGRAMME, ScenarioFault
from talentlab.pipelines.scenarios.plain import scenario_from_plain
from talentlab.pipelines.scenarios.read import world_of
from talentlab.store.release import Release

__all__ = ["Scenario", "scenario_asked"]

_PARTS: Final = ("levers", "shocks")
_LISTS: Final = {f"scenario.{name}" for name in _PARTS}
_DEPENDENT: Final = frozenset({"kind", "detail", "amount"})
"""What may only be wrong because something else in the same lever could not be read."""


def scenario_asked(
    release: Release, plain: Mapping[str, Any]
) -> tuple[Scenario | None, list[ScenarioFault]]:
    """Return the scenario that plain values say, or every fault in them.

    What cannot be read does not hide what the release cannot answer: it is held by something
    harmless while the rest is checked. Places in the faults are those of ``plain``, such as
    ``scenario.levers[2].amount``.

    Raises
    ------
    ScenariosNotPossible
        The release has no draws to start from.

    """
    world = world_of(release)
    try:
        scenario = scenario_from_plain(plain)
    except ScenarioHasFaults as error:
        unread = _faults(error)
    else:
        checked = list(faults_of(scenario, world))
        return (None if checked else scenario), checked
    if _LISTS & {fault.where for fault in unread}:
        return None, unread  # what is no list at all cannot be held by anything
    held = _held(plain, {fault.where for fault in unread}, world)
    found = faults_of(scenario_from_plain(held), world)
    return None, [*unread, *_other(list(found), unread)]


def _faults(error: ScenarioHasFaults) -> list[ScenarioFault]:
    return list(cast("list[ScenarioFault]", error.facts["faults"]))


def _held(plain: Mapping[str, Any], unread: set[str], world: World) -> dict[str, Any]:
    """Return plain values where each that could not be read is one that is never at fault."""
    harmless = _harmless(world)
    held = _mended(plain, "scenario", {**harmless, "name": ""}, unread)
    for name in _PARTS:
        kind = "hours" if name == "levers" else "arrives"
        held[name] = [
            _mended(part, f"scenario.{name}[{i}]", {**harmless, "kind": kind}, unread)
            for i, part in enumerate(plain.get(name, ()), start=1)
        ]
    return held


def _mended(
    part: Mapping[str, Any], where: str, harmless: Mapping[str, Any], unread: set[str]
) -> dict[str, Any]:
    names = {place.removeprefix(f"{where}.") for place in unread if place.startswith(f"{where}.")}
    kept = {name: value for name, value in part.items() if name not in names}
    return {**kept, **{name: harmless[name] for name in names if name in harmless}}


def _harmless(world: World) -> dict[str, Any]:
    """Return a value for every name that must be there, or may be written so as not to be read."""
    return {
        "name": "–",
        "region_code": world.region_codes[0],
        "education_group_code": world.group_codes[0],
        "year": world.years[-1],
        "amount": 1.0,
        "first_year": world.years[-1],
        "jobs": 1.0,
        "occupations": {"222": 1.0},
    }


def _other(found: Sequence[ScenarioFault], unread: Sequence[ScenarioFault]) -> list[ScenarioFault]:
    """Return the faults that are not about what could not be read, nor only because of it."""
    places = {fault.where for fault in unread}
    parts = {place.rpartition(".")[0] for place in places}
    return [
        fault
        for fault in found
        if fault.where not in places
        and not (fault.where.rpartition(".")[0] in parts and _depends(fault))
    ]


def _depends(fault: ScenarioFault) -> bool:
    return fault.where.rpartition(".")[2] in _DEPENDENT or fault.why is NO_PROGRAMME

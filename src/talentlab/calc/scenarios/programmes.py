"""Levers on educations: seats, completion and retention, each where there is an education.

Method: docs/method-guide/scenarios.md, section 3.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.education import USUAL_YEARS
from talentlab.calc.assumptions.levers import LEVER_SETTINGS
from talentlab.calc.scenarios.chain import Chain, Change, Programme
from talentlab.calc.scenarios.effects import Cell
from talentlab.calc.scenarios.estimates import Estimate
from talentlab.calc.scenarios.scenario import Lever, LeverKind
from talentlab.calc.scenarios.world import World

ON_PROGRAMMES: Final = (LeverKind.SEATS, LeverKind.COMPLETION, LeverKind.RETENTION)
_POINTS: Final = 100.0
_NOBODY: Final = Estimate(0.0, 0.0, 0.0, "assumed")
_ASSUMED_RANGE: Final = 0.1
"""Half of the 80 % range of a share that is assumed."""


def programmes_of(lever: Lever, world: World) -> tuple[tuple[Cell, str], ...]:
    """Return the educations that a lever acts on; retention's detail is a reason, not a form."""
    form = lever.detail if lever.kind is not LeverKind.RETENTION else ""
    return tuple(world.programmes(world.cells(lever.region_code, lever.education_group_code), form))


def chains(levers: Mapping[int, tuple[Lever, Floats]], world: World, seed: int) -> list[Chain]:
    """Return one chain for each education that some lever acts on.

    ``levers`` are those on educations, by their place in the scenario, with what is reached (T, D).
    Seats are divided among the educations of a lever as their seats are.
    """
    changes: dict[tuple[Cell, str], dict[int, Change]] = {}
    for player, (lever, reached) in levers.items():
        found = programmes_of(lever, world)
        parts = _parts(lever, found, world)
        for place in found:
            own = _held(lever, reached * parts[place], place[0], world, seed)
            changes.setdefault(place, {})[player] = Change(lever.kind, own)
    return [
        Chain(cell, _programme(cell, form, world, seed), players)
        for (cell, form), players in changes.items()
    ]


def study_years(cell: Cell, form: str, world: World) -> int:
    """Return years from start to degree."""
    known = world.estimate(cell, "study_years", form)
    return round(known.mean) if known else USUAL_YEARS.get(form, 1)


def _parts(
    lever: Lever, found: tuple[tuple[Cell, str], ...], world: World
) -> dict[tuple[Cell, str], float]:
    if lever.kind is not LeverKind.SEATS:
        return dict.fromkeys(found, 1.0)
    seats = {
        place: (world.estimate(place[0], "seats", place[1]) or _NOBODY).mean for place in found
    }
    whole = sum(seats.values())
    return {p: s / whole if whole > 0 else 1 / len(found) for p, s in seats.items()}


def _held(lever: Lever, reached: Floats, cell: Cell, world: World, seed: int) -> Floats:
    """Return what is reached, never more than those who say that they would stay for the reason."""
    if lever.kind is not LeverKind.RETENTION or not lever.detail:
        return reached
    evidence = world.estimate(cell, "stay_effect", lever.detail)
    if evidence is None:
        return reached
    most = _POINTS * evidence.shares(world.draws, seed, "stay_effect", *_names(cell, world))
    return np.minimum(reached, most)


def _programme(cell: Cell, form: str, world: World, seed: int) -> Programme:
    """Return one education without levers: what is known of it, else what is assumed."""
    draws, names = world.draws, (*_names(cell, world), form)
    seats = world.estimate(cell, "seats", form) or _NOBODY
    assumed = _assumed(LEVER_SETTINGS.completion)
    completion = world.estimate(cell, "completion", form) or assumed

    def share(parameter: str, otherwise: Estimate) -> Floats:
        found = world.estimate(cell, parameter) or otherwise
        return found.shares(draws, seed, parameter, *names)

    return Programme(
        seats=seats.amounts(draws, seed, "seats", *names),
        applicants=(world.estimate(cell, "applicants", form) or seats).amounts(
            draws, seed, "applicants", *names
        ),
        completion=completion.shares(draws, seed, "completion", *names),
        retention=share("retention", _assumed(LEVER_SETTINGS.retention)),
        participation=share("participation", _assumed(LEVER_SETTINGS.participation)),
        yearly_exit=share("yearly_exit", _NOBODY),
        study_years=study_years(cell, form, world),
    )


def _assumed(share: float) -> Estimate:
    return Estimate(share, share - _ASSUMED_RANGE, share + _ASSUMED_RANGE, "assumed")


def _names(cell: Cell, world: World) -> tuple[str, str]:
    return world.region_codes[cell[0]], world.group_codes[cell[1]]

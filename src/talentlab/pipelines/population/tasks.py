"""One published area per task: small enough for any worker, the same result on every one."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.bands import BandedPeople, banded, of_all_ages
from talentlab.calc.population.components.events import (
    DrawnEvents,
    EventRates,
    events_of_draws,
)
from talentlab.calc.population.draws import RegionDraws, draw_cells
from talentlab.calc.population.history import AgeAxis
from talentlab.calc.population.shocks import stream
from talentlab.calc.population.summary import Summary, grouped, summarise

Measure = str


@dataclass(frozen=True, slots=True)
class MemberEvents:
    """What one municipality's births, deaths and moves are drawn from.

    ``december`` (S, A) are its residents when the base year ended, ``counted`` that year's events.
    """

    december: Floats
    rates: EventRates
    counted: Mapping[Measure, float]


@dataclass(frozen=True, slots=True)
class AreaTask:
    """Everything needed to draw one area: its municipalities, or itself.

    ``base`` (S, A) is what was counted; ``to_december`` (S, A) takes it to the terms that
    ``members`` are in. ``events`` stands beside ``members`` where events are counted, and is empty
    elsewhere. With ``keeps_people`` the draws themselves are kept beside their summary, in groups.
    """

    region_code: str
    members: tuple[RegionDraws, ...]
    base: Floats
    to_december: Floats
    ages: AgeAxis
    groups: Mapping[str, Sequence[int]]
    seed: int
    events: tuple[MemberEvents, ...] = ()
    keeps_people: bool = False


@dataclass(frozen=True, slots=True)
class AreaSummary:
    """An area's residents by sex and age group, and its yearly events by measure.

    ``people`` (D, T, S, G) of working age and ``everyone`` (D, T, A) in the groups of
    ``SERVICE_AGES``, the base year first, are the draws themselves where they are kept.
    """

    residents: Summary
    events: Mapping[Measure, Summary]
    people: BandedPeople | None = None
    everyone: Floats | None = None


def draw_area(task: AreaTask) -> AreaSummary:
    """Return the summary of an area: its members added draw by draw."""
    if not task.members:
        message = f"{task.region_code} has no members"
        raise ValueError(message)
    total: Floats | None = None
    happened: DrawnEvents | None = None
    for i, member in enumerate(task.members):
        cells = draw_cells(member, ages=task.ages, seed=task.seed)
        total = cells if total is None else total + cells
        if task.events:
            own = _events_of(member, cells, task.events[i], task.seed)
            happened = own if happened is None else happened + own
    counted = np.asarray(total) / task.to_december
    return AreaSummary(
        residents=summarise(grouped(counted, task.groups), grouped(task.base, task.groups)),
        events=_summaries(happened, [events.counted for events in task.events]) if happened else {},
        people=_with_base(counted, task.base) if task.keeps_people else None,
        everyone=_everyone(counted, task.base) if task.keeps_people else None,
    )


def _with_base(counted: Floats, base: Floats) -> BandedPeople:
    """Return draws (D, H, S, A) in groups of working age, the counted base year before them."""
    ahead, now = banded(counted), banded(base)
    draws = len(counted)
    return BandedPeople(
        residents=np.concatenate([_repeated(now.residents, draws), ahead.residents], axis=1),
        last_ages=np.concatenate([_repeated(now.last_ages, draws), ahead.last_ages], axis=1),
    )


def _everyone(counted: Floats, base: Floats) -> Floats:
    """Return draws (D, H, S, A) in groups of all ages (D, T, A), the counted base year first."""
    now = _repeated(of_all_ages(base), len(counted))
    return np.concatenate([now, of_all_ages(counted)], axis=1)


def _repeated(cells: Floats, draws: int) -> Floats:
    return np.repeat(cells[None, None], draws, axis=0)


def _events_of(member: RegionDraws, cells: Floats, events: MemberEvents, seed: int) -> DrawnEvents:
    """Return one municipality's events: the same draws in every area it is part of."""
    return events_of_draws(
        cells,
        base=events.december,
        rates=events.rates,
        rng=stream(seed, "deaths", member.region_code),
    )


def _summaries(
    happened: DrawnEvents, counted: Sequence[Mapping[Measure, float]]
) -> dict[Measure, Summary]:
    """Return measure -> summary of (D, H) events, as one group of both sexes."""
    drawn = {
        "births": happened.births,
        "deaths": happened.deaths,
        "net_migration": happened.net_migration,
    }
    return {
        measure: summarise(
            draws[..., None, None], np.full((1, 1), sum(part[measure] for part in counted))
        )
        for measure, draws in drawn.items()
    }


def draw_all(
    tasks: Sequence[AreaTask],
    *,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> dict[str, AreaSummary]:
    """Return the summary of each area, drawn here or by ``executor``: the same numbers."""
    summaries: dict[str, AreaSummary] = {}
    answers = (executor.map if executor else map)(draw_area, tasks)
    for task, summary in zip(tasks, answers, strict=True):
        summaries[task.region_code] = summary
        progress(len(summaries) / len(tasks))
    return summaries

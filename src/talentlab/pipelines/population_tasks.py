"""One published area per task: small enough for any worker, the same result on every one."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from talentlab.calc.arrays import Floats
from talentlab.calc.population.draws import RegionDraws, draw_cells
from talentlab.calc.population.history import AgeAxis
from talentlab.calc.population.summary import Summary, grouped, summarise


@dataclass(frozen=True, slots=True)
class AreaTask:
    """Everything needed to draw one area: its municipalities, or itself.

    ``base`` (S, A) is what was counted; ``to_december`` (S, A) takes it to the terms that
    ``members`` are in.
    """

    region_code: str
    members: tuple[RegionDraws, ...]
    base: Floats
    to_december: Floats
    ages: AgeAxis
    groups: Mapping[str, Sequence[int]]
    seed: int


def draw_area(task: AreaTask) -> Summary:
    """Return the summary of an area: its members added draw by draw."""
    total: Floats | None = None
    for member in task.members:
        cells = draw_cells(member, ages=task.ages, seed=task.seed)
        total = cells if total is None else total + cells
    if total is None:
        message = f"{task.region_code} has no members"
        raise ValueError(message)
    counted = total / task.to_december
    return summarise(grouped(counted, task.groups), grouped(task.base, task.groups))


def draw_all(
    tasks: Sequence[AreaTask],
    *,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> dict[str, Summary]:
    """Return the summary of each area, drawn here or by ``executor``: the same numbers."""
    summaries: dict[str, Summary] = {}
    answers = (executor.map if executor else map)(draw_area, tasks)
    for task, summary in zip(tasks, answers, strict=True):
        summaries[task.region_code] = summary
        progress(len(summaries) / len(tasks))
    return summaries

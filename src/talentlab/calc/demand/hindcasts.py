"""Rolling origins: the employment outlook made again from what was known then.

Method: docs/method-guide/employment.md, section 7.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.projector import DemandProjector


@dataclass(frozen=True, slots=True)
class Hindcast:
    """One earlier outlook: employees (R, O, S, H) expected after ``origin``."""

    origin: int
    expected: Floats


@dataclass(frozen=True, slots=True)
class Judged:
    """One earlier outlook beside what was counted, (R, O, S) each, ``ahead`` years after it."""

    origin: int
    ahead: int
    expected: Floats
    outcome: Floats

    @property
    def year(self) -> int:
        """The year of the outcome."""
        return self.origin + self.ahead


def judgeable_years(history: EmploymentHistory, origin: int, years_ahead: int) -> tuple[int, ...]:
    """Return the counted years up to ``years_ahead`` after ``origin`` with no break in between."""
    return tuple(
        year
        for year in history.years
        if 0 < year - origin <= years_ahead and history.is_counted_alike(origin, year)
    )


def hindcasts(
    projector: DemandProjector,
    history: EmploymentHistory,
    *,
    origins: Sequence[int],
    years_ahead: int,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> tuple[Hindcast, ...]:
    """Return the outlooks from those ``origins`` that something can be said about.

    Every one sees ``history.until(origin)`` and nothing else. Made here or by ``executor``: the
    same numbers.
    """
    useful = [origin for origin in origins if judgeable_years(history, origin, years_ahead)]
    known = [history.until(origin) for origin in useful]
    made = []
    answers = (executor.map if executor else map)(
        projector.project, known, [years_ahead] * len(known)
    )
    for origin, expected in zip(useful, answers, strict=True):
        made.append(Hindcast(origin, expected))
        progress(len(made) / (len(useful) + 1))
    progress(1.0)
    return tuple(made)


def judged(made: Sequence[Hindcast], history: EmploymentHistory) -> tuple[Judged, ...]:
    """Return every earlier outlook that ``history`` can tell the outcome of."""
    return tuple(
        Judged(
            origin=one.origin,
            ahead=year - one.origin,
            expected=one.expected[..., year - one.origin - 1],
            outcome=history.persons[..., history.years.index(year)],
        )
        for one in made
        for year in judgeable_years(history, one.origin, one.expected.shape[-1])
    )

"""An employment outlook from today, and how wrong it may be."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.projector import DemandProjector
from talentlab.calc.demand.spread import Spread, prior_spread


@dataclass(frozen=True, slots=True)
class DemandAhead:
    """What is expected of some regions, and how wrong it may be.

    Attributes
    ----------
    history : EmploymentHistory
        What it was made from.
    expected : (R, O, S, H)
        Expected employees.
    spread : Spread
        How far outcomes fall from it.

    """

    history: EmploymentHistory
    expected: Floats
    spread: Spread


def look_ahead_demand(
    projector: DemandProjector,
    history: EmploymentHistory,
    years_ahead: int,
    *,
    executor: Executor | None = None,  # noqa: ARG001 -- hindcasts will be spread over it
    progress: Callable[[float], None] = lambda _share: None,
) -> DemandAhead:
    """Return what is expected of all regions in ``history``, and how wrong it may be.

    Method: docs/method-guide/employment.md, section 5.
    """
    expected = projector.project(history, years_ahead)
    progress(1.0)
    return DemandAhead(
        history=history,
        expected=expected,
        spread=prior_spread(history.code_length, years_ahead),
    )

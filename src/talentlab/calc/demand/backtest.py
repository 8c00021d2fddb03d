"""How right the employment outlook would have been in earlier years.

Method: docs/method-guide/employment.md, section 7.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.accuracy import interval_cost
from talentlab.calc.demand.cases import METHODS, DemandCase, demand_cases
from talentlab.calc.demand.history import EmploymentHistory

SIZE_CLASSES: Final[Mapping[str, tuple[float, float]]] = {
    "all": (0.0, np.inf),
    "<50": (0.0, 50.0),
    "50-199": (50.0, 200.0),
    "200-999": (200.0, 1_000.0),
    ">=1000": (1_000.0, np.inf),
}
"""Employees of the cell at the origin: from the first number, below the second."""


@dataclass(frozen=True, slots=True)
class DemandAccuracy:
    """How wrong one method was at one horizon in one size class.

    ``wape`` (weighted absolute percentage error) and ``interval_score_80`` are sums over all cells,
    in percent of the sum of their outcomes: a cell weighs as much as its employees.
    ``coverage_80`` is the share of cells whose outcome was inside; ``n`` is how many cells.
    """

    method: str
    horizon: int
    size_class: str
    wape: float
    coverage_80: float
    interval_score_80: float
    n: int


def demand_accuracy(
    history: EmploymentHistory,
    *,
    level: int,
    origins: Sequence[int],
    horizons: Sequence[int],
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[DemandAccuracy]:
    """Return a row for each method, horizon and size class that has any outcome.

    Raises
    ------
    ValueError
        An origin is not among the counted years, or ``level`` is longer than the codes.

    """
    cases = demand_cases(
        history,
        level=level,
        origins=origins,
        horizons=horizons,
        executor=executor,
        progress=progress,
    )
    return accuracy_of(cases)


def accuracy_of(cases: Iterable[DemandCase]) -> list[DemandAccuracy]:
    """Return the rows that ``cases`` add up to, by horizon, size class and method.

    Method: docs/method-guide/employment.md, section 7, equation 11.
    """
    together: dict[tuple[int, int, int], list[DemandCase]] = {}
    methods = list(METHODS)
    for case in cases:
        for place in _classes(case.size_at_origin):
            key = (case.horizon, place, methods.index(case.method))
            together.setdefault(key, []).append(case)
    return [
        _row(methods[method], horizon, list(SIZE_CLASSES)[place], chosen)
        for (horizon, place, method), chosen in sorted(together.items())
        if any(case.outcome > 0 for case in chosen)
    ]


def _classes(employees: float) -> Iterator[int]:
    """Yield the positions of the size classes that a cell is in."""
    for place, (least, below) in enumerate(SIZE_CLASSES.values()):
        if least <= employees < below:
            yield place


def _row(method: str, horizon: int, size_class: str, cases: Sequence[DemandCase]) -> DemandAccuracy:
    forecast, low, high, outcome = np.array(
        [(case.forecast, case.p10, case.p90, case.outcome) for case in cases]
    ).T
    return DemandAccuracy(
        method=method,
        horizon=horizon,
        size_class=size_class,
        wape=_percent(np.abs(forecast - outcome), outcome),
        coverage_80=float(np.mean((low <= outcome) & (outcome <= high))),
        interval_score_80=_percent(interval_cost(low, high, outcome), outcome),
        n=len(cases),
    )


def _percent(cost: Floats, outcome: Floats) -> float:
    """Return what all cells cost, in percent of all outcomes."""
    return float(cost.sum() / outcome.sum() * 100.0)

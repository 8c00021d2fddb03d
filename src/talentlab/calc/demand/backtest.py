"""How right the employment outlook would have been in earlier years.

Method: docs/method-guide/employment.md, section 7.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.baselines import Drift, Naive
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed
from talentlab.calc.demand.interval import interval_80, variance_of
from talentlab.calc.demand.projector import DemandProjector

METHODS: Final[Mapping[str, DemandProjector]] = {
    "talentlab": DemandEnsemble(),
    "naive": Naive(),
    "drift": Drift(),
}
SIZE_CLASSES: Final[Mapping[str, tuple[float, float]]] = {
    "all": (0.0, np.inf),
    "<50": (0.0, 50.0),
    "50-199": (50.0, 200.0),
    "200-999": (200.0, 1_000.0),
    ">=1000": (1_000.0, np.inf),
}
"""Employees of the cell at the origin: from the first number, below the second."""
_MISS_PENALTY: Final = 10.0  # 2 / alpha at alpha = 0.2


@dataclass(frozen=True, slots=True)
class DemandAccuracy:
    """How wrong one method was at one horizon in one size class.

    ``wape`` and ``interval_score_80`` are percent of all outcomes together: the sum over cells
    divided by the sum of outcomes. ``coverage_80`` is the share of cells inside.
    """

    method: str
    horizon: int
    size_class: str
    wape: float
    coverage_80: float
    interval_score_80: float
    n: int


@dataclass(frozen=True, slots=True)
class DemandCase:
    """One forecast beside what was counted, both sexes together."""

    region_code: str
    code: str
    method: str
    origin: int
    year: int
    size_at_origin: float
    forecast: float
    p10: float
    p90: float
    outcome: float


def demand_cases(
    history: EmploymentHistory,
    *,
    level: int,
    origins: Sequence[int],
    horizons: Sequence[int],
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[DemandCase]:
    """Return every forecast of every method that can be judged without crossing a break."""
    found: list[DemandCase] = []
    for i, (name, projector) in enumerate(METHODS.items()):
        for j, origin in enumerate(origins):
            found += _from(name, projector, history, origin, level, horizons, executor)
            progress((i + (j + 1) / len(origins)) / len(METHODS))
    return found


def _from(
    name: str,
    projector: DemandProjector,
    history: EmploymentHistory,
    origin: int,
    level: int,
    horizons: Sequence[int],
    executor: Executor | None,
) -> Iterator[DemandCase]:
    """Yield the cases of one method and origin."""
    judged = [
        h
        for h in horizons
        if origin + h in history.years and history.is_counted_alike(origin, origin + h)
    ]
    if not judged:
        return
    known = history.until(origin)
    ahead = look_ahead_demand(projector, known, max(judged), executor=executor)
    codes, member = prefixes(history.occupations, level)
    forecast = summed(ahead.expected.sum(axis=2), member)
    low, high = interval_80(
        forecast, variance_of(ahead.expected, history.occupations, level, ahead.spread)
    )
    counted = history.at_level(level)[1].sum(axis=2)
    for h in judged:
        outcome = counted[..., history.years.index(origin + h)]
        size = counted[..., history.years.index(origin)]
        for r, region in enumerate(history.region_codes):
            for c, code in enumerate(codes):
                yield DemandCase(
                    region_code=region,
                    code=code,
                    method=name,
                    origin=origin,
                    year=origin + h,
                    size_at_origin=float(size[r, c]),
                    forecast=float(forecast[r, c, h - 1]),
                    p10=float(low[r, c, h - 1]),
                    p90=float(high[r, c, h - 1]),
                    outcome=float(outcome[r, c]),
                )


def demand_accuracy(
    history: EmploymentHistory,
    *,
    level: int,
    origins: Sequence[int],
    horizons: Sequence[int],
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[DemandAccuracy]:
    """Return a row for each method, horizon and size class that has any outcome."""
    cases = demand_cases(
        history,
        level=level,
        origins=origins,
        horizons=horizons,
        executor=executor,
        progress=progress,
    )
    rows = []
    for horizon in horizons:
        for size_class, (least, below) in SIZE_CLASSES.items():
            for method in METHODS:
                chosen = [
                    case
                    for case in cases
                    if case.method == method
                    and case.year - case.origin == horizon
                    and least <= case.size_at_origin < below
                ]
                if sum(case.outcome for case in chosen) > 0:
                    rows.append(_accuracy(method, horizon, size_class, chosen))
    return rows


def _accuracy(
    method: str, horizon: int, size_class: str, cases: Sequence[DemandCase]
) -> DemandAccuracy:
    forecast, low, high, outcome = (
        np.array([getattr(case, name) for case in cases])
        for name in ("forecast", "p10", "p90", "outcome")
    )
    miss = np.maximum(low - outcome, 0.0) + np.maximum(outcome - high, 0.0)
    return DemandAccuracy(
        method=method,
        horizon=horizon,
        size_class=size_class,
        wape=float(100.0 * np.abs(forecast - outcome).sum() / outcome.sum()),
        coverage_80=float(np.mean((low <= outcome) & (outcome <= high))),
        interval_score_80=float(100.0 * (high - low + _MISS_PENALTY * miss).sum() / outcome.sum()),
        n=len(cases),
    )

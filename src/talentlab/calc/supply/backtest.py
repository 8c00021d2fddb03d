"""Accuracy of the supply outlook in numbers: by method, years ahead and size of the group.

Method: docs/method-guide/supply.md, section 11.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.backtest.accuracy import interval, interval_cost
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.supply.calibrate import calibrated
from talentlab.calc.supply.hindcast import OURS, SupplyHindcasts
from talentlab.calc.supply.spread import Spread

REGION: Final = "region"
SIZE_CLASSES: Final[Mapping[str, tuple[float, float]]] = {
    "all": (0.0, np.inf),
    "<50": (0.0, 50.0),
    "50-200": (50.0, 200.0),
    "200-1000": (200.0, 1000.0),
    ">=1000": (1000.0, np.inf),
}
"""Persons of a group in a municipality at the origin; ``region`` is all municipalities together."""
_LEVEL: Final = 0.8
_CONSTANT: Final = "constant_shares"
_LEAST: Final = 1e-9


@dataclass(frozen=True, slots=True)
class SupplyAccuracy:
    """How wrong one method was. Errors in percent of the outcome, shares 0-1.

    An interval holds an outcome when it does so in whole persons, as it is shown.
    """

    method: str
    horizon: int
    size_class: str
    wape: float
    coverage_80: float | None
    interval_score_80: float | None
    direction_share: float | None
    faster_share: float | None
    better_groups_share: float | None
    n: int


@dataclass(frozen=True, slots=True)
class _Cells:
    """Forecasts of one horizon: (O, R, P) by pool, and the log half-widths of ours."""

    origin: Floats
    outcome: Floats
    forecasts: Mapping[str, Floats]
    half_width: Floats


def supply_accuracy(
    seen: SupplyHindcasts,
    prior: Spread,
    population: Floats,
    pools: Floats,
    horizons: Sequence[int],
) -> list[SupplyAccuracy]:
    """Return a row for every method, horizon and size class with any outcome.

    Parameters
    ----------
    seen : SupplyHindcasts
    prior : Spread
        Before any error was seen; the interval of each origin sees earlier errors only.
    population : (O, H, R)
        Log variance of the number of people expected at each origin.
    pools : (E, P)
        1 where a group belongs to a published pool.
    horizons
        Years ahead to judge.

    """
    spreads = [calibrated(prior, seen, origin) for origin in seen.origins]
    found = []
    for horizon in horizons:
        if horizon > seen.outcomes.shape[1]:
            continue
        for whole in (False, True):
            cells = _cells(seen, spreads, population, pools, horizon - 1, whole=whole)
            found += list(_rows(cells, horizon, {REGION: (0.0, np.inf)} if whole else SIZE_CLASSES))
    return found


def _cells(
    seen: SupplyHindcasts,
    spreads: Sequence[Spread],
    population: Floats,
    pools: Floats,
    h: int,
    *,
    whole: bool,
) -> _Cells:
    """Return what is judged ``h`` + 1 years ahead: municipalities apart, or all together."""
    ours = seen.forecasts[OURS][:, h]
    own = np.stack(
        [s.own_variance(o)[..., h] for s, o in zip(spreads, seen.at_origin, strict=True)]
    )
    shared = np.array([s.shared[h] for s in spreads])[:, None, None]
    people = population[:, h, :, None]
    variance = ours**2 * own
    if whole:
        ours, variance = ours.sum(axis=1, keepdims=True), variance.sum(axis=1, keepdims=True)
        weight = seen.at_origin.sum(axis=-1)[..., None]
        people = ((weight**2 * people).sum(axis=1) / weight.sum(axis=1) ** 2)[:, None]
    pooled = ours @ pools
    both = (variance @ pools + shared * (ours**2 @ pools)) / np.maximum(pooled, _LEAST) ** 2
    return _Cells(
        origin=_of(seen.at_origin, pools, whole=whole),
        outcome=_of(seen.outcomes[:, h], pools, whole=whole),
        forecasts={m: _of(f[:, h], pools, whole=whole) for m, f in seen.forecasts.items()},
        half_width=normal_quantile(_LEVEL) * np.sqrt(both + people),
    )


def _of(persons: Floats, pools: Floats, *, whole: bool) -> Floats:
    pooled = persons @ pools
    return np.asarray(pooled.sum(axis=1, keepdims=True) if whole else pooled)


def _rows(
    cells: _Cells, horizon: int, classes: Mapping[str, tuple[float, float]]
) -> Iterator[SupplyAccuracy]:
    counted = np.isfinite(cells.outcome) & (cells.outcome + cells.origin > 0)
    for size_class, (least, below) in classes.items():
        chosen = counted & (cells.origin >= least) & (cells.origin < below)
        if not chosen.any():
            continue
        for method in cells.forecasts:
            yield _row(cells, method, horizon, size_class, chosen)


def _row(
    cells: _Cells, method: str, horizon: int, size_class: str, chosen: Booleans
) -> SupplyAccuracy:
    forecast, outcome = cells.forecasts[method], cells.outcome
    total = max(float(outcome[chosen].sum()), _LEAST)
    coverage = score = None
    if method == OURS:
        low, high = interval(forecast[chosen], cells.half_width[chosen])
        shown = (np.rint(low) <= outcome[chosen]) & (outcome[chosen] <= np.rint(high))
        coverage = float(shown.mean())
        score = float(interval_cost(low, high, outcome[chosen]).sum() / total * 100)
    return SupplyAccuracy(
        method=method,
        horizon=horizon,
        size_class=size_class,
        wape=float(np.abs(forecast - outcome)[chosen].sum() / total * 100),
        coverage_80=coverage,
        interval_score_80=score,
        direction_share=_same_sign(forecast - cells.origin, outcome - cells.origin, chosen),
        faster_share=_same_sign(
            _beside_average(forecast, cells.origin), _beside_average(outcome, cells.origin), chosen
        ),
        better_groups_share=_better(cells, method, chosen),
        n=int(chosen.sum()),
    )


def _beside_average(persons: Floats, origin: Floats) -> Floats:
    """Return growth of each group beside that of everybody in the same place."""
    growth = persons / np.maximum(origin, 1.0)
    everyone = persons.sum(axis=-1, keepdims=True) / np.maximum(
        origin.sum(axis=-1, keepdims=True), 1.0
    )
    return np.asarray(growth - everyone)


def _same_sign(said: Floats, happened: Floats, chosen: Booleans) -> float | None:
    """Return how often both went the same way, where anything happened."""
    moved = chosen & (np.abs(happened) > _LEAST)
    if not moved.any():
        return None
    return float((np.sign(said) == np.sign(happened))[moved].mean())


def _better(cells: _Cells, method: str, chosen: Booleans) -> float | None:
    """Return the share of groups with smaller errors than constant shares have."""
    if method == _CONSTANT:
        return None
    errors = [
        np.where(chosen, np.abs(cells.forecasts[name] - cells.outcome), 0.0).sum(axis=(0, 1))
        for name in (method, _CONSTANT)
    ]
    there = chosen.any(axis=(0, 1))
    return float((errors[0] < errors[1])[there].mean())

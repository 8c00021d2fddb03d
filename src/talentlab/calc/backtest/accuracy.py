"""Accuracy in numbers: one row per method, horizon and size class.

Method: docs/method-guide/uncertainty-and-backtest.md, section 4.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.backtest.measured import TOTAL, WORKING
from talentlab.calc.backtest.rolling import Hindcasts

SIZE_CLASSES: Final[Mapping[str, tuple[float, float]]] = {
    "all": (0.0, np.inf),
    "<10k": (0.0, 10_000.0),
    "10-25k": (10_000.0, 25_000.0),
    "25-50k": (25_000.0, 50_000.0),
    "50-100k": (50_000.0, 100_000.0),
    ">=100k": (100_000.0, np.inf),
}
"""Residents of all ages at the origin: from the first number, below the second."""
WITHIN: Final = 0.05
_MISS_PENALTY: Final = 10.0  # 2 / alpha at alpha = 0.2


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How wrong one method was at one horizon in one size class. Errors in percent of outcome.

    ``mape`` is a mean over forecasts, each counting the same; ``wape`` is the sum of all errors in
    ages 20-64 over the sum of all outcomes, so that large areas count more.
    ``coverage_80`` and ``interval_score_80`` belong to ages 20-64, ``within_5`` (share of forecasts
    within 5 %) to all residents. Every method has intervals: from its own earlier errors, or from
    what is assumed before there are any.
    """

    method: str
    horizon: int
    size_class: str
    mape_total: float
    mape_20_64: float
    age_structure_error: float
    coverage_80: float
    interval_score_80: float
    within_5: float
    n: int
    wape: float


def accuracy(method: str, hindcasts: Hindcasts, horizons: Sequence[int]) -> list[Accuracy]:
    """Return a row for each horizon and size class that has any outcome."""
    return [
        _one(method, horizon, size_class, hindcasts, chosen)
        for horizon in horizons
        for size_class, chosen in _chosen(hindcasts, horizon)
    ]


def _chosen(hindcasts: Hindcasts, horizon: int) -> Iterator[tuple[str, Booleans]]:
    """Yield each size class with the forecasts (O, R) in it that have a positive outcome."""
    working = hindcasts.outcomes[:, horizon - 1, :, WORKING]
    counted = np.nan_to_num(working) > 0
    for size_class, (least, below) in SIZE_CLASSES.items():
        inside = counted & (hindcasts.residents >= least) & (hindcasts.residents < below)
        if inside.any():
            yield size_class, inside


def _one(
    method: str, horizon: int, size_class: str, hindcasts: Hindcasts, chosen: Booleans
) -> Accuracy:
    """Return one row, over the ``chosen`` (O, R) forecasts."""
    forecast = hindcasts.forecasts[:, horizon - 1][chosen]
    outcome = hindcasts.outcomes[:, horizon - 1][chosen]
    share_off = np.abs(forecast[:, :2] / outcome[:, :2] - 1.0)
    bands_off = np.abs(forecast[:, 2:] - outcome[:, 2:]).sum(axis=1) / outcome[:, WORKING]
    width = hindcasts.half_widths[:, horizon - 1, :, WORKING][chosen]
    low, high = interval(forecast[:, WORKING], width)
    return Accuracy(
        method=method,
        horizon=horizon,
        size_class=size_class,
        mape_total=_percent(share_off[:, TOTAL]),
        mape_20_64=_percent(share_off[:, WORKING]),
        age_structure_error=_percent(bands_off),
        coverage_80=float(np.mean((low <= outcome[:, WORKING]) & (outcome[:, WORKING] <= high))),
        interval_score_80=_percent(interval_score(low, high, outcome[:, WORKING])),
        within_5=float(np.mean(share_off[:, TOTAL] <= WITHIN)),
        n=int(chosen.sum()),
        wape=_weighted(forecast[:, WORKING], outcome[:, WORKING]),
    )


def interval(forecast: Floats, half_width: Floats) -> tuple[Floats, Floats]:
    """Return the lower and upper end of intervals ``half_width`` log points to each side."""
    return forecast * np.exp(-half_width), forecast * np.exp(half_width)


def interval_score(low: Floats, high: Floats, outcome: Floats) -> Floats:
    """Return the 80 % interval score as a share of the outcome."""
    return np.asarray(interval_cost(low, high, outcome) / outcome)


def interval_cost(low: Floats, high: Floats, outcome: Floats) -> Floats:
    """Return the 80 % interval score in persons: width plus ten times the miss.

    Gneiting & Raftery (2007), equation 43, with alpha = 0.2.
    """
    miss = np.maximum(low - outcome, 0.0) + np.maximum(outcome - high, 0.0)
    return np.asarray(high - low + _MISS_PENALTY * miss)


def _weighted(forecast: Floats, outcome: Floats) -> float:
    """Return the sum of errors as a percentage of the sum of outcomes."""
    return float(np.abs(forecast - outcome).sum() / outcome.sum() * 100.0)


def _percent(shares: Floats) -> float:
    """Return the mean as a percentage."""
    return float(np.mean(shares) * 100.0)


def as_table(rows: Iterable[Accuracy]) -> list[Accuracy]:
    """Return rows ordered by horizon, size class and method, as people compare them."""
    order = list(SIZE_CLASSES)
    return sorted(rows, key=lambda row: (row.horizon, order.index(row.size_class), row.method))

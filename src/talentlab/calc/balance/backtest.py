"""How right gaps forecast in earlier years would have been: errors, coverage, direction, verdicts.

Method: docs/method-guide/gap.md, section 8.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, require_shape
from talentlab.calc.assumptions.balance import BALANCE, GAP_TRIAL, GapTrial
from talentlab.calc.backtest.accuracy import interval_cost
from talentlab.calc.demand.backtest import SIZE_CLASSES

_ENDS: Final = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class GapHindcast:
    """One earlier forecast of N cells, beside what came.

    Attributes
    ----------
    horizon : int
        Years from the forecast to the outcome.
    supply, demand : (D, N)
        Drawn persons and jobs, as they were forecast.
    supply_then, demand_then : (N,)
        What they were in the year of the forecast, by what was known then.
    supply_came, demand_came : (N,)
        What they became.

    """

    horizon: int
    supply: Floats
    demand: Floats
    supply_then: Floats
    demand_then: Floats
    supply_came: Floats
    demand_came: Floats

    def gap_came(self) -> Floats:
        """Return the gap that came (N,)."""
        return np.asarray(self.supply_came - self.demand_came)


@dataclass(frozen=True, slots=True)
class GapAccuracy:
    """How right one method was about cells of one size; errors in percent of demand.

    ``direction_share`` is how often the gap went the way it was said to, ``said_share`` how often a
    shortage or a surplus was said, and ``right_share`` how often that was so when said.
    """

    method: str
    horizon: int
    size_class: str
    wape: float
    coverage_80: float | None
    interval_score_80: float | None
    direction_share: float | None
    said_share: float | None
    right_share: float | None
    n: int


def gap_accuracy(hindcasts: Sequence[GapHindcast]) -> list[GapAccuracy]:
    """Return how right the gap was, beside the gap standing still.

    Cells that came to have fewer than five jobs or persons are not judged.

    Method: docs/method-guide/gap.md, section 8, equation 11.
    """
    rows = []
    for found in hindcasts:
        require_shape("demand", found.demand, found.supply.shape)
        for size, inside in _by_size(found):
            if inside.any():
                rows += [_ours(found, size, inside), _naive(found, size, inside)]
    return rows


def trusted_years(
    hindcasts: Sequence[GapHindcast], settings: GapTrial = GAP_TRIAL
) -> list[tuple[str, int, int]]:
    """Return size class, years that its gaps can be trusted, and cells behind it.

    The largest tested horizon up to which four of five outcomes came within a tenth of demand.
    """
    found = []
    for size in SIZE_CLASSES:
        trusted, cells, is_held = 0, 0, True
        for hindcast in sorted(hindcasts, key=lambda one: one.horizon):
            inside = dict(_by_size(hindcast))[size]
            cells += int(inside.sum())
            close = _relative_error(hindcast)[inside] <= settings.tolerance
            is_held &= not inside.any() or bool(close.mean() >= settings.trusted_share)
            trusted = hindcast.horizon if is_held and inside.any() else trusted
        if cells:
            found.append((size, trusted, cells))
    return found


def _by_size(found: GapHindcast) -> Iterator[tuple[str, Booleans]]:
    """Yield size class -> the cells of it that are judged, by the jobs that came."""
    jobs = found.demand_came
    judged = np.minimum(jobs, found.supply_came) >= BALANCE.fewest_persons
    for size, (least, below) in SIZE_CLASSES.items():
        yield size, np.asarray(judged & (jobs >= least) & (jobs < below))


def _relative_error(found: GapHindcast) -> Floats:
    error = np.abs(np.median(found.supply - found.demand, axis=0) - found.gap_came())
    return np.asarray(error / np.maximum(found.demand_came, BALANCE.fewest_persons))


def _ours(found: GapHindcast, size: str, inside: Booleans) -> GapAccuracy:
    gap = (found.supply - found.demand)[:, inside]
    came, jobs = found.gap_came()[inside], found.demand_came[inside]
    then = (found.supply_then - found.demand_then)[inside]
    low, high = np.quantile(gap, _ENDS, axis=0)
    middle = np.median(gap, axis=0)
    cost = interval_cost(low, high, came)
    said, right = _verdicts(found, inside)
    return GapAccuracy(
        method="talentlab",
        horizon=found.horizon,
        size_class=size,
        wape=_wape(middle, came, jobs),
        coverage_80=float(((came >= low) & (came <= high)).mean()),
        interval_score_80=float(100 * cost.sum() / jobs.sum()),
        direction_share=float((np.sign(middle - then) == np.sign(came - then)).mean()),
        said_share=float(said.mean()),
        right_share=float(right[said].mean()) if said.any() else None,
        n=int(inside.sum()),
    )


def _verdicts(found: GapHindcast, inside: Booleans) -> tuple[Booleans, Booleans]:
    """Return for each cell whether a shortage or a surplus was said, and whether it is so."""
    kept = 1.0 - BALANCE.margin
    short = (found.supply < kept * found.demand).mean(axis=0)[inside]
    is_short = (found.supply_came < kept * found.demand_came)[inside]
    says_short, says_surplus = short > BALANCE.short_above, short < BALANCE.surplus_below
    right = (says_short & is_short) | (says_surplus & ~is_short)
    return np.asarray(says_short | says_surplus), np.asarray(right)


def _naive(found: GapHindcast, size: str, inside: Booleans) -> GapAccuracy:
    """Return how right it is that the gap stands still: it is not told how many jobs come."""
    then = (found.supply_then - found.demand_then)[inside]
    came, jobs = found.gap_came()[inside], found.demand_came[inside]
    return GapAccuracy(
        method="naive",
        horizon=found.horizon,
        size_class=size,
        wape=_wape(then, came, jobs),
        coverage_80=None,
        interval_score_80=None,
        direction_share=None,
        said_share=None,
        right_share=None,
        n=int(inside.sum()),
    )


def _wape(forecast: Floats, came: Floats, jobs: Floats) -> float:
    return float(100 * np.abs(forecast - came).sum() / jobs.sum())

"""Every forecast of employment that can be judged, beside what was counted.

Method: docs/method-guide/employment.md, section 7.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from talentlab.calc.demand.ahead import ahead_from
from talentlab.calc.demand.baselines import Drift, Naive
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.hindcasts import Hindcast, hindcasts, judgeable_years
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.projector import DemandProjector

OURS: Final = "talentlab"
METHODS: Final[Mapping[str, DemandProjector]] = {
    OURS: DemandEnsemble(),
    "naive": Naive(),
    "drift": Drift(),
}


@dataclass(frozen=True, slots=True)
class DemandCase:
    """One forecast beside what was counted, in employees, both sexes together."""

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

    @property
    def horizon(self) -> int:
        """Years from the origin to the outcome."""
        return self.year - self.origin


def demand_cases(
    history: EmploymentHistory,
    *,
    level: int,
    origins: Sequence[int],
    horizons: Sequence[int],
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[DemandCase]:
    """Return every forecast, of every method, that no break keeps from being judged.

    The opponents forecast what is scored: codes of length ``level``, both sexes together. Our own
    outlook is made of the most detailed codes, and added up. Forecasts and intervals use only what
    was counted by their origin.

    Raises
    ------
    ValueError
        An origin is not among the counted years, or ``level`` is longer than the codes.

    """
    if not set(origins) <= set(history.years) or not 0 <= level <= history.code_length:
        message = f"cannot judge level {level} from {sorted(set(origins) - set(history.years))}"
        raise ValueError(message)
    found: list[DemandCase] = []
    for i, (name, projector) in enumerate(METHODS.items()):
        one = history if name == OURS else collapsed(history, level)
        made = hindcasts(
            projector,
            one,
            origins=[year for year in history.years if year <= max(origins)],
            years_ahead=max(horizons),
            executor=executor,
            progress=_part_of(progress, i),
        )
        for hindcast in made:
            if hindcast.origin in set(origins):
                found += _cases(name, hindcast, made, one, level, horizons)
    return found


def _part_of(progress: Callable[[float], None], done: int) -> Callable[[float], None]:
    """Return how one method reports its share of the whole when ``done`` are finished."""
    return lambda share: progress((done + share) / len(METHODS))


def collapsed(history: EmploymentHistory, level: int) -> EmploymentHistory:
    """Return the same history by codes of length ``level``, both sexes together."""
    codes, persons = history.at_level(level)
    return replace(
        history, occupations=codes, sexes=("total",), persons=persons.sum(axis=2, keepdims=True)
    )


def _cases(
    name: str,
    hindcast: Hindcast,
    made: Sequence[Hindcast],
    history: EmploymentHistory,
    level: int,
    horizons: Sequence[int],
) -> Iterator[DemandCase]:
    """Yield the cases of one method and origin."""
    origin = hindcast.origin
    earlier = tuple(one for one in made if one.origin < origin)
    ahead = ahead_from(earlier, history.until(origin), hindcast.expected)
    forecast, low, high = ahead.at_level(level)
    codes, persons = history.at_level(level)
    counted = persons.sum(axis=2)
    size = counted[..., history.years.index(origin)]
    for year in judgeable_years(history, origin, hindcast.expected.shape[-1]):
        if year - origin not in horizons:
            continue
        h, outcome = year - origin - 1, counted[..., history.years.index(year)]
        for r, c in np.ndindex(size.shape):
            yield DemandCase(
                region_code=history.region_codes[r],
                code=codes[c],
                method=name,
                origin=origin,
                year=year,
                size_at_origin=float(size[r, c]),
                forecast=float(forecast[r, c, h]),
                p10=float(low[r, c, h]),
                p90=float(high[r, c, h]),
                outcome=float(outcome[r, c]),
            )

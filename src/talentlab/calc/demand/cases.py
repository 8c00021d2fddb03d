"""Every forecast of employment that can be judged, beside what was counted.

Method: docs/method-guide/employment.md, section 7.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from talentlab.calc.assumptions.demand import SPREAD, SpreadSettings
from talentlab.calc.demand.ahead import DemandAhead, ahead_from
from talentlab.calc.demand.baselines import Drift, Naive
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.hindcasts import hindcasts, judgeable_years, judged
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.projector import DemandProjector
from talentlab.calc.demand.scores import missed
from talentlab.calc.demand.spread import prior_spread

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
    settings: SpreadSettings = SPREAD,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[DemandCase]:
    """Return every forecast, of every method, that no break keeps from being judged.

    The opponents forecast what is scored: codes of length ``level``, both sexes together. Our own
    outlook is made of the most detailed codes, and added up. Forecasts and intervals use only what
    was counted by their origin. ``settings`` are how wrong outlooks are thought to be before that.

    Raises
    ------
    ValueError
        An origin is not among the counted years, or ``level`` is longer than the codes.

    """
    found = demand_cases_at(
        history,
        levels=(level,),
        origins=origins,
        horizons=horizons,
        settings=settings,
        executor=executor,
        progress=progress,
    )
    return found[level]


def demand_cases_at(
    history: EmploymentHistory,
    *,
    levels: Sequence[int],
    origins: Sequence[int],
    horizons: Sequence[int],
    settings: SpreadSettings = SPREAD,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> dict[int, list[DemandCase]]:
    """Return length of code -> its cases, as :func:`demand_cases`; our own outlook is made once.

    Raises
    ------
    ValueError
        An origin is not among the counted years, or a level is longer than the codes.

    """
    if not set(origins) <= set(history.years) or not set(levels) <= {
        *range(history.code_length + 1)
    }:
        unknown = sorted(set(origins) - set(history.years))
        message = f"cannot judge levels {[*levels]} from {unknown}"
        raise ValueError(message)
    trials = [(OURS, history, tuple(levels))]
    trials += [
        (name, collapsed(history, level), (level,))
        for name in METHODS
        if name != OURS
        for level in levels
    ]
    found: dict[int, list[DemandCase]] = {level: [] for level in levels}
    for done, (name, told, scored) in enumerate(trials):
        aheads = _aheads(
            METHODS[name],
            told,
            origins,
            max(horizons),
            settings,
            executor,
            _part_of(progress, done, len(trials)),
        )
        for ahead in aheads:
            for level in scored:
                found[level] += _cases(name, ahead, told, level, horizons)
    return found


def _aheads(
    projector: DemandProjector,
    history: EmploymentHistory,
    origins: Sequence[int],
    years_ahead: int,
    settings: SpreadSettings,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> Iterator[DemandAhead]:
    """Yield the outlook from each origin, as sure as was known then."""
    made = hindcasts(
        projector,
        history,
        origins=[year for year in history.years if year <= max(origins)],
        years_ahead=years_ahead,
        executor=executor,
        progress=progress,
    )
    prior = prior_spread(history.code_length, years_ahead, settings)
    seen = [missed(one, history, prior) for one in judged(made, history)]
    for hindcast in made:
        if hindcast.origin in set(origins):
            yield ahead_from(
                tuple(one for one in made if one.origin < hindcast.origin),
                history.until(hindcast.origin),
                hindcast.expected,
                seen=[one for one in seen if one.year <= hindcast.origin],
                settings=settings,
            )


def _part_of(progress: Callable[[float], None], done: int, of: int) -> Callable[[float], None]:
    """Return how one trial reports its share of the whole when ``done`` are finished."""
    return lambda share: progress((done + share) / of)


def collapsed(history: EmploymentHistory, level: int) -> EmploymentHistory:
    """Return the same history by codes of length ``level``, both sexes together."""
    codes, persons = history.at_level(level)
    return replace(
        history, occupations=codes, sexes=("total",), persons=persons.sum(axis=2, keepdims=True)
    )


def _cases(
    name: str,
    ahead: DemandAhead,
    history: EmploymentHistory,
    level: int,
    horizons: Sequence[int],
) -> Iterator[DemandCase]:
    """Yield the cases of one method and origin; ``history`` tells what happened."""
    origin = ahead.history.base_year
    forecast, low, high = ahead.at_level(level)
    codes, persons = history.at_level(level)
    counted = persons.sum(axis=2)
    size = counted[..., history.years.index(origin)]
    for year in judgeable_years(history, origin, ahead.expected.shape[-1]):
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

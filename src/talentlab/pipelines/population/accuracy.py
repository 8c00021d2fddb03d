"""How accurate the outlook's method has been, beside its opponents, as published tables."""

from concurrent.futures import Executor
from typing import Final

import polars as pl

from talentlab.calc.assumptions.population import INTERVALS
from talentlab.calc.backtest.accuracy import Accuracy, accuracy, as_table
from talentlab.calc.backtest.ahead import Ahead
from talentlab.calc.backtest.rolling import Hindcasts, rolling
from talentlab.calc.population.baselines import Drift, Naive
from talentlab.calc.population.projector import Projector
from talentlab.pipelines.population.frames import backtest_frame, cases_frame
from talentlab.tables.outlook import POPULATION_CASES
from talentlab.vocab.region import Region

TALENTLAB: Final = "talentlab"
OPPONENTS: Final[dict[str, Projector]] = {"naive": Naive(), "drift": Drift()}


def accuracy_tables(
    region: Region, municipalities: Ahead, counties: Ahead | None, executor: Executor | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return ``population_backtest`` and ``population_cases``.

    Whoever has the longest history is judged: the municipalities where they were counted for years,
    else the counties. Size classes that only the other has are judged on those. Both tables are
    empty where too few years were counted to judge anybody.
    """
    judged = sorted(
        (_methods(ahead, executor) for ahead in (municipalities, counties) if ahead),
        key=_origins,
        reverse=True,
    )
    rows: list[Accuracy] = []
    for methods in judged:
        found = [row for name, hindcasts in methods.items() for row in _rows(name, hindcasts)]
        seen = {(row.horizon, row.size_class) for row in rows}
        rows += [row for row in found if (row.horizon, row.size_class) not in seen]
    cases = [
        cases_frame(name, hindcasts, region.region_codes())
        for methods in judged
        for name, hindcasts in methods.items()
    ]
    return backtest_frame(as_table(rows)), pl.concat([POPULATION_CASES.rows.empty(), *cases])


def _origins(methods: dict[str, Hindcasts]) -> int:
    """Return how many origins were judged."""
    return max((len(hindcasts.origins) for hindcasts in methods.values()), default=0)


def _rows(method: str, hindcasts: Hindcasts) -> list[Accuracy]:
    """Return one method's rows for every horizon with an outcome."""
    return accuracy(method, hindcasts, range(1, hindcasts.forecasts.shape[1] + 1))


def _methods(ahead: Ahead, executor: Executor | None) -> dict[str, Hindcasts]:
    """Return method -> hindcasts from the same origins: those with enough history, or all."""
    if ahead.hindcasts is None:
        return {}
    first = ahead.history.years[0] + INTERVALS.history_years
    all_origins = ahead.hindcasts.origins
    origins = [o for o in all_origins if o >= first] or list(all_origins)
    years_ahead = ahead.expected.shape[1]
    opponents = {
        name: rolling(
            opponent, ahead.history, origins=origins, years_ahead=years_ahead, executor=executor
        )
        for name, opponent in OPPONENTS.items()
    }
    return {TALENTLAB: ahead.hindcasts.made_in(origins), **opponents}

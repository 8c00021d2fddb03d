"""The replacement need tested where leavers were counted, from every origin that can be judged.

Method: docs/method-guide/openings.md, section 8.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead, ahead_from
from talentlab.calc.demand.backtest import SIZE_CLASSES
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.hindcasts import Hindcast, judgeable_years
from talentlab.calc.demand.history import EmploymentHistory, summed
from talentlab.calc.demand.leaving.backtest import (
    ReplacementCases,
    judged,
    replacement_accuracy,
    true_components,
)
from talentlab.calc.demand.leaving.measured import CountedLeavers
from talentlab.calc.demand.leaving.outlook import leaving_draws
from talentlab.calc.demand.leaving.steady import steadied
from talentlab.calc.demand.leaving.structure import told_by
from talentlab.pipelines.openings.known import Known
from talentlab.pipelines.openings.start import Rates, start_of
from talentlab.tables.openings import OPENINGS_BACKTEST, RATE_SOURCES

HORIZONS: Final = (1, 3, 5)
MOST_DRAWS: Final = 100
"""Draws of a tested outlook: its 80 % interval needs no more."""
MOST_ORIGINS: Final = 5
"""Origins that are tested, evenly spread: outcomes of neighbouring ones are nearly the same."""
FEWEST_YEARS: Final = 3
"""Counted years that an origin has to look back on."""


@dataclass(frozen=True, slots=True)
class OpeningsTrial:
    """One outlook to make again: what was known at an origin, and what happened after.

    Attributes
    ----------
    ahead : DemandAhead
        The employment outlook made then.
    occupations : (O,)
        Codes whose leavers were counted.
    stocks : (O, H)
        Employees at the end of each year after the origin.
    left : (O, C, H)
        Those who left during it.

    """

    ahead: DemandAhead
    known: Known
    region_code: str
    occupations: tuple[str, ...]
    stocks: Floats
    left: Floats
    draws: int
    seed: int


def openings_cases(
    known: Known,
    ahead: DemandAhead,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> list[ReplacementCases]:
    """Return every earlier outlook of replacement beside the outcome; none where none is known."""
    trials = list(_trials(known, ahead, draws=min(draws, MOST_DRAWS), seed=seed))
    cases: list[ReplacementCases] = []
    answers = (executor.map if executor else map)(tried, trials)
    for done, found in enumerate(answers, start=1):
        cases += found
        progress(done / len(trials))
    return cases


def backtest_frame(cases: Sequence[ReplacementCases]) -> pl.DataFrame:
    """Return ``openings_backtest``."""
    rows = [
        (row.rates, row.horizon, row.size_class, row.bias, row.wape, row.coverage_80, row.n)
        for row in replacement_accuracy(cases, SIZE_CLASSES)
    ]
    empty = {
        "rates": pl.String, "horizon_years": pl.Int64, "size_class": pl.String,
        "bias": pl.Float64, "wape": pl.Float64, "coverage_80": pl.Float64, "n": pl.Int64,
    }  # fmt: skip
    names = [column.name for column in OPENINGS_BACKTEST.columns()]
    return pl.DataFrame(rows, schema=empty, orient="row").select(names)


def tried(trial: OpeningsTrial) -> list[ReplacementCases]:
    """Return the cases of one trial: with measured risks and with assumed ones."""
    history = trial.ahead.history
    paths = draws_of(trial.ahead, trial.region_code, draws=trial.draws, seed=trial.seed)
    base = history.persons[history.region_codes.index(trial.region_code), ..., -1]
    steady = steadied(paths)
    return [case for rates in RATE_SOURCES for case in _cases(trial, steady, base, rates)]


def _cases(
    trial: OpeningsTrial, paths: Floats, base: Floats, rates: Rates
) -> Iterator[ReplacementCases]:
    """Yield the cases of one kind of risks; none of measured ones before any was measured."""
    if rates == "measured" and not trial.known.has_measured(trial.region_code):
        return
    start = start_of(trial.known, trial.region_code, trial.occupations, base, rates)
    if start is None:
        return
    found = leaving_draws(start, paths, seed=trial.seed, aged_years=1)
    stock = base.sum(axis=-1)
    yield from judged(
        found.parts,
        true_components(trial.stocks, stock, trial.left),
        stock,
        horizons=HORIZONS,
        region_code=trial.region_code,
        origin=trial.ahead.history.base_year,
        rates=rates,
    )


def _trials(known: Known, ahead: DemandAhead, *, draws: int, seed: int) -> Iterator[OpeningsTrial]:
    """Yield a trial for each region with leavers and some origins whose outcome is known."""
    for region_code, counted in known.leavers.items():
        if region_code not in ahead.history.region_codes:
            continue
        broader = _summed_to(ahead, counted.occupations)
        for made, years in _origins(broader, counted):
            yield OpeningsTrial(
                ahead=_made_then(broader, made),
                known=known.until(made.origin),
                region_code=region_code,
                occupations=counted.occupations,
                stocks=_stocks(broader.history, region_code, years),
                left=_left(counted, years),
                draws=draws,
                seed=seed,
            )


def _summed_to(ahead: DemandAhead, codes: tuple[str, ...]) -> DemandAhead:
    """Return the outlook of ``codes``, each the sum of its occupations; of others, nothing."""
    history = ahead.history
    told = told_by(history.occupations, codes)
    inside = [o for o, code in enumerate(told) if code is not None]
    member = np.array([code for code in told if code is not None], dtype=np.int64)
    return replace(
        ahead,
        history=replace(
            history, occupations=codes, persons=summed(history.persons[:, inside], member)
        ),
        expected=summed(ahead.expected[:, inside], member),
        hindcasts=tuple(
            replace(made, expected=summed(made.expected[:, inside], member))
            for made in ahead.hindcasts
        ),
    )


def _origins(ahead: DemandAhead, counted: CountedLeavers) -> list[tuple[Hindcast, tuple[int, ...]]]:
    """Return origins and the years that judge them: those judged longest, evenly spread."""
    possible = [
        (made, years)
        for made in ahead.hindcasts
        if made.origin >= ahead.history.years[min(FEWEST_YEARS, len(ahead.history.years)) - 1]
        and (years := _judged_years(ahead.history, made.origin, counted))
    ]
    longest = max((len(years) for _, years in possible), default=0)
    full = [found for found in possible if len(found[1]) == longest]
    return full[:: -(-len(full) // MOST_ORIGINS)] if full else []


def _made_then(ahead: DemandAhead, made: Hindcast) -> DemandAhead:
    """Return the outlook that ``made`` was, as sure as was known then."""
    earlier = tuple(one for one in ahead.hindcasts if one.origin < made.origin)
    return ahead_from(
        earlier, ahead.history.until(made.origin), made.expected[..., : max(HORIZONS)]
    )


def _judged_years(
    history: EmploymentHistory, origin: int, counted: CountedLeavers
) -> tuple[int, ...]:
    """Return the years after ``origin``, without a gap, whose stocks and leavers are all known."""
    alike = judgeable_years(history, origin, max(HORIZONS))
    years: list[int] = []
    for year in range(origin + 1, origin + max(HORIZONS) + 1):
        if year not in alike or year not in counted.years:
            break
        if np.isnan(counted.left[counted.years.index(year)]).any():
            break
        years.append(year)
    return tuple(years)


def _stocks(history: EmploymentHistory, region_code: str, years: Sequence[int]) -> Floats:
    """Return the employees (O, H) of a region in some years."""
    here = np.asarray(history.persons[history.region_codes.index(region_code)].sum(axis=1))
    return here[:, [history.years.index(year) for year in years]]


def _left(counted: CountedLeavers, years: Sequence[int]) -> Floats:
    """Return those who left (O, C, H) in some years."""
    at = [counted.years.index(year) for year in years]
    return np.asarray(np.moveaxis(counted.left[at].sum(axis=(2, 3)), 0, -1))

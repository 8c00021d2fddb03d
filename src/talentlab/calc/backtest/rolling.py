"""Rolling origins: forecast again and again from what was known then.

Method: docs/method-guide/uncertainty-and-backtest.md, section 1.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import (
    INTERVALS,
    TOTAL_PRIOR,
    WORKING_AGE_PRIOR,
    ErrorPrior,
    IntervalSettings,
)
from talentlab.calc.backtest.measured import TOTAL, WORKING, outcomes, quantities
from talentlab.calc.population.history import StockHistory
from talentlab.calc.population.intervals import Evidence, half_widths
from talentlab.calc.population.projector import Projector

PRIORS: Final[Mapping[int, ErrorPrior]] = {TOTAL: TOTAL_PRIOR, WORKING: WORKING_AGE_PRIOR}
"""Judged quantity -> how wrong such outlooks usually are."""
_FEWEST_COUNTS: Final = 2  # one change to learn from


@dataclass(frozen=True, slots=True)
class Hindcasts:
    """Forecasts of one method from several origins, beside what happened.

    Axes: O origins, H years ahead (from 1), R regions, Q judged quantities
    (``measured.QUANTITIES``). ``half_widths`` (O, H, R, 2) in log points belong to the total and to
    ages 20-64, and use nothing later than the origin.
    """

    region_codes: tuple[str, ...]
    origins: tuple[int, ...]
    forecasts: Floats
    outcomes: Floats
    residents: Floats
    half_widths: Floats

    def evidence(self, quantity: int) -> Evidence:
        """Return the log errors of one quantity; NaN where nobody was counted or forecast."""
        outcome, forecast = self.outcomes[..., quantity], self.forecasts[..., quantity]
        someone = (outcome > 0) & (forecast > 0)
        errors = np.full(outcome.shape, np.nan)
        errors[someone] = np.log(outcome[someone] / forecast[someone])
        return Evidence(self.origins, errors, self.residents)

    def made_in(self, origins: Sequence[int]) -> "Hindcasts":
        """Return the forecasts made in ``origins``."""
        kept = [i for i, origin in enumerate(self.origins) if origin in set(origins)]
        return Hindcasts(
            region_codes=self.region_codes,
            origins=tuple(self.origins[i] for i in kept),
            forecasts=self.forecasts[kept],
            outcomes=self.outcomes[kept],
            residents=self.residents[kept],
            half_widths=self.half_widths[kept],
        )


def usable_origins(history: StockHistory) -> tuple[int, ...]:
    """Return the counted years one can forecast from: the nation was counted twice by then."""
    if len(history.national_years) < _FEWEST_COUNTS:
        return ()
    first = history.national_years[_FEWEST_COUNTS - 1]
    return tuple(year for year in history.years if year >= first)


def rolling(
    projector: Projector,
    history: StockHistory,
    *,
    origins: Sequence[int],
    years_ahead: int,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
    settings: IntervalSettings = INTERVALS,
) -> Hindcasts:
    """Return forecasts from ``origins``, with intervals from still earlier hindcasts.

    Every forecast sees ``history.until(origin)`` and nothing else; its interval sees only errors
    whose outcomes were counted by then.

    Raises
    ------
    ValueError
        An origin is not among :func:`usable_origins`.

    """
    if unusable := set(origins) - set(usable_origins(history)):
        message = f"cannot forecast from {sorted(unusable)}"
        raise ValueError(message)
    evidence_from = history.years[0] + settings.history_years
    made = sorted(
        set(origins) | {o for o in usable_origins(history) if evidence_from <= o <= max(origins)}
    )
    forecasts = _forecast_all(projector, history, made, years_ahead, executor, progress)
    return _with_intervals(history, made, forecasts, settings).made_in(origins)


def forecast_from(projector: Projector, known: StockHistory, years_ahead: int) -> Floats:
    """Return the judged quantities (H, R, Q) forecast from ``known``. One task, picklable."""
    ahead = projector.project(known, years_ahead)
    return np.moveaxis(quantities(ahead, known.ages), 0, 1)


def _forecast_all(
    projector: Projector,
    history: StockHistory,
    origins: Sequence[int],
    years_ahead: int,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> Floats:
    """Return forecasts (O, H, R, Q), made here or by ``executor``: the same numbers."""
    known = [history.until(origin) for origin in origins]
    one, ahead = [projector] * len(known), [years_ahead] * len(known)
    answers = (executor.map if executor else map)(forecast_from, one, known, ahead)
    forecasts = []
    for answer in answers:
        forecasts.append(answer)
        progress(len(forecasts) / len(known))
    return np.stack(forecasts)


def _with_intervals(
    history: StockHistory, origins: list[int], forecasts: Floats, settings: IntervalSettings
) -> Hindcasts:
    """Return hindcasts whose intervals grow out of the earlier ones."""
    years_ahead = forecasts.shape[1]
    residents = np.stack([history.until(o).persons[:, -1].sum(axis=(-2, -1)) for o in origins])
    plain = Hindcasts(
        region_codes=history.region_codes,
        origins=tuple(origins),
        forecasts=forecasts,
        outcomes=np.stack([outcomes(history, o, years_ahead) for o in origins]),
        residents=residents,
        half_widths=np.full((*forecasts.shape[:3], 2), np.nan),
    )
    for quantity in (TOTAL, WORKING):
        evidence = mature(plain.evidence(quantity), history, settings)
        for i, origin in enumerate(origins):
            width = half_widths(evidence.known_in(origin), residents[i], PRIORS[quantity], settings)
            plain.half_widths[i, :, :, quantity] = width.T
    return plain


def mature(
    evidence: Evidence, history: StockHistory, settings: IntervalSettings = INTERVALS
) -> Evidence:
    """Return the evidence of origins with enough history behind them to be typical.

    When no origin has, all are kept: forecasts made from less were worse, so widths err upwards.
    """
    first = history.years[0] + settings.history_years
    kept = [i for i, origin in enumerate(evidence.origins) if origin >= first]
    if not kept:
        return evidence
    return Evidence(
        tuple(evidence.origins[i] for i in kept), evidence.errors[kept], evidence.residents[kept]
    )

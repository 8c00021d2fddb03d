"""A forecast from today, with widths from the same method's earlier forecasts."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.measured import TOTAL, WORKING
from talentlab.calc.backtest.rolling import PRIORS, Hindcasts, mature, rolling, usable_origins
from talentlab.calc.population.history import StockHistory
from talentlab.calc.population.intervals import Evidence, half_widths
from talentlab.calc.population.projector import Projector


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is expected of some regions, and how wrong it may be.

    Attributes
    ----------
    history : StockHistory
        What it was made from.
    expected : (R, H, S, A)
    half_widths : (2, R, H)
        80 % intervals in log points, of all residents and of ages 20-64.
    hindcasts : Hindcasts or None
        Earlier forecasts by the same method; ``None`` when nothing could be forecast from.

    """

    history: StockHistory
    expected: Floats
    half_widths: Floats
    hindcasts: Hindcasts | None

    def of(self, region_code: str) -> tuple[Floats, Floats]:
        """Return the expected residents (H, S, A) and half-widths (2, H) of one region."""
        r = self.history.region_codes.index(region_code)
        return self.expected[r], self.half_widths[:, r]


def look_ahead(
    projector: Projector,
    history: StockHistory,
    years_ahead: int,
    *,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Ahead:
    """Return what is expected of all regions in ``history``, and how wrong it may be.

    Method: docs/method-guide/uncertainty-and-backtest.md, section 3.
    """
    origins = usable_origins(history)[:-1]
    hindcasts = None
    if origins:
        hindcasts = rolling(
            projector,
            history,
            origins=origins,
            years_ahead=years_ahead,
            executor=executor,
            progress=progress,
        )
    return Ahead(
        history=history,
        expected=projector.project(history, years_ahead),
        half_widths=np.stack(
            [
                _half_widths(history, hindcasts, quantity, years_ahead)
                for quantity in (TOTAL, WORKING)
            ]
        ),
        hindcasts=hindcasts,
    )


def _half_widths(
    history: StockHistory, hindcasts: Hindcasts | None, quantity: int, years_ahead: int
) -> Floats:
    """Return half-widths (R, H) from what hindcasts show by the base year, or from the prior."""
    residents = history.persons[:, -1].sum(axis=(1, 2))
    if hindcasts is None:
        nothing = np.empty((0, years_ahead, len(residents)))
        return half_widths(Evidence((), nothing, nothing[:, 0]), residents, PRIORS[quantity])
    evidence = mature(hindcasts.evidence(quantity), history).known_in(history.base_year)
    return half_widths(evidence, residents, PRIORS[quantity])

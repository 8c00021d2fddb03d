"""How far outcomes fall from forecasts: interval widths from hindcasts, with a prior for the start.

Method: docs/method-guide/uncertainty-and-backtest.md, sections 2-3.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, require_shape
from talentlab.calc.assumptions.population import INTERVALS, ErrorPrior, IntervalSettings
from talentlab.calc.calibration import (
    factors,
    independent_origins,
    inflated_level,
    normal_quantile,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Errors of forecasts made in earlier years.

    Axes: O origins, H years ahead (from 1), R regions.

    Attributes
    ----------
    origins : (O,)
        Years the forecasts were made in, increasing.
    errors : (O, H, R)
        log(outcome / forecast); NaN where nothing was counted.
    residents : (O, R)
        Residents of all ages at the origin.

    """

    origins: tuple[int, ...]
    errors: Floats
    residents: Floats

    def __post_init__(self) -> None:
        horizons = self.errors.shape[1]
        require_shape(
            "errors", self.errors, (*self.residents.shape[:1], horizons, *self.residents.shape[1:])
        )
        require_shape("residents", self.residents, (len(self.origins), self.errors.shape[2]))

    def known_in(self, year: int) -> "Evidence":
        """Return what could be known at the end of ``year``: later outcomes are cut away."""
        made = [i for i, origin in enumerate(self.origins) if origin < year]
        errors = self.errors[made].copy()
        for i, row in zip(made, errors, strict=True):
            row[max(year - self.origins[i], 0) :] = np.nan
        origins = tuple(self.origins[i] for i in made)
        return Evidence(origins, errors, self.residents[made])


def prior_half_width(ahead: Floats, residents: Floats, prior: ErrorPrior, level: float) -> Floats:
    """Return the half-width (..., ) in log points that should hold ``level`` of the outcomes.

    Errors are taken as normal: half-width = z / sqrt(2/pi) times the mean absolute error.
    """
    expected = (
        prior.mae_at_5
        * (ahead / 5.0) ** prior.growth
        * (np.maximum(residents, 1.0) / prior.residents) ** -prior.size
    )
    return np.asarray(expected * normal_quantile(level) * np.sqrt(np.pi / 2))


def half_widths(
    evidence: Evidence,
    residents: Floats,
    prior: ErrorPrior,
    settings: IntervalSettings = INTERVALS,
) -> Floats:
    """Return half-widths (R, H) in log points of intervals around forecasts made now.

    The prior is multiplied by how much larger or smaller hindcast errors were, per horizon and per
    region; the result never narrows with the horizon.

    Parameters
    ----------
    evidence : Evidence
        Only outcomes known now (:meth:`Evidence.known_in`).
    residents : (R,)
        Residents of all ages now.
    prior : ErrorPrior
    settings : IntervalSettings

    Method: docs/method-guide/uncertainty-and-backtest.md, section 3, equations 2-5.

    """
    ahead = np.arange(1, evidence.errors.shape[1] + 1, dtype=np.float64)
    expected = prior_half_width(ahead, residents[:, None], prior, settings.level)
    if not evidence.origins:
        return expected
    before = prior_half_width(
        ahead[None, :, None], evidence.residents[:, None, :], prior, settings.level
    )
    scores = np.abs(evidence.errors) / before
    widened = expected * _per_horizon(scores, settings)
    unruly = _per_region(scores[:, : settings.own_years], settings)
    return np.asarray(np.maximum.accumulate(widened * unruly[:, None], axis=1))


def _per_horizon(scores: Floats, settings: IntervalSettings) -> Floats:
    """Return c(h) (H,): the quantile of hindcast scores, drawn towards 1 and its neighbours."""
    horizons = scores.shape[1]
    quantile, independent = np.ones(horizons), np.zeros(horizons)
    for i in range(horizons):
        seen = scores[:, i][~np.isnan(scores[:, i]).all(axis=1)]
        if len(seen):
            independent[i] = independent_origins(len(seen), i + 1)
            quantile[i] = np.nanquantile(seen, inflated_level(independent[i], settings))
    return factors(quantile, independent, settings)


def _per_region(scores: Floats, settings: IntervalSettings) -> Floats:
    """Return v (R,): how unruly a region is compared with all, drawn towards 1."""
    counted = ~np.isnan(scores)
    usual = _mean_where(counted, scores, axis=2)[:, :, None]
    relative = np.divide(scores, usual, out=np.ones_like(scores), where=usual > 0)
    own = _mean_where(counted, relative, axis=(0, 1))
    independent = counted.any(axis=1).sum(axis=0) / (1 + settings.own_years / 2)
    drawn = settings.own_origins + independent * own
    return np.asarray(drawn / (settings.own_origins + independent))


def _mean_where(counted: Booleans, values: Floats, *, axis: int | tuple[int, ...]) -> Floats:
    """Return the mean over ``axis`` of what was counted; 1 where nothing was."""
    number = counted.sum(axis=axis)
    total = np.where(counted, values, 0.0).sum(axis=axis)
    return np.asarray(np.divide(total, number, out=np.ones(number.shape), where=number > 0))

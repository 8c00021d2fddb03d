"""How far outcomes fall from forecasts: interval widths from hindcasts, with a prior for the start.

Method: docs/method-guide/uncertainty-and-backtest.md, sections 2-3.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, require_shape
from talentlab.calc.assumptions.population import INTERVALS, ErrorPrior, IntervalSettings


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


def normal_quantile(level: float) -> float:
    """Return z such that a standard normal falls within +-z with probability ``level``."""
    return NormalDist().inv_cdf(0.5 + level / 2)


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
    widened = expected * _per_horizon(scores, ahead, settings)
    unruly = _per_region(scores[:, : settings.own_years], settings)
    return np.asarray(np.maximum.accumulate(widened * unruly[:, None], axis=1))


def _per_horizon(scores: Floats, ahead: Floats, settings: IntervalSettings) -> Floats:
    """Return c(h) (H,): the quantile of hindcast scores, drawn towards 1 and its neighbours."""
    quantile, independent = np.zeros(len(ahead)), np.zeros(len(ahead))
    for i, h in enumerate(ahead):
        seen = scores[:, i][~np.isnan(scores[:, i]).all(axis=1)]
        if len(seen):
            independent[i] = independent_origins(len(seen), int(h))
            found = float(np.nanquantile(seen, _inflated(independent[i], settings)))
            quantile[i] = np.log(max(found, settings.least_score))
    nearness = np.exp(-np.abs(np.log(ahead[:, None] / ahead)) / settings.neighbours)
    weight = nearness * independent
    return np.asarray(
        np.exp((weight * quantile).sum(axis=1) / (weight.sum(axis=1) + settings.prior_origins))
    )


def independent_origins(origins: int, ahead: int) -> float:
    """Return how many of yearly origins do not overlap: 1 + (origins - 1) / h.

    Examples
    --------
    >>> independent_origins(11, 5)
    3.0

    """
    return 1.0 + (origins - 1) / ahead


def _inflated(independent: float, settings: IntervalSettings) -> float:
    """Return the quantile level to read off, higher when few origins are independent."""
    added = settings.inflation * (1 - settings.level) * settings.level / (independent + 1)
    return settings.level + added


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

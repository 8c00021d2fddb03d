"""Rates per person and year, small areas leaning on the whole they belong to.

Method: docs/method-guide/population.md, section 4.
"""

from typing import Final

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from talentlab.calc.arrays import Floats, require_shape

WINDOW_YEARS: Final = (
    15  # longer base periods add little: docs/method-guide/population.md, section 4
)
HALF_LIFE_YEARS: Final = 7.0
# Concentrations outside this range change no rate by more than a thousandth.
CONCENTRATION_RANGE: Final = (1e0, 1e7)
NO_RATE: Final = 1e-12  # keeps the logarithm finite where an event has never been seen


def recency_weights(years: int) -> Floats:
    """Return weights (F,) that halve for every ``HALF_LIFE_YEARS`` back; zero beyond the window.

    Examples
    --------
    >>> recency_weights(8)[[0, -1]]
    array([0.5, 1. ])

    """
    years_back = np.arange(years - 1, -1, -1)
    weights = 0.5 ** (years_back / HALF_LIFE_YEARS)
    kept: Floats = np.where(years_back < WINDOW_YEARS, weights, 0.0)
    return kept


def weighted_sum(values: Floats, weights: Floats) -> Floats:
    """Return ``values`` (R, F, ...) summed over the years F with ``weights`` (F,)."""
    require_shape("weights", weights, (values.shape[1],))
    total: Floats = np.einsum("rf...,f->r...", values, weights)
    return total


def level_factors(events: Floats, exposure: Floats, profile: Floats) -> Floats:
    """Return how much more often than ``profile`` says each region sees the event.

    Parameters
    ----------
    events, exposure : (R, ...)
    profile : (...)
        Rate per person and year in the whole.

    Returns
    -------
    (R,)
        phi[r] = sum of events / sum of (exposure * profile); 1 where nobody is exposed.

    """
    axes = tuple(range(1, events.ndim))
    expected = (exposure * profile).sum(axis=axes)
    observed = events.sum(axis=axes)
    return np.where(expected > 0, observed / np.maximum(expected, NO_RATE), 1.0)


def concentration(events: Floats, exposure: Floats, prior_rate: Floats) -> float:
    """Return kappa, the exposure at which own experience weighs as much as the prior rate.

    Events are Poisson around a rate that is Gamma(kappa * prior, kappa) distributed, so they are
    negative binomial; kappa maximises their marginal likelihood over all cells.

    Parameters
    ----------
    events, exposure, prior_rate : (R, ...), all of one shape

    Source: Clayton & Kaldor (1987), Biometrics 43, 671-681.

    """
    seen = (exposure > 0) & (prior_rate > NO_RATE)
    counted, exposed, prior = events[seen], exposure[seen], prior_rate[seen]
    if counted.size == 0:
        return CONCENTRATION_RANGE[1]

    def minus_log_likelihood(log_kappa: float) -> float:
        kappa = np.exp(log_kappa)
        shape = kappa * prior
        terms = (
            gammaln(counted + shape)
            - gammaln(shape)
            + shape * np.log(kappa / (kappa + exposed))
            + counted * np.log(exposed / (kappa + exposed))
        )
        return -float(terms.sum())

    low, high = np.log(CONCENTRATION_RANGE)
    best = minimize_scalar(minus_log_likelihood, bounds=(low, high), method="bounded")
    return float(np.exp(best.x))


def pooled_rates(events: Floats, exposure: Floats, profile: Floats) -> Floats:
    """Return rates per person and year, shrunk towards the region's level of the whole's profile.

    theta[r, x] = (D[r, x] + kappa * phi[r] * profile[x]) / (E[r, x] + kappa)

    Parameters
    ----------
    events, exposure : (R, F, ...)
        Counted events and persons exposed, per year.
    profile : (...)
        Rate per person and year in the whole.

    Returns
    -------
    (R, ...)

    """
    require_shape("exposure", exposure, events.shape)
    require_shape("profile", profile, events.shape[2:])
    weights = recency_weights(events.shape[1])
    seen = weighted_sum(events, weights)
    exposed = weighted_sum(exposure, weights)
    factors = level_factors(seen, exposed, profile)
    prior = factors.reshape(-1, *[1] * profile.ndim) * profile
    kappa = concentration(seen, exposed, prior)
    return (seen + kappa * prior) / (exposed + kappa)


def profile_rates(events: Floats, exposure: Floats) -> Floats:
    """Return the whole's rates (...) per person and year from (R, F, ...) events and exposure."""
    weights = recency_weights(events.shape[1])
    seen = weighted_sum(events, weights).sum(axis=0)
    exposed = weighted_sum(exposure, weights).sum(axis=0)
    return np.where(exposed > 0, seen / np.maximum(exposed, NO_RATE), 0.0)

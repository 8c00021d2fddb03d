"""What a class says of a number: the ordered probit, by moments.

Method: docs/method-guide/present-shortage.md, section 5.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import log_ndtr, ndtr

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.assumptions.shortage import SHORTAGE, ShortageSettings

_LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Moments:
    """Mean and variance (N,) of a number after its class is known."""

    mean: Floats
    variance: Floats


def after_class(
    mean: Floats, variance: Floats, classes: Integers, settings: ShortageSettings = SHORTAGE
) -> Moments:
    """Return what is believed of z ~ N(mean, variance) when its class (-1, 0, 1) is known.

    The judges perceive z with an error of their own, and call it small below -tight, large above
    +tight. The posterior's first two moments are exact; it is not quite normal.
    J. H. Albert and S. Chib (1993), "Bayesian analysis of binary and polychotomous response data",
    JASA 88; C. E. Rasmussen and C. K. I. Williams (2006), Gaussian Processes for Machine Learning,
    section 3.9 for the moments.

    Method: docs/method-guide/present-shortage.md, section 5, equation 8.
    """
    lower = np.select([classes < 0, classes == 0], [-np.inf, -settings.tight], settings.tight)
    upper = np.select([classes < 0, classes == 0], [-settings.tight, settings.tight], np.inf)
    whole = np.sqrt(variance + settings.judgement_spread**2)
    low, high = (lower - mean) / whole, (upper - mean) / whole
    chance = np.maximum(ndtr(high) - ndtr(low), _LEAST)
    first = (_density(low) - _density(high)) / chance
    second = (_times(low, _density(low)) - _times(high, _density(high))) / chance
    gain = variance / whole
    return Moments(
        mean=np.asarray(mean + gain * first),
        variance=np.asarray(np.maximum(variance + gain**2 * (second - first**2), _LEAST)),
    )


def log_chance(values: Floats, classes: Integers, settings: ShortageSettings = SHORTAGE) -> Floats:
    """Return the log probability that the judges put exactly these ``values`` in ``classes``."""
    own = settings.judgement_spread
    low = log_ndtr((-settings.tight - values) / own)
    high = log_ndtr((values - settings.tight) / own)
    middle = np.log(np.maximum(1.0 - np.exp(low) - np.exp(high), _LEAST))
    return np.asarray(np.select([classes < 0, classes == 0], [low, middle], high))


def _density(z: Floats) -> Floats:
    return np.asarray(np.exp(-0.5 * np.minimum(z**2, 1e6)) / np.sqrt(2 * np.pi))


def _times(z: Floats, density: Floats) -> Floats:
    return np.where(np.isfinite(z), z, 0.0) * density

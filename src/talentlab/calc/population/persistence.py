"""Have trends lasted here? What a country's own past says about holding small areas back.

Method: docs/method-guide/population.md, section 11, equations 16-17.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import EnsembleSettings
from talentlab.calc.calibration import independent_origins
from talentlab.calc.population.trend import trend_slope


def standstill_unlearnt(
    nu: Floats, log_counts: Floats, residents: Floats, settings: EnsembleSettings
) -> Floats:
    """Return nu (R, H), lowered as far as trends have been seen to last.

    The weight of movement 1 - nu rises towards the persistence beta of trends, in the proportion
    E / (E + k) that E independent origins of evidence earn. It never falls: a country where trends
    break keeps the prior.

    Parameters
    ----------
    nu : (R, H)
        Prior weight of standing still.
    log_counts : (R, Y)
        Log of residents of working age, every year up to now.
    residents : (R,)
        Residents of all ages now.
    settings : EnsembleSettings

    """
    beta, independent = persistence(log_counts, residents, settings)
    earned = independent / (independent + settings.persistence_prior)
    moving = 1.0 - nu
    return np.asarray(nu - earned * np.maximum(beta[:, None] - moving, 0.0), dtype=np.float64)


def persistence(
    log_counts: Floats, residents: Floats, settings: EnsembleSettings
) -> tuple[Floats, float]:
    """Return beta (R,) and the number of independent origins behind it.

    At every past origin with enough years before it, the trend was extended some years, x, and y
    happened; beta = sum x y / sum x^2, between 0 and 1. Areas of similar size speak for each
    other: weight exp(-|log n_r - log n_q|).
    """
    ahead, fewest = settings.persistence_ahead, settings.persistence_years
    origins = range(fewest, log_counts.shape[1] - ahead)
    if not origins:
        return np.zeros(len(log_counts)), 0.0
    foreseen = np.stack(
        [trend_slope(log_counts[:, : o + 1], settings.trend_years) * ahead for o in origins]
    )
    happened = np.stack([log_counts[:, o + ahead] - log_counts[:, o] for o in origins])
    size = np.log(np.maximum(residents, 1.0))
    alike = np.exp(-np.abs(size[:, None] - size))
    explained = alike @ (foreseen * happened).sum(axis=0)
    moved = alike @ (foreseen**2).sum(axis=0)
    beta = np.divide(explained, moved, out=np.zeros(len(size)), where=moved > 0)
    return np.clip(beta, 0.0, 1.0), independent_origins(len(origins), ahead)

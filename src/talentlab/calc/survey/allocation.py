"""How many are drawn in each stratum when all that may be asked are so many.

Method: docs/method-guide/needs-assessment.md, section 3, equations 1-2.
"""

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape

_LEAST = 1e-9  # of the heaviest: a stratum without importance is filled last, but can be
_HALVINGS = 200  # of the multiplier's bracket: far beyond what a float can tell apart


def importance(totals: Floats, relative_spread: Floats, *, power: float = 1.0) -> Floats:
    """Return what each stratum's draw should be in proportion to: ``X_h^q * S_h / mean_h``.

    With ``power`` 1 it is Neyman's ``N_h S_h``; with 0 small strata get numbers as good as large
    ones (Bankier 1988).

    Parameters
    ----------
    totals : (H,)
        What is to be estimated, as expected in each stratum.
    relative_spread : (H,)
        Standard deviation between workplaces beside their mean.

    """
    require_shape("relative_spread", relative_spread, totals.shape)
    return np.asarray(totals**power * relative_spread)


def allocated(weight: Floats, population: Integers, drawn: int, *, least: int) -> Integers:
    """Return whole draws (H,) that sum to ``drawn``: ``clip(lambda * weight_h, m_h, N_h)``.

    ``m_h`` is ``least``, or the whole stratum where it is smaller. Rounding gives what is left to
    the largest remainders; ties go to the first.

    Parameters
    ----------
    weight : (H,)
        From :func:`importance`.
    population : (H,)
        Workplaces that can be drawn.
    drawn
        Between the sum of ``m_h`` and the population.

    Raises
    ------
    ValueError
        ``drawn`` cannot be kept: a bug in the caller, who knows both bounds.

    """
    require_shape("population", population, weight.shape)
    lowest = np.minimum(population, least)
    if not lowest.sum() <= drawn <= population.sum():
        message = f"{drawn} is outside {lowest.sum()} to {population.sum()}"
        raise ValueError(message)
    return _whole(_exact(weight, lowest, population, drawn), lowest, population, drawn)


def _exact(weight: Floats, lowest: Integers, highest: Integers, drawn: int) -> Floats:
    """Return draws with fractions; their sum grows with the multiplier, so it is bracketed."""
    heaviest = float(weight.max())
    positive = np.maximum(weight / heaviest, _LEAST) if heaviest > 0 else np.ones_like(weight)
    low, high = 0.0, float((highest / positive).max())
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if np.clip(middle * positive, lowest, highest).sum() < drawn:
            low = middle
        else:
            high = middle
    return np.asarray(np.clip(high * positive, lowest, highest))


def _whole(exact: Floats, lowest: Integers, highest: Integers, drawn: int) -> Integers:
    whole = np.clip(np.floor(exact + 1e-9).astype(np.int64), lowest, highest)
    for h in np.argsort(-(exact - whole), kind="stable").tolist() * (1 + drawn):
        if whole.sum() == drawn:
            break
        if whole[h] < highest[h]:
            whole[h] += 1
    return whole

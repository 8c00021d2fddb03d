"""What people say would make them stay, weighted for non-response and discounted to what they do.

Method: docs/method-guide/supply.md, section 7.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.education import STATED, StatedSettings

_DRAWS: Final = 4000
_HALF: Final = 0.5  # Jeffreys' prior: half a person for every answer
_LEAST: Final = 0.02
_MOST_REAL: Final = 1.0


@dataclass(frozen=True, slots=True)
class Stated:
    """Shares of those asked that gave an answer, and how sure they are.

    ``would_stay`` has the variance ``variance``, with the finite size of the strata in it.
    """

    stays_anyway: float
    would_stay: float
    variance: float


@dataclass(frozen=True, slots=True)
class Effect:
    """Extra share who stay where something is there, after discounting: mean and 80 % interval."""

    mean: float
    p10: float
    p90: float


def post_stratified(stays: Floats, would: Floats, answered: Floats, population: Floats) -> Stated:
    """Return shares of the whole population from answers (H,) in H strata.

    ``p = sum W_h p_h`` with ``W_h = N_h / N`` among the strata that answered, so that strata where
    few answered do not count less. Each stratum's share has Jeffreys' prior, and the variance the
    finite population correction.

    Method: docs/method-guide/supply.md, section 7, equation 16.

    Parameters
    ----------
    stays, would : (H,)
        Who stay anyway, and who would stay; persons among ``answered``.
    answered : (H,)
    population : (H,)
        Persons in the frame.

    """
    require_shape("population", population, answered.shape)
    told = answered > 0
    weight = population[told] / population[told].sum()
    n = answered[told]
    share = (would[told] + _HALF) / (n + 2 * _HALF)
    anyway = stays[told] / n
    unseen = 1 - n / np.maximum(population[told], n)
    variance = share * (1 - share) / (n + 1) * np.maximum(unseen, _LEAST)
    return Stated(
        stays_anyway=float(weight @ anyway),
        would_stay=float(weight @ share),
        variance=float(weight**2 @ variance),
    )


def bias_factor(
    said: float | None, did: float | None, *, did_doubt: float, settings: StatedSettings = STATED
) -> tuple[float, float]:
    """Return the share of what is said that is done, and the standard deviation of its logarithm.

    Answers about what one would do are discounted by what research shows of such answers. Where a
    cohort was both asked and followed, and fewer stayed than said that they stay anyway, they are
    discounted by half of that too: who overstates the one may overstate the other. Keeping one's
    word is no reason to believe more of what would be done.

    Method: docs/method-guide/supply.md, section 7, equation 17.

    Parameters
    ----------
    said
        Share who said that they stay anyway; ``None`` where nobody was both asked and followed.
    did
        Share of like cohorts who stayed.
    did_doubt
        Relative standard error of ``did``.

    """
    if said is None or did is None or said <= _LEAST:
        return settings.bias_factor, settings.bias_doubt
    kept = min(max(did / said, _LEAST), _MOST_REAL)
    doubt = float(np.hypot(settings.bias_doubt, did_doubt))
    return float(settings.bias_factor * kept**settings.linked_power), doubt


def effect_of(stated: Stated, factor: float, doubt: float, rng: np.random.Generator) -> Effect:
    """Return how many more stay: the share who would, times how much of that becomes real.

    Method: docs/method-guide/supply.md, section 7, equation 17.
    """
    p = stated.would_stay
    size = max(p * (1 - p) / max(stated.variance, 1e-9) - 1, 1.0)
    share = rng.beta(max(p * size, 1e-3), max((1 - p) * size, 1e-3), _DRAWS)
    real = np.minimum(factor * np.exp(doubt * rng.standard_normal(_DRAWS)), _MOST_REAL)
    drawn = share * real
    return Effect(
        mean=float(drawn.mean()),
        p10=float(np.quantile(drawn, 0.1)),
        p90=float(np.quantile(drawn, 0.9)),
    )

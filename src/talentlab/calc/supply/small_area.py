"""Small samples lent strength: the Fay-Herriot estimator with restricted maximum likelihood.

Method: docs/method-guide/supply.md, section 2.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape

_ROUNDS: Final = 200
_CLOSE: Final = 1e-12  # of the variance: beyond what a double can tell apart in the estimates


@dataclass(frozen=True, slots=True)
class SmallAreas:
    """What areas are estimated at, and how sure that is.

    Attributes
    ----------
    estimates : (M,)
        The best linear unbiased predictor of each area.
    mean_squared_errors : (M,)
        With the doubt about the area variance in it (Prasad & Rao 1990; Datta & Lahiri 2000).
    coefficients : (P,)
        Of the regression that areas are drawn towards.
    area_variance : float
        A: how much areas differ beside the regression.

    """

    estimates: Floats
    mean_squared_errors: Floats
    coefficients: Floats
    area_variance: float


def fay_herriot(direct: Floats, sampling_variance: Floats, predictors: Floats) -> SmallAreas:
    """Return direct estimates (M,) drawn towards a regression, the more the less sure they are.

    ``y_i = x_i' beta + v_i + e_i`` with v ~ (0, A), e ~ (0, psi_i) and psi known. A is found by
    restricted maximum likelihood with Fisher scoring; a negative A is 0. The estimate is
    ``gamma_i y_i + (1 - gamma_i) x_i' beta`` with ``gamma_i = A / (A + psi_i)``.

    Parameters
    ----------
    direct : (M,)
    sampling_variance : (M,)
        psi, in the square of the unit of ``direct``; positive.
    predictors : (M, P)
        X, with a column of ones where there is a level.

    Notes
    -----
    Fay & Herriot (1979), JASA 74; Rao & Molina (2015), Small Area Estimation, sections 6.1-6.2.
    Method: docs/method-guide/supply.md, section 2, equation 3.

    """
    require_shape("sampling_variance", sampling_variance, direct.shape)
    require_shape("predictors", predictors, (len(direct), predictors.shape[1]))
    variance = _restricted_likelihood(direct, sampling_variance, predictors)
    precision = 1.0 / (variance + sampling_variance)
    spread = np.linalg.inv(predictors.T @ (predictors * precision[:, None]))
    beta = spread @ (predictors.T @ (precision * direct))
    expected = predictors @ beta
    trust = variance * precision
    doubt = 1.0 - trust
    within = trust * sampling_variance
    from_beta = doubt**2 * np.einsum("mp,pq,mq->m", predictors, spread, predictors)
    from_variance = sampling_variance**2 * precision**3 * 2.0 / (precision**2).sum()
    return SmallAreas(
        estimates=expected + trust * (direct - expected),
        mean_squared_errors=within + from_beta + 2.0 * from_variance,
        coefficients=beta,
        area_variance=variance,
    )


def _restricted_likelihood(direct: Floats, sampling: Floats, predictors: Floats) -> float:
    """Return A by Fisher scoring, from the median sampling variance; never negative."""
    variance = float(np.median(sampling))
    for _ in range(_ROUNDS):
        precision = 1.0 / (variance + sampling)
        weighted = predictors * precision[:, None]
        spread = np.linalg.inv(predictors.T @ weighted)
        residual_maker = np.diag(precision) - weighted @ spread @ weighted.T
        explained = residual_maker @ direct
        score = -0.5 * np.trace(residual_maker) + 0.5 * explained @ explained
        information = 0.5 * np.sum(residual_maker * residual_maker)
        step = score / information
        variance = max(variance + step, 0.0)
        if abs(step) <= _CLOSE * max(variance, _CLOSE):
            break
    return variance

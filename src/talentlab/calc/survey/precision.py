"""How sure a total will be, before anybody has been asked.

Method: docs/method-guide/needs-assessment.md, section 4, equations 4-5.
"""

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape
from talentlab.calc.assumptions.survey import SURVEY, SurveySettings


def expected_spread(
    employees: Floats, *, share: float = 1.0, settings: SurveySettings = SURVEY
) -> float:
    """Return the expected standard deviation S_h of needs between workplaces of a stratum.

    A workplace of ``e`` employees needs ``r e`` on average, with the variance of a count and of
    differences between workplaces: ``S^2 = r^2 var(e) + r mean(e) + kappa^2 r^2 mean(e^2)``.

    Parameters
    ----------
    employees : (N_h,)
        Of every workplace in the stratum.
    share
        Part of the need that is of the occupation in question.

    """
    rate = settings.need_rate * share
    between = settings.need_spread**2 * rate**2 * float((employees**2).mean())
    return float(np.sqrt(rate**2 * employees.var() + rate * employees.mean() + between))


def relative_error(population: Integers, answers: Floats, spread: Floats, total: float) -> float:
    """Return the standard error of a stratified total beside the total.

    ``sqrt(sum_h N_h^2 (1 - n_h / N_h) S_h^2 / n_h) / T``. Answers may be fractions: those expected.

    Parameters
    ----------
    population, answers, spread : (H,)
        Workplaces, answers, and S_h.
    total
        What is estimated.

    """
    require_shape("answers", answers, population.shape)
    require_shape("spread", spread, population.shape)
    missed = 1 - np.minimum(answers / population, 1.0)
    return float(np.sqrt((population**2 * missed * spread**2 / answers).sum()) / total)

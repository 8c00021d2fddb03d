"""At which ages people move: the standard model migration schedule.

Method: docs/method-guide/population.md, section 10. Source: Rogers & Castro (1981), Model Migration
Schedules, IIASA RR-81-30, the seven-parameter schedule with rounded standard values.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import ROGERS_CASTRO, RogersCastro
from talentlab.calc.population.history import AgeAxis


def migration_profile(ages: AgeAxis, schedule: RogersCastro = ROGERS_CASTRO) -> Floats:
    """Return the relative propensity to move by age step (A,), 1 at the most mobile age."""
    single = _schedule(np.arange(ages.lower[-1] + ages.width, dtype=np.float64), schedule)
    steps = single.reshape(-1, ages.width).mean(axis=1)
    return np.asarray(steps / steps.max(), dtype=np.float64)


def _schedule(age: Floats, p: RogersCastro) -> Floats:
    """Return m(x) = a1 exp(-alpha1 x) + a2 exp(-alpha2 (x-mu2) - exp(-lambda2 (x-mu2))) + c."""
    childhood = p.a1 * np.exp(-p.alpha1 * age)
    since_peak = age - p.mu2
    labour = p.a2 * np.exp(-p.alpha2 * since_peak - np.exp(-p.lambda2 * since_peak))
    return np.asarray(childhood + labour + p.c, dtype=np.float64)

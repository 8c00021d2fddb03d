"""A standard of mortality, for where no deaths are known."""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import STANDARD_MORTALITY, Gompertz


def log_survival(ages: int, mortality: Gompertz = STANDARD_MORTALITY) -> Floats:
    """Return the log probability (A,) of living another year at ages 0 to ``ages`` - 1.

    Gompertz: log s(a) = -at_0 exp(growth a). Method: docs/method-guide/population.md, section 2.
    """
    age = np.arange(ages, dtype=np.float64)
    return np.asarray(-mortality.at_0 * np.exp(mortality.growth * age), dtype=np.float64)

"""What may be said of a gap: a shortage, a surplus, or that nobody knows.

Method: docs/method-guide/gap.md, section 6.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.balance import BALANCE, BalanceSettings


def verdicts(probability: Floats, settings: BalanceSettings = BALANCE) -> list[str]:
    """Return what may be said at each probability of a shortage (N,).

    Examples
    --------
    >>> verdicts(np.array([0.81, 0.8, 0.5, 0.2, 0.19]))
    ['short', 'uncertain', 'uncertain', 'uncertain', 'surplus']

    """
    said = np.full(probability.shape, "uncertain", dtype=object)
    said[probability > settings.short_above] = "short"
    said[probability < settings.surplus_below] = "surplus"
    return [str(word) for word in said]

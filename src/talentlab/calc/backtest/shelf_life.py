"""Shelf life: how many years ahead a number can be trusted.

Method: docs/method-guide/uncertainty-and-backtest.md, section 5.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.calibration import normal_quantile

TOLERANCE: Final = 0.10
TRUSTED_SHARE: Final = 0.80


def shelf_life(half_width: Floats, *, level: float = 0.8) -> int:
    """Return the largest h with P(abs(error) <= 10 %) >= 0.8, from half-widths (H,); 0 if none.

    ``half_width`` in log points holds ``level`` of the outcomes; errors in between are normal. An
    error of +10 % is the nearer limit: log 1.1.

    Examples
    --------
    >>> shelf_life(np.array([0.02, 0.05, 0.09, 0.12]))
    3

    """
    allowed = np.log1p(TOLERANCE) * normal_quantile(level) / normal_quantile(TRUSTED_SHARE)
    fits = half_width <= allowed
    return int(np.argmin(fits)) if not fits.all() else len(fits)

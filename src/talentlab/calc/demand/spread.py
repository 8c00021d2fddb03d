"""How wrong an outlook may be, at every level of the hierarchy at once.

Method: docs/method-guide/employment.md, section 5.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.demand import SPREAD, SpreadSettings


@dataclass(frozen=True, slots=True)
class Spread:
    """Variances of the shocks an outlook is exposed to, by years ahead.

    Axes: H years ahead, K lengths of code from 0 (all occupations) to the most detailed.

    Attributes
    ----------
    luck : (H,)
        Variance per employee of plain luck in a single cell.
    shared : (K, H)
        Log variance of shocks to each code of a length, common to all regions.
    own : (K, H)
        The same, of one region's own.
    sex : (H,)
        Log variance of shocks to one sex in a region's most detailed occupation.

    """

    luck: Floats
    shared: Floats
    own: Floats
    sex: Floats


def prior_spread(code_length: int, years_ahead: int, settings: SpreadSettings = SPREAD) -> Spread:
    """Return what is believed before own hindcasts say better."""
    grown = np.arange(1, years_ahead + 1, dtype=np.float64) ** settings.growth
    levels = np.ones(code_length + 1)[:, None]
    return Spread(
        luck=settings.luck * grown,
        shared=settings.shared * levels * grown,
        own=settings.own * levels * grown,
        sex=settings.sex * grown,
    )

"""How far a municipality may move away from its county, at the least.

Method: docs/method-guide/employment.md, section 8.
"""

from dataclasses import replace

import numpy as np

from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.spread import Spread


def municipal_spread(county: Spread) -> Spread:
    """Return a county outlook's spread, with luck and own variances no less than declared.

    A county that went on steadily teaches that its outlook is sure. It says nothing about how its
    employees move between its municipalities, which no outlook has been tried on.

    Method: docs/method-guide/employment.md, section 8.
    """
    ahead = np.arange(1, len(county.luck) + 1, dtype=np.float64)
    below = len(county.own) - 1
    usual = [MUNICIPAL.least_total, *[MUNICIPAL.least_group] * below]
    least = np.array(usual)[:, None] * ahead**MUNICIPAL.least_growth
    return replace(
        county,
        luck=np.maximum(county.luck, MUNICIPAL.luck * ahead),
        own=np.maximum(county.own, least),
    )


def hiring_spread(municipal: Spread, county: Spread) -> Spread:
    """Return the spread of moves that somebody is hired for: with the luck of the county's outlook.

    The least luck says how far a number may be from what is expected. Were it recruitment as well,
    a place of 800 employees would hire half as many again, only because little is known of it.

    Method: docs/method-guide/openings.md, section 6.
    """
    return replace(municipal, luck=county.luck)

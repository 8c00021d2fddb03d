"""How much of what is intended comes about, and when.

Method: docs/method-guide/scenarios.md, section 2.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.levers import TAKE_UP, TakeUp
from talentlab.calc.population.shocks import stream
from talentlab.calc.scenarios.estimates import of_range
from talentlab.calc.scenarios.scenario import Lever


def take_up(lever: Lever, *, draws: int, seed: int, settings: TakeUp = TAKE_UP) -> Floats:
    """Return the share (D,) of the target that is reached in each draw.

    Without evidence it is as sceptical as what has been found of earlier targets; a lever that two
    scenarios have in common has the same luck in both.

    Method: docs/method-guide/scenarios.md, section 2, equation 1.
    """
    if lever.take_up is not None:
        return of_range(lever.take_up).shares(draws, seed, "take-up", *lever.key)
    random = stream(seed, "take-up", *lever.key)
    return random.beta(settings.alpha, settings.beta, size=draws)


def ramp(years: tuple[int, ...], first_year: int, ramp_years: int) -> Floats:
    """Return the share (T,) of the target that is meant in each year: a straight line to all of it.

    Examples
    --------
    >>> ramp((2025, 2026, 2027, 2028), 2026, 2)
    array([0. , 0.5, 1. , 1. ])

    """
    since = np.array(years, dtype=np.float64) - first_year + 1
    return np.clip(since / max(ramp_years, 1), 0.0, 1.0)

"""What a scenario costs, and what one person less of shortage costs.

Method: docs/method-guide/scenarios.md, section 6.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.levers import LEVER_SETTINGS, LEVERS, LeverSettings
from talentlab.calc.scenarios.estimates import Estimate
from talentlab.calc.scenarios.scenario import Lever, LeverKind

_YEARLY_STUDENTS = (LeverKind.SEATS,)


@dataclass(frozen=True, slots=True)
class CostPerClosed:
    """Kronor per person less of shortage: percentiles, and how often nothing was closed."""

    p10: float
    p50: float
    p90: float
    share_closing: float


def cost_of(
    lever: Lever, reached: Floats, *, estimate: Estimate | None, study_years: int, seed: int
) -> Floats:
    """Return what one lever costs (T, D), kronor in each year, in the prices of its source.

    Only what is reached is paid: ``reached`` (T, D) is in the lever's unit, and not negative costs
    but amounts count. A seat is paid for as many years as the education takes.
    """
    terms = LEVERS[lever.kind]
    each = lever.cost_sek if lever.cost_sek is not None else terms.cost_sek
    spread = terms.cost_range * each
    price = estimate or Estimate(each, each - spread, each + spread, "assumed")
    if lever.cost_sek is not None:
        price = Estimate(each, each, each)
    paid = _students(reached, study_years) if lever.kind in _YEARLY_STUDENTS else reached
    return paid * price.amounts(reached.shape[-1], seed, "cost", *lever.key)


def cost_per_closed(
    cost: Floats, closed: Floats, settings: LeverSettings = LEVER_SETTINGS
) -> CostPerClosed | None:
    """Return cost (D,) beside the shortage that was closed (D,), persons; None if it rarely was.

    Percentiles are over the draws where at least half a person was closed; ``share_closing`` says
    how many those are, so that a lever that seldom works does not look cheap.

    Method: docs/method-guide/scenarios.md, section 6, equation 8.
    """
    works = closed >= settings.fewest_closed
    share = float(works.mean())
    if not works.any() or not np.any(cost > 0):
        return None
    ratio = cost[works] / closed[works]
    low, middle, high = np.quantile(ratio, (0.1, 0.5, 0.9))
    return CostPerClosed(float(low), float(middle), float(high), share)


def _students(seats: Floats, study_years: int) -> Floats:
    """Return students (T, D) in the added seats: this year's starters and those before them."""
    students = np.zeros_like(seats)
    for back in range(max(study_years, 1)):
        students[back:] += seats[: len(seats) - back]
    return students

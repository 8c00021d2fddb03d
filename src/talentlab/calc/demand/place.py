"""All jobs of one municipality in every draw: filled and unfilled, by occupation and by industry.

Method: docs/method-guide/demand.md, sections 1 and 4.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.demand.industries.occupations import OccupationMix
from talentlab.calc.demand.industries.reconcile import combined
from talentlab.calc.demand.shortage.ahead import unfilled_ahead


@dataclass(frozen=True, slots=True)
class PlaceToday:
    """One municipality in the base year.

    Attributes
    ----------
    employees : (O,)
        With a known occupation.
    employed : (I,)
        Employees with an occupation by industry: the same people.
    mix : OccupationMix
        The county's.
    per_employee : float
        The employed, the self-employed too, beside employees.
    unfilled : (D, O)
        Jobs that nobody holds.
    drift_spread : float
        Yearly standard deviation of what industries do not say of occupations.

    """

    employees: Floats
    employed: Floats
    mix: OccupationMix
    per_employee: float
    unfilled: Floats
    drift_spread: float


def place_jobs(today: PlaceToday, trend: Floats, employed: Floats) -> tuple[Floats, Floats]:
    """Return jobs by occupation (D, O, T) and by industry (D, I, T), the base year first.

    ``trend`` (D, O, H) are employees by the occupation outlook, ``employed`` (D, I, H) by industry.
    Both results add up to the same in every draw and year.

    Method: docs/method-guide/demand.md, section 4, equations 4-6.
    """
    draws, occupations, _ = trend.shape
    require_shape("unfilled", today.unfilled, (draws, occupations))
    implied_base = today.mix.implied(today.employed[:, None])[:, 0]
    filled = combined(
        trend, today.employees, today.mix.implied(employed), implied_base, today.drift_spread
    )
    filled = _with_today(today.employees, filled) * today.per_employee
    jobs = filled + unfilled_ahead(filled, today.unfilled)
    return jobs, today.mix.industries_of(jobs, _with_today(today.employed, employed))


def _with_today(today: Floats, ahead: Floats) -> Floats:
    """Return values (D, X, T) that begin with ``today`` (X,) and go on with ``ahead`` (D, X, H)."""
    first = np.broadcast_to(today[None, :, None], (*ahead.shape[:2], 1))
    return np.concatenate([first, ahead], axis=-1)

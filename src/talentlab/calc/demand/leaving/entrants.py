"""At what age people enter an occupation: what the next count has beyond those who stayed.

Method: docs/method-guide/openings.md, section 5.
"""

from collections.abc import Sequence

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.separations import LEAVING, LeavingSettings
from talentlab.calc.demand.history import prefixes
from talentlab.calc.demand.leaving.working_ages import WorkingAges


def a_year_older(single: Floats, yearly: Floats) -> Floats:
    """Return those who stayed (..., A), a year older; the last age is no longer counted.

    ``yearly`` (..., A, C) are the risks of leaving.
    """
    stayed = single * (1.0 - yearly.sum(axis=-1))
    older = np.zeros_like(stayed)
    older[..., 1:] = stayed[..., :-1]
    return np.asarray(older)


def entry_ages(
    stocks: Floats,
    yearly: Floats,
    *,
    occupations: tuple[str, ...],
    ages: WorkingAges,
    steps: Sequence[tuple[int, int]],
    settings: LeavingSettings = LEAVING,
) -> Floats:
    """Return the shares (O, S, A) of those who enter, by single age; each sums to one.

    Parameters
    ----------
    stocks : (Y, O, S, G)
        Employees by age group, not a number where they were not counted: they say nothing of who
        entered. The last year is the base year.
    yearly : (O, S, A, C)
        Risks of leaving.
    steps
        Positions of neighbouring years that were counted alike. Without any, the base year is
        taken to stand still: then those enter who keep it as it is.

    Method: docs/method-guide/openings.md, section 5, equation 6.
    """
    require_shape("yearly", yearly, (*stocks.shape[1:3], len(ages.single), yearly.shape[-1]))
    last = len(stocks) - 1
    entered = np.zeros(stocks.shape[1:])
    for before, after in steps or [(last, last)]:
        stayed = ages.grouped(a_year_older(ages.apart(stocks[before]), yearly))
        entered += np.nan_to_num(np.maximum(stocks[after] - stayed, 0.0))
    return ages.apart(_drawn_to_group(entered, occupations, settings.entrants_prior))


def _drawn_to_group(entered: Floats, occupations: tuple[str, ...], prior: float) -> Floats:
    """Return shares (O, S, G), each drawn towards those of its shorter codes, by sex."""
    everybody = entered.sum(axis=0) + 1.0
    shares = np.broadcast_to(
        everybody / everybody.sum(axis=-1, keepdims=True), entered.shape
    ).copy()
    for length in range(1, max(map(len, occupations)) + 1):
        codes, member = prefixes(occupations, length)
        sums = np.stack([entered[member == c].sum(axis=0) for c in range(len(codes))])
        group = np.stack([shares[member == c][0] for c in range(len(codes))])
        drawn = sums + prior * group
        shares = (drawn / drawn.sum(axis=-1, keepdims=True))[member]
    return shares

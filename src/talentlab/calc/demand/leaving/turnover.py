"""Stocks that grow older: who leaves year by year when a stock must follow a given path.

Nobody is lost or invented: each year's stock is last year's, less those who left, less those whose
jobs went with a decline larger than that, plus those who entered.

Method: docs/method-guide/openings.md, section 5.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.demand.leaving.entrants import a_year_older
from talentlab.calc.demand.leaving.working_ages import WorkingAges


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a group of people over the years when nobody joins it.

    Axes: K years after the start, O occupations, S sexes, C causes, G age groups.

    Attributes
    ----------
    there : (K+1, O, S)
        Those who are left after 0..K years.
    leaving : (K, O, S, C, G)
        Those who leave in the year after that, by age group at its beginning.

    """

    there: Floats
    leaving: Floats


def fate_of(start: Floats, yearly: Floats, ages: WorkingAges, years: int) -> Fate:
    """Return the fate of ``start`` (O, S, A) under the risks ``yearly`` (O, S, A, C)."""
    require_shape("yearly", yearly, (*start.shape, yearly.shape[-1]))
    now, there, leaving = start, [start.sum(axis=-1)], []
    risks = np.moveaxis(yearly, -1, 2)
    for _ in range(years):
        leaving.append(ages.grouped(now[:, :, None] * risks))
        now = a_year_older(now, yearly)
        there.append(now.sum(axis=-1))
    return Fate(there=np.stack(there), leaving=np.stack(leaving))


@dataclass(frozen=True, slots=True)
class Turnover:
    """Who is expected to leave stocks that follow given paths.

    Axes: D draws, O occupations, S sexes, C causes, H years ahead, G age groups.

    Attributes
    ----------
    leaving : (D, O, S, C, H)
    entering, displaced : (D, O, S, H)
        Those who join, and those whose jobs disappear beyond the leavers.
    aged : (O, S, C, G)
        Leavers of the first years together, by age, on average over draws.

    """

    leaving: Floats
    entering: Floats
    displaced: Floats
    aged: Floats


def turnover(paths: Floats, base: Fate, entrants: Fate, *, aged_years: int) -> Turnover:
    """Return who leaves when stocks follow ``paths`` (D, O, S, H).

    Parameters
    ----------
    paths : (D, O, S, H)
        Employees at the end of each year.
    base : Fate
        Of those who are employed in the base year.
    entrants : Fate
        Of one person who enters: nobody in particular, spread over entry ages.
    aged_years : int
        Over how many of the first years leavers are told apart by age.

    Method: docs/method-guide/openings.md, section 5, equations 7-8.
    """
    draws, occupations, sexes, years = paths.shape
    causes, groups = base.leaving.shape[3:]
    leaving = np.empty((draws, occupations, sexes, causes, years))
    aged = np.zeros((occupations, sexes, causes, groups))
    entering, displaced = np.empty_like(paths), np.empty_like(paths)
    weights = [np.ones(paths.shape[:3])]
    for h in range(years):
        left = np.zeros((draws, occupations, sexes, causes))
        stayed = np.zeros(paths.shape[:3])
        for joined, weight in enumerate(weights):
            whose, since = (base, h) if joined == 0 else (entrants, h - joined)
            left += weight[..., None] * whose.leaving[since].sum(axis=-1)
            stayed += weight * whose.there[since + 1]
            if h < aged_years:
                aged += weight.mean(axis=0)[..., None, None] * whose.leaving[since]
        leaving[..., h] = left
        kept = np.divide(
            paths[..., h], stayed, out=np.ones_like(stayed), where=stayed > paths[..., h]
        )
        weights = [weight * kept for weight in weights]
        displaced[..., h] = stayed * (1.0 - kept)
        entering[..., h] = np.maximum(paths[..., h] - stayed, 0.0)
        weights.append(entering[..., h])
    return Turnover(leaving=leaving, entering=entering, displaced=displaced, aged=aged)

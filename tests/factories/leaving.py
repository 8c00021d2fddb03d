"""Invented employees by age and leavers, whose true risks are known."""

import numpy as np

from talentlab.calc.demand.leaving.measured import CountedLeavers
from talentlab.calc.demand.leaving.risks import RETIREMENT, completed
from talentlab.calc.demand.leaving.working_ages import WorkingAges
from talentlab.tables.openings import CAUSES

GROUPS = ("16-24", *(f"{a}-{a + 4}" for a in range(25, 65, 5)))
AGES = WorkingAges(GROUPS)
CODES = ("211", "222", "223", "911")
SEXES = 2


MANY = len(CODES)


def plain_risks(occupations=MANY, *, ages=AGES, level=0.03):
    """Return risks (O, S, A, C), alike at all ages, except that the last age retires."""
    yearly = np.full((occupations, SEXES, len(ages.single), len(CAUSES)), level)
    yearly[..., RETIREMENT] = 0.0
    return completed(yearly)


def counted(risks, *, years=range(2010, 2018), size=2000.0, occupations=CODES, rng=None):
    """Return leavers drawn by group risks (O, S, G, C) from stocks of ``size`` in every cell."""
    shape = (len(years), len(occupations), SEXES, len(GROUPS))
    stock = np.full(shape, size)
    expected = stock[..., None] * risks
    left = expected if rng is None else rng.poisson(expected).astype(float)
    return CountedLeavers(
        ages=AGES,
        years=tuple(years),
        occupations=occupations,
        stock=stock,
        left=left,
        oldest=(len(GROUPS) - 1,) * len(years),
    )


def grouped_risks(yearly, ages=AGES):
    """Return the mean risks (O, S, G, C) of even single ages."""
    moved = np.moveaxis(yearly, -1, 2)
    return np.moveaxis(ages.grouped(moved) / ages.widths, 2, -1)

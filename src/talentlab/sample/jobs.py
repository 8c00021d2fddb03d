"""Which industries use which occupations, in whole persons with exact sums both ways."""

from typing import Final

import numpy as np

from talentlab.sample.industries import SECTIONS
from talentlab.sample.occupations import longest
from talentlab.sample.rounding import Floats, Ints, rake, round_table
from talentlab.sample.sources import work_assumptions

NO_OCCUPATION: Final = "0002"  # SCB's code for employed persons without a stated occupation
ANYWHERE: Final = 0.25
BASE: Final = 1e-3
# Where people often run their own firm and so are not among the employees.
OWN_FIRM: Final = {"A": 12, "F": 8, "G": 7, "H": 6, "I": 6, "M": 12, "N": 3, "R": 3, "S": 9}


def affinity(codes: tuple[str, ...]) -> Floats:
    """Return how well each industry suits each occupation (I, O), the last one not stated."""
    given = work_assumptions()["occupations"]["industries"]
    table = np.full((len(SECTIONS), len(codes) + 1), BASE)
    for o, code in enumerate(codes):
        for section, weight in longest(given, code, {}).items():
            table[SECTIONS.index(section), o] += weight
    table[:, :-1] += table[:, :-1].sum(axis=0) * 0.0004
    table[:, -1] = ANYWHERE
    for section, times in OWN_FIRM.items():
        table[SECTIONS.index(section), -1] = times * ANYWHERE
    return table


def build_jobs(residence: Ints, employees: Ints, codes: tuple[str, ...]) -> Ints:
    """Return the employed (S, I, O+1) of the county by industry and occupation in one year.

    Parameters
    ----------
    residence : (I, S)
        Employed residents by industry.
    employees : (O, S)
        Employees by occupation. Who is employed but not among them has no stated occupation.

    """
    seed = affinity(codes)
    tables = []
    for s in range(residence.shape[1]):
        rows = residence[:, s]
        columns = np.append(employees[:, s], 0)
        columns = _fit(columns, int(rows.sum()))
        fitted = rake(seed, rows.astype(np.float64), columns.astype(np.float64))
        tables.append(round_table(fitted, rows, columns))
    return np.stack(tables)


def _fit(columns: Ints, employed: int) -> Ints:
    """Return the columns with the last one filled up to the number of the employed.

    Raises
    ------
    ValueError
        There are more employees with an occupation than employed persons.

    """
    missing = employed - int(columns.sum())
    if missing < 0:
        message = f"{-missing} more employees than employed residents"
        raise ValueError(message)
    filled = columns.copy()
    filled[-1] = missing
    return filled

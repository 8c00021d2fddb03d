"""Where the educated of each municipality work: the region's pattern, fitted to its own jobs.

The educated of a town with a hospital work in its wards; the region's matrix alone would send the
nurses of a village without one to jobs that are not there, and call the hospital short or full.

Method: docs/method-guide/gap.md, section 4.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape

ROUNDS: Final = 50
"""Rounds of fitting; the rows come last, so that nobody is lost however near the jobs come."""


def local_matrices(matrix: Floats, supply: Floats, jobs: Floats) -> Floats:
    """Return each municipality's matrix (R, E, O), near the region's ``matrix`` (E, O).

    Iterative proportional fitting: in the base year the educated (R, E) of a municipality spread
    over occupations as its jobs (R, O) do, so that today's gap by occupation is in proportion to
    the jobs and only what changes makes an occupation short. Rows sum to one, so nobody is lost.
    An occupation that no education of the place works in stays empty. A municipality without
    supply or jobs keeps the region's pattern.

    Parameters
    ----------
    matrix : (E, O)
        Share of education e that works in occupation o in the whole region; rows sum to one.
    supply : (R, E)
        Persons of the base year.
    jobs : (R, O)
        Jobs of the base year.

    Examples
    --------
    Half of the nurses are midwives in the region, but this place has no maternity ward:

    >>> local_matrices(np.array([[0.5, 0.5]]), np.array([[10.0]]), np.array([[8.0, 0.0]]))
    array([[[1., 0.]]])

    """
    educations, occupations = matrix.shape
    require_shape("supply", supply, (len(supply), educations))
    require_shape("jobs", jobs, (len(supply), occupations))
    return np.stack([_fitted(matrix, s, j) for s, j in zip(supply, jobs, strict=True)])


def _fitted(matrix: Floats, supply: Floats, jobs: Floats) -> Floats:
    if supply.sum() <= 0 or jobs.sum() <= 0:
        return matrix
    wanted = jobs * (supply.sum() / jobs.sum())
    table = supply[:, None] * matrix
    for _ in range(ROUNDS):
        there = table.sum(axis=0)
        table = table * np.divide(wanted, there, out=np.zeros_like(there), where=there > 0)
        rows = table.sum(axis=1)
        table = table * np.divide(supply, rows, out=np.zeros_like(rows), where=rows > 0)[:, None]
    share = table.sum(axis=1, keepdims=True)
    return np.where(share > 0, table / np.where(share > 0, share, 1.0), matrix)

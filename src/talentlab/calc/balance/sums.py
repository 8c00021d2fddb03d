"""Wider groups, wider areas and sectors: sums in every draw, never sums of percentiles.

Method: docs/method-guide/gap.md, sections 1 and 3.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from talentlab.calc.arrays import Floats, require_shape


def membership(codes: Sequence[str], groups: Mapping[str, Sequence[str]]) -> Floats:
    """Return which ``codes`` (E) make up each group (C), as ones and zeros (C, E).

    Raises
    ------
    ValueError
        A group has a code that is not there: a sum would be silently too small.

    """
    place = {code: i for i, code in enumerate(codes)}
    unknown = sorted({m for members in groups.values() for m in members} - place.keys())
    if unknown:
        message = f"groups have codes that are not there: {unknown}"
        raise ValueError(message)
    found = np.zeros((len(groups), len(codes)))
    for row, members in zip(found, groups.values(), strict=True):
        row[[place[member] for member in members]] = 1.0
    return found


def summed(member: Floats, cells: Floats) -> Floats:
    """Return sums (C, ...) of ``cells`` (E, ...) by ``member`` (C, E).

    Where the first codes are the cells themselves, they are taken as they are.
    """
    detailed = cells.shape[0]
    require_shape("member", member, (member.shape[0], detailed))
    found = np.empty((member.shape[0], *cells.shape[1:]))
    flat, into = cells.reshape(detailed, -1), found.reshape(member.shape[0], -1)
    same = detailed if np.array_equal(member[:detailed], np.eye(detailed)) else 0
    found[:same] = cells[:same]
    np.matmul(member[same:], flat, out=into[same:])
    return found


def divided_by_sector(supply: Floats, demand: Floats) -> Floats:
    """Return supply (K, ...) divided among sectors as their demand (K, ...) is, draw by draw.

    Nobody's education belongs to a sector, so a sector's supply is its share of the jobs: its gap
    is its share of the whole gap and says nothing of who wins the competition. The sectors add up
    to ``supply``; where there is no demand they get equally much.

    Method: docs/method-guide/gap.md, section 3, equation 5.

    Examples
    --------
    >>> divided_by_sector(np.array([80.0]), np.array([[75.0], [25.0]]))
    array([[60.],
           [20.]])

    """
    require_shape("supply", supply, demand.shape[1:])
    whole = demand.sum(axis=0)
    equal = np.full_like(demand, 1.0 / len(demand))
    share = np.divide(demand, whole, out=equal, where=whole > 0)
    return np.asarray(supply * share)


def exercised(supply: Floats, matrix: Floats) -> Floats:
    """Return supply by occupation (O, ...): the educated (E, ...) where they tend to work.

    ``matrix`` F (E, O) is the share of education e that works in occupation o; every row sums to
    one, so nobody is lost.

    Method: docs/method-guide/gap.md, section 4, equation 6.

    Examples
    --------
    >>> exercised(np.array([100.0, 10.0]), np.array([[0.9, 0.1], [0.0, 1.0]]))
    array([90., 20.])

    """
    require_shape("matrix", matrix, (supply.shape[0], matrix.shape[1]))
    if not np.allclose(matrix.sum(axis=1), 1.0, atol=1e-9):
        message = "every row of the exercised matrix must sum to one"
        raise ValueError(message)
    return summed(np.ascontiguousarray(matrix.T), supply)

"""Openings: those who leave and must be replaced, and those whom growth asks for.

Method: docs/method-guide/openings.md, section 6.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape

PARTS: Final = ("change", "expansion", "replacement", "openings")
"""The first components, in the order they are declared and calculated; causes follow."""


def components(paths: Floats, base: Floats, leaving: Floats) -> Floats:
    """Return every component (D, O, K, H) of openings, in the order of ``COMPONENTS``.

    Change is the difference of two stocks. Expansion is change where it is positive. A decline is
    met by not replacing those who leave, and asks for nobody: replacement is those who left less
    the decline, never below none. Openings are expansion and replacement; so they are those who
    left plus the change, never below none. BLS: "for declining occupations, not all workers who
    separate need to be replaced".

    Parameters
    ----------
    paths : (D, O, H)
        Employees at the end of each year.
    base : (O,)
        Employees in the base year.
    leaving : (D, O, C, H)
        Those who leave during each year, by cause.

    Source: U.S. Bureau of Labor Statistics, Occupational separations and openings (method of
    2016).

    Method: docs/method-guide/openings.md, section 6, equation 9.

    Examples
    --------
    Of a hundred, ten leave; the stock becomes 104, then 97:

    >>> ten_a_year = np.full((1, 1, 1, 2), 10.0)
    >>> parts = components(np.array([[[104.0, 97.0]]]), np.array([100.0]), ten_a_year)
    >>> parts[0, 0, :4].tolist()
    [[4.0, -7.0], [4.0, 0.0], [10.0, 3.0], [14.0, 3.0]]

    """
    draws, occupations, years = paths.shape
    require_shape("base", base, (occupations,))
    require_shape("leaving", leaving, (draws, occupations, leaving.shape[2], years))
    start = np.broadcast_to(base[:, None], (draws, occupations, 1))
    change = np.diff(paths, axis=-1, prepend=start)
    expansion = np.maximum(change, 0.0)
    replacement = np.maximum(leaving.sum(axis=2) + np.minimum(change, 0.0), 0.0)
    found = np.empty((draws, occupations, len(PARTS) + leaving.shape[2], years))
    for k, part in enumerate((change, expansion, replacement, expansion + replacement)):
        found[:, :, k] = part
    found[:, :, len(PARTS) :] = leaving
    return found

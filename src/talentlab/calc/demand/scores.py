"""How far earlier outlooks missed, beside the half-width that was thought usual.

Method: docs/method-guide/employment.md, section 7, equation 9.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.demand.hindcasts import Judged
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.nodes import NodeVariances, node_variances
from talentlab.calc.demand.spread import Spread

_NEARLY_ALL: Final = 0.9  # a region with more of an occupation than this is the nation


def small_cells(one: Judged, occupations: tuple[str, ...], spread: Spread) -> Floats:
    """Return the scores (N,) of small cells, where luck is most of what is wrong."""
    least, below = spread.settings.small_cells
    return _beside_nation(one, occupations, spread, least, below)


def large_cells(one: Judged, occupations: tuple[str, ...], spread: Spread) -> Floats:
    """Return the scores (N,) of large cells, where a region's own shocks are."""
    return _beside_nation(one, occupations, spread, spread.settings.large_cells, np.inf)


def nation(one: Judged, occupations: tuple[str, ...], spread: Spread) -> Floats:
    """Return the scores (N,) of the nation at every length of code, where shared shocks are."""
    off = (one.outcome - one.expected).sum(axis=(0, 2))[None]
    found = [
        _scores(
            summed(off, prefixes(occupations, length)[1])[0],
            _variances(one, occupations, spread, length).nation[:, 0],
        )
        for length in range(len(spread.own))
    ]
    return np.concatenate(found)


def regions(one: Judged, occupations: tuple[str, ...], spread: Spread) -> Floats:
    """Return the scores (N,) of all regions at every length of code."""
    off = (one.outcome - one.expected).sum(axis=2)
    found = [
        _scores(
            summed(off, prefixes(occupations, length)[1]),
            _variances(one, occupations, spread, length).regions[..., 0],
        )
        for length in range(len(spread.own))
    ]
    return np.concatenate(found)


def _beside_nation(
    one: Judged, occupations: tuple[str, ...], spread: Spread, least: float, below: float
) -> Floats:
    """Return the scores (N,) of cells when the nation's error is taken away.

    Only cells where ``least`` to ``below`` were expected, and that are not nearly the nation.
    """
    length = len(spread.own) - 1
    member = prefixes(occupations, length)[1]
    forecast, outcome = (summed(each.sum(axis=2), member) for each in (one.expected, one.outcome))
    off = outcome - forecast
    whole = forecast.sum(axis=0)
    share = np.divide(forecast, whole, out=np.ones_like(forecast), where=whole > 0)
    own = _variances(one, occupations, spread.own_only(), length)
    variance = own.regions[..., 0] * (1.0 - 2.0 * share) + share**2 * own.nation[:, 0]
    chosen = (forecast >= least) & (forecast < below) & (share <= _NEARLY_ALL)
    return _scores((off - share * off.sum(axis=0))[chosen], variance[chosen])


def _variances(
    one: Judged, occupations: tuple[str, ...], spread: Spread, length: int
) -> NodeVariances:
    """Return the variances of codes of one length, at one horizon only."""
    return node_variances(one.expected[..., None], occupations, spread.at(one.ahead), length)


def _scores(off: Floats, variance: Floats) -> Floats:
    """Return errors beside the usual half-width, where one is expected."""
    counted = variance > 0
    return np.abs(off[counted]) / np.sqrt(variance[counted]) / normal_quantile(0.8)

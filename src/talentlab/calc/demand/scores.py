"""How far earlier outlooks missed, beside the half-width that was thought usual.

Method: docs/method-guide/employment.md, section 7, equation 9.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.demand.hindcasts import Judged
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed
from talentlab.calc.demand.nodes import NodeVariances, VarianceParts, variance_parts
from talentlab.calc.demand.spread import Spread

_NEARLY_ALL: Final = 0.9  # a region with more of an occupation than this is the nation


@dataclass(frozen=True, slots=True)
class Scale:
    """What the prior variances of each kind of shock are multiplied by, at one horizon."""

    luck: float = 1.0
    own: float = 1.0
    shared: float = 1.0


@dataclass(frozen=True, slots=True)
class Missed:
    """What one earlier outlook missed by, and what the usual variance of that is made of.

    It is worked out once: a scale multiplies the parts of a variance, whenever it is asked for.

    Attributes
    ----------
    year, ahead : int
        The year of the outcome, and how many years ahead that was.
    off : tuple of (R, C)
        Outcome less forecast in every region, for codes of each length from 0.
    parts : tuple of VarianceParts
        Of the same codes, one year only.
    forecast, share : (R, C)
        What was expected of the most detailed codes, and each region's share of the nation.

    """

    year: int
    ahead: int
    off: tuple[Floats, ...]
    parts: tuple[VarianceParts, ...]
    forecast: Floats
    share: Floats


def missed(one: Judged, history: EmploymentHistory, prior: Spread) -> Missed:
    """Return what an earlier outlook missed by, beside the ``prior`` spread."""
    occupations, now = history.occupations, prior.at(one.ahead)
    lengths = range(len(prior.own))
    off = (one.outcome - one.expected).sum(axis=2)
    forecast = summed(one.expected.sum(axis=2), prefixes(occupations, lengths[-1])[1])
    whole = forecast.sum(axis=0)
    return Missed(
        year=one.year,
        ahead=one.ahead,
        off=tuple(summed(off, prefixes(occupations, length)[1]) for length in lengths),
        parts=tuple(
            variance_parts(one.expected[..., None], occupations, now, length) for length in lengths
        ),
        forecast=forecast,
        share=np.divide(forecast, whole, out=np.ones_like(forecast), where=whole > 0),
    )


def small_cells(one: Missed, scale: Scale, prior: Spread) -> Floats:
    """Return the scores (N,) of small cells, where luck is most of what is wrong."""
    least, below = prior.settings.small_cells
    return _beside_nation(one, scale, least, below)


def large_cells(one: Missed, scale: Scale, prior: Spread) -> Floats:
    """Return the scores (N,) of large cells, where a region's own shocks are."""
    return _beside_nation(one, scale, prior.settings.large_cells, np.inf)


def nation(one: Missed, scale: Scale, _prior: Spread) -> Floats:
    """Return the scores (N,) of the nation at every length of code, where shared shocks are."""
    return np.concatenate(
        [
            _scores(off.sum(axis=0), _scaled(parts, scale).nation[:, 0])
            for off, parts in zip(one.off, one.parts, strict=True)
        ]
    )


def regions(one: Missed, scale: Scale, _prior: Spread) -> Floats:
    """Return the scores (N,) of all regions at every length of code."""
    return np.concatenate(
        [
            _scores(off, _scaled(parts, scale).regions[..., 0])
            for off, parts in zip(one.off, one.parts, strict=True)
        ]
    )


def _beside_nation(one: Missed, scale: Scale, least: float, below: float) -> Floats:
    """Return the scores (N,) of cells when the nation's error is taken away.

    Only cells where ``least`` to ``below`` were expected, and that are not nearly the nation.
    """
    off, share = one.off[-1], one.share
    own = one.parts[-1].together(scale.luck, scale.own, 0.0)
    variance = own.regions[..., 0] * (1.0 - 2.0 * share) + share**2 * own.nation[:, 0]
    chosen = (one.forecast >= least) & (one.forecast < below) & (share <= _NEARLY_ALL)
    return _scores((off - share * off.sum(axis=0))[chosen], variance[chosen])


def _scaled(parts: VarianceParts, scale: Scale) -> NodeVariances:
    return parts.together(scale.luck, scale.own, scale.shared)


def _scores(off: Floats, variance: Floats) -> Floats:
    """Return errors beside the usual half-width, where one is expected."""
    counted = variance > 0
    return np.abs(off[counted]) / np.sqrt(variance[counted]) / normal_quantile(0.8)

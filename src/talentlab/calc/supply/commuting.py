"""Where people work: commuting from home to work, small numbers lent strength by gravity.

Axes: R municipalities, W places of work: the municipalities and, last, the rest of the country.

Method: docs/method-guide/supply.md, section 9.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape
from talentlab.calc.assumptions.supply import SUPPLY, SupplySettings
from talentlab.calc.education.fitting import Margin, fitted

_NEVER: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Commuting:
    """Where the labour force of each municipality works, and who comes from elsewhere.

    Attributes
    ----------
    shares : (R, W)
        Of the labour force by place of work; rows sum to 1, the last column is the rest of the
        country.
    from_elsewhere : (R,)
        Persons who live in the rest of the country and work here.

    """

    shares: Floats
    from_elsewhere: Floats


def gravity(counted: Floats, distance: Integers) -> Floats:
    """Return the commuters (R, W) that sizes and distances alone would give.

    The log-linear model ``log mu = a_home + b_work + f(distance)``, fitted by maximum likelihood:
    its sums by home, by work and by distance are the counted ones. Those who stay are their own.

    Parameters
    ----------
    counted : (R, W)
    distance : (R, W)
        Class of distance from 0, the same for pairs that are alike.

    Notes
    -----
    Wilson (1967); Flowerdew & Aitkin (1982). Method: docs/method-guide/supply.md, section 9,
    equation 19.

    """
    require_shape("distance", distance.astype(np.float64), counted.shape)
    classes = int(distance.max()) + 1
    member = distance[..., None] == np.arange(classes)
    seed = np.where(member, 1.0, 0.0)
    by_class = np.array([counted[distance == k].sum() for k in range(classes)])
    margins = (
        Margin((2,), by_class),
        Margin((1,), counted.sum(axis=0)),
        Margin((0,), counted.sum(axis=1)),
    )
    return np.asarray((fitted(seed, margins) * member).sum(axis=-1))


def commuting_of(
    counted: Floats, distance: Integers, from_elsewhere: Floats, settings: SupplySettings = SUPPLY
) -> Commuting:
    """Return shares (R, W): counted pairs drawn towards gravity, small pairs the most.

    ``(n + kappa mu / sum mu)`` over its sum: kappa commuters are added, spread as gravity says.
    A municipality without commuters works at home.

    Method: docs/method-guide/supply.md, section 9, equation 20.
    """
    homes = len(counted)
    expected = gravity(counted, distance)
    total = expected.sum(axis=1, keepdims=True)
    usual = np.divide(expected, total, out=np.zeros(counted.shape), where=total > 0)
    drawn = counted + settings.commuting_prior * usual
    sums = drawn.sum(axis=1, keepdims=True)
    at_home = np.eye(homes, counted.shape[1])
    shares = np.divide(drawn, sums, out=at_home, where=sums > _NEVER)
    return Commuting(shares=shares, from_elsewhere=from_elsewhere)


def at_work(labour: Floats, incomers: Floats, commuting: Commuting, more: Floats) -> Floats:
    """Return supply (..., R, E) where people work, from the labour force where they live.

    ``W = L + x (C' L - L) + x from elsewhere``: with x = 1 people commute as they did; other x let
    all commute more or less. Nobody is lost: sums differ by those who cross the region's border.

    Parameters
    ----------
    labour : (..., R, E)
    incomers : (R, E)
        Those from the rest of the country, by education.
    commuting : Commuting
    more : (...)
        x, at most what leaves somebody at home.

    """
    homes = labour.shape[-2]
    inside = commuting.shares[:, :homes]
    most = 1.0 / max(float((1.0 - np.diagonal(inside)).max(initial=0.0)), _NEVER)
    factor = np.minimum(more, most)[..., None, None]
    commuted = np.matmul(inside.T, labour)
    return np.asarray(labour + factor * (commuted - labour) + factor * incomers)

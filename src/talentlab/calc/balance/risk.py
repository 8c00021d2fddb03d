"""How likely a shortage is, how large it is expected to be, and how bad it may become.

Draws (D) are the last axis everywhere in this package. Method: docs/method-guide/gap.md, section 2.
"""

import math

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.balance import BALANCE, BalanceSettings


def p_short(supply: Floats, demand: Floats, settings: BalanceSettings = BALANCE) -> Floats:
    """Return P(W < (1 - delta) D) over the draws of supply and demand (..., D), both in persons.

    Method: docs/method-guide/gap.md, section 2, equation 2.

    Examples
    --------
    >>> p_short(np.array([90.0, 97.0, 99.0, 120.0]), np.full(4, 100.0))
    array(0.5)

    """
    require_shape("demand", demand, supply.shape)
    return np.asarray((supply < (1.0 - settings.margin) * demand).mean(axis=-1))


def expected_shortage(gap: Floats) -> Floats:
    """Return E[(D - W)+] of the ``gap`` W - D (..., D), in persons.

    Method: docs/method-guide/gap.md, section 2, equation 3.

    Examples
    --------
    >>> expected_shortage(np.array([-30.0, -10.0, 0.0, 60.0]))
    array(10.)

    """
    return np.asarray(np.maximum(-gap, 0.0).mean(axis=-1))


def cvar(loss: Floats, tail: float) -> Floats:
    """Return the mean of the worst ``tail`` (0-1) of the losses (..., D).

    Where the tail is no whole number of draws, the last one counts in part (Rockafellar and
    Uryasev, 2000).

    Method: docs/method-guide/gap.md, section 2, equation 4.

    Examples
    --------
    >>> cvar(np.array([1.0, 5.0, 2.0, 4.0, 3.0]), 0.3)
    array(4.66666667)

    """
    return cvar_of_sorted(np.sort(loss, axis=-1)[..., ::-1], tail)


def cvar_of_sorted(worst_first: Floats, tail: float) -> Floats:
    """Return :func:`cvar` of losses (..., D) that are sorted already, the worst first."""
    wanted = tail * worst_first.shape[-1]
    whole = math.floor(wanted + 1e-9)  # 0.1 * 30 is 3.0000000000000004
    weight = np.ones(max(whole + 1, 1))
    weight[-1] = max(wanted - whole, 0.0)
    weight = weight[: worst_first.shape[-1]]
    return np.asarray(worst_first[..., : len(weight)] @ weight / weight.sum())

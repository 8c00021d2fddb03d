"""Who stays where they studied: followed cohorts, small groups lent strength by larger ones.

Method: docs/method-guide/supply.md, section 6.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape
from talentlab.calc.calibration import normal_quantile

_LEAST_UNLIKE: Final = 1e-3
_MOST_UNLIKE: Final = 0.5
_EDGE: Final = 1e-3  # shares are never quite 0 or 1: the next cohort may differ
_PRIOR_CELLS: Final = 5.0  # cells whose show of likeness weighs as much as the prior


@dataclass(frozen=True, slots=True)
class Shares:
    """Estimated shares (N,), and the persons each is worth: evidence and what it leans on.

    ``own_weight`` is the part of the estimate that is the cell's own, 0-1.
    """

    mean: Floats
    worth: Floats
    own_weight: Floats

    def quantile(self, level: float) -> Floats:
        """Return the quantile of each share, normal on the log odds; ``level`` 0-1."""
        z = np.sign(level - 0.5) * normal_quantile(abs(2 * level - 1)) if level != 0.5 else 0.0  # noqa: PLR2004 -- the median
        logit = np.log(self.mean / (1 - self.mean)) + z * self.doubt
        return np.asarray(1 / (1 + np.exp(-logit)))

    @property
    def doubt(self) -> Floats:
        """Return the standard deviation (N,) of the log odds."""
        return np.asarray(1 / np.sqrt(self.worth * self.mean * (1 - self.mean)))


def towards(stayed: Floats, followed: Floats, usual: Floats, prior: float) -> Shares:
    """Return shares drawn towards ``usual``, as far as cells have been seen to be alike.

    Beta-binomial: a cell's share is Beta with mean ``usual`` and size m; 1 / (m + 1) is what cells
    differ beyond chance, ``phi = (sum z - N) / sum (n - 1)`` with
    ``z = n (p - pi)^2 / pi (1 - pi)`` (Kleinman 1973). With few cells m leans on ``prior``.

    Method: docs/method-guide/supply.md, section 6, equation 15.

    Parameters
    ----------
    stayed, followed : (N,)
        Persons; those who stayed are among those followed.
    usual : (N,)
        The share of the pool each cell belongs to.
    prior
        m where nothing tells how much cells differ.

    """
    require_shape("followed", followed, stayed.shape)
    usual = np.clip(usual, _EDGE, 1 - _EDGE)
    size = _likeness(stayed, followed, usual, prior)
    worth = followed + size
    mean = np.clip((stayed + size * usual) / worth, _EDGE, 1 - _EDGE)
    return Shares(mean=mean, worth=worth, own_weight=followed / worth)


def _likeness(stayed: Floats, followed: Floats, usual: Floats, prior: float) -> float:
    """Return m, the persons that ``usual`` is worth."""
    told = followed > 1
    freedom = float((followed[told] - 1).sum())
    if not told.any() or freedom <= 0:
        return prior
    share = stayed[told] / followed[told]
    chance = usual[told] * (1 - usual[told])
    excess = float((followed[told] * (share - usual[told]) ** 2 / chance).sum() - told.sum())
    unlike = float(np.clip(excess / freedom, _LEAST_UNLIKE, _MOST_UNLIKE))
    cells = float(told.sum())
    log_size = cells * np.log(1 / unlike - 1) + _PRIOR_CELLS * np.log(prior)
    return float(np.exp(log_size / (cells + _PRIOR_CELLS)))


def pooled_shares(
    stayed: Floats, followed: Floats, fields: Integers, *, usual: float, prior: float
) -> Shares:
    """Return the share of each group (N,): its own, its field's and everybody's, as they are sure.

    Parameters
    ----------
    stayed, followed : (N,)
    fields : (N,)
        Which field each group belongs to, from 0.
    usual, prior
        What everybody is drawn towards, and the persons that is worth.

    """
    number = int(fields.max()) + 1
    field_stayed = np.bincount(fields, stayed, number).astype(np.float64)
    field_followed = np.bincount(fields, followed, number).astype(np.float64)
    everybody = towards(
        stayed.sum(keepdims=True), followed.sum(keepdims=True), np.array([usual]), prior
    )
    field = towards(field_stayed, field_followed, np.full(number, everybody.mean[0]), prior)
    return towards(stayed, followed, field.mean[fields], prior)

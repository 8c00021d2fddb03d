"""Straight lines below the expected loss: what the search knows of it.

The loss is convex in the seats except for one thing: starters are the lesser of seats and
applicants, which is concave, so that a surplus is not convex in the seats. The lines are therefore
drawn below ``bound``, which puts starters between ``seats * min(1, applicants / most)`` (in
surplus) and ``min(seats, applicants)`` (in shortage). It is the loss itself wherever applicants do
not bind, and never above it.

Source: Van Slyke and Wets (1969), the L-shaped method; McCormick (1976) for the bound.

Method: docs/method-guide/seats.md, section 6.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from talentlab.calc.arrays import Floats
from talentlab.calc.seats.outcome import Scenarios, spread, worst_shares
from talentlab.calc.seats.problem import SeatProblem

_TINY: Final = 1e-12
"""Slopes below this share of the largest one are rounding."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Lines ``theta >= slope @ seats + level`` below expected losses and the worst ones' mean.

    ``slopes`` (G * U, P * T) and ``levels`` (G * U,) belong to the mean loss of each group and
    year; ``worst_slope`` (P * T,) and ``worst_level`` to the mean of the worst draws. ``means``
    (G * U,) and ``worst`` are the bound itself at the seats where the lines touch it.
    """

    slopes: sparse.csr_array
    levels: Floats
    means: Floats
    worst_slope: Floats
    worst_level: float
    worst: float


class Bound:
    """The convex bound of the losses, and its lines at any seats."""

    def __init__(self, problem: SeatProblem, scenarios: Scenarios, most: Floats) -> None:
        """Prepare what is the same at all seats; ``most`` (P, T) are the most seats possible."""
        draws = len(scenarios.need)
        weights = problem.year_weights
        self._spread = spread(problem)
        self._reached = sparse.csc_array(self._spread)
        self._need = scenarios.need.reshape(draws, -1)
        self._applicants = scenarios.applicants.reshape(draws, -1)
        self._yields = scenarios.yields.reshape(draws, -1)
        share = scenarios.applicants / np.maximum(most, 1.0)
        self._fewest = np.minimum(1.0, share).reshape(draws, -1)
        self._shortage = np.outer(problem.shortage_sek, weights).ravel()
        self._surplus = np.outer(problem.surplus_sek, weights).ravel()
        self._tail = problem.tail

    def cuts(self, seats: Floats) -> Cuts:
        """Return the lines that touch the bound at ``seats`` (P, T)."""
        k = seats.ravel()
        open_ = self._yields * (k < self._applicants)
        most = np.minimum(k, self._applicants) * self._yields
        few = self._fewest * self._yields
        short = np.maximum(self._need - most @ self._spread, 0.0) * self._shortage
        over = np.maximum((few * k) @ self._spread - self._need, 0.0) * self._surplus
        loss = short + over
        fall = -np.where(short > 0, self._shortage, 0.0)
        rise = np.where(over > 0, self._surplus, 0.0)
        means = loss.mean(axis=0)
        slopes = self._mean_slopes(open_, few, fall, rise)
        shares = worst_shares(loss.sum(axis=1), self._tail)
        worst = float(shares @ loss.sum(axis=1))
        worst_slope = shares @ (open_ * (fall @ self._spread.T) + few * (rise @ self._spread.T))
        return Cuts(
            slopes=slopes,
            levels=means - slopes @ k,
            means=means,
            worst_slope=worst_slope,
            worst_level=worst - float(worst_slope @ k),
            worst=worst,
        )

    def _mean_slopes(
        self, open_: Floats, few: Floats, fall: Floats, rise: Floats
    ) -> sparse.csr_array:
        """Return the slope of each group's and year's mean loss (G * U, P * T)."""
        dense = (fall.T @ open_ + rise.T @ few) / len(fall)
        slopes = sparse.csr_array(sparse.csr_array(self._reached.T).multiply(dense))
        slopes.data[np.abs(slopes.data) < _TINY * np.abs(slopes.data).max(initial=0.0)] = 0.0
        slopes.eliminate_zeros()
        return slopes

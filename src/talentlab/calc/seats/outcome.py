"""What a plan leads to in every draw: starters, graduates, those short and those too many.

Method: docs/method-guide/seats.md, sections 2 and 4.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.seats.problem import Ints, SeatProblem


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Possible futures, equally likely.

    Attributes
    ----------
    need : (D, G, U)
        Persons missing in a group at the end of a year if nobody started in the plan's programmes;
        below zero where there are too many all the same.
    applicants : (D, P, T)
        Most who would start.
    yields : (D, P, T)
        Share of starters who graduate and work in the region.
    origin : (D,)
        The draw of the need that each future was made from; several may share one.

    """

    need: Floats
    applicants: Floats
    yields: Floats
    origin: Ints

    def __post_init__(self) -> None:
        """Refuse arrays that are not of the same draws."""
        draws = len(self.need)
        require_shape("applicants", self.applicants, (draws, *self.applicants.shape[1:]))
        require_shape("yields", self.yields, self.applicants.shape)
        require_shape("origin", self.origin, (draws,))

    def only(self, chosen: Ints) -> "Scenarios":
        """Return the draws at the positions ``chosen``."""
        return Scenarios(
            need=self.need[chosen],
            applicants=self.applicants[chosen],
            yields=self.yields[chosen],
            origin=self.origin[chosen],
        )

    def average(self) -> "Scenarios":
        """Return the one future where everything comes out as on average."""
        return Scenarios(
            need=self.need.mean(axis=0, keepdims=True),
            applicants=self.applicants.mean(axis=0, keepdims=True),
            yields=self.yields.mean(axis=0, keepdims=True),
            origin=np.zeros(1, dtype=np.int64),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a plan leads to.

    Attributes
    ----------
    starts : (D, P, T)
        The lesser of seats and applicants.
    graduates : (D, P, T)
        Those of a start year who graduate and work in the region.
    gap : (D, G, U)
        Persons still missing; below zero those too many.
    losses : (D,)
        What shortage and surplus cost in each draw, SEK.

    """

    starts: Floats
    graduates: Floats
    gap: Floats
    losses: Floats


def outcome(problem: SeatProblem, scenarios: Scenarios, seats: Ints | Floats) -> Outcome:
    """Return what the plan ``seats`` (P, T) leads to in each draw.

    Starters are the lesser of seats and applicants; graduates are starters times the yield; a
    group's gap is its need less all graduates of its programmes who are still at work:

    ``gap[g, u] = need[g, u] - sum over p in g, t of reach[p, t, u] * yield * min(seats, applicants)``

    Method: docs/method-guide/seats.md, section 2, equations 1-2.
    """  # noqa: E501 -- the equation is one line
    require_shape("seats", seats, problem.shape)
    require_shape("applicants", scenarios.applicants, (len(scenarios.need), *problem.shape))
    starts = np.minimum(seats, scenarios.applicants)
    graduates = starts * scenarios.yields
    gap = scenarios.need - at_work(problem, graduates)
    return Outcome(starts, graduates, gap, losses(problem, gap))


def at_work(problem: SeatProblem, graduates: Floats) -> Floats:
    """Return those of the plan's graduates (D, P, T) at work, by group and year (D, G, U)."""
    draws = len(graduates)
    flat = graduates.reshape(draws, -1) @ spread(problem)
    return flat.reshape(draws, len(problem.groups), len(problem.need_years))


def spread(problem: SeatProblem) -> Floats:
    """Return what one graduate of (p, t) adds to (g, u), as a matrix (P * T, G * U)."""
    programmes, years = problem.shape
    matrix = np.zeros((programmes, years, len(problem.groups), len(problem.need_years)))
    matrix[np.arange(programmes), :, problem.group_of, :] = problem.reach()
    return matrix.reshape(programmes * years, -1)


def losses(problem: SeatProblem, gap: Floats) -> Floats:
    """Return the cost of shortage and surplus (D,) of gaps (D, G, U), SEK.

    Method: docs/method-guide/seats.md, section 4, equation 4.
    """
    short = np.maximum(gap, 0.0) * problem.shortage_sek[:, None]
    surplus = np.maximum(-gap, 0.0) * problem.surplus_sek[:, None]
    return np.asarray(((short + surplus) * problem.year_weights).sum(axis=(1, 2)))


def fixed_cost(problem: SeatProblem, seats: Ints | Floats) -> float:
    """Return what seats and changes of seats cost, whatever happens, SEK."""
    changes = np.abs(np.diff(seats, axis=1, prepend=problem.seats_today[:, None]))
    return float(
        (problem.cost_per_seat[:, None] * seats).sum() + problem.change_sek * changes.sum()
    )


def risk_weights(problem: SeatProblem, losses_: Floats) -> Floats:
    """Return the weight (D,) of each draw: its part of the average and of the worst draws.

    The worst ``1 - tail`` of the draws share ``risk_weight``, one of them perhaps in part, so that
    the weighted sum of losses is ``(1 - lambda) * mean + lambda * CVaR``.

    Source: Rockafellar and Uryasev (2000), Optimization of conditional value-at-risk.

    Method: docs/method-guide/seats.md, section 4, equation 5.

    Examples
    --------
    >>> from talentlab.calc.seats.outcome import worst_shares
    >>> worst_shares(np.array([1.0, 4.0, 2.0, 3.0]), 0.5).tolist()
    [0.0, 0.5, 0.0, 0.5]

    """
    even = np.full(len(losses_), 1.0 / len(losses_))
    if problem.risk_weight == 0.0:
        return even
    return (1 - problem.risk_weight) * even + problem.risk_weight * worst_shares(
        losses_, problem.tail
    )


def worst_shares(losses_: Floats, tail: float) -> Floats:
    """Return weights (D,) that give the mean of the worst ``1 - tail`` of the draws."""
    draws = len(losses_)
    wanted = (1.0 - tail) * draws
    order = np.argsort(-losses_, kind="stable")
    taken = np.clip(wanted - np.arange(draws), 0.0, 1.0)
    shares = np.empty(draws)
    shares[order] = taken / wanted
    return shares


def cvar(losses_: Floats, tail: float) -> float:
    """Return the mean of the worst ``1 - tail`` of the draws (conditional value at risk)."""
    return float(worst_shares(losses_, tail) @ losses_)


def objective(problem: SeatProblem, scenarios: Scenarios, seats: Ints | Floats) -> float:
    """Return what is to be as small as possible, SEK.

    ``(1 - lambda) * mean + lambda * CVaR`` of the losses, and what seats and changes cost.

    Method: docs/method-guide/seats.md, section 4, equation 5.
    """
    found = outcome(problem, scenarios, seats).losses
    return float(risk_weights(problem, found) @ found) + fixed_cost(problem, seats)

"""What a plan is worth beside today's, beside planning for the average, and beside knowing.

Method: docs/method-guide/seats.md, section 7.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.seats.outcome import Scenarios, cvar, fixed_cost, outcome
from talentlab.calc.seats.perfect import chosen_draws, perfect_costs
from talentlab.calc.seats.problem import Ints, SeatProblem


class Kind(StrEnum):
    """What is valued."""

    TODAY = "today"
    MEAN_PLAN = "mean_plan"
    PLAN = "plan"
    REGRET = "regret"
    VSS = "vss"
    EVPI = "evpi"


@dataclass(frozen=True, slots=True)
class Value:
    """A cost, or a difference of costs, SEK.

    Attributes
    ----------
    kind : Kind
        Today's seats kept, the plan for the average, the plan; today's regret, the value of the
        stochastic solution, the value of perfect information at most.
    planned : float
        On the draws that the plan was made on.
    held_out : float
        On draws that it has not seen.
    standard_error : float
        Of ``held_out``; NaN where there is only one draw of the need.

    """

    kind: Kind
    planned: float
    held_out: float
    standard_error: float


def values(
    problem: SeatProblem,
    planned: Scenarios,
    held_out: Scenarios,
    *,
    plan: Ints,
    mean_plan: Ints,
    perfect_draws: int,
) -> tuple[Value, ...]:
    """Return the costs of the plans and their differences, each on seen and on unseen draws.

    ``regret = cost(today) - cost(plan)``, ``VSS = cost(mean plan) - cost(plan)`` and
    ``EVPI = E[cost of the plan - least cost that the draw allows]``, all positive when the plan is
    better. EVPI is of the average cost, without the weight of the worst draws.

    Method: docs/method-guide/seats.md, section 7, equations 7-9.
    """
    plans = {Kind.TODAY: problem.today(), Kind.MEAN_PLAN: mean_plan, Kind.PLAN: plan}
    seen = {kind: contributions(problem, planned, seats) for kind, seats in plans.items()}
    unseen = {kind: contributions(problem, held_out, seats) for kind, seats in plans.items()}
    for less, kind in ((Kind.TODAY, Kind.REGRET), (Kind.MEAN_PLAN, Kind.VSS)):
        seen[kind] = seen[less] - seen[Kind.PLAN]
        unseen[kind] = unseen[less] - unseen[Kind.PLAN]
    found = [
        Value(
            kind,
            float(seen[kind].mean()),
            float(unseen[kind].mean()),
            standard_error(unseen[kind], held_out.origin),
        )
        for kind in seen
    ]
    return (*found, _evpi(problem, planned, held_out, plan, perfect_draws))


def contributions(problem: SeatProblem, scenarios: Scenarios, seats: Ints) -> Floats:
    """Return what each draw adds to the objective (D,); their mean is the objective, SEK.

    ``(1 - lambda) * L + lambda * (v + (L - v)+ / (1 - alpha))`` with ``v`` the quantile of the
    losses at alpha, and what seats and changes cost.

    Source: Rockafellar and Uryasev (2000).
    """
    losses = outcome(problem, scenarios, seats).losses
    worst = _in_the_tail(losses, problem.tail)
    weight = problem.risk_weight
    return np.asarray((1 - weight) * losses + weight * worst + fixed_cost(problem, seats))


def _in_the_tail(losses: Floats, tail: float) -> Floats:
    """Return the contributions to the mean of the worst draws (D,)."""
    quantile = float(np.quantile(losses, tail, method="inverted_cdf"))
    above = np.maximum(losses - quantile, 0.0) / (1.0 - tail)
    # The same mean as `cvar`, also where the tail is not a whole number of draws.
    return np.asarray(quantile + above + (cvar(losses, tail) - (quantile + above.mean())))


def _evpi(
    problem: SeatProblem, planned: Scenarios, held_out: Scenarios, plan: Ints, wanted: int
) -> Value:
    """Return the value of knowing each draw, on some of the draws."""
    found = []
    for scenarios in (planned, held_out):
        some = scenarios.only(chosen_draws(len(scenarios.need), wanted))
        spent = outcome(problem, some, plan).losses + fixed_cost(problem, plan)
        found.append((spent - perfect_costs(problem, some), some.origin))
    (seen, _), (unseen, origin) = found
    error = standard_error(unseen, origin)
    return Value(Kind.EVPI, float(seen.mean()), float(unseen.mean()), error)


def standard_error(numbers: Floats, origin: Ints) -> float:
    """Return the standard error of a mean (D,) whose draws come from fewer draws of the need.

    Draws with the same ``origin`` (D,) count together, so that drawing studies again and again for
    the same need makes nothing surer than it is.
    """
    _, cluster = np.unique(origin, return_inverse=True)
    clusters = int(cluster.max()) + 1
    if clusters == 1:
        return float("nan")
    sums = np.bincount(cluster, numbers - numbers.mean())
    return float(np.sqrt((sums**2).sum() * clusters / (clusters - 1)) / len(numbers))

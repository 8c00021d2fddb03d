"""The search for the best plan on a set of draws (sample-average approximation).

Lines below the expected loss are added where the linear part of the problem wants to be, until it
is where the loss itself is (Kelley, 1960); whole groups are then found by HiGHS; small moves end
it. The same problem and draws give the same plan on every machine: no clock decides anything.

Method: docs/method-guide/seats.md, section 6.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, require_shape
from talentlab.calc.seats.cuts import Bound, Cuts
from talentlab.calc.seats.master import Found, Master
from talentlab.calc.seats.outcome import Scenarios, fixed_cost, objective
from talentlab.calc.seats.polish import allowed, polish
from talentlab.calc.seats.problem import Ints, Limit, SeatProblem
from talentlab.errors import SeatLimitsContradict

TOLERANCE: Final = 0.005
"""Relative distance between line and loss at which more lines are not worth their time."""
EXACT: Final = 1e-7
"""The same for small problems, which are solved to the end."""
SMALL: Final = 40
"""Programmes times years up to which a problem is small."""
MOST_LINES: Final = 8
"""Rounds of lines between the limits and then between tighter ones; small problems get more."""
TIGHTER: Final = 1
"""Times that the seats looked between are drawn closer to what was found."""
ROOM: Final = (1.15, 2.0)
"""How far: this many times as many seats, and this many more."""
BOX: Final = 2
"""Seats from the best fraction within which whole seats are sought in a large problem."""
NODES: Final = 60_000
"""Most branches, times programmes and years, of the search for whole seats in a large problem."""
_STARTS: Final = (0.0, 0.5, 0.8, 0.9, 1.0, 1.1, 1.5, 2.0)
"""Multiples of a known plan where the first lines are drawn."""
_WORTH_A_LINE: Final = 3e-4
"""A loss that lies this share of the mean loss above its line gets a new one."""


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """A plan, and how good it can be said to be on the draws it was made on.

    Attributes
    ----------
    seats : (P, T)
        First-year seats.
    cost : float
        The objective on the draws of the plan, SEK.
    lower_bound : float
        No plan within the limits costs less on these draws, SEK.

    """

    seats: Ints
    cost: float
    lower_bound: float


@dataclass(frozen=True, slots=True)
class Fraction:
    """The best plan when seats may be parts of seats, with the lines that say so."""

    master: Master
    bound: Bound
    seats: Floats
    least: float


def find_plan(
    problem: SeatProblem,
    scenarios: Scenarios,
    *,
    decided: Floats | None = None,
    beside: tuple[Ints, ...] = (),
) -> SeatPlan:
    """Return the best plan found on the draws.

    Parameters
    ----------
    decided : (P, T)
        Seats that are settled already, for whole years from the first on; NaN elsewhere.
    beside
        Other plans (P, T), which are never better than the one returned.

    Raises
    ------
    SeatLimitsContradict
        No plan keeps every limit.

    """
    settled_seats = np.full(problem.shape, np.nan) if decided is None else decided
    require_shape("decided", settled_seats, problem.shape)
    settled = int((~np.isnan(settled_seats)).all(axis=0).sum())
    first = fractional(problem, scenarios, settled_seats, largest_sizes(problem, scenarios))
    closer = _closer(problem, scenarios, settled_seats, first)
    whole = _whole(problem, scenarios, closer)
    starts = [whole, *(plan for plan in beside if allowed(problem, plan, settled=settled))]
    if settled == 0 and allowed(problem, problem.today()):
        starts.append(problem.today())
    if not is_small(problem):
        starts = [min(starts, key=lambda plan: objective(problem, scenarios, plan))]
    plans = [polish(problem, scenarios, start, settled=settled) for start in starts]
    seats, cost = min(plans, key=lambda plan: plan[1])
    return SeatPlan(seats, cost, min(first.least, cost))


def largest_sizes(problem: SeatProblem, scenarios: Scenarios) -> Floats:
    """Return the most seats (P, T) worth looking at: more than all applicants never help.

    Where all is known, more than those who apply are never worth offering, so that applicants bind
    nowhere and the bound is the loss itself. Today's seats are always possible, because a limit on
    cuts may demand them.
    """
    if len(scenarios.need) == 1:
        useful = np.floor(scenarios.applicants[0])
    else:
        applicants = np.ceil(scenarios.applicants.max(axis=0))
        useful = np.maximum(applicants, problem.smallest_group[:, None])
    if np.isfinite(problem.most_cut).any():
        useful = np.maximum(useful, problem.seats_today[:, None])
    return np.asarray(np.minimum(useful, problem.largest[:, None]), dtype=np.float64)


def is_small(problem: SeatProblem) -> bool:
    """Return whether the problem is solved to the end rather than within a tolerance."""
    programmes, years = problem.shape
    return programmes * years <= SMALL


def fractional(
    problem: SeatProblem,
    scenarios: Scenarios,
    decided: Floats,
    most: Floats,
    start: Floats | None = None,
) -> Fraction:
    """Return the best fractional plan between none and ``most`` seats (P, T), by lines."""
    master, bound = Master(problem, most, decided), Bound(problem, scenarios, most)
    known = problem.today().astype(float) if start is None else start
    everything = np.ones(master.columns.losses, dtype=bool)
    for plan in (*(known * times for times in _STARTS), most):
        master.add(bound.cuts(np.minimum(most, plan)), everything)
    tolerance, rounds = (EXACT, 10 * MOST_LINES) if is_small(problem) else (TOLERANCE, MOST_LINES)
    best, seats, least = np.inf, known, -np.inf
    for _ in range(rounds):
        found = master.solve()
        if found is None:
            raise SeatLimitsContradict(limits=contradicting(problem, scenarios, decided))
        cuts = bound.cuts(found.seats)
        least = max(least, found.objective)
        if (cost := bounded_cost(problem, cuts, found.seats)) < best:
            best, seats = cost, found.seats
        if best - least <= tolerance * abs(best):
            break
        master.add(cuts, _loose(cuts, found))
    return Fraction(master, bound, seats, least)


def bounded_cost(problem: SeatProblem, cuts: Cuts, seats: Floats | Ints) -> float:
    """Return the objective with the bound in place of the losses, SEK."""
    weight = problem.risk_weight
    risk = (1 - weight) * float(cuts.means.sum()) + weight * cuts.worst
    return risk + fixed_cost(problem, seats)


def _loose(cuts: Cuts, found: Found) -> Booleans:
    """Return which losses (G * U,) lie far enough above their lines to need another."""
    least = EXACT if found.seats.size <= SMALL else _WORTH_A_LINE
    return np.asarray(cuts.means - found.means > least * cuts.means.mean())


def _closer(
    problem: SeatProblem, scenarios: Scenarios, decided: Floats, first: Fraction
) -> Fraction:
    """Return the plan found between ever closer sizes, where the bound is closer to the loss."""
    found, most = first, first.master.upper[first.master.columns.seats()].reshape(problem.shape)
    for _ in range(TIGHTER):
        if (scenarios.applicants >= most).all():
            break
        near = np.ceil(np.minimum(found.seats, most) * ROOM[0]) + ROOM[1]
        if np.isfinite(problem.most_cut).any():
            near = np.maximum(near, problem.seats_today[:, None])
        most = np.minimum(most, np.maximum(near, problem.smallest_group[:, None]))
        found = fractional(problem, scenarios, decided, most, found.seats)
    return found


def _whole(problem: SeatProblem, scenarios: Scenarios, found: Fraction) -> Ints:
    """Return whole seats in whole groups near the best fraction, or anywhere if it is small."""
    if not is_small(problem):
        done = found.master.solve(
            whole=True,
            gap=TOLERANCE / 2,
            nodes=NODES // found.seats.size,
            near=_box(problem, found),
        )
        return whole_seats(done) if done else _within_limits(problem, scenarios, found)
    return _to_the_end(problem, scenarios, found)


def _to_the_end(problem: SeatProblem, scenarios: Scenarios, found: Fraction) -> Ints:
    """Return the best whole plan: lines are added until none lies below the loss there."""
    best, seats = np.inf, None
    for _ in range(10 * MOST_LINES):
        done = found.master.solve(whole=True)
        if done is None:
            return _within_limits(problem, scenarios, found)
        plan = whole_seats(done)
        if (cost := objective(problem, scenarios, plan)) < best:
            best, seats = cost, plan
        cuts = found.bound.cuts(plan.astype(float))
        if bounded_cost(problem, cuts, plan) - done.objective <= EXACT * abs(best):
            break
        found.master.add(cuts, np.ones(len(cuts.means), dtype=bool))
    return problem.today() if seats is None else seats


def _within_limits(problem: SeatProblem, scenarios: Scenarios, found: Fraction) -> Ints:
    """Return any plan of whole groups within the limits, for small moves to start from."""
    decided = found.master.decided
    done = Master(problem, largest_sizes(problem, scenarios), decided).solve(whole=True)
    if done is None:
        raise SeatLimitsContradict(limits=contradicting(problem, scenarios, decided))
    return whole_seats(done)


def _box(problem: SeatProblem, found: Fraction) -> tuple[Floats, Floats]:
    """Return least and most seats (P, T) near the best fraction, with room to close or open."""
    smallest = np.maximum(problem.smallest_group, 1)[:, None].astype(float)
    may_close = found.seats < smallest + BOX
    least = np.where(may_close, 0.0, np.maximum(np.floor(found.seats) - BOX, smallest))
    most = np.maximum(np.ceil(found.seats) + BOX, smallest)
    upper = found.master.upper[found.master.columns.seats()].reshape(problem.shape)
    return least, np.minimum(most, upper)


def whole_seats(found: Found) -> Ints:
    """Return the seats as whole numbers; the solver's are whole within its tolerance."""
    return np.rint(found.seats).astype(np.int64)


def contradicting(problem: SeatProblem, scenarios: Scenarios, decided: Floats) -> list[str]:
    """Return the limits without which, each alone, there would be a plan.

    All of them when no single one is enough.
    """
    most = largest_sizes(problem, scenarios)
    free = np.full(len(problem.programmes), np.inf)
    freed: dict[str, SeatProblem] = {Limit.CUT: replace(problem, most_cut=free)}
    for limit in dict.fromkeys(resource.limit for resource in problem.resources):
        others = tuple(r for r in problem.resources if r.limit is not limit)
        freed[limit] = replace(problem, resources=others)
    guilty = [
        str(limit)
        for limit, eased in freed.items()
        if Master(eased, most, decided).solve(whole=True) is not None
    ]
    return guilty or [str(limit) for limit in freed]

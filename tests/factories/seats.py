"""Seat problems to plan: one programme with a known answer, and small ones to count through."""

import numpy as np

from talentlab.calc.seats.outcome import Scenarios
from talentlab.calc.seats.problem import Limit, Resource, SeatProblem

NO_LIMIT = np.inf


def seat_problem(  # noqa: PLR0913 -- each test names what matters to it
    *,
    programmes=1,
    years=1,
    groups=None,
    smallest=1,
    largest=10_000,
    today=0,
    lag=0,
    stays=1.0,
    cost=0.0,
    budget=None,
    placements=None,
    rise=NO_LIMIT,
    cut=NO_LIMIT,
    shortage=3.0,
    surplus=1.0,
    change=0.0,
    risk=0.0,
    weights=None,
):
    """Return a problem where every programme is alike unless lists say otherwise."""
    group_of = np.array(groups if groups is not None else range(programmes), dtype=np.int64)
    count = int(group_of.max()) + 1

    def each(value, kind):
        return np.broadcast_to(np.array(value, dtype=kind), (programmes,)).copy()

    costs = each(cost, float)
    resources = []
    if budget is not None:
        available = np.broadcast_to(np.array(budget, dtype=float), (years,)).copy()
        resources.append(Resource(Limit.BUDGET, "", costs, available))
    if placements is not None:
        available = np.broadcast_to(np.array(placements, dtype=float), (years,)).copy()
        resources.append(Resource(Limit.PLACEMENTS, "", np.ones(programmes), available))
    return SeatProblem(
        programmes=tuple(f"p{p}" for p in range(programmes)),
        groups=tuple(f"g{g}" for g in range(count)),
        years=tuple(range(2026, 2026 + years)),
        need_years=tuple(range(2026, 2026 + years + int(np.max(lag)))),
        group_of=group_of,
        seats_today=each(today, np.int64),
        smallest_group=each(smallest, np.int64),
        largest=each(largest, np.int64),
        most_rise=each(rise, float),
        most_cut=each(cut, float),
        lag=each(lag, np.int64),
        stays=each(stays, float),
        resources=tuple(resources),
        cost_per_seat=costs,
        shortage_sek=np.full(count, float(shortage)),
        surplus_sek=np.full(count, float(surplus)),
        year_weights=np.ones(years + int(np.max(lag))) if weights is None else np.array(weights),
        change_sek=change,
        risk_weight=risk,
        tail=0.9,
    )


def needs(problem, need, *, yields=1.0, applicants=1e6):
    """Return draws with the ``need`` (D,), (D, U) or (D, G, U) and the same yields everywhere."""
    need = np.asarray(need, dtype=float)
    if need.ndim == 1:
        need = need[:, None]
    if need.ndim == 2:
        need = need[:, None, :]
    groups, years = len(problem.groups), len(problem.need_years)
    need = np.broadcast_to(need, (len(need), groups, years)).copy()
    shape = (len(need), *problem.shape)
    return Scenarios(
        need=need,
        applicants=np.broadcast_to(np.asarray(applicants, dtype=float), shape).copy(),
        yields=np.broadcast_to(np.asarray(yields, dtype=float), shape).copy(),
        origin=np.arange(len(need)),
    )

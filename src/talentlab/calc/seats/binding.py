"""What holds a plan back, and what one more unit of it would give.

Method: docs/method-guide/seats.md, section 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy import optimize, sparse

from talentlab.calc.arrays import Floats
from talentlab.calc.seats.cuts import Bound
from talentlab.calc.seats.master import Master, resource_unit
from talentlab.calc.seats.outcome import Scenarios, outcome, risk_weights
from talentlab.calc.seats.problem import Ints, Limit, SeatProblem

_ROUNDS: Final = 3
"""Lines added around the plan before prices are read."""
_NEAR: Final = (1.05, 1.0)
"""Seats up to which the bound is drawn: this many times the plan's, and this many more."""
_AROUND: Final = (0.8, 0.95, 1.0, 1.05, 1.2)
_NO_LIMIT: Final = 1e12
"""In a resource's own units: the solver wants a number."""
_ROUNDING: Final = 1e-6
_LEAST: Final = 1.0
"""SEK below which a price is rounding."""


@dataclass(frozen=True, slots=True)
class Binding:
    """One limit, how much of it the plan uses and what one more unit would give.

    Attributes
    ----------
    limit : Limit
        What it is.
    year : int
        The start year it belongs to.
    programme : int or None
        The programme; none where programmes share it.
    area : str
        The cooperation area that shares it; empty where all do.
    used, available : float
        Seats, SEK, placements, teachers or persons; for applicants the expected number.
    binds : bool
        Whether the plan would be another with one more unit.
    worth_sek : float
        How much the objective falls with one more unit (for a smallest group: one fewer), SEK.

    """

    limit: Limit
    year: int
    programme: int | None
    area: str
    used: float
    available: float
    binds: bool
    worth_sek: float


@dataclass(frozen=True, slots=True)
class _Prices:
    """Falls of the objective, SEK per unit: shared (R, T), the rest (P, T)."""

    shared: Floats
    fewer: Floats
    more: Floats
    rise: Floats
    cut: Floats


def what_binds(problem: SeatProblem, scenarios: Scenarios, plan: Ints) -> tuple[Binding, ...]:
    """Return every shared limit, and of each programme's own limits those that bind.

    Prices are dual values of the linear problem in which the programmes that run are those of the
    plan; for applicants they are the mean fall of the loss with one more of them where seats are
    more than applicants. They hold for a small change.
    """
    prices = _prices(problem, scenarios, plan)
    return (
        *_shared(problem, plan, prices),
        *_of_programmes(problem, plan, prices),
        *_applicants(problem, scenarios, plan),
    )


def _prices(problem: SeatProblem, scenarios: Scenarios, plan: Ints) -> _Prices:
    programmes, years = problem.shape
    near = np.ceil(plan * _NEAR[0]) + _NEAR[1]
    most = np.repeat(problem.largest[:, None], years, axis=1).astype(float)
    master = Master(problem, most, np.full(problem.shape, np.nan))
    bound = Bound(problem, scenarios, near)
    every = np.ones(master.columns.losses, dtype=bool)
    for times in _AROUND:
        master.add(bound.cuts(np.asarray(plan * times, dtype=np.float64)), every)
    lower, upper = _as_it_runs(master, problem, plan, most)
    done = _linear(master, lower, upper)
    if done.x is None:  # the plan is somebody's own and runs more than the limits allow
        none = np.zeros(problem.shape)
        return _Prices(np.zeros((len(problem.resources), years)), none, none, none, none)
    for _ in range(_ROUNDS):
        master.add(bound.cuts(done.x[master.columns.seats()].reshape(problem.shape)), every)
        done = _linear(master, lower, upper)
    columns, least, largest = master.columns, done.lower.marginals, done.upper.marginals
    changes = -largest[columns.changes()].reshape(2, programmes, years)
    shared = -done.ineqlin.marginals[: len(problem.resources) * years].reshape(-1, years)
    units = np.array([resource_unit(r) for r in problem.resources]).reshape(-1, 1)
    return _Prices(
        shared=shared / units * master.unit,
        fewer=least[columns.seats()].reshape(problem.shape) * master.unit,
        more=-largest[columns.seats()].reshape(problem.shape) * master.unit,
        rise=changes[0] * master.unit,
        cut=changes[1] * master.unit,
    )


def _as_it_runs(
    master: Master, problem: SeatProblem, plan: Ints, most: Floats
) -> tuple[Floats, Floats]:
    """Return least and largest values when the programmes that run are those of the plan."""
    columns = master.columns
    lower, upper = master.lower.copy(), master.upper.copy()
    runs = (plan > 0) | (problem.smallest_group[:, None] <= 1)
    smallest = np.where(problem.smallest_group <= 1, 0, problem.smallest_group)[:, None]
    lower[columns.seats()] = np.where(runs, smallest, 0).ravel()
    upper[columns.seats()] = np.where(runs, most, 0).ravel()
    lower[columns.runs()] = upper[columns.runs()] = 1.0
    return lower, upper


def _linear(master: Master, lower: Floats, upper: Floats) -> Any:  # noqa: ANN401 -- SciPy's bunch
    """Return the solution with its prices; shared limits are the first of the rows."""
    cells, years = master.columns.cells, len(master.problem.years)
    rows, least, most = master.rows, master.row_lower, master.row_upper
    shared = slice(3 * cells, 3 * cells + len(master.problem.resources) * years)
    slopes, levels = master.lines()
    at_most: Any = sparse.csr_array(sparse.vstack([rows[shared], -slopes]))
    equal: Any = rows[:cells]
    bounds: Any = np.column_stack([lower, upper])
    return optimize.linprog(
        master.cost,
        A_ub=at_most,
        b_ub=np.concatenate([np.minimum(most[shared], _NO_LIMIT), -levels]),
        A_eq=equal,
        b_eq=least[:cells],
        bounds=bounds,
        method="highs",
    )


def _shared(problem: SeatProblem, plan: Ints, prices: _Prices) -> Iterator[Binding]:
    """Yield every limit that programmes share."""
    for resource, worth in zip(problem.resources, prices.shared, strict=True):
        used = resource.per_seat @ plan
        for t, year in enumerate(problem.years):
            if not np.isfinite(resource.available[t]):
                continue
            is_used = bool(resource.available[t] - used[t] < resource_unit(resource))
            is_over = bool(used[t] > resource.available[t] + resource_unit(resource) * _ROUNDING)
            binds = is_over or (is_used and bool(worth[t] * resource_unit(resource) > _LEAST))
            yield Binding(
                limit=resource.limit,
                year=year,
                programme=resource.programme,
                area=resource.area,
                used=float(used[t]),
                available=float(resource.available[t]),
                binds=binds,
                worth_sek=float(worth[t]) if binds else 0.0,
            )


def _of_programmes(problem: SeatProblem, plan: Ints, prices: _Prices) -> Iterator[Binding]:
    """Yield sizes and changes that hold a programme back."""
    changes = np.diff(plan, axis=1, prepend=problem.seats_today[:, None])
    smallest, largest = problem.smallest_group[:, None], problem.largest[:, None]
    shut = (plan == 0) & (smallest > 1)
    kinds = (
        (Limit.SMALLEST_GROUP, (plan == smallest) & (plan > 0), prices.fewer, plan, smallest),
        (Limit.SMALLEST_GROUP, shut, prices.more, plan, smallest),
        (Limit.LARGEST, plan == largest, prices.more, plan, largest),
        (
            Limit.RISE,
            changes == problem.most_rise[:, None],
            prices.rise,
            changes,
            problem.most_rise[:, None],
        ),
        (
            Limit.CUT,
            -changes == problem.most_cut[:, None],
            prices.cut,
            -changes,
            problem.most_cut[:, None],
        ),
    )
    for limit, at_limit, worth, used, available in kinds:
        available_ = np.broadcast_to(available, plan.shape)
        for p, t in np.argwhere(at_limit & (worth > _LEAST)):
            yield Binding(
                limit=limit,
                year=problem.years[t],
                programme=int(p),
                area="",
                used=float(used[p, t]),
                available=float(available_[p, t]),
                binds=True,
                worth_sek=float(worth[p, t]),
            )


def _applicants(problem: SeatProblem, scenarios: Scenarios, plan: Ints) -> Iterator[Binding]:
    """Yield programmes with too few applicants in some draws, where one more would help."""
    found = outcome(problem, scenarios, plan)
    weights = risk_weights(problem, found.losses)
    price = np.where(found.gap > 0, problem.shortage_sek[:, None], 0.0)
    price = price - np.where(found.gap < 0, problem.surplus_sek[:, None], 0.0)
    price = (price * problem.year_weights)[:, problem.group_of]
    per_graduate = np.einsum("dpu,ptu->dpt", price, problem.reach())
    lacking = plan > scenarios.applicants
    worth = np.einsum("d,dpt->pt", weights, per_graduate * scenarios.yields * lacking)
    expected = scenarios.applicants.mean(axis=0)
    for p, t in np.argwhere(lacking.any(axis=0) & (worth > _LEAST)):
        yield Binding(
            limit=Limit.APPLICANTS,
            year=problem.years[t],
            programme=int(p),
            area="",
            used=float(plan[p, t]),
            available=float(expected[p, t]),
            binds=True,
            worth_sek=float(worth[p, t]),
        )

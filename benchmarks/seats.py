"""Seat plans: how long one takes, and what it is worth on draws it has not seen.

On its own: .venv/bin/python benchmarks/seats.py
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from rows import Row
from scipy.stats import norm

from talentlab.calc.assumptions.seats import PLAN, STUDIES
from talentlab.calc.seats.binding import what_binds
from talentlab.calc.seats.futures import Studies, futures
from talentlab.calc.seats.outcome import Scenarios, cvar
from talentlab.calc.seats.problem import Limit, Resource, SeatProblem
from talentlab.calc.seats.solve import find_plan
from talentlab.calc.seats.values import Kind, values

PART: Final = "seats"
PROGRAMMES: Final = 30
GROUPS: Final = 20
YEARS: Final = 10
TAIL_YEARS: Final = 3
SEEDS: Final = (1, 2, 3)
DRAWN: Final = 2_000


@dataclass(frozen=True, slots=True)
class Judged:
    """One invented region, planned and judged."""

    seconds: float
    gap: float
    vss: float
    gain: float
    regret_share: float
    evpi_share: float


def rows() -> Iterator[Row]:
    """Yield the time of a plan, its gain, and how near the closed forms it comes."""
    found = [judge(seed) for seed in SEEDS]
    size = f"{PROGRAMMES} programmes × {YEARS} years × {PLAN.planned_on} draws"
    what = f"{size}, judged in {PLAN.held_out} others, mean of {len(SEEDS)} invented regions"

    def mean(name: str) -> float:
        return float(np.mean([getattr(one, name) for one in found]))

    seconds = max(one.seconds for one in found)
    yield Row(PART, f"{size}: seconds, slowest", "", (seconds,), aim="≤ 15", decimals=1)
    ratio = min(one.gain / one.vss for one in found)
    yield Row(
        PART, f"{what}: held-out gain over the mean plan / VSS, least", "", (ratio,),
        aim="≥ 0.5", best="high",
    )  # fmt: skip
    yield Row(PART, f"{what}: regret of today's seats, % of cost", "", (mean("regret_share"),))
    yield Row(PART, f"{what}: EVPI at most, % of cost", "", (mean("evpi_share"),))
    yield Row(PART, f"{what}: above the lower bound, %", "", (mean("gap"),))
    yield from closed_forms()


def judge(seed: int) -> Judged:
    """Return a plan's time and worth in one invented region."""
    problem, planned, held_out = invented(seed)
    begun = time.perf_counter()
    mean_plan = find_plan(problem, planned.average())
    plan = find_plan(problem, planned, beside=(mean_plan.seats,))
    found = {v.kind: v for v in values(
        problem, planned, held_out, plan=plan.seats, mean_plan=mean_plan.seats,
        perfect_draws=PLAN.perfect_draws,
    )}  # fmt: skip
    what_binds(problem, planned, plan.seats)
    seconds = time.perf_counter() - begun
    cost = found[Kind.PLAN].held_out
    return Judged(
        seconds=seconds,
        gap=100 * (plan.cost / plan.lower_bound - 1),
        vss=found[Kind.VSS].planned,
        gain=found[Kind.VSS].held_out,
        regret_share=100 * found[Kind.REGRET].held_out / cost,
        evpi_share=100 * found[Kind.EVPI].held_out / cost,
    )


def invented(seed: int) -> tuple[SeatProblem, Scenarios, Scenarios]:
    """Return a region whose groups need 0.4 to 1.8 times what today's seats give, uncertainly."""
    rng = np.random.default_rng(seed)
    group = np.concatenate([np.arange(GROUPS), rng.integers(0, GROUPS, PROGRAMMES - GROUPS)])
    today, lag = rng.integers(16, 60, PROGRAMMES), rng.integers(1, 4, PROGRAMMES)
    cost = rng.choice([90e3, 140e3, 300e3, 450e3], PROGRAMMES)
    need_years = YEARS + TAIL_YEARS
    weights = np.ones(need_years)
    weights[-1] = PLAN.lasting_years
    problem = SeatProblem(
        programmes=tuple(f"p{p}" for p in range(PROGRAMMES)),
        groups=tuple(f"g{g}" for g in range(GROUPS)),
        years=tuple(range(2026, 2026 + YEARS)),
        need_years=tuple(range(2026, 2026 + need_years)),
        group_of=group,
        seats_today=today,
        smallest_group=np.where(np.arange(PROGRAMMES) % 2, 16, 8),
        largest=2 * today + 20,
        most_rise=np.full(PROGRAMMES, np.inf),
        most_cut=np.full(PROGRAMMES, np.inf),
        lag=lag,
        stays=np.full(PROGRAMMES, 0.97),
        resources=(
            Resource(Limit.BUDGET, "", cost, np.full(YEARS, 1.05 * float(cost @ today))),
            Resource(Limit.PLACEMENTS, "", np.ones(PROGRAMMES), np.full(YEARS, 1.1 * today.sum())),
        ),
        cost_per_seat=cost,
        shortage_sek=np.full(GROUPS, PLAN.shortage_sek),
        surplus_sek=np.full(GROUPS, PLAN.surplus_sek),
        year_weights=weights,
        change_sek=PLAN.change_sek,
        risk_weight=PLAN.risk_weight,
        tail=PLAN.tail,
    )
    return problem, *drawn(problem, rng)


def drawn(problem: SeatProblem, rng: np.random.Generator) -> tuple[Scenarios, Scenarios]:
    """Return the futures planned for, and others to judge in."""
    draws, groups = PLAN.planned_on + PLAN.held_out, len(problem.groups)
    given = np.zeros((groups, len(problem.need_years)))
    np.add.at(
        given,
        problem.group_of,
        0.72 * 0.8 * (problem.seats_today[:, None] * problem.reach().sum(axis=1)),
    )
    level = rng.uniform(0.4, 1.8, groups)[None, :, None] * np.exp(
        rng.normal(0, 0.15, (draws, 1, 1))
        + np.cumsum(rng.normal(0, 0.12, (draws, *given.shape)), axis=2)
    )
    need = given * level + rng.normal(0, 5, (draws, *given.shape))
    studies = Studies(
        applicants=problem.seats_today * rng.uniform(0.8, 2.2, len(problem.programmes)),
        completion=np.full(len(problem.programmes), 0.72),
        retention=np.full(len(problem.programmes), 0.8),
    )
    every = futures(need, np.arange(draws), studies, STUDIES, YEARS, rng)
    return (
        every.only(np.arange(PLAN.planned_on)),
        every.only(np.arange(PLAN.planned_on, draws)),
    )


def closed_forms() -> Iterator[Row]:
    """Yield the error of the newsvendor N(120, 30), 3 against 1, and of CVaR of a normal."""
    problem = SeatProblem(
        programmes=("p",), groups=("g",), years=(2026,), need_years=(2026,),
        group_of=np.array([0]), seats_today=np.array([0]), smallest_group=np.array([1]),
        largest=np.array([1_000]), most_rise=np.array([np.inf]), most_cut=np.array([np.inf]),
        lag=np.array([0]), stays=np.array([1.0]), resources=(), cost_per_seat=np.array([0.0]),
        shortage_sek=np.array([3.0]), surplus_sek=np.array([1.0]), year_weights=np.array([1.0]),
        change_sek=0.0, risk_weight=0.0, tail=0.9,
    )  # fmt: skip
    rng = np.random.default_rng(1)
    need = norm.ppf((np.arange(DRAWN) + rng.random(DRAWN)) / DRAWN, 120, 30)[:, None, None]
    sure = np.ones((DRAWN, 1, 1))
    plan = find_plan(problem, Scenarios(need, 1e6 * sure, sure, np.arange(DRAWN)))
    z = norm.ppf(0.75)
    best, cost = 120 + 30 * z, 30 * 4 * norm.pdf(z)
    what = f"newsvendor, {DRAWN} scenarios: error of"
    yield Row(PART, f"{what} seats, %", "", (100 * abs(plan.seats[0, 0] / best - 1),), aim="≤ 1")
    yield Row(PART, f"{what} cost, %", "", (100 * abs(plan.cost / cost - 1),), aim="≤ 1")
    losses = norm.ppf((np.arange(DRAWN) + 0.5) / DRAWN)
    error = abs(cvar(losses, 0.9) / (norm.pdf(norm.ppf(0.9)) / 0.1) - 1)
    yield Row(PART, "CVaR 90 of a normal: error, %", "", (100 * error,), aim="≤ 1")


if __name__ == "__main__":
    for row in rows():
        print(f"{row.measure}: {row.written} {row.aim}")

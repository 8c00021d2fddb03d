"""The seat plan of a release: made where seats were imported and a balance was calculated."""

from collections.abc import Callable, Mapping

import polars as pl

from talentlab.pipelines.seats.frames import frames
from talentlab.pipelines.seats.prepared import Prepared
from talentlab.pipelines.seats.problem import region_problem
from talentlab.pipelines.seats.solved import solve
from talentlab.vocab.region import Region


def build_seats(
    read: Mapping[str, pl.DataFrame],
    region: Region,
    balance_draws: pl.DataFrame,
    *,
    seed: int,
    budget: float | None = None,
    retention: pl.DataFrame | None = None,
    evidence: pl.DataFrame | None = None,
    progress: Callable[[str, float], None] = lambda _what, _share: None,
) -> dict[str, pl.DataFrame]:
    """Return the derived tables of the seat plan; none where there is nothing to plan.

    Without a ``budget`` the seats that start each year may cost what today's cost together.

    Raises
    ------
    SeatLimitsContradict
        No plan keeps every limit.

    """
    codes = region.all_municipality_codes()

    def within(most: float | None) -> Prepared | None:
        return region_problem(
            read, balance_draws, codes, budget=most, retention=retention, evidence=evidence
        )

    prepared = within(budget)
    if prepared is None:
        return {}
    if budget is None:
        today = float(prepared.problem.cost_per_seat @ prepared.problem.seats_today)
        prepared = within(today)
    if prepared is None:
        return {}
    return frames(solve(prepared, seed=seed, progress=progress), region.region_code)

"""Every measure of every cell (R, C, K, T): areas, codes, sectors with both first, and years."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.balance import BALANCE
from talentlab.calc.balance.measures import Measures, measured
from talentlab.calc.balance.newcomers import Flows, Newcomers, newcomers
from talentlab.calc.balance.sums import divided_by_sector, summed

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Area:
    """One area's draws: supply (E, T, D), jobs (K, E, T, D) and flows of the same groups E.

    Flows are of the first draws only: ratios are told as medians, which need no more.
    """

    supply: Floats
    jobs: Floats
    flows: Flows


@dataclass(frozen=True, slots=True)
class Told:
    """The measures (C, K, T) of one area; ``newcomers`` (C, T) are of both sectors together."""

    measures: tuple[Measures, ...]
    newcomers: Newcomers


def told_of(area: Area, member: Floats) -> Told:
    """Return what is told of one area's groups, wider groups and sectors.

    ``member`` (C, E) says which groups make up each code. Sums are taken in every draw.
    """
    by_sector = [summed(member, jobs) for jobs in area.jobs]
    sectors = divided_by_sector(area.supply, area.jobs) if len(by_sector) > 1 else ()
    divided = [summed(member, part) for part in sectors]
    supply, demand = summed(member, area.supply), np.sum(by_sector, axis=0)
    flows = Flows(
        graduates=summed(member, area.flows.graduates),
        moved_in=summed(member, area.flows.moved_in),
        left=summed(member, area.flows.left),
        net_commuting=summed(member, area.flows.net_commuting),
    )
    return Told(
        measures=(
            measured(supply, demand),
            *(measured(w, d) for w, d in zip(divided, by_sector, strict=False)),
        ),
        newcomers=newcomers(
            flows, supply[..., : BALANCE.published_draws], demand[..., : BALANCE.published_draws]
        ),
    )


def stacked(told: list[Told], name: str) -> Floats:
    """Return one measure of every area (R, C, K, T); percentiles are (3, R, C, K, T)."""
    per_area = [
        np.stack([getattr(sector, name) for sector in area.measures], axis=-2) for area in told
    ]
    axis = 1 if per_area[0].ndim == 4 else 0  # noqa: PLR2004 -- (3, C, K, T): percentiles first
    return np.stack(per_area, axis=axis)


def stacked_newcomers(told: list[Told], name: str) -> Floats:
    """Return one ratio of every area (R, C, K, T): that of both sectors, for lack of their own."""
    sectors = len(told[0].measures)
    return np.stack(
        [np.repeat(getattr(area.newcomers, name)[:, None], sectors, axis=1) for area in told]
    )

"""From drawn supply and drawn demand to the published gap, and what scenarios start from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.balance import BALANCE
from talentlab.calc.balance.disclosure import decide
from talentlab.calc.balance.local import local_matrices
from talentlab.calc.balance.newcomers import Flows
from talentlab.calc.balance.sides import (
    DemandSide,
    SupplySide,
    flows_of,
    in_common,
    jobs_of,
    supply_of,
)
from talentlab.calc.balance.sums import exercised
from talentlab.pipelines.balance.axes import (
    Codes,
    area_members,
    area_sums,
    education_codes,
    occupation_codes,
    own_sectors,
    sector_sums,
)
from talentlab.pipelines.balance.cells import Area, Told, stacked, told_of
from talentlab.pipelines.balance.evidence import Known, evidence_frame
from talentlab.pipelines.balance.frames import balance_frame, draws_frame
from talentlab.pipelines.balance.occupations import Occupations
from talentlab.vocab.region import Region

__all__ = ["Occupations", "build_balance"]

Progress = Callable[[str, float], None]
_OCCUPATIONS_START: Final = 0.5
_REST_START: Final = 0.9


def build_balance(
    supply: SupplySide,
    demand: DemandSide,
    region: Region,
    *,
    occupations: Occupations | None = None,
    known: Known | None = None,
    progress: Progress = lambda _what, _share: None,
) -> Mapping[str, pl.DataFrame]:
    """Return the tables of the gap by name (``tables/balance.py``, ``tables/scenarios.py``).

    Parameters
    ----------
    supply : SupplyDraws
    demand : EducationDemandDraws
        The same groups and draws: draw d of both is the same world. Its municipalities and years
        are told of; supply must have them too.
    region : Region
        Which areas are shown. An area with a municipality that is not drawn is left out.
    occupations : Occupations or None
        Jobs by occupation; without them there is no ``balance_by_occupation``.
    known : Known or None
        Tables that say what a lever does; without them ``lever_evidence`` has only what the draws
        say.

    Raises
    ------
    ValueError
        Supply has other groups or draws, or lacks municipalities or years.

    Method: docs/method-guide/gap.md.

    """
    _require_same(supply, demand)
    supply = in_common(supply, demand.region_codes, demand.years)
    areas = area_members(region, supply.region_codes)
    progress("balance", 0.0)
    tables = {
        "balance_by_education": _by_education(
            supply, demand, areas, lambda share: progress("balance", share * _OCCUPATIONS_START)
        )
    }
    if occupations is not None:
        step = _REST_START - _OCCUPATIONS_START
        tables["balance_by_occupation"] = _by_occupation(
            supply,
            occupations,
            areas,
            lambda share: progress("balance", _OCCUPATIONS_START + share * step),
        )
    progress("balance", _REST_START)
    tables["balance_draws"] = _first_draws(supply, demand)
    tables["lever_evidence"] = evidence_frame(supply, demand, occupations, known or Known())
    progress("balance", 1.0)
    return tables


def _require_same(supply: SupplySide, demand: DemandSide) -> None:
    """Stop if supply lacks municipalities or years, or differs in groups or draws."""
    problems = {
        "municipalities": set(demand.region_codes) <= set(supply.region_codes),
        "groups": supply.group_codes == demand.group_codes,
        "years": set(demand.years) <= set(supply.years),
        "draws": len(supply.workplace) == len(demand.jobs),
    }
    if not all(problems.values()):
        message = f"supply and demand differ in {[n for n, same in problems.items() if not same]}"
        raise ValueError(message)


def _by_education(
    supply: SupplySide,
    demand: DemandSide,
    areas: Mapping[str, list[int]],
    progress: Callable[[float], None],
) -> pl.DataFrame:
    codes = education_codes(supply.group_codes)
    member = codes.matrix(supply.group_codes)
    told = []
    for members in areas.values():
        area = Area(
            supply_of(supply, members),
            jobs_of(demand.jobs, members),
            flows_of(supply, members, BALANCE.published_draws),
        )
        told.append(told_of(area, member))
        progress(len(told) / len(areas))
    return _frame(told, areas, codes, "education_group_code", demand.sectors, demand.years)


def _by_occupation(
    supply: SupplySide,
    occupations: Occupations,
    areas: Mapping[str, list[int]],
    progress: Callable[[float], None],
) -> pl.DataFrame:
    demand = occupations.demand
    local = _local(supply, occupations)
    codes = occupation_codes(demand.occupation_codes)
    member = codes.matrix(demand.occupation_codes)
    told = []
    for members in areas.values():
        here = local[members]
        each = [flows_of(supply, [m], BALANCE.published_draws) for m in members]
        area = Area(
            _worked([supply_of(supply, [m]) for m in members], here),
            jobs_of(demand.jobs, members),
            Flows(
                graduates=_worked([flows.graduates for flows in each], here),
                moved_in=_worked([flows.moved_in for flows in each], here),
                left=_worked([flows.left for flows in each], here),
                net_commuting=_worked([flows.net_commuting for flows in each], here),
            ),
        )
        told.append(told_of(area, member))
        progress(len(told) / len(areas))
    return _frame(told, areas, codes, "ssyk_code", demand.sectors, demand.years)


def _worked(parts: Sequence[Floats], matrices: Floats) -> Floats:
    """Return persons by occupation (O, T, D) of municipalities together, each by its own matrix."""
    spread = [exercised(part, matrix) for part, matrix in zip(parts, matrices, strict=True)]
    return np.asarray(np.sum(spread, axis=0))


def _local(supply: SupplySide, occupations: Occupations) -> Floats:
    """Return where each municipality's educated work (R, E, O), by its jobs of the base year."""
    today = occupations.demand.jobs[..., 0].sum(axis=3).mean(axis=0)
    people = supply.workplace[..., 0].mean(axis=0)
    return local_matrices(occupations.exercised, people, np.asarray(today, dtype=np.float64))


def _frame(
    told: list[Told],
    areas: Mapping[str, list[int]],
    codes: Codes,
    code_column: str,
    sectors: Sequence[str],
    years: Sequence[int],
) -> pl.DataFrame:
    parts = own_sectors(sectors)
    persons = np.minimum(stacked(told, "supply")[1], stacked(told, "demand")[1])
    band = np.stack(
        [np.stack([sector.band() for sector in area.measures], axis=1) for area in told]
    )
    shown = decide(
        persons,
        band,
        parents=codes.pools(),
        sums=[*area_sums(dict(areas)), *codes.sums(), *sector_sums(len(parts))],
    )
    return balance_frame(
        told,
        shown,
        code_column=code_column,
        areas=list(areas),
        codes=codes.names,
        sectors=parts,
        years=years,
    )


def _first_draws(supply: SupplySide, demand: DemandSide) -> pl.DataFrame:
    first = slice(BALANCE.published_draws)
    jobs = demand.jobs[first].sum(axis=3)
    return draws_frame(
        np.moveaxis(supply.workplace[first], 0, -1),
        np.moveaxis(jobs, 0, -1),
        regions=supply.region_codes,
        groups=supply.group_codes,
        years=supply.years,
    )

"""From imported tables and the employment outlook to the published openings."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.leaving.outlook import LeavingStart
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.pipelines.openings.accuracy import backtest_frame, openings_cases
from talentlab.pipelines.openings.assumptions import assumptions_frame
from talentlab.pipelines.openings.basis import basis_of
from talentlab.pipelines.openings.frames import ages_frame, leavers_frame, outlook_frame
from talentlab.pipelines.openings.known import Known, read_known
from talentlab.pipelines.openings.start import start_of
from talentlab.pipelines.openings.tasks import Place, Plan, draw_everything
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.region import Region

Progress = Callable[[str, float], None]
_TESTS_START: Final = 0.6


def build_openings(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    ahead: DemandAhead,
    shares: Mapping[str, MunicipalShares],
    history_frame: pl.DataFrame,
    draws: int,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> Mapping[str, pl.DataFrame]:
    """Return the tables about openings (``tables/openings.py``, ``employment_ages``) by name.

    Where no ages of the employees are known, neither here nor in the country, there is nothing but
    ``openings_assumptions``, which says so.

    Parameters
    ----------
    tidy : mapping
        Tidy tables by name: ``employed_by_occupation_age``, and ``occupation_leavers`` where it is.
    region : Region
    ahead : DemandAhead
        What is expected of counties, and their history.
    shares : mapping
        County code -> how the employment outlook divides it among its municipalities.
    history_frame : DataFrame
        ``employment_history``: which places are published.
    draws, seed
        The same as for employment: openings belong to its draws.
    executor : Executor or None
        Where it is calculated. The numbers are the same everywhere.

    Raises
    ------
    AgeGroupsDoNotJoin
        The age groups of employees by occupation leave ages out.

    """
    progress("openings", 0.0)
    history = ahead.history
    known, starts = _known(tidy, history, history_frame)
    assumed = assumptions_frame(
        known,
        list(starts),
        region,
        base_year=history.base_year,
        has_municipalities=not shares.keys().isdisjoint(starts),
    )
    if not starts:
        return {"openings_assumptions": assumed}
    plan = _plan(starts, region, ahead, shares, draws=draws, seed=seed)
    drawn = draw_everything(
        plan, executor=executor, progress=lambda share: progress("openings", share * _TESTS_START)
    )
    cases = openings_cases(
        known,
        ahead,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=lambda share: progress("openings", _TESTS_START + share * (1 - _TESTS_START)),
    )
    tables = _tables(known, plan, drawn, backtest_frame(cases))
    return tables | {"openings_assumptions": assumed}


def openings_outlook(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    ahead: DemandAhead,
    shares: Mapping[str, MunicipalShares],
    history_frame: pl.DataFrame,
    draws: int,
    seed: int,
    executor: Executor | None = None,
) -> Mapping[str, pl.DataFrame]:
    """Return what :func:`build_openings` would, but no table other than the outlook.

    Raises
    ------
    AgeGroupsDoNotJoin
        The age groups of employees by occupation leave ages out.

    """
    _, starts = _known(tidy, ahead.history, history_frame)
    if not starts:
        return {}
    plan = _plan(starts, region, ahead, shares, draws=draws, seed=seed)
    drawn = draw_everything(plan, executor=executor, progress=lambda _share: None)
    return {"openings_outlook": _outlook(plan, drawn)}


def _known(
    tidy: Mapping[str, pl.DataFrame], history: EmploymentHistory, history_frame: pl.DataFrame
) -> tuple[Known, dict[str, LeavingStart]]:
    """Return what is known of ages and leavers, and where each counted place starts."""
    known = read_known(
        tidy,
        [code for code in history.region_codes if code.isdigit()],
        base_year=history.base_year,
        digits=history.code_length,
        breaks=history.breaks,
    )
    return known, _starts(known, history, _counted(history_frame))


def _counted(history_frame: pl.DataFrame) -> list[str]:
    """Return the published places whose employees were counted: counties, and Sweden."""
    counted = history_frame.filter(~pl.col("is_modelled"))["region_code"]
    return counted.unique().sort().to_list()


def _starts(
    known: Known, history: EmploymentHistory, region_codes: Sequence[str]
) -> dict[str, LeavingStart]:
    """Return where each place starts; places whose ages nobody knows are left out."""
    found = {
        code: start_of(known, code, history.occupations, _base(history, code), "measured")
        for code in region_codes
    }
    return {code: start for code, start in found.items() if start is not None}


def _base(history: EmploymentHistory, region_code: str) -> Floats:
    """Return the employees (O, S) of a county, or of the country, in the base year."""
    last = history.persons[..., -1]
    if region_code == SWEDEN:
        return np.asarray(last.sum(axis=0))
    return np.asarray(last[history.region_codes.index(region_code)])


def _plan(
    starts: Mapping[str, LeavingStart],
    region: Region,
    ahead: DemandAhead,
    shares: Mapping[str, MunicipalShares],
    *,
    draws: int,
    seed: int,
) -> Plan:
    divided = {county: found for county, found in shares.items() if county in starts}
    inside = {code for found in divided.values() for code in found.region_codes}
    return Plan(
        ahead=ahead,
        starts=starts,
        nation=ahead.history.region_codes if SWEDEN in starts else (),
        shares=divided,
        areas={
            code: members
            for code, members in region.municipalities_by_code().items()
            if code not in starts and inside.issuperset(members)
        },
        draws=draws,
        seed=seed,
    )


def _tables(
    known: Known, plan: Plan, places: Mapping[str, Place], backtest: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Return the published tables."""
    history = plan.ahead.history
    base_year = history.base_year
    return {
        "employment_ages": pl.concat(
            [
                ages_frame(
                    code,
                    start.risks.ages.grouped(start.stock),
                    history.occupations,
                    start.risks.ages.groups,
                    base_year,
                    basis_of(known, code, history.occupations),
                )
                for code, start in plan.starts.items()
            ]
        ),
        "openings_outlook": _outlook(plan, places),
        "openings_leavers": pl.concat(
            [
                leavers_frame(code, places[code].every_age(), start.risks.ages.groups, base_year)
                for code, start in plan.starts.items()
            ]
        ),
        "openings_backtest": backtest,
    }


def _outlook(plan: Plan, places: Mapping[str, Place]) -> pl.DataFrame:
    base_year = plan.ahead.history.base_year
    return pl.concat(
        [
            outlook_frame(code, place.every_part(), base_year, is_modelled=code in plan.areas)
            for code, place in places.items()
        ]
    )

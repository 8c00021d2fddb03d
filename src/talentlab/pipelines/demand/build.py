"""From imported tables and the employment outlook to demand by industry, education and sector."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.education.flexibility import exercised
from talentlab.calc.demand.jobs import EducationDemandDraws, OccupationDemandDraws
from talentlab.pipelines.demand.accuracy import backtest_frame
from talentlab.pipelines.demand.assumptions import said_of
from talentlab.pipelines.demand.draw import CountyJobs, draw_county
from talentlab.pipelines.demand.frames import demand_frame, divided_shortage, industry_frame
from talentlab.pipelines.demand.population import AgedPopulation
from talentlab.pipelines.demand.sectors import SECTORS
from talentlab.pipelines.demand.shortage import shortage_frame
from talentlab.pipelines.demand.start import County, start_of
from talentlab.pipelines.employment.build import EmploymentOutlook
from talentlab.tables.sectors import EDUCATION_OCCUPATION
from talentlab.tables.work import WORKFORCE_CUBE
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text

Progress = Callable[[str, float], None]

_DRAWS_START: Final = 0.15
_TABLES_START: Final = 0.7
_TESTS_START: Final = 0.85
_TOTAL: Final = "total"
_NO_MUNICIPALITIES: Final = Text(
    sv="Efterfrågan efter utbildning visas inte: det kräver anställda efter yrke i länet, "
    "kommunernas näringsgrenar och en tabell över yrken efter näringsgren.",
    en="Demand by education is not shown: that takes the county's employees by occupation, "
    "industries of the municipalities, and a table of occupations by industry.",
)
_NO_EDUCATIONS: Final = Text(
    sv="Efterfrågan efter utbildning visas inte: det kräver anställda efter utbildning och yrke, "
    "eller en registerkub där båda finns.",
    en="Demand by education is not shown: that takes employees by education and occupation, or "
    "a register cube with both.",
)


@dataclass(frozen=True, slots=True)
class BuiltDemand:
    """The published tables by name, and what others calculate on from.

    Attributes
    ----------
    tables : mapping
        ``industry_outlook``, ``demand_outlook`` and ``shortage_now``.
    educations, occupations
        The draws. Draw d is the same world as draw d of residents and employees.
    flexibility : (E, O)
        F: which occupations each education works in, the municipalities' jobs together.
    backtest : DataFrame
        Rows of ``balance_backtest`` about demand.
    assumptions : tuple of Text
        What was assumed, for ``balance_assumptions``.

    """

    tables: Mapping[str, pl.DataFrame]
    educations: EducationDemandDraws
    occupations: OccupationDemandDraws
    flexibility: Floats
    backtest: pl.DataFrame
    assumptions: tuple[Text, ...]


def why_no_demand(
    tidy: Mapping[str, pl.DataFrame], employment: EmploymentOutlook | None
) -> Text | None:
    """Return why :func:`build_demand` has nothing to say; nothing where it may have."""
    if employment is None or not employment.shares:
        return _NO_MUNICIPALITIES
    known = EDUCATION_OCCUPATION.name in tidy or WORKFORCE_CUBE.name in tidy
    return None if known else _NO_EDUCATIONS


def build_demand(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    employment: EmploymentOutlook,
    population: AgedPopulation | None = None,
    educated: Mapping[str, Floats] | None = None,
    draws: int = 1000,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> BuiltDemand | None:
    """Return demand for the municipalities whose employment is modelled; None where there are none.

    Parameters
    ----------
    tidy : mapping
        Tidy tables by name. Who holds the jobs is told by ``education_occupation``, else by
        ``workforce_cube``; ``employed_by_sector``, ``service_users``, ``service_staff``, ``ads``,
        ``vacancies``, ``barometer`` and ``employer_needs`` are used where they are.
    region : Region
    employment : EmploymentOutlook
        From ``build_employment`` with the same ``draws`` and ``seed``.
    population : AgedPopulation or None
        Drawn residents by age, for welfare; without them all industries follow the ensemble.
    educated : mapping or None
        Municipality -> the employed (E,) by education who work there in the base year.
    draws, seed
        The same as for employment and residents.
    executor : Executor or None
        Where it is calculated. The numbers are the same everywhere.

    Raises
    ------
    UnknownCode
        An education group is unknown.

    Method: docs/method-guide/demand.md and present-shortage.md.

    """
    if why_no_demand(tidy, employment) is not None:
        return None
    progress("demand", 0.0)
    counties = _counties(tidy, region, employment, population, educated or {}, executor)
    wanted = [code for code in region.all_municipality_codes() if code[:2] in counties]
    if not wanted:
        return None
    drawn: dict[str, CountyJobs] = {}
    for code, county in counties.items():
        progress("demand", _DRAWS_START)
        drawn[code] = draw_county(county.start, draws=draws, seed=seed, executor=executor)
    progress("demand", _TABLES_START)
    first = next(iter(counties.values())).start
    base_year = first.ahead.history.base_year
    years = tuple(range(base_year, base_year + first.ahead.expected.shape[-1] + 1))
    sectors = SECTORS if all(c.start.public is not None for c in counties.values()) else (_TOTAL,)
    occupations = OccupationDemandDraws(
        region_codes=tuple(wanted),
        occupation_codes=first.shares.occupations,
        years=years,
        sectors=sectors,
        jobs=_joined(drawn, counties, wanted, "occupations", len(sectors)),
    )
    educations = EducationDemandDraws(
        region_codes=tuple(wanted),
        group_codes=first.educations.group_codes,
        years=years,
        sectors=sectors,
        jobs=_joined(drawn, counties, wanted, "educations", len(sectors)),
    )
    flexibility = _flexibility(occupations, drawn, counties)
    tables = {
        "industry_outlook": pl.concat(list(_industries(region, drawn, counties, wanted, years))),
        "demand_outlook": pl.concat(list(_demand(region, educations))),
        "shortage_now": pl.concat(list(_shortage(region, counties, base_year))),
    }
    del drawn
    progress("demand", _TESTS_START)
    backtest = backtest_frame([c.start for c in counties.values()], executor=executor)
    progress("demand", 1.0)
    return BuiltDemand(
        tables=tables,
        educations=educations,
        occupations=occupations,
        flexibility=flexibility,
        backtest=backtest,
        assumptions=said_of(list(counties.values()), region),
    )


def _counties(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    employment: EmploymentOutlook,
    population: AgedPopulation | None,
    educated: Mapping[str, Floats],
    executor: Executor | None,
) -> dict[str, County]:
    """Return the counties that demand can be drawn for."""
    found = {
        code: start_of(
            tidy,
            region,
            code,
            employment.ahead,
            shares,
            population=population,
            educated=educated,
            executor=executor,
            progress=lambda _share: None,
        )
        for code, shares in employment.shares.items()
    }
    return {code: county for code, county in found.items() if county is not None}


def _joined(
    drawn: Mapping[str, CountyJobs],
    counties: Mapping[str, County],
    wanted: Sequence[str],
    what: str,
    sectors: int,
) -> Floats:
    """Return jobs (D, R, ..., K, T) of the wanted municipalities, from those of their counties.

    Where one county lacks sectors, none has them.
    """
    arrays = {code: getattr(jobs, what) for code, jobs in drawn.items()}
    if sectors == 1:
        arrays = {code: jobs.sum(axis=3, keepdims=True) for code, jobs in arrays.items()}
    if len(counties) == 1:
        ((code, county),) = counties.items()
        if list(county.start.shares.region_codes) == list(wanted):
            return np.asarray(arrays[code])
    rows = [
        arrays[code[:2]][:, counties[code[:2]].start.shares.region_codes.index(code)]
        for code in wanted
    ]
    return np.stack(rows, axis=1)


def _flexibility(
    occupations: OccupationDemandDraws,
    drawn: Mapping[str, CountyJobs],
    counties: Mapping[str, County],
) -> Floats:
    """Return F (E, O) of all the municipalities' jobs in the base year."""
    table = np.zeros(drawn[next(iter(drawn))].profile.shape[1:])
    for r, code in enumerate(occupations.region_codes):
        at = counties[code[:2]].start.shares.region_codes.index(code)
        jobs = occupations.jobs[:, r, :, :, 0].sum(axis=2).mean(axis=0)
        table += jobs[:, None] * drawn[code[:2]].profile[at]
    jobs = table.sum(axis=1)
    shares = np.divide(table, jobs[:, None], out=np.zeros_like(table), where=jobs[:, None] > 0)
    return exercised(jobs, shares)


def _places(region: Region, wanted: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every published place whose municipalities are all drawn."""
    for code, members in region.municipalities_by_code().items():
        if set(members) <= set(wanted):
            yield code, members


def _industries(
    region: Region,
    drawn: Mapping[str, CountyJobs],
    counties: Mapping[str, County],
    wanted: Sequence[str],
    years: Sequence[int],
) -> Iterator[pl.DataFrame]:
    for code, members in _places(region, wanted):
        groups = {counties[m[:2]].start.industries.industries.groups for m in members}
        if len(groups) > 1:
            continue  # counties whose industries are joined differently have no common rows
        jobs = np.sum(
            [
                drawn[m[:2]].industries[:, counties[m[:2]].start.shares.region_codes.index(m)]
                for m in members
            ],
            axis=0,
        )
        modelled = any(counties[m[:2]].start.industries.basis != "workplace" for m in members)
        yield industry_frame(code, jobs, groups.pop(), years, modelled=modelled)


def _demand(region: Region, educations: EducationDemandDraws) -> Iterator[pl.DataFrame]:
    for code, members in _places(region, educations.region_codes):
        yield demand_frame(
            code,
            educations.of(members),
            educations.group_codes,
            educations.sectors,
            educations.years,
        )


def _shortage(
    region: Region, counties: Mapping[str, County], base_year: int
) -> Iterator[pl.DataFrame]:
    for code, county in counties.items():
        frame = shortage_frame(county.hints, county.start.pooled, code, base_year)
        yield frame
        shares = county.start.shares
        whole = shares.employees.sum(axis=0)
        inside = {
            place: shares.employees[[shares.region_codes.index(m) for m in members]].sum(axis=0)
            / np.where(whole > 0, whole, 1.0)
            for place, members in region.municipalities_by_code().items()
            if place != code and set(members) <= set(shares.region_codes)
        }
        yield from divided_shortage(frame, inside, shares.occupations)

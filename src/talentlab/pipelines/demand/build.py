"""From imported tables and the employment outlook to demand by industry, education and sector."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.jobs import EducationDemandDraws, OccupationDemandDraws
from talentlab.pipelines.demand.accuracy import backtest_frame
from talentlab.pipelines.demand.assumptions import said_of
from talentlab.pipelines.demand.events import said_of_events
from talentlab.pipelines.demand.population import AgedPopulation
from talentlab.pipelines.demand.region import (
    RegionJobs,
    demand_tables,
    draw_region,
)
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
        Its announced events are laid on the jobs of their municipalities in every draw.
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
    RegionDoesNotFit
        Announced events have jobs that nobody in their county has.

    Method: docs/method-guide/demand.md and present-shortage.md.

    """
    made = _drawn(
        tidy,
        region,
        employment,
        population,
        educated,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=progress,
    )
    if made is None:
        return None
    counties, drawn = made
    tables = demand_tables(drawn)
    progress("demand", _TESTS_START)
    backtest = backtest_frame([c.start for c in counties.values()], executor=executor)
    progress("demand", 1.0)
    return BuiltDemand(
        tables=tables,
        educations=drawn.educations,
        occupations=drawn.occupations,
        flexibility=drawn.flexibility(),
        backtest=backtest,
        assumptions=(
            *said_of(list(counties.values()), region),
            *said_of_events(region, drawn.educations.region_codes),
        ),
    )


def drawn_demand(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    employment: EmploymentOutlook,
    population: AgedPopulation | None = None,
    educated: Mapping[str, Floats] | None = None,
    draws: int,
    seed: int,
    executor: Executor | None = None,
) -> RegionJobs | None:
    """Return the jobs that :func:`build_demand` would draw, without its tables.

    Raises
    ------
    UnknownCode
        An education group is unknown.
    RegionDoesNotFit
        Announced events have jobs that nobody in their county has.

    """
    made = _drawn(
        tidy,
        region,
        employment,
        population,
        educated,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=lambda _what, _share: None,
    )
    return None if made is None else made[1]


def _drawn(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    employment: EmploymentOutlook,
    population: AgedPopulation | None,
    educated: Mapping[str, Floats] | None,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
    progress: Progress,
) -> tuple[Mapping[str, County], RegionJobs] | None:
    """Return the counties and their jobs in every draw; nothing where too little is known."""
    if why_no_demand(tidy, employment) is not None:
        return None
    progress("demand", 0.0)
    counties = _counties(tidy, region, employment, population, educated or {}, executor)
    if not any(code[:2] in counties for code in region.all_municipality_codes()):
        return None
    drawn = draw_region(
        counties,
        region,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=lambda share: progress(
            "demand", _DRAWS_START + share * (_TABLES_START - _DRAWS_START)
        ),
    )
    return counties, drawn


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

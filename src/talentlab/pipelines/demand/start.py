"""Everything that a county's demand is drawn from, put together out of imported tables."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.industries.welfare import Service
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.pipelines.demand.draw import CountyStart
from talentlab.pipelines.demand.educations import read_educations
from talentlab.pipelines.demand.events import placed_events
from talentlab.pipelines.demand.industries import CountyIndustries, read_county
from talentlab.pipelines.demand.population import AgedPopulation, residents_of
from talentlab.pipelines.demand.sectors import read_public_shares
from talentlab.pipelines.demand.services import read_services
from talentlab.pipelines.demand.shortage import Hints, pooled_of, read_hints
from talentlab.vocab.region import Region

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class County:
    """A county's start, and what hints at its unfilled jobs."""

    start: CountyStart
    hints: Hints


def start_of(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    county_code: str,
    ahead: DemandAhead,
    shares: MunicipalShares,
    *,
    population: AgedPopulation | None,
    educated: Mapping[str, Floats],
    executor: Executor | None,
    progress: Progress,
) -> County | None:
    """Return where a county starts; nothing where no table tells its educations.

    Raises
    ------
    RegionDoesNotFit
        Announced events have jobs that nobody in the county has.

    """
    base_year = ahead.history.base_year
    educations = read_educations(
        tidy, county_code, shares.region_codes, shares.occupations, base_year
    )
    if educations is None:
        return None
    industries = read_county(tidy, county_code, ahead, shares, executor=executor, progress=progress)
    residents = residents_of(population, shares.region_codes, _years(ahead))
    hints = read_hints(
        tidy,
        region,
        county_code,
        shares.occupations,
        jobs_table(industries, shares),
        industries.industries.groups,
    )
    start = CountyStart(
        county_code=county_code,
        ahead=ahead,
        shares=shares,
        industries=industries,
        services=_services(tidy, county_code, industries, population, residents),
        population=residents,
        educations=educations,
        public=read_public_shares(
            tidy, county_code, shares.region_codes, shares.occupations, base_year
        ),
        pooled=pooled_of(hints),
        educated=educated,
        events=placed_events(region, shares.region_codes, shares.occupations, industries),
    )
    return County(start=start, hints=hints)


def _years(ahead: DemandAhead) -> range:
    """Return the base year and all the years ahead."""
    base_year = ahead.history.base_year
    return range(base_year, base_year + ahead.expected.shape[-1] + 1)


def jobs_table(industries: CountyIndustries, shares: MunicipalShares) -> Floats:
    """Return the county's jobs (O, I) by occupation and industry, the self-employed too."""
    employees = shares.employees.sum(axis=1)
    everybody = (employees * industries.employed_per_employee).sum() / employees.sum()
    return np.asarray(industries.mix.table * everybody)


def _services(
    tidy: Mapping[str, pl.DataFrame],
    county_code: str,
    industries: CountyIndustries,
    population: AgedPopulation | None,
    residents: Floats | None,
) -> tuple[Service, ...]:
    """Return the county's public services; none where its residents are not drawn."""
    if population is None or residents is None:
        return ()
    of = industries.industries
    return read_services(
        tidy,
        county_code,
        of.region_codes,
        _sections(industries),
        population.age_groups,
        residents[..., 0].mean(axis=0),
        of.base_year,
    )


def _sections(industries: CountyIndustries) -> dict[str, int]:
    """Return section letter -> position of the industry it belongs to."""
    groups = industries.industries.groups
    return {letter: i for i, group in enumerate(groups) for letter in group.split("+")}

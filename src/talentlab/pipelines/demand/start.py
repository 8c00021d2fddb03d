"""Everything that a county's demand is drawn from, put together out of imported tables."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.industries.welfare import Service
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.pipelines.demand.draw import CountyStart
from talentlab.pipelines.demand.educations import read_educations
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
    """Return where a county starts; nothing where no table tells its educations."""
    base_year = ahead.history.base_year
    educations = read_educations(
        tidy, county_code, shares.region_codes, shares.occupations, base_year
    )
    if educations is None:
        return None
    industries = read_county(tidy, county_code, ahead, shares, executor=executor, progress=progress)
    years = range(base_year, base_year + ahead.expected.shape[-1] + 1)
    residents = residents_of(population, shares.region_codes, years)
    services: tuple[Service, ...] = ()
    if population is not None and residents is not None:
        services = read_services(
            tidy,
            shares.region_codes,
            _sections(industries),
            population.age_groups,
            residents[..., 0].mean(axis=0),
            base_year,
        )
    per_employee = industries.employed_per_employee
    everybody = (shares.employees * per_employee[:, None]).sum() / shares.employees.sum()
    hints = read_hints(
        tidy,
        region,
        county_code,
        shares.occupations,
        industries.mix.table * everybody,
        industries.industries.groups,
    )
    return County(
        start=CountyStart(
            county_code=county_code,
            ahead=ahead,
            shares=shares,
            industries=industries,
            services=services,
            population=residents,
            educations=educations,
            public=read_public_shares(
                tidy, county_code, shares.region_codes, shares.occupations, base_year
            ),
            pooled=pooled_of(hints),
            educated=educated,
        ),
        hints=hints,
    )


def _sections(industries: CountyIndustries) -> dict[str, int]:
    """Return section letter -> position of the industry it belongs to."""
    groups = industries.industries.groups
    return {letter: i for i, group in enumerate(groups) for letter in group.split("+")}

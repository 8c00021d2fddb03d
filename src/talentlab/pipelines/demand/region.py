"""The counties' jobs as one region's: municipalities in order, areas added up, and the tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.education.flexibility import exercised
from talentlab.calc.demand.jobs import EducationDemandDraws, OccupationDemandDraws
from talentlab.pipelines.demand.draw import CountyJobs, draw_county
from talentlab.pipelines.demand.frames import demand_frame, divided_shortage, industry_frame
from talentlab.pipelines.demand.sectors import SECTORS
from talentlab.pipelines.demand.shortage import shortage_frame
from talentlab.pipelines.demand.start import County
from talentlab.vocab.region import Region

_TOTAL: Final = "total"


@dataclass(frozen=True, slots=True)
class RegionJobs:
    """What was drawn of every county, and of the region's own municipalities (R) together."""

    region: Region
    counties: Mapping[str, County]
    drawn: Mapping[str, CountyJobs]
    occupations: OccupationDemandDraws
    educations: EducationDemandDraws

    def places(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield every published place whose municipalities are all drawn, and those."""
        for code, members in self.region.municipalities_by_code().items():
            if set(members) <= set(self.occupations.region_codes):
                yield code, members

    def flexibility(self) -> Floats:
        """Return F (E, O) of all the municipalities' jobs in the base year."""
        table = np.zeros(next(iter(self.drawn.values())).profile.shape[1:])
        for r, code in enumerate(self.occupations.region_codes):
            county, m = _place(self.counties, code)
            jobs = self.occupations.jobs[:, r, :, :, 0].sum(axis=2).mean(axis=0)
            table += jobs[:, None] * self.drawn[county].profile[m]
        jobs = table.sum(axis=1)
        held = np.divide(table, jobs[:, None], out=np.zeros_like(table), where=jobs[:, None] > 0)
        return exercised(jobs, held)


def draw_region(
    counties: Mapping[str, County],
    region: Region,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> RegionJobs:
    """Return the jobs of the region's municipalities in ``counties``, in every draw.

    Where one county lacks sectors, none has them.
    """
    drawn: dict[str, CountyJobs] = {}
    for code, county in counties.items():
        drawn[code] = draw_county(county.start, draws=draws, seed=seed, executor=executor)
        progress(len(drawn) / len(counties))
    first = next(iter(counties.values())).start
    base_year, ahead = first.ahead.history.base_year, first.ahead.expected.shape[-1]
    years = tuple(range(base_year, base_year + ahead + 1))
    has_sectors = all(county.start.public is not None for county in counties.values())
    wanted = tuple(code for code in region.all_municipality_codes() if code[:2] in counties)
    of = _Joined(counties, wanted, has_sectors)
    return RegionJobs(
        region=region,
        counties=counties,
        drawn=drawn,
        occupations=OccupationDemandDraws(
            region_codes=wanted,
            occupation_codes=first.shares.occupations,
            years=years,
            sectors=of.sectors,
            jobs=of.jobs({code: jobs.occupations for code, jobs in drawn.items()}),
        ),
        educations=EducationDemandDraws(
            region_codes=wanted,
            group_codes=first.educations.group_codes,
            years=years,
            sectors=of.sectors,
            jobs=of.jobs({code: jobs.educations for code, jobs in drawn.items()}),
        ),
    )


def demand_tables(drawn: RegionJobs) -> dict[str, pl.DataFrame]:
    """Return the published tables by name."""
    return {
        "industry_outlook": pl.concat(list(_industries(drawn))),
        "demand_outlook": demand_outlook_of(drawn),
        "shortage_now": pl.concat(list(_shortage(drawn))),
    }


@dataclass(frozen=True, slots=True)
class _Joined:
    """How the counties' jobs become those of the ``wanted`` municipalities."""

    counties: Mapping[str, County]
    wanted: tuple[str, ...]
    has_sectors: bool

    @property
    def sectors(self) -> tuple[str, ...]:
        return SECTORS if self.has_sectors else (_TOTAL,)

    def jobs(self, arrays: Mapping[str, Floats]) -> Floats:
        """Return jobs (D, R, ..., K, T), from county -> jobs (D, M, ..., K, T).

        Where the municipalities are just those of one county there is no second copy of them.
        """
        kept = {
            code: jobs if self.has_sectors else jobs.sum(axis=3, keepdims=True)
            for code, jobs in arrays.items()
        }
        if len(kept) == 1:
            ((code, jobs),) = kept.items()
            if self.counties[code].start.shares.region_codes == self.wanted:
                return jobs
        at = [_place(self.counties, code) for code in self.wanted]
        return np.stack([kept[county][:, m] for county, m in at], axis=1)


def _place(counties: Mapping[str, County], code: str) -> tuple[str, int]:
    """Return a municipality's county and its position there."""
    return code[:2], counties[code[:2]].start.shares.region_codes.index(code)


def _industries(drawn: RegionJobs) -> Iterator[pl.DataFrame]:
    """Yield rows of ``industry_outlook``; areas over counties that join industries alike only."""
    for code, members in drawn.places():
        starts = [drawn.counties[member[:2]].start for member in members]
        groups = {start.industries.industries.groups for start in starts}
        if len(groups) > 1:
            continue
        at = [_place(drawn.counties, member) for member in members]
        jobs = np.sum([drawn.drawn[county].industries[:, m] for county, m in at], axis=0)
        modelled = any(start.industries.basis != "workplace" for start in starts)
        years = drawn.occupations.years
        yield industry_frame(code, jobs, groups.pop(), years, modelled=modelled)


def demand_outlook_of(drawn: RegionJobs) -> pl.DataFrame:
    """Return ``demand_outlook``: jobs by education of every published place."""
    of = drawn.educations
    return pl.concat(
        [
            demand_frame(code, of.of(members), of.group_codes, of.sectors, of.years)
            for code, members in drawn.places()
        ]
    )


def _shortage(drawn: RegionJobs) -> Iterator[pl.DataFrame]:
    for code, county in drawn.counties.items():
        base_year = drawn.occupations.years[0]
        frame = shortage_frame(county.hints, county.start.pooled, code, base_year)
        yield frame
        yield from divided_shortage(
            frame, _parts(drawn.region, county, code), county.start.shares.occupations
        )


def _parts(region: Region, county: County, county_code: str) -> dict[str, Floats]:
    """Return published place inside a county -> its part (O,) of the county's employees."""
    shares = county.start.shares
    whole = shares.employees.sum(axis=0)
    found = {}
    for place, members in region.municipalities_by_code().items():
        if place != county_code and set(members) <= set(shares.region_codes):
            own = _summed(shares.employees, shares.region_codes, members)
            found[place] = own / np.where(whole > 0, whole, 1.0)
    return found


def _summed(employees: Floats, region_codes: Sequence[str], members: Sequence[str]) -> Floats:
    return np.asarray(employees[[region_codes.index(member) for member in members]].sum(axis=0))

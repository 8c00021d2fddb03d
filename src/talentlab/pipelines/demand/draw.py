"""A county's jobs drawn: municipality by municipality, adding up in every draw."""

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.education.draws import education_jobs, education_shocks, own_luck
from talentlab.calc.demand.education.profile import fitted_to
from talentlab.calc.demand.events import with_events
from talentlab.calc.demand.industries.sectors import public_jobs
from talentlab.calc.demand.industries.welfare import Service, service_growth, with_welfare
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.calc.demand.place import PlaceToday, place_jobs
from talentlab.calc.demand.shortage.ahead import divided_now, unfilled_now
from talentlab.calc.demand.shortage.pooled import Pooled
from talentlab.pipelines.demand.educations import Educations
from talentlab.pipelines.demand.events import PlacedEvent, drawn_events
from talentlab.pipelines.demand.industries import CountyIndustries
from talentlab.pipelines.employment.blocks import ahead_of_block
from talentlab.pipelines.employment.codes import blocks

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class CountyStart:
    """Everything that a county's demand is drawn from.

    Attributes
    ----------
    services : tuple of Service
        Welfare; none where nobody told its users and staff.
    population : (D, M, A, T) or None
        Residents by age group, for the services.
    public : (M, O) or None
        Public share today; None where sectors are not told apart.
    educated : mapping
        Municipality -> the employed (E,) by education who work there, where that is known.
    events : mapping
        Municipality -> announced events there, where there are any.

    """

    county_code: str
    ahead: DemandAhead
    shares: MunicipalShares
    industries: CountyIndustries
    services: tuple[Service, ...]
    population: Floats | None
    educations: Educations
    public: Floats | None
    pooled: Pooled
    educated: Mapping[str, Floats]
    events: Mapping[str, tuple[PlacedEvent, ...]]

    @property
    def years(self) -> tuple[int, ...]:
        """Return the base year and all the years ahead."""
        base_year = self.ahead.history.base_year
        return tuple(range(base_year, base_year + self.ahead.expected.shape[-1] + 1))


@dataclass(frozen=True, slots=True)
class CountyJobs:
    """A county's jobs in every draw, the base year first.

    ``occupations`` (D, M, O, K, T), ``educations`` (D, M, E, K, T) and ``industries`` (D, M, I, T)
    add up to the same; ``profile`` (M, O, E) are today's educations of each occupation.
    """

    occupations: Floats
    educations: Floats
    industries: Floats
    profile: Floats


@dataclass(frozen=True, slots=True)
class _Block:
    """The occupations that begin alike, drawn by themselves."""

    ahead: DemandAhead
    shares: MunicipalShares
    county_code: str
    draws: int
    seed: int


def draw_county(
    start: CountyStart,
    *,
    draws: int,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _share: None,
) -> CountyJobs:
    """Return a county's jobs in every draw.

    The same seed gives the same numbers, here or by ``executor``.
    """
    trends = _trends(start, draws=draws, seed=seed, executor=executor)
    progress(0.4)
    employed = _employed(start, draws=draws, seed=seed)
    progress(0.5)
    unfilled = divided_now(
        unfilled_now(start.pooled, start.county_code, draws=draws, seed=seed),
        start.shares.employees,
        start.shares.region_codes,
        seed=seed,
    )
    years = len(start.years)
    groups = start.educations.group_codes
    factors = education_shocks(start.educations.drift, groups, draws=draws, years=years, seed=seed)
    sectors = 1 if start.public is None else 2
    places = len(start.shares.region_codes)
    found = CountyJobs(
        occupations=np.empty((draws, places, len(start.shares.occupations), sectors, years)),
        educations=np.empty((draws, places, len(groups), sectors, years)),
        industries=np.empty((draws, places, len(start.industries.industries.groups), years)),
        profile=np.empty((places, len(start.shares.occupations), len(groups))),
    )
    for m in range(places):
        here = employed[:, m] * start.industries.scale[m][:, None]
        jobs, found.industries[:, m] = _place_jobs(
            start, m, trends.popleft(), here, unfilled[m], seed=seed
        )
        found.occupations[:, m] = _by_sector(start, m, jobs, seed=seed)
        found.profile[m] = _profile(start, m, jobs[..., 0].mean(axis=0))
        held = jobs[..., 0].mean(axis=0) @ found.profile[m]
        luck = own_luck(
            held, groups, start.shares.region_codes[m], draws=draws, years=years, seed=seed
        )
        found.educations[:, m] = education_jobs(
            found.occupations[:, m], found.profile[m], start.educations.drift, factors * luck
        )
        progress(0.5 + 0.5 * (m + 1) / places)
    return found


def _trends(
    start: CountyStart, *, draws: int, seed: int, executor: Executor | None
) -> deque[Floats]:
    """Return each municipality's employees (D, O, H) by the employment outlook's own draws.

    They are taken from the front one by one, so that memory is given back on the way.
    """
    tasks = [
        _Block(
            ahead_of_block(start.ahead, first),
            start.shares.only(first),
            start.county_code,
            draws,
            seed,
        )
        for first in blocks(start.ahead.history.occupations)
    ]
    parts = (executor.map if executor else map)(_drawn, tasks)
    occupations = start.shares.occupations
    years = start.ahead.expected.shape[-1]
    found = deque(np.empty((draws, len(occupations), years)) for _ in start.shares.region_codes)
    for task, part in zip(tasks, parts, strict=True):
        at = [occupations.index(code) for code in task.shares.occupations]
        for whole, own in zip(found, part, strict=True):
            whole[:, at] = own
    return found


def _drawn(block: _Block) -> Floats:
    """Return the municipalities' employees (M, D, O, H) in some occupations."""
    county = draws_of(block.ahead, block.county_code, draws=block.draws, seed=block.seed)
    occupations = block.ahead.history.occupations
    return block.shares.divide(county.sum(axis=2), occupations, seed=block.seed)


def _employed(start: CountyStart, *, draws: int, seed: int) -> Floats:
    """Return the employed (D, M, I, H) of every municipality, welfare following its users."""
    industries = start.industries.industries
    codes = industries.region_codes
    drawn = np.stack([industries.draws(code, draws=draws, seed=seed) for code in codes], axis=1)
    if not start.services or start.population is None:
        return drawn
    growth = [
        service_growth(service, start.population, codes, seed=seed) for service in start.services
    ]
    return with_welfare(drawn, industries.base, start.services, growth)


def _place_jobs(
    start: CountyStart, m: int, trend: Floats, employed: Floats, unfilled: Floats, *, seed: int
) -> tuple[Floats, Floats]:
    """Return a municipality's jobs by occupation and by industry, announced events among them."""
    jobs, industries = place_jobs(_today(start, m, unfilled), trend, employed)
    announced = start.events.get(start.shares.region_codes[m], ())
    events = drawn_events(announced, years=start.years, draws=len(jobs), seed=seed)
    return with_events(jobs, industries, events)


def _today(start: CountyStart, m: int, unfilled: Floats) -> PlaceToday:
    of = start.industries
    return PlaceToday(
        employees=start.shares.employees[m],
        employed=of.industries.base[m] * of.scale[m],
        mix=of.mix,
        per_employee=float(of.employed_per_employee[m]),
        unfilled=unfilled,
        drift_spread=of.drift_spread,
    )


def _by_sector(start: CountyStart, m: int, jobs: Floats, *, seed: int) -> Floats:
    """Return jobs (D, O, K, T), private before public where sectors are told apart."""
    if start.public is None:
        return jobs[:, :, None]
    public = public_jobs(jobs, start.public[m], start.shares.occupations, seed=seed)
    return np.stack([jobs - public, public], axis=2)


def _profile(start: CountyStart, m: int, jobs: Floats) -> Floats:
    """Return the educations (O, E) of a municipality's jobs, fitted to who works there if known."""
    profile = start.educations.profile[m]
    educated = start.educated.get(start.shares.region_codes[m])
    if educated is None or educated.sum() <= 0 or jobs.sum() <= 0:
        return np.asarray(profile)
    return fitted_to(profile, jobs, educated)

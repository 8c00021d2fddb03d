"""A county's industries looked ahead, and the mix of occupations within them."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.growth import steps
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed
from talentlab.calc.demand.industries.occupations import OccupationMix, mix_spread, occupation_mix
from talentlab.calc.demand.industries.outlook import (
    IndustryAhead,
    industry_history,
    look_ahead_industries,
)
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.pipelines.employment.industries import Industries, read_industries, read_mix
from talentlab.tables.work import EMPLOYED_BY_INDUSTRY, WORKFORCE_CUBE

_MODELLED_WITHOUT: Final = "{} was modelled without {}"


@dataclass(frozen=True, slots=True)
class CountyIndustries:
    """What a county's jobs are spread over.

    Attributes
    ----------
    industries : IndustryAhead
        By municipality, in the order of the county's shares.
    mix : OccupationMix
    scale : (M, I)
        What the employed in an industry are multiplied by to be employees with an occupation.
    employed_per_employee : (M,)
        The employed, the self-employed too, beside employees with an occupation.
    drift_spread : float
        Yearly standard deviation of what industries do not say of occupations.
    basis : str
        Where the industries are counted.
    mix_year : int

    """

    industries: IndustryAhead
    mix: OccupationMix
    scale: Floats
    employed_per_employee: Floats
    drift_spread: float
    basis: str
    mix_year: int


def read_county(
    tidy: Mapping[str, pl.DataFrame],
    county_code: str,
    ahead: DemandAhead,
    shares: MunicipalShares,
    *,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> CountyIndustries:
    """Return a county's industries, looked ahead as far as its occupations are.

    The county is one whose municipalities the employment outlook has modelled: it has industries
    and a mix.
    """
    base_year = ahead.history.base_year
    found = read_industries(tidy[EMPLOYED_BY_INDUSTRY.name], shares.region_codes)
    if found is None:
        raise ValueError(_MODELLED_WITHOUT.format(county_code, "industries"))
    mix = read_mix(
        tidy[WORKFORCE_CUBE.name], shares.region_codes, shares.occupations, found.groups, base_year
    )
    if mix is None:
        raise ValueError(_MODELLED_WITHOUT.format(county_code, "a mix"))
    history = _history(found, shares.region_codes, base_year)
    industries = look_ahead_industries(
        history,
        found.groups,
        base_year=base_year,
        years_ahead=ahead.expected.shape[-1],
        executor=executor,
        progress=progress,
    )
    occupations = shares.employees.sum(axis=0)
    employed = industries.base
    with_occupation = employed * mix.stated
    scale = mix.stated * (occupations.sum() / with_occupation.sum())
    fitted = occupation_mix(mix.persons, occupations, with_occupation.sum(axis=0))
    employees = shares.employees.sum(axis=1)
    return CountyIndustries(
        industries=industries,
        mix=fitted,
        scale=np.broadcast_to(scale, employed.shape),
        employed_per_employee=np.divide(
            employed.sum(axis=1), employees, out=np.ones_like(employees), where=employees > 0
        ),
        drift_spread=_drift(ahead.history, county_code, shares.occupations, history, fitted),
        basis=found.basis,
        mix_year=mix.year,
    )


def _history(found: Industries, region_codes: tuple[str, ...], base_year: int) -> EmploymentHistory:
    years = [year for year in found.years_of(region_codes) if year <= base_year]
    persons = np.stack([found.of(region_codes, year) for year in years], axis=-1)
    breaks = [known.year for known in EMPLOYED_BY_INDUSTRY.breaks if known.year <= years[-1]]
    return industry_history(region_codes, found.groups, years, persons, breaks)


def _drift(
    employees: EmploymentHistory,
    county_code: str,
    occupations: tuple[str, ...],
    industries: EmploymentHistory,
    mix: OccupationMix,
) -> float:
    """Return how far occupations have moved away from their industries, in years both know."""
    years = [year for year in employees.years if year in industries.years]
    _, member = prefixes(employees.occupations, max(map(len, occupations)))
    here = employees.persons[[employees.region_codes.index(county_code)]].sum(axis=2)
    counted = summed(here, member)[0][:, [employees.years.index(year) for year in years]]
    employed = industries.persons[:, :, 0, [industries.years.index(y) for y in years]].sum(axis=0)
    known = steps(employees)
    at = {i: years.index(year) for i, year in enumerate(employees.years) if year in years}
    spans = [
        (at[first], at[last])
        for first, last in zip(known.first, known.last, strict=True)
        if first in at
        and last in at
        and industries.is_counted_alike(employees.years[first], employees.years[last])
    ]
    return mix_spread(counted, employed, mix, spans)

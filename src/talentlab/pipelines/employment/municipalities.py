"""Municipal employment by occupation: modelled, tested where the truth is known, and drawn.

Method: docs/method-guide/employment.md, section 8.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed
from talentlab.calc.demand.municipal import excess_variance, misplaced, municipal_employees
from talentlab.pipelines.employment.industries import (
    Industries,
    Mix,
    read_cube,
    read_industries,
    read_mix,
)
from talentlab.vocab.geography import municipalities_in

DIGITS: Final = 3
"""The most detailed occupations that are modelled for a municipality."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """How far the model was from municipalities that were counted, and so could be tested.

    ``misplaced`` is the share of employees in the wrong municipality, by digits of the code;
    ``excess`` (K,) the log variance beyond luck that each length of code adds.
    """

    region_codes: tuple[str, ...]
    year: int
    misplaced: Mapping[int, float]
    excess: Floats


@dataclass(frozen=True, slots=True)
class CountyParts:
    """A county's municipalities and their modelled employees.

    Attributes
    ----------
    employees : (M, O, Y)
        In the order of ``region_codes``, ``occupations`` and ``years``; the last is the base year.
    industry_year : int
        The year whose industries the base year's numbers rest on.
    mix_year : int
        The year in which occupations and industries were counted together.
    elsewhere : int
        Those counted then whose occupation the county has nobody in: left out.

    """

    county_code: str
    region_codes: tuple[str, ...]
    occupations: tuple[str, ...]
    years: tuple[int, ...]
    employees: Floats
    basis: str
    industry_year: int
    mix_year: int
    elsewhere: int
    held_out: HeldOut | None

    def of(self, region_code: str, years: Sequence[int]) -> Floats:
        """Return one municipality's employees (O, Y) in ``years``."""
        at = [self.years.index(year) for year in years]
        return np.asarray(self.employees[self.region_codes.index(region_code)][:, at])

    def unlike(self) -> Floats:
        """Return the log variance (K,) of what the model misses: assumed, or found if larger."""
        lengths = max(map(len, self.occupations)) + 1
        assumed = np.array([tau**2 for tau in MUNICIPAL.unlike[:lengths]])
        return assumed if self.held_out is None else np.maximum(assumed, self.held_out.excess)


def model_counties(
    tidy: Mapping[str, pl.DataFrame], history: EmploymentHistory, county_codes: Sequence[str]
) -> tuple[CountyParts, ...]:
    """Return the counties whose municipalities can be modelled: those with all that it takes.

    That is the industries of every municipality in some year up to the base year, and a table of
    occupations by industry.
    """
    if "employed_by_industry" not in tidy or "workforce_cube" not in tidy:
        return ()
    found = (_county(tidy, history, code) for code in county_codes)
    return tuple(parts for parts in found if parts is not None)


def _county(
    tidy: Mapping[str, pl.DataFrame], history: EmploymentHistory, county_code: str
) -> CountyParts | None:
    region_codes = municipalities_in(county_code)
    industries = read_industries(tidy["employed_by_industry"], region_codes)
    if industries is None:
        return None
    known = [y for y in industries.years_of(region_codes) if y <= history.base_year]
    occupations, counted = _occupations(history, county_code)
    cube = tidy["workforce_cube"]
    mix = read_mix(cube, region_codes, occupations, industries.groups, history.base_year)
    if not known or mix is None:
        return None
    near = [y for y in known if abs(y - mix.year) <= MUNICIPAL.mix_years]
    years = tuple(sorted({*history.years}.intersection(near) | {history.base_year}))
    at = [history.years.index(year) for year in years]
    employees = [
        municipal_employees(
            mix.persons,
            counted[:, y],
            industries.of(region_codes, min(year, known[-1])) * mix.stated,
        )
        for year, y in zip(years, at, strict=True)
    ]
    return CountyParts(
        county_code=county_code,
        region_codes=region_codes,
        occupations=occupations,
        years=years,
        employees=np.stack(employees, axis=-1),
        basis=industries.basis,
        industry_year=known[-1],
        mix_year=mix.year,
        elsewhere=mix.elsewhere,
        held_out=_held_out(cube, region_codes, occupations, industries, mix),
    )


def _occupations(history: EmploymentHistory, county_code: str) -> tuple[tuple[str, ...], Floats]:
    """Return the occupations that are modelled, and the county's employees (O, Y) in them."""
    codes, member = prefixes(history.occupations, DIGITS)
    county = history.persons[[history.region_codes.index(county_code)]].sum(axis=2)
    return codes, summed(county, member)[0]


def _held_out(
    cube: pl.DataFrame,
    region_codes: Sequence[str],
    occupations: tuple[str, ...],
    industries: Industries,
    mix: Mix,
) -> HeldOut | None:
    """Return how the model does on the cube itself, when that knows every municipality.

    The model is given the cube's industries by municipality and its occupations in all of them
    together, and never its occupations by municipality: those are the truth.
    """
    by_place = read_cube(cube, occupations, industries.groups, mix.year)
    if by_place is None or not set(region_codes) <= set(by_place.persons):
        return None
    tables = [by_place.persons[code] for code in region_codes]
    without = np.stack([by_place.unstated[code] for code in region_codes])
    truth = np.stack([table.sum(axis=1) for table in tables])
    worked = np.stack([table.sum(axis=0) for table in tables]) + without
    modelled = municipal_employees(mix.persons, truth.sum(axis=0), worked * mix.stated)
    lengths = range(max(map(len, occupations)) + 1)
    at = {k: [_coarser(t, occupations, k) for t in (modelled, truth)] for k in lengths}
    whole = np.array([excess_variance(*at[k]) for k in lengths])
    return HeldOut(
        region_codes=tuple(region_codes),
        year=by_place.year,
        misplaced={k: misplaced(*at[k]) for k in lengths},
        excess=np.maximum(np.diff(whole, prepend=0.0), 0.0),
    )


def _coarser(employees: Floats, occupations: tuple[str, ...], length: int) -> Floats:
    """Return employees (M, C) of the codes of ``length``."""
    return summed(employees, prefixes(occupations, length)[1])

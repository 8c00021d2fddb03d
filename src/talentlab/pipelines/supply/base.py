"""Residents by education in the years that are known: counted whole, or fitted to margins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.education.movers import shares_of
from talentlab.calc.population.bands import BandedPeople, banded
from talentlab.calc.population.history import StockHistory
from talentlab.calc.supply.stocks import EducationStocks, filled_between
from talentlab.pipelines.supply.axes import AGE_LABELS, placed, years_of
from talentlab.pipelines.supply.margins import fitted_years
from talentlab.vocab.education import education_groups
from talentlab.vocab.sexes import SEXES


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of residents' education.

    Attributes
    ----------
    stocks : EducationStocks
        In consecutive years, ending with the last known one.
    active : (S, G, Y, R, E) or None
        Employed and unemployed of them; ``None`` where nobody tells by education and age.
    counted_years : tuple
        Years that were counted or fitted; those between are straight lines.
    is_counted : bool
        Whether every cell was counted; else they were fitted to margins.
    notes : tuple
        Keys of what was done instead (``pipelines/supply/assumptions.py``).

    """

    stocks: EducationStocks
    active: Floats | None
    counted_years: tuple[int, ...]
    is_counted: bool
    notes: tuple[str, ...]


def read_known(
    tidy: Mapping[str, pl.DataFrame], history: StockHistory, codes: Sequence[str]
) -> Known | None:
    """Return what is known of education in municipalities ``codes``; nothing if too little is.

    ``history`` are their residents by single year of age. The cube is used where it is; else levels
    by municipality and groups of any larger place are fitted together.
    """
    cube = tidy.get("education_cube")
    years = [] if cube is None else years_of(cube, codes)
    years = [year for year in years if year in history.years]
    if cube is not None and years:
        return _from_cube(cube, history, codes, years)
    if "education_level" not in tidy or "education_groups" not in tidy:
        return None
    found = fitted_years(tidy["education_level"], tidy["education_groups"], history, codes)
    if found is None:
        return None
    stocks = _stocks(history, codes, tuple(found.years), found.persons)
    return Known(stocks, None, tuple(found.years), is_counted=False, notes=found.notes)


def _from_cube(
    cube: pl.DataFrame, history: StockHistory, codes: Sequence[str], years: Sequence[int]
) -> Known:
    """Return the cube's years; its cells are made to add up to the residents."""
    groups = tuple(education_groups())
    axes: dict[str, Sequence[str] | Sequence[int]] = {
        "sex": SEXES,
        "age_group": AGE_LABELS,
        "year": list(years),
        "region_code": list(codes),
        "education_group_code": groups,
    }
    residents = placed(cube, "residents", **axes)
    active = placed(cube, "employed_persons", **axes) + placed(cube, "unemployed_persons", **axes)
    stocks = _stocks(history, codes, tuple(years), residents)
    seen = filled_between(tuple(years), residents, axis=2)
    share = np.divide(
        filled_between(tuple(years), active, axis=2), seen, out=np.zeros(seen.shape), where=seen > 0
    )
    return Known(stocks, share * stocks.persons, tuple(years), is_counted=True, notes=())


def _stocks(
    history: StockHistory, codes: Sequence[str], years: tuple[int, ...], persons: Floats
) -> EducationStocks:
    """Return stocks whose cells add up to the residents in every year."""
    people = people_of(history, codes, years)
    everyone = persons.sum(axis=(2, 3))[:, :, None, None]
    usual = shares_of(everyone, np.full(persons.shape[-1], 1.0 / persons.shape[-1]))
    shares = shares_of(filled_between(years, persons, axis=2), usual)
    return EducationStocks(
        region_codes=tuple(codes),
        group_codes=tuple(education_groups()),
        years=tuple(range(years[0], years[-1] + 1)),
        persons=shares * people.residents[..., None],
        last_ages=people.last_ages,
    )


def people_of(history: StockHistory, codes: Sequence[str], years: tuple[int, ...]) -> BandedPeople:
    """Return residents (S, G, Y, R) of every year from the first to the last of ``years``."""
    rows = [history.region_codes.index(code) for code in codes]
    known = [history.years.index(year) for year in years]
    people = banded(history.persons[np.ix_(rows, known)])
    return BandedPeople(
        residents=filled_between(years, people.residents.transpose(2, 3, 1, 0), axis=2),
        last_ages=filled_between(years, people.last_ages.transpose(2, 3, 1, 0), axis=2),
    )

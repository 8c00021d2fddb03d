"""Employees by education and occupation: known in the last year, led back by their sums."""

from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, IN_COUNTY, YEARS
from talentlab.sample.cube import Persons
from talentlab.sample.education import Education
from talentlab.sample.frames import long
from talentlab.sample.groups import group_codes
from talentlab.sample.occupations import Occupations, longest
from talentlab.sample.rounding import Floats, Ints, rake, round_to_total
from talentlab.sample.sources import supply_assumptions

FIRST: Final = 2014
SPARSE: Final = 0.02
"""Persons that a combination which nobody has in the last year begins with, if both occur."""


def build_matrix(
    persons: Persons, occupations: Occupations, education: Education, rng: np.random.Generator
) -> Ints:
    """Return the county's employees (Y, O3, E) since ``FIRST``; occupations add up exactly.

    The last year is counted. Earlier years have its pattern less the drift since then, raked to
    each year's occupations and to each year's employed by education group, less those without an
    occupation.
    """
    counted, without = _counted(persons, occupations.groups)
    employees = _by_group(occupations)
    employed = education.employed[IN_COUNTY].sum(axis=(0, 2, 3))
    has_occupation = counted.sum(axis=0) / np.maximum(counted.sum(axis=0) + without, 1)
    start = (counted + SPARSE * (counted.sum(axis=1, keepdims=True) > 0)).astype(np.float64)
    drift = declared_drift(occupations.groups)
    drift += supply_assumptions()["matrix"]["wavering"] * rng.standard_normal(drift.shape)
    years = np.flatnonzero(YEARS >= FIRST)
    table = np.zeros((len(years), *counted.shape), dtype=np.int64)
    for position, y in enumerate(years.tolist()):
        rows = employees[:, y]
        earlier = start * np.exp(drift * (YEARS[y] - YEARS[-1]))
        fitted = rake(earlier, rows.astype(np.float64), _columns(employed[y] * has_occupation))
        table[position] = round_to_total(fitted, rows)
    table[-1] = counted
    return table


def declared_drift(groups: tuple[str, ...]) -> Floats:
    """Return how much more an occupation (O3) has each education (E), log points a year."""
    given = supply_assumptions()["matrix"]["drift"]
    drift = np.zeros((len(groups), len(group_codes())))
    for o, code in enumerate(groups):
        for start, pace in longest(given, code, {}).items():
            drift[o, [group.startswith(start) for group in group_codes()]] += pace
    return drift


def matrix_frame(matrix: Ints, groups: tuple[str, ...]) -> pl.DataFrame:
    """Return ``education_occupation`` of the county; combinations with nobody have no row."""
    frame = long(
        matrix,
        "employed_persons",
        year=YEARS[YEARS >= FIRST].tolist(),
        ssyk_code=groups,
        education_group_code=group_codes(),
    )
    return frame.filter(pl.col("employed_persons") > 0).with_columns(
        region_code=pl.lit(COUNTY), status=pl.lit("counted")
    )


def _counted(persons: Persons, groups: tuple[str, ...]) -> tuple[Ints, Ints]:
    """Return the last year's employees (O3, E), and the employed without an occupation (E,)."""
    of_code = np.array([*(groups.index(code[:3]) for code in persons.codes), len(groups)])
    table = np.zeros((len(groups) + 1, len(group_codes())), dtype=np.int64)
    here = IN_COUNTY[persons.home]
    np.add.at(table, (of_code[persons.occupation[here]], persons.group[here]), 1)
    return table[:-1], table[-1]


def _by_group(occupations: Occupations) -> Ints:
    """Return employees (O3, Y) of the county."""
    table = np.zeros((len(occupations.groups), len(YEARS)), dtype=np.int64)
    of_code = np.array([occupations.groups.index(code[:3]) for code in occupations.codes])
    np.add.at(table, of_code, occupations.county.sum(axis=1))
    return table


def _columns(expected: Floats) -> Floats:
    return np.maximum(expected, SPARSE)

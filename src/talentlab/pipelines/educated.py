"""Who works in each municipality by education, so that its jobs ask for them and not the county's.

Where a register cube was delivered, its employed residents commute as the labour force does;
elsewhere it is the labour force itself, whose unemployed are then assumed to be as many in every
education.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.supply.commuting import at_work
from talentlab.pipelines.supply.build import BuiltSupply
from talentlab.tables.education_cube import EDUCATION_CUBE

_AS_THEY_DID: Final = np.ones(())


def educated_at_work(tidy: Mapping[str, pl.DataFrame], supply: BuiltSupply) -> Mapping[str, Floats]:
    """Return municipality -> the employed (E,) who work there in the base year, by education."""
    start = supply.start
    labour = start.labour
    employed = _employed(tidy, start.region_codes, start.group_codes, start.base_year)
    if employed is None:
        there = supply.draws.workplace[..., 0].mean(axis=0)
    else:
        there = at_work(employed, labour.incomers, labour.commuting, _AS_THEY_DID)
    return {code: np.asarray(there[r]) for r, code in enumerate(start.region_codes)}


def _employed(
    tidy: Mapping[str, pl.DataFrame],
    region_codes: tuple[str, ...],
    group_codes: tuple[str, ...],
    year: int,
) -> Floats | None:
    """Return employed residents (R, E) in ``year``; nothing where a municipality is missing."""
    if EDUCATION_CUBE.name not in tidy:
        return None
    counted = (
        tidy[EDUCATION_CUBE.name]
        .filter(pl.col("year") == year, pl.col("region_code").is_in(region_codes))
        .group_by("region_code", "education_group_code")
        .agg(pl.col("employed_persons").sum())
    )
    if set(counted["region_code"]) != set(region_codes):
        return None
    employed = np.zeros((len(region_codes), len(group_codes)))
    places = {code: r for r, code in enumerate(region_codes)}
    groups = {code: e for e, code in enumerate(group_codes)}
    for place, group, persons in counted.iter_rows():
        if group in groups:
            employed[places[place], groups[group]] = persons
    return employed

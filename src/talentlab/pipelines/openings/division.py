"""How a county's openings are divided among its municipalities: as its employees are modelled.

Method: docs/method-guide/openings.md, section 6.
"""

from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.leaving.outlook import LeavingStart
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.calc.demand.spread import Spread
from talentlab.pipelines.employment.codes import TOTAL
from talentlab.pipelines.openings.age_counts import cells
from talentlab.vocab.geography import municipalities_in

_SOMEBODY: Final = 0.5
"""Employees outside the modelled municipalities below which there are none: rounding."""


def division(modelled: pl.DataFrame, start: LeavingStart, spread: Spread) -> MunicipalShares | None:
    """Return how a county is divided; nothing if none of its municipalities was modelled.

    Parameters
    ----------
    modelled
        Rows of ``employment_history``: modelled employees in the base year, both sexes.
    start : LeavingStart
        Of the county. What its municipalities do not have is one place more.

    """
    here = modelled.filter(
        pl.col("region_code").is_in(municipalities_in(start.region_code)),
        pl.col("ssyk_code") != TOTAL,
    )
    if here.is_empty():
        return None
    digits = int(here["ssyk_code"].str.len_chars().to_numpy().max())
    places = here["region_code"].unique().sort().to_list()
    codes, member = prefixes(start.occupations, digits)
    employees = np.nan_to_num(
        cells(
            here.filter(pl.col("ssyk_code").is_in(codes)),
            "employed_persons",
            region_code=places,
            ssyk_code=codes,
        )
    )
    county = summed(start.stock.sum(axis=(1, 2))[None], member)[0]
    rest = np.maximum(county - employees.sum(axis=0), 0.0)
    if rest.sum() > _SOMEBODY:
        places.append(f"{start.region_code} rest")
        employees = np.concatenate([employees, rest[None]])
    unlike = np.array([tau**2 for tau in MUNICIPAL.unlike[: digits + 1]])
    return MunicipalShares(tuple(places), codes, employees, unlike, spread)

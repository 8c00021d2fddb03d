"""Tidy tables on the axes of the supply outlook: sexes, age groups, municipalities, educations."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.population.bands import BAND_END, BAND_STARTS
from talentlab.vocab.sexes import SEXES

AGE_LABELS: Final = tuple(
    f"{first}-{end - 1}"
    for first, end in zip(BAND_STARTS, (*BAND_STARTS[1:], BAND_END), strict=True)
)
"""16-19, 20-24, ..., 70-74."""


def placed(frame: pl.DataFrame, value: str, **axes: Sequence[str] | Sequence[int]) -> Floats:
    """Return sums of a column on axes, in the order given; rows that are on none are left out.

    Nothing is the sum where there is no row.

    Examples
    --------
    >>> rows = pl.DataFrame({"sex": ["women", "men", "men"], "persons": [1, 2, 3]})
    >>> placed(rows, "persons", sex=("women", "men"))
    array([1., 5.])

    """
    found = np.zeros([len(labels) for labels in axes.values()])
    kept = frame.filter(
        pl.col(value).is_not_null(),
        *(pl.col(name).is_in(list(labels)) for name, labels in axes.items()),
    )
    at = tuple(
        kept[name]
        .replace_strict({label: i for i, label in enumerate(labels)}, return_dtype=pl.Int64)
        .to_numpy()
        for name, labels in axes.items()
    )
    np.add.at(found, at, kept[value].to_numpy().astype(np.float64))
    return found


def years_of(frame: pl.DataFrame, codes: Sequence[str], column: str = "region_code") -> list[int]:
    """Return the years in which every one of ``codes`` has rows, increasing."""
    seen = (
        frame.filter(pl.col(column).is_in(list(codes)))
        .group_by("year")
        .agg(pl.col(column).n_unique().alias("places"))
    )
    return sorted(seen.filter(pl.col("places") == len(codes))["year"].to_list())


def by_sex(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that tell women and men apart."""
    return frame.filter(pl.col("sex").is_in(SEXES))

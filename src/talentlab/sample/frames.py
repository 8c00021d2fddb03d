"""From arrays with named axes to tidy frames."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from talentlab.sample.axes import COUNTY, IN_COUNTY, MUNICIPALITIES
from talentlab.sample.rounding import Ints

PLACES = (*MUNICIPALITIES, COUNTY)


def with_county(values: Ints) -> Ints:
    """Return ``values`` (R, ...) with the county, the sum of its municipalities, as last row."""
    return np.concatenate([values, values[IN_COUNTY].sum(axis=0, keepdims=True)])


def long(
    values: NDArray[np.generic], measure: str, **axes: Sequence[object] | Ints
) -> pl.DataFrame:
    """Return one row per cell of ``values``: a column for each axis, in order, and the measure.

    Examples
    --------
    >>> long(np.array([[1, 2]]), "persons", sex=["women"], age=[0, 1]).rows()
    [('women', 0, 1), ('women', 1, 2)]

    """
    sizes = [len(labels) for labels in axes.values()]
    if tuple(sizes) != values.shape:
        message = f"axes {dict(zip(axes, sizes, strict=True))} do not fit {values.shape}"
        raise ValueError(message)
    columns: dict[str, pl.Series] = {}
    for position, (name, labels) in enumerate(axes.items()):
        inner = int(np.prod(sizes[position + 1 :]))
        outer = int(np.prod(sizes[:position]))
        index = np.tile(np.repeat(np.arange(sizes[position]), inner), outer)
        columns[name] = pl.Series(name, list(labels)).gather(index)
    columns[measure] = pl.Series(measure, values.ravel())
    return pl.DataFrame(columns)

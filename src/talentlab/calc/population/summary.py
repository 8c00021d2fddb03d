"""Draws summed up: by sex and age group, with mean, percentiles and the chance of an increase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats

PERCENTILES: Final = (2.5, 10.0, 50.0, 90.0, 97.5)


@dataclass(frozen=True, slots=True)
class Summary:
    """One region's future, (X, G, H) by sex, age group and year ahead.

    ``percentiles`` is (5, X, G, H), in the order of :data:`PERCENTILES`.
    """

    mean: Floats
    percentiles: Floats
    share_up: Floats


def grouped(persons: Floats, groups: Mapping[str, Sequence[int]]) -> Floats:
    """Return (..., X, G) of stocks (..., S, A): the sexes and their sum, by group of ages."""
    member = np.zeros((persons.shape[-1], len(groups)))
    for column, ages in enumerate(groups.values()):
        member[list(ages), column] = 1.0
    by_sex = persons @ member
    return np.concatenate([by_sex, by_sex.sum(axis=-2, keepdims=True)], axis=-2)


def summarise(draws: Floats, base: Floats) -> Summary:
    """Return the summary of ``draws`` (D, H, X, G) beside the ``base`` (X, G) they start from."""
    last = np.ascontiguousarray(np.moveaxis(draws, 0, -1).transpose(1, 2, 0, 3))  # X, G, H, D
    share_up = (last > base[:, :, None, None]).mean(axis=-1)
    mean = last.mean(axis=-1)
    last.sort(axis=-1)
    return Summary(mean=mean, percentiles=_read_off(last), share_up=share_up)


def _read_off(ordered: Floats) -> Floats:
    """Return the percentiles (5, ...) of values ordered along the last axis, linearly between."""
    position = np.array(PERCENTILES) / 100.0 * (ordered.shape[-1] - 1)
    below = np.floor(position).astype(np.int64)
    above = np.minimum(below + 1, ordered.shape[-1] - 1)
    share = position - below
    values = ordered[..., below] * (1.0 - share) + ordered[..., above] * share
    return np.asarray(np.moveaxis(values, -1, 0), dtype=np.float64)

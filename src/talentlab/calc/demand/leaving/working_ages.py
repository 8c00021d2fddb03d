"""The ages at which employees are counted: groups, and the single years inside them.

Method: docs/method-guide/openings.md, section 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.assumptions.separations import LEAVING_SHARES, Points
from talentlab.vocab.ages import parse_age

_LEVEL_TERM: Final = 1e-6  # keeps the solution unique; a millionth of the roughness it is beside


@dataclass(frozen=True, slots=True)
class WorkingAges:
    """Age groups side by side, youngest first, such as ``("16-24", "25-29", ..., "65-69")``.

    Axes: G groups, A single ages from the first of the first group to the last of the last.

    Raises
    ------
    ValueError
        The groups overlap, leave ages out, or have no upper end.

    """

    groups: tuple[str, ...]

    def __post_init__(self) -> None:
        if not lie_side_by_side(self.groups):
            message = f"age groups must lie side by side: {self.groups}"
            raise ValueError(message)

    @property
    def single(self) -> Integers:
        """The single ages (A,)."""
        bands = [parse_age(label) for label in self.groups]
        return np.arange(bands[0].lower, bands[-1].ages().stop, dtype=np.int64)

    @property
    def group_of(self) -> Integers:
        """Which group (A,) each single age is in."""
        widths = [len(parse_age(label).ages()) for label in self.groups]
        return np.repeat(np.arange(len(widths)), widths)

    @property
    def widths(self) -> Integers:
        """How many single ages (G,) each group has."""
        return np.bincount(self.group_of)

    def grouped(self, persons: Floats) -> Floats:
        """Return sums (..., G) of single ages (..., A)."""
        starts = np.concatenate([[0], np.cumsum(self.widths)[:-1]])
        return np.asarray(np.add.reduceat(persons, starts, axis=-1))

    def apart(self, persons: Floats) -> Floats:
        """Return single ages (..., A) that add up to groups (..., G).

        Those who are left after usual retirement change smoothly with age; where that would make
        an age negative it has nobody, and the rest of its group is scaled.

        Method: docs/method-guide/openings.md, section 2, equation 1.
        """
        single = np.maximum(persons @ _splitter(self).T, 0.0)
        found = self.grouped(single)
        factor = np.divide(persons, found, out=np.zeros_like(found), where=found > 0)
        alone = np.where(found > 0, 0.0, persons / self.widths)
        return np.asarray(single * factor[..., self.group_of] + alone[..., self.group_of])


def lie_side_by_side(groups: Sequence[str]) -> bool:
    """Return whether each group begins where the one before ends, and the last has an end."""
    bands = [parse_age(label) for label in groups]
    joined = all(
        before.upper is not None and before.upper + 1 == after.lower
        for before, after in pairwise(bands)
    )
    return bool(bands) and joined and bands[-1].upper is not None


def by_age(points: Points, ages: Integers) -> Floats:
    """Return values (A,) on straight lines between ``points``, flat outside them."""
    return np.interp(ages, [age for age, _ in points], [value for _, value in points])


@cache
def _splitter(ages: WorkingAges) -> Floats:
    """Return the table (A, G) that takes groups apart: least roughness, sums exact.

    min |D (s / l)|^2 so that C s = n, with D second differences, l those left after retirement and
    C the sums over groups.
    """
    single = ages.single
    left = np.cumprod(1.0 - by_age(LEAVING_SHARES.retirement, single))
    rough = np.diff(np.eye(len(single)), n=2, axis=0) / left
    quadratic = rough.T @ rough + _LEVEL_TERM * np.eye(len(single))
    sums = np.zeros((len(ages.groups), len(single)))
    sums[ages.group_of, np.arange(len(single))] = 1.0
    pulled = np.linalg.solve(quadratic, sums.T)
    return np.asarray(pulled @ np.linalg.inv(sums @ pulled))

"""Residents of working age in five-year groups, and how many are about to leave each group.

Method: docs/method-guide/supply.md, section 1.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats

BAND_STARTS: Final = (16, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70)
"""First age of each group; the first has four ages, the others five, the last ends at 74."""
BAND_END: Final = 75
LAST_AGES: Final = (*(start - 1 for start in BAND_STARTS), BAND_END - 1)
"""15, 19, 24, ..., 74: who is this old enters the next group a year later."""
BANDS: Final = len(BAND_STARTS)


@dataclass(frozen=True, slots=True)
class BandedPeople:
    """Residents aged 16-74 by group, and by the single ages from which people change group.

    Attributes
    ----------
    residents : (..., S, G)
        By sex and group of ``BAND_STARTS``.
    last_ages : (..., S, G + 1)
        Residents aged 15, 19, 24, ..., 74 (``LAST_AGES``).

    """

    residents: Floats
    last_ages: Floats


def banded(persons: Floats) -> BandedPeople:
    """Return residents (..., S, A) by single year of age, 0 to 100, in working-age groups."""
    ends = (*BAND_STARTS[1:], BAND_END)
    groups = [persons[..., a:b].sum(axis=-1) for a, b in zip(BAND_STARTS, ends, strict=True)]
    return BandedPeople(
        residents=np.stack(groups, axis=-1),
        last_ages=np.ascontiguousarray(persons[..., list(LAST_AGES)]),
    )


def together(parts: list[BandedPeople], axis: int) -> BandedPeople:
    """Return several as one, stacked along a new ``axis``."""
    return BandedPeople(
        residents=np.stack([part.residents for part in parts], axis=axis),
        last_ages=np.stack([part.last_ages for part in parts], axis=axis),
    )

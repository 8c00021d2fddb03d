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


SERVICE_AGES: Final = {
    "0": (0, 1), "1-5": (1, 6), "6-12": (6, 13), "13-15": (13, 16), "16-17": (16, 18),
    "18-19": (18, 20), "20-24": (20, 25), "25-29": (25, 30), "30-34": (30, 35),
    "35-39": (35, 40), "40-44": (40, 45), "45-49": (45, 50), "50-54": (50, 55),
    "55-59": (55, 60), "60-64": (60, 65), "65-69": (65, 70), "70-74": (70, 75),
    "75-79": (75, 80), "80-84": (80, 85), "85-89": (85, 90), "90-94": (90, 95), "95+": (95, 101),
}  # fmt: skip
"""All ages in groups that begin where public services do: name -> first age, and the one after."""


def of_all_ages(persons: Floats) -> Floats:
    """Return both sexes (..., A) of residents (..., S, A) in the groups of ``SERVICE_AGES``."""
    both = persons.sum(axis=-2)
    groups = [both[..., first:after].sum(axis=-1) for first, after in SERVICE_AGES.values()]
    return np.stack(groups, axis=-1)

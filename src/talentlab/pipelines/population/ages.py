"""Drawn residents by groups of all ages, as demand for public services asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.bands import SERVICE_AGES


@dataclass(frozen=True, slots=True)
class DrawnAges:
    """Municipality code -> residents (D, T, A) of both sexes, ``first_year`` first."""

    first_year: int
    by_region: Mapping[str, Floats]

    @property
    def region_codes(self) -> tuple[str, ...]:
        """Return the municipalities, the order of R."""
        return tuple(self.by_region)

    @property
    def age_groups(self) -> tuple[str, ...]:
        """Return the age groups, the order of A."""
        return tuple(SERVICE_AGES)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years, the order of T."""
        drawn = next((part.shape[1] for part in self.by_region.values()), 0)
        return tuple(range(self.first_year, self.first_year + drawn))

    @property
    def persons(self) -> Floats:
        """Return residents (D, R, 1, A, T), both sexes as one."""
        parts = [part.transpose(0, 2, 1) for part in self.by_region.values()]
        return np.stack(parts, axis=1)[:, :, None]

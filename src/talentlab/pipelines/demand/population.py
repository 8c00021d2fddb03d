"""Residents by age in every draw, as welfare's users need them."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from talentlab.calc.arrays import Floats


class AgedPopulation(Protocol):
    """Drawn residents by age group (D, R, S, A, T), the base year first."""

    @property
    def region_codes(self) -> tuple[str, ...]:
        """Municipalities, the order of R."""

    @property
    def age_groups(self) -> tuple[str, ...]:
        """Age groups such as ``80-84`` and ``95+``, the order of A."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years, the order of T."""

    @property
    def persons(self) -> Floats:
        """Residents (D, R, S, A, T)."""


def residents_of(
    population: AgedPopulation | None, region_codes: Sequence[str], years: Sequence[int]
) -> Floats | None:
    """Return residents (D, M, A, T); nothing where a place or a year is not drawn."""
    if population is None:
        return None
    if not (
        set(region_codes) <= set(population.region_codes) and set(years) <= set(population.years)
    ):
        return None
    rows = [population.region_codes.index(code) for code in region_codes]
    columns = [population.years.index(year) for year in years]
    return np.asarray(population.persons[:, rows].sum(axis=2)[..., columns], dtype=np.float64)

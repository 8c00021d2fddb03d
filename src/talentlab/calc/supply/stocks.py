"""Residents by education in the years they were counted, or modelled from what was counted.

Axes: S sexes (women, men), G age groups (``calc/population/bands.py``), Y years, R municipalities,
E education groups.
"""

from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.population.bands import BANDS
from talentlab.calc.supply.account import PeopleBefore


@dataclass(frozen=True, slots=True)
class EducationStocks:
    """Residents aged 16-74 by education, in consecutive years.

    Attributes
    ----------
    region_codes, group_codes : (R,), (E,)
    years : (Y,)
        Consecutive and increasing.
    persons : (S, G, Y, R, E)
    last_ages : (S, G + 1, Y, R)
        Residents aged 15, 19, 24, ..., 74.

    """

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    years: tuple[int, ...]
    persons: Floats
    last_ages: Floats

    def __post_init__(self) -> None:
        sexes, years, regions = len(self.persons), len(self.years), len(self.region_codes)
        shape = (sexes, BANDS, years, regions, len(self.group_codes))
        require_shape("persons", self.persons, shape)
        require_shape("last_ages", self.last_ages, (sexes, BANDS + 1, years, regions))
        if list(self.years) != list(range(self.years[0], self.years[0] + years)):
            message = f"years must follow each other: {self.years}"
            raise ValueError(message)

    @property
    def base_year(self) -> int:
        """The last year."""
        return self.years[-1]

    @property
    def residents(self) -> Floats:
        """Return everyone (S, G, Y, R), whatever their education."""
        return np.asarray(self.persons.sum(axis=-1))

    def people(self, years: slice) -> PeopleBefore:
        """Return the people of some years, as an account of the year after starts from them."""
        return PeopleBefore(self.residents[:, :, years], self.last_ages[:, :, years])

    def until(self, year: int) -> "EducationStocks":
        """Return what was known at the end of ``year``: later years are cut away."""
        known = self.years.index(year) + 1
        return replace(
            self,
            years=self.years[:known],
            persons=self.persons[:, :, :known],
            last_ages=self.last_ages[:, :, :known],
        )


def filled_between(years: tuple[int, ...], persons: Floats, axis: int) -> Floats:
    """Return counts of every year from counts of some, in straight lines between them.

    Examples
    --------
    >>> filled_between((2018, 2020), np.array([[4.0, 8.0]]), axis=1)
    array([[4., 6., 8.]])

    """
    moved = np.moveaxis(persons, axis, 0)
    every = np.arange(years[0], years[-1] + 1)
    after = np.clip(np.searchsorted(years, every, side="left"), 1, len(years) - 1)
    if len(years) == 1:
        return persons
    first = np.array(years)[after - 1]
    share = (every - first) / (np.array(years)[after] - first)
    share = share.reshape(-1, *(1,) * (moved.ndim - 1))
    filled = moved[after - 1] * (1.0 - share) + moved[after] * share
    return np.asarray(np.moveaxis(filled, 0, axis))

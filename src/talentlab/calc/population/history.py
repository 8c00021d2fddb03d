"""Counted residents by region, year, sex and age: what every projection starts from."""

from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, require_shape


@dataclass(frozen=True, slots=True)
class AgeAxis:
    """Ages in steps of ``width`` years, the last one open.

    ``lower`` holds the first age of each step: (0, 1, ..., 100) in single years with 100 meaning
    "100 and older", or (0, 5, ..., 85) in five-year bands.
    """

    lower: tuple[int, ...]
    width: int

    def __len__(self) -> int:
        """Return the number of age steps."""
        return len(self.lower)

    def covers(self, first: int, last: int | None) -> Booleans:
        """Return which steps (A,) make up ages ``first``-``last`` (``None``: and older).

        Raises
        ------
        ValueError
            The limits do not fall between two steps.

        """
        lower = np.array(self.lower)
        inside = lower >= first if last is None else (lower >= first) & (lower <= last)
        starts_right = first in self.lower
        ends_right = last is None or (last + 1) in self.lower
        if not (starts_right and ends_right):
            message = f"ages {first}-{last} do not fit steps of {self.width} years"
            raise ValueError(message)
        return inside


@dataclass(frozen=True, slots=True)
class StockHistory:
    """Counted residents, and nothing else, up to and including the last year.

    Axes
    ----
    R : regions, in the order of ``region_codes``
    Y : counted years, increasing; there may be gaps
    S : sexes, in the order of ``sexes``
    A : age steps, in the order of ``ages``

    Attributes
    ----------
    persons : (R, Y, S, A)
        Residents at the end of the year (or at the same day every year).
    national : (N, S, A)
        The whole the regions belong to; their sum when nothing better is known.
    national_years : (N,)
        Years the whole was counted in, ending with the regions' last; the same years unless given.

    """

    region_codes: tuple[str, ...]
    years: tuple[int, ...]
    sexes: tuple[str, ...]
    ages: AgeAxis
    persons: Floats
    national: Floats
    national_years: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.national_years:
            object.__setattr__(self, "national_years", self.years)
        cells = (len(self.sexes), len(self.ages))
        require_shape("persons", self.persons, (len(self.region_codes), len(self.years), *cells))
        require_shape("national", self.national, (len(self.national_years), *cells))
        for years in (self.years, self.national_years):
            if list(years) != sorted(set(years)):
                message = f"years must increase: {years}"
                raise ValueError(message)
        if self.years[-1] != self.national_years[-1]:
            message = f"the nation must end with the regions: {self.national_years[-1]}"
            raise ValueError(message)

    @property
    def base_year(self) -> int:
        """The last counted year."""
        return self.years[-1]

    def until(self, origin_year: int) -> "StockHistory":
        """Return what was known at the end of ``origin_year``: the future is cut away."""
        known = [i for i, year in enumerate(self.years) if year <= origin_year]
        last = self.years[known[-1]]
        nation = [i for i, year in enumerate(self.national_years) if year <= last]
        return replace(
            self,
            years=tuple(self.years[i] for i in known),
            persons=self.persons[:, known],
            national_years=tuple(self.national_years[i] for i in nation),
            national=self.national[nation],
        )

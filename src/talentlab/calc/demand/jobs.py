"""Jobs in every draw: by occupation and by education, where people work.

Method: docs/method-guide/demand.md, section 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Floats, require_shape


@dataclass(frozen=True, slots=True)
class OccupationDemandDraws:
    """Jobs by occupation, filled and unfilled.

    Axes: D draws, R municipalities, O occupations (SSYK, three digits), K sectors, T years from and
    including the base year.

    Attributes
    ----------
    jobs : (D, R, O, K, T)
        Never negative.

    """

    region_codes: tuple[str, ...]
    occupation_codes: tuple[str, ...]
    years: tuple[int, ...]
    sectors: tuple[str, ...]
    jobs: Floats

    def __post_init__(self) -> None:
        axes = (self.region_codes, self.occupation_codes, self.sectors, self.years)
        require_shape("jobs", self.jobs, (len(self.jobs), *(len(axis) for axis in axes)))

    def of(self, region_codes: Sequence[str]) -> Floats:
        """Return the jobs (D, O, K, T) of some municipalities together."""
        return _of(self.jobs, self.region_codes, region_codes)

    def only(self, region_codes: Sequence[str], years: Sequence[int]) -> "OccupationDemandDraws":
        """Return the same draws of these municipalities and years, in this order."""
        jobs = _only(self.jobs, (self.region_codes, region_codes), (self.years, years))
        return replace(self, region_codes=tuple(region_codes), years=tuple(years), jobs=jobs)


@dataclass(frozen=True, slots=True)
class EducationDemandDraws:
    """The same jobs by education group (E); the sums over E and over occupations are the same.

    ``jobs`` is (D, R, E, K, T).
    """

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    years: tuple[int, ...]
    sectors: tuple[str, ...]
    jobs: Floats

    def __post_init__(self) -> None:
        axes = (self.region_codes, self.group_codes, self.sectors, self.years)
        require_shape("jobs", self.jobs, (len(self.jobs), *(len(axis) for axis in axes)))

    def of(self, region_codes: Sequence[str]) -> Floats:
        """Return the jobs (D, E, K, T) of some municipalities together."""
        return _of(self.jobs, self.region_codes, region_codes)

    def only(self, region_codes: Sequence[str], years: Sequence[int]) -> "EducationDemandDraws":
        """Return the same draws of these municipalities and years, in this order."""
        jobs = _only(self.jobs, (self.region_codes, region_codes), (self.years, years))
        return replace(self, region_codes=tuple(region_codes), years=tuple(years), jobs=jobs)


def _of(jobs: Floats, known: Sequence[str], wanted: Sequence[str]) -> Floats:
    """Return the sum of jobs (D, R, ...) over the ``wanted`` regions."""
    at = [known.index(code) for code in wanted]
    return np.asarray(jobs[:, at[0]] if len(at) == 1 else jobs[:, at].sum(axis=1))


def _only(
    jobs: Floats,
    regions: tuple[Sequence[str], Sequence[str]],
    years: tuple[Sequence[int], Sequence[int]],
) -> Floats:
    """Return the wanted of the known regions (second axis) and years (last axis)."""
    if tuple(regions[0]) == tuple(regions[1]) and tuple(years[0]) == tuple(years[1]):
        return jobs
    rows = [regions[0].index(code) for code in regions[1]]
    columns = [years[0].index(year) for year in years[1]]
    return np.asarray(jobs[:, rows][..., columns])

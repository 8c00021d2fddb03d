"""Employees by occupation and age as the model wants them: one array for each region."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.leaving.structure import brought_to
from talentlab.calc.demand.leaving.working_ages import WorkingAges
from talentlab.vocab.ages import parse_age
from talentlab.vocab.sexes import SEXES


@dataclass(frozen=True, slots=True)
class AgeCounts:
    """One region's employees by occupation, sex and age group.

    Axes: Y years, O occupations, S sexes, G age groups.

    Attributes
    ----------
    occupations : (O,)
        The most detailed codes that were counted by age.
    persons : (Y, O, S, G)
        Not a number where not all ages of an occupation and sex were counted; nobody in groups
        that were not counted at all that year.
    oldest : (Y,)
        Which group was the last one that was counted.

    """

    ages: WorkingAges
    occupations: tuple[str, ...]
    years: tuple[int, ...]
    persons: Floats
    oldest: tuple[int, ...]

    def until(self, year: int) -> "AgeCounts | None":
        """Return what was known at the end of ``year``, on the ages counted then."""
        kept = [i for i, found in enumerate(self.years) if found <= year]
        if not kept:
            return None
        groups = self.oldest[kept[-1]] + 1
        return AgeCounts(
            ages=WorkingAges(self.ages.groups[:groups]),
            occupations=self.occupations,
            years=tuple(self.years[i] for i in kept),
            persons=self.persons[kept][..., :groups],
            oldest=tuple(min(self.oldest[i], groups - 1) for i in kept),
        )

    def steps(self, breaks: Sequence[int]) -> list[tuple[int, int]]:
        """Return positions of neighbouring years that were counted alike."""
        years = self.years
        return [
            (i, i + 1)
            for i in range(len(years) - 1)
            if years[i + 1] == years[i] + 1
            and not any(years[i] < new <= years[i + 1] for new in breaks)
        ]


def read_age_counts(
    counted: pl.DataFrame, region_code: str, *, until: int, digits: int
) -> AgeCounts | None:
    """Return a region's employees by age up to a year; nothing if nobody counted them.

    Age groups are those of the last year. Groups that lie across them are sums and are not used.
    Codes of more than ``digits`` are added up.

    """
    here = _by_age(counted, region_code, until)
    if here.is_empty():
        return None
    last = _last_year(here)
    ages = WorkingAges(_finest(last["age_group"].unique()))
    occupations = leaves(last["ssyk_code"].unique())
    rows = here.filter(
        pl.col("age_group").is_in(ages.groups), pl.col("ssyk_code").is_in(occupations)
    )
    years = tuple(rows["year"].unique().sort().to_list())
    detailed = cells(
        rows, "employed_persons", year=years, ssyk_code=occupations, sex=SEXES,
        age_group=ages.groups,
    )  # fmt: skip
    occupations, persons = brought_to(detailed, occupations, digits, axis=1)
    there = np.asarray(~np.isnan(persons).all(axis=(1, 2)))
    persons[np.broadcast_to(~there[:, None, None, :], persons.shape)] = 0.0
    oldest = tuple(int(np.flatnonzero(groups)[-1]) for groups in there)
    whole = ~np.isnan(persons).any(axis=-1, keepdims=True)
    return AgeCounts(ages, occupations, years, np.where(whole, persons, np.nan), oldest)


def latest_groups(counted: pl.DataFrame, region_code: str, *, until: int) -> tuple[str, ...]:
    """Return the age groups of a region's last year, youngest first; none if nobody counted."""
    here = _by_age(counted, region_code, until)
    return _finest(_last_year(here)["age_group"].unique())


def _by_age(counted: pl.DataFrame, region_code: str, until: int) -> pl.DataFrame:
    return counted.filter(
        pl.col("region_code") == region_code,
        pl.col("year") <= until,
        pl.col("age_group") != "total",
    )


def _last_year(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("year") == pl.col("year").max())


def leaves(codes: pl.Series) -> tuple[str, ...]:
    """Return the most detailed codes: those that no other code begins with, in order."""
    ordered = sorted(set(codes))
    return tuple(
        code
        for code, after in zip_longest(ordered, ordered[1:], fillvalue="")
        if not after.startswith(code)
    )


def cells(rows: pl.DataFrame, measure: str, **axes: Sequence[object]) -> Floats:
    """Return ``measure`` on the given axes, in their order; not a number where there is no row."""
    places = [
        rows[name].replace_strict(list(labels), list(range(len(labels))), return_dtype=pl.Int64)
        for name, labels in axes.items()
    ]
    found = np.full([len(labels) for labels in axes.values()], np.nan)
    found[tuple(place.to_numpy() for place in places)] = rows[measure].cast(pl.Float64).to_numpy()
    return found


def _finest(labels: pl.Series) -> tuple[str, ...]:
    """Return the groups that no narrower group lies inside, youngest first."""
    bands = {label: parse_age(label).ages() for label in labels}
    kept = [
        label
        for label, ages in bands.items()
        if not any(
            other != label and ages.start <= inner.start and inner.stop <= ages.stop
            for other, inner in bands.items()
        )
    ]
    return tuple(sorted(kept, key=lambda label: bands[label].start))

"""What is known about ages and leavers, by region and up to a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from talentlab.calc.demand.leaving.measured import CountedLeavers
from talentlab.calc.demand.leaving.working_ages import lie_side_by_side
from talentlab.errors import AgeGroupsDoNotJoin
from talentlab.pipelines.openings.age_counts import AgeCounts, latest_groups, read_age_counts
from talentlab.pipelines.openings.leaver_counts import read_leavers
from talentlab.tables.flows import OCCUPATION_LEAVERS
from talentlab.tables.work import EMPLOYED_BY_OCCUPATION_AGE
from talentlab.vocab.geography import SWEDEN


@dataclass(frozen=True, slots=True)
class Known:
    """Employees by age, and leavers, by region code; regions that nobody counted are not there."""

    counts: Mapping[str, AgeCounts]
    leavers: Mapping[str, CountedLeavers]
    breaks: tuple[int, ...]

    def until(self, year: int) -> "Known":
        """Return what was known at the end of ``year``."""
        counts = {
            code: found
            for code, every in self.counts.items()
            if (found := every.until(year)) is not None
        }
        leavers = {
            code: found.in_years(range(found.years[0], year + 1), counts[code].ages)
            for code, found in self.leavers.items()
            if code in counts and found.years[0] <= year
        }
        return Known(counts, leavers, self.breaks)

    def has_measured(self, region_code: str) -> bool:
        """Return whether leavers were counted in a year when no new way of counting began."""
        counted = self.leavers.get(region_code)
        return counted is not None and bool({*counted.years} - {*self.breaks})

    def of(self, region_code: str) -> tuple[AgeCounts | None, AgeCounts | None]:
        """Return a region's own counts by age and the country's, in the same age groups.

        The region's own groups go first; the country's are of no use if they are others.
        """
        own, nation = self.counts.get(region_code), self.counts.get(SWEDEN)
        if own is not None and nation is not None and own.ages != nation.ages:
            return own, None
        return own, nation


def read_known(
    tidy: Mapping[str, pl.DataFrame],
    region_codes: Sequence[str],
    *,
    base_year: int,
    digits: int,
    breaks: tuple[int, ...],
) -> Known:
    """Return what the tidy tables say about ages and leavers up to the base year.

    Raises
    ------
    AgeGroupsDoNotJoin
        With every region whose age groups overlap or leave ages out.

    """
    if EMPLOYED_BY_OCCUPATION_AGE.name not in tidy:
        return Known({}, {}, breaks)
    aged = tidy[EMPLOYED_BY_OCCUPATION_AGE.name]
    _require_joined(aged, (*region_codes, SWEDEN), base_year)
    counts = {
        code: found
        for code in dict.fromkeys((*region_codes, SWEDEN))
        if (found := read_age_counts(aged, code, until=base_year, digits=digits)) is not None
    }
    if OCCUPATION_LEAVERS.name not in tidy:
        return Known(counts, {}, breaks)
    left = tidy[OCCUPATION_LEAVERS.name]
    leavers = {
        code: counted
        for code, of in counts.items()
        if (counted := read_leavers(left, code, of)) is not None
    }
    return Known(counts, leavers, breaks)


def _require_joined(aged: pl.DataFrame, region_codes: Sequence[str], base_year: int) -> None:
    """Stop with every region whose latest age groups do not lie side by side."""
    faults = []
    for code in dict.fromkeys(region_codes):
        groups = latest_groups(aged, code, until=base_year)
        if groups and not lie_side_by_side(groups):
            faults.append(f"{code}: {', '.join(groups)}")
    if faults:
        raise AgeGroupsDoNotJoin(groups=faults)

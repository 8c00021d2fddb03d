"""Years nobody counted, filled along the cohorts, so that every step has its year before it."""

from dataclasses import replace

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import StockHistory


def every_year(history: StockHistory) -> StockHistory:
    """Return ``history`` (single years of age) with each year from the first to the last.

    Between two counts a cohort is assumed to change by the same number of persons each year;
    those born in the gap are carried back from the next count, and the oldest follow a straight
    line. Filled years support the next step, they are never outcomes.

    Method: docs/method-guide/population.md, section 2.
    """
    years = tuple(range(history.years[0], history.years[-1] + 1))
    nation = tuple(range(history.national_years[0], history.years[-1] + 1))
    return replace(
        history,
        years=years,
        persons=_filled(history.persons, history.years),
        national_years=nation,
        national=_filled(history.national, history.national_years),
    )


def _filled(persons: Floats, years: tuple[int, ...]) -> Floats:
    """Return (..., Y, S, A) with every year between the first and last of ``years``."""
    parts = [persons[..., :1, :, :]]
    for i in range(len(years) - 1):
        gap = years[i + 1] - years[i]
        start, end = persons[..., i, :, :], persons[..., i + 1, :, :]
        parts.extend(_along_cohorts(start, end, gap, j)[..., None, :, :] for j in range(1, gap))
        parts.append(end[..., None, :, :])
    return np.concatenate(parts, axis=-3)


def _along_cohorts(start: Floats, end: Floats, gap: int, j: int) -> Floats:
    """Return year ``j`` of ``gap``: cohort aged a - j at the start and a + gap - j at the end."""
    last = start.shape[-1] - 1
    filled = start + (end - start) * (j / gap)  # what the oldest keep
    ages = np.arange(last + 1 - gap)  # ages in year j whose cohort stays below the open age
    later = end[..., ages + gap - j]
    earlier = np.where(ages >= j, start[..., np.maximum(ages - j, 0)], later)
    filled[..., ages] = earlier + (later - earlier) * (j / gap)
    return filled

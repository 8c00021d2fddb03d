"""Which years pages about work look at."""

from talentlab.store.release import Release
from talentlab.web.insight.choices import WORK_YEARS_AHEAD
from talentlab.web.insight.queries.work import work_years


def default_work_year(release: Release) -> int:
    """Return the year that findings about work look at when the reader has not chosen one.

    Some years after the last count of residents, which is when the release says "now"; employees
    are counted later than residents. Never beyond the last forecast.
    """
    years = work_years(release)
    wanted = release.base_year + WORK_YEARS_AHEAD
    return wanted if years is None else max(min(wanted, years.last), years.base + 1)


def years_ahead(release: Release) -> tuple[int, ...]:
    """Return the years with a forecast of employees, nearest first."""
    years = work_years(release)
    return () if years is None else tuple(range(years.base + 1, years.last + 1))

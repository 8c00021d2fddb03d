"""Areas and years that have both supply and demand."""

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import WORK_YEARS_AHEAD
from talentlab.web.insight.presenters.places import Place, places, whole
from talentlab.web.insight.queries.balance import balance_regions, balance_years


def balance_places(release: Release, language: Language) -> list[Place]:
    """Return the areas whose gap is told: totals first, then municipalities by name."""
    told = balance_regions(release)
    return [found for found in places(release, language) if found.code in told]


def whole_of_balance(release: Release, language: Language) -> Place:
    """Return the area that stands for the whole region, or the first whose gap is told."""
    every = balance_places(release, language)
    code = release.region.region_code
    first = every[0] if every else whole(release, language)
    return next((found for found in every if found.code == code), first)


def balance_years_ahead(release: Release) -> tuple[int, ...]:
    """Return the years ahead with supply and demand, nearest first."""
    years = balance_years(release)
    if years is None:
        return ()
    return tuple(range(max(years.first, release.base_year + 1), years.last + 1))


def default_balance_year(release: Release) -> int:
    """Return the year that findings look at when the reader has not chosen one."""
    years = balance_years_ahead(release)
    wanted = release.base_year + WORK_YEARS_AHEAD
    return max(years[0], min(wanted, years[-1])) if years else wanted

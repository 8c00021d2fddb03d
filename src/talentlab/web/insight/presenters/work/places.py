"""Areas as pages about work meet them: the region's own, and the country to hold them against."""

from typing import Final

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import Place, name_of, places
from talentlab.web.insight.queries.work import work_regions

COUNTRY: Final = "00"


def work_places(release: Release, language: Language) -> list[Place]:
    """Return every area whose employees are forecast: totals, municipalities by name, the country.

    Nothing when the release has no numbers about work.
    """
    told = work_regions(release)
    own = [found for found in places(release, language) if found.code in told]
    return [*own, country(release, language)] if COUNTRY in told else own


def work_place(release: Release, region_code: str, language: Language) -> Place | None:
    """Return the area with this code; nothing when its employees are not forecast."""
    every = work_places(release, language)
    return next((found for found in every if found.code == region_code), None)


def whole_of_work(release: Release, language: Language) -> Place:
    """Return the area that stands for the whole region, or the first whose work is told."""
    every = work_places(release, language)
    code = release.region.region_code
    return next((found for found in every if found.code == code), every[0])


def country(release: Release, language: Language) -> Place:
    """Return the country, which every area is held against."""
    return Place(COUNTRY, name_of(release, COUNTRY, language), is_total=True)

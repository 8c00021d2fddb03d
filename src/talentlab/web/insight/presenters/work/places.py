"""Areas as pages about work meet them: the region's own, and the country to hold them against."""

from typing import Final

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import Place, name_of, places
from talentlab.web.insight.queries.work import work_regions

COUNTRY: Final = "00"


def offered_places(release: Release, language: Language) -> list[Place]:
    """Return every area that can be asked about: the region's own, then the country.

    Some may lack numbers about work; their pages say so.
    """
    own = places(release, language)
    if COUNTRY not in work_regions(release):
        return own
    return [*own, Place(COUNTRY, name_of(release, COUNTRY, language), is_total=True)]


def work_places(release: Release, language: Language) -> list[Place]:
    """Return the areas whose employees are forecast: totals, municipalities, the country."""
    told = work_regions(release)
    return [found for found in offered_places(release, language) if found.code in told]


def offered_place(release: Release, region_code: str, language: Language) -> Place:
    """Return the area with this code.

    Raises
    ------
    KeyError
        If it cannot be asked about.

    """
    return {found.code: found for found in offered_places(release, language)}[region_code]


def whole_of_work(release: Release, language: Language) -> Place:
    """Return the area that stands for the whole region, or the first whose work is told."""
    every = work_places(release, language) or offered_places(release, language)
    code = release.region.region_code
    return next((found for found in every if found.code == code), every[0])

"""Areas as readers meet them: named, by name, whole region first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext, pgettext

from talentlab.store.release import Release
from talentlab.vocab.collation import sort_key
from talentlab.vocab.text import Language
from talentlab.web.insight.queries.population import courses


@dataclass(frozen=True, slots=True)
class Place:
    """One area with pages: a total (the region, a county, a named group) or a municipality."""

    code: str
    name: str
    is_total: bool
    members: tuple[str, ...] = ()

    @property
    def inside(self) -> str:
        """The name as it stands inside an English sentence: "the Umeå Region"."""
        return self.name[0].lower() + self.name[1:] if self.name.startswith("The ") else self.name


def places(release: Release, language: Language) -> list[Place]:
    """Return every area that the release has numbers for: totals, then municipalities by name."""
    known = {code for code, _ in courses(release)}
    members = release.region.members()
    totals = [
        Place(code, name_of(release, code, language), is_total=True, members=members[code])
        for code in members
        if code in known
    ]
    return totals + municipalities(release, language)


def municipalities(release: Release, language: Language) -> list[Place]:
    """Return the municipalities that the release has numbers for, by name."""
    known = {code for code, _ in courses(release)}
    found = [
        Place(code, name_of(release, code, language), is_total=False)
        for code in release.region.all_municipality_codes()
        if code in known
    ]
    return sorted(found, key=lambda found: sort_key(found.name, language))


def counted_municipalities(release: Release, language: Language) -> str:
    """Return how many municipalities are shown: "16 municipalities (15 in X and Y)".

    Y cooperates with the region X; without cooperation there is only the number.
    """
    every = municipalities(release, language)
    own = set(release.region.municipality_codes)
    count = sum(found.code in own for found in every)
    besides = [found.name for found in every if found.code not in own]
    if not besides:
        return ngettext("%(count)s municipality", "%(count)s municipalities", count) % {
            "count": count
        }
    return ngettext(
        "%(all)s municipality (%(count)s in %(region)s and %(others)s)",
        "%(all)s municipalities (%(count)s in %(region)s and %(others)s)",
        len(every),
    ) % {
        "all": len(every),
        "count": count,
        "region": release.region.name.say(language),
        "others": ", ".join(besides),
    }


def whole(release: Release, language: Language) -> Place:
    """Return the area that stands for the whole region, or the largest that has numbers."""
    every = places(release, language)
    code = release.region.region_code
    return next((place for place in every if place.code == code), every[0])


def place(release: Release, region_code: str, language: Language) -> Place:
    """Return the area with this code.

    Raises
    ------
    KeyError
        If the release has no numbers for it.

    """
    by_code = {found.code: found for found in places(release, language)}
    return by_code[region_code]


def name_of(release: Release, region_code: str, language: Language) -> str:
    """Return an area's name; the whole region goes by the name its people use."""
    region = release.region
    if region_code == region.region_code:
        return region.name.say(language)
    return region.place_name(region_code).say(language)


def tile_codes(every: Sequence[Place], release: Release) -> list[Place]:
    """Return the municipalities that have a place in the tile map, by name."""
    return [found for found in every if not found.is_total and found.code in release.region.tiles]


def ages_label(age_group: str) -> str:
    """Return an age band as it stands in a sentence: "20–64 år", "80 or older"."""
    if age_group == "total":
        return pgettext("ages", "all ages")
    if age_group.endswith("+"):
        return pgettext("ages", "%(age)s or older") % {"age": age_group.removesuffix("+")}
    first, _, last = age_group.partition("-")
    return pgettext("ages", "%(first)s–%(last)s") % {"first": first, "last": last}

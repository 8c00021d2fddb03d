"""Where graduates are followed: the area itself, or the largest place of study in it."""

from dataclasses import replace

from talentlab.store.release import Release
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.queries.education import study_places


def where_followed(release: Release, choice: Choice) -> Choice:
    """Return the choice for a place whose graduates are followed, the largest in the area.

    Graduates are followed from where they study, which is seldom a whole county.
    """
    followed = study_places(release)
    if choice.region_code in followed:
        return choice
    inside = release.region.members().get(choice.region_code, ())
    places = [place for place in inside if place in followed]
    if not places:
        return choice
    return replace(choice, region_code=max(places, key=lambda place: followed[place]))

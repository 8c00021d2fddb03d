"""The page with all fields of work: where people work, which way it goes, and the ways in."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.tables.openings import NOT_A_SHORTAGE
from talentlab.vocab.ssyk import SUB_MAJOR_GROUP, UNIT_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice, Listing
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.pages import Statement
from talentlab.web.insight.presenters.tested.addresses import address_of
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work.sentences import AREA_MODELLED
from talentlab.web.insight.presenters.work_list_pages.elsewhere import elsewhere, untold
from talentlab.web.insight.presenters.work_lists.asked import list_address, place_and_year
from talentlab.web.insight.presenters.work_lists.field_sentences import (
    growing,
    largest,
    shrinking,
)
from talentlab.web.insight.presenters.work_lists.members import Member, digits_shown, members
from talentlab.web.insight.presenters.work_lists.rankings import rankings
from talentlab.web.insight.presenters.work_lists.selection import candidates
from talentlab.web.insight.presenters.work_lists.total import everybody, headline, lead


def overview_page(
    release: Release, choice: Choice, language: Language, *, kept: Mapping[str, str]
) -> dict[str, object]:
    """Return the fields of an area; where it has no numbers the page says so."""
    where = offered_place(release, choice.region_code, language)
    always = {**kept, **place_and_year(release, where.code, choice.year, language)}
    fields = [
        field
        for field in members(release, where.code, choice.year, SUB_MAJOR_GROUP)
        if field.growth is not None
    ]
    digits = digits_shown(release, where.code, choice.year, UNIT_GROUP)
    every = candidates(release, where.code, choice.year, digits)
    whole = everybody(release, choice, language)
    return {
        "place": where,
        "choice": choice,
        "openings_are": NOT_A_SHORTAGE.say(language),
        "headline": headline(whole) if whole else untold(where),
        "lead": lead(whole, language) if whole else "",
        "statements": _statements(fields, choice, always, language),
        "fields": show("yrken-falt", release, choice, language),
        "rankings": rankings(every, always, language),
        "modelled": str(AREA_MODELLED) if any(f.employees.is_modelled for f in fields) else "",
        "count": len(every),
        "all_address": list_address(Listing(), always),
        "accuracy_address": address_of(Outlook.EMPLOYMENT),
        "elsewhere": []
        if fields
        else elsewhere(release, reverse("insight:occupations"), kept, language),
        "kept": kept,
    }


def _statements(
    fields: Sequence[Member], choice: Choice, always: Mapping[str, str], language: Language
) -> list[Statement]:
    """Return what the fields say together, each with the list behind it."""
    if not fields:
        return []
    groups = {**always, "niva": "3"}
    return [
        Statement(largest(fields, language), "#yrken-falt", _("See every field")),
        Statement(
            growing(fields, choice.year, language),
            list_address(Listing(direction="okar", column="forandring"), groups),
            _("See the groups that grow"),
        ),
        Statement(
            shrinking(fields, choice.year, language),
            list_address(
                Listing(direction="minskar", column="forandring", is_reversed=True), groups
            ),
            _("See the groups that shrink"),
        ),
    ]

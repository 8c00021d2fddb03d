"""The page with all fields of work: where people work, which way it goes, and the ways in."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.tables.openings import NOT_A_SHORTAGE
from talentlab.vocab.ssyk import SUB_MAJOR_GROUP, UNIT_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice, Listing
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.pages import Statement
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.tested.addresses import address_of
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.presenters.work.moves_inside import moves_inside
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work.sentences import AREA_MODELLED
from talentlab.web.insight.presenters.work_list_pages.elsewhere import elsewhere, untold
from talentlab.web.insight.presenters.work_lists.asked import list_address, place_and_year
from talentlab.web.insight.presenters.work_lists.field_sentences import (
    growing,
    largest,
    shrinking,
    surest,
)
from talentlab.web.insight.presenters.work_lists.filters import VALUES
from talentlab.web.insight.presenters.work_lists.members import Member, digits_shown, members
from talentlab.web.insight.presenters.work_lists.rankings import LEAST, rankings
from talentlab.web.insight.presenters.work_lists.selection import candidates
from talentlab.web.insight.presenters.work_lists.total import everybody, headline, lead
from talentlab.web.insight.queries.balance import has_balance
from talentlab.web.insight.queries.openings import openings_in_area

_MORE: Final = (Sureness.GROWS, Sureness.PROBABLY_GROWS)
_FEWER: Final = (Sureness.SHRINKS, Sureness.PROBABLY_SHRINKS)


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
        "openings_are": " ".join(_openings_are(release, choice, fields, language)),
        "headline": headline(whole) if whole else untold(where),
        "lead": lead(whole, language) if whole else "",
        "statements": _statements(fields, choice, always, language),
        "fields": show("yrken-falt", release, choice, language),
        "least": LEAST,
        "rankings": rankings(every, always, language),
        "modelled": str(AREA_MODELLED) if any(f.employees.is_modelled for f in fields) else "",
        "count": len(every),
        "all_address": list_address(Listing(), always),
        "has_balance": has_balance(release),
        "accuracy_address": address_of(Outlook.EMPLOYMENT),
        "elsewhere": []
        if fields
        else elsewhere(release, reverse("insight:occupations"), kept, language),
        "kept": kept,
    }


def _openings_are(
    release: Release, choice: Choice, fields: Sequence[Member], language: Language
) -> tuple[str, ...]:
    """Say what openings are not, and that those of fields count moves inside them."""
    told = openings_in_area(release, choice.region_code, choice.year)
    codes = [field.code for field in fields]
    inside = moves_inside({code: told.get((code, "transfer")) for code in codes}, language)
    return NOT_A_SHORTAGE.say(language), *inside


def _statements(
    fields: Sequence[Member], choice: Choice, always: Mapping[str, str], language: Language
) -> list[Statement]:
    """Return what the fields say together, each with the list behind it."""
    if not fields:
        return []
    return [
        Statement(largest(fields, language), "#yrken-falt", _("See every field")),
        Statement(
            growing(fields, choice.year, language),
            _groups_going(surest(fields, *_MORE), always),
            _("See the groups that grow"),
        ),
        Statement(
            shrinking(fields, choice.year, language),
            _groups_going(surest(fields, *_FEWER), always),
            _("See the groups that shrink"),
        ),
    ]


def _groups_going(case: Sureness, always: Mapping[str, str]) -> str:
    """Return the address of the broader groups that go the same way, the fastest first."""
    listing = Listing(direction=VALUES[case], column="forandring", is_reversed=case in _FEWER)
    return list_address(listing, {**always, "niva": "3"})

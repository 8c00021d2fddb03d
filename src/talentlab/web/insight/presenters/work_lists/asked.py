"""What a list asks for, as the parts of its address."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.work.places import whole_of_work
from talentlab.web.insight.presenters.work.years import default_work_year
from talentlab.web.insight.presenters.work_lists.columns import COLUMNS, REVERSED, USUAL
from talentlab.web.insight.presenters.work_lists.filters import FILTERS

FIELD: Final = "falt"
SORTED: Final = "sortera"
SELECTED: Final = frozenset({"omrade", "ar", "niva", FIELD, SORTED})
"""The parts that the form at the top of the list has fields for."""


def listing_of(said: Mapping[str, str]) -> Listing:
    """Return the list that the parts of an address ask for; each is known to be valid."""
    order = said.get(SORTED, "")
    chosen = {found.attribute: said.get(found.name, "") for found in FILTERS}
    return Listing(
        field=said.get(FIELD, ""),
        column=order.removeprefix(REVERSED),
        is_reversed=order.startswith(REVERSED),
        **chosen,
    )


def order_of(listing: Listing) -> str:
    """Return the order of a list as addresses have it."""
    return (REVERSED if listing.is_reversed else "") + (listing.column or USUAL)


def parts_of(listing: Listing) -> dict[str, str]:
    """Return the parts of an address that ask for a list; what is as usual is left out."""
    chosen = {FIELD: listing.field}
    chosen |= {found.name: found.chosen(listing) for found in FILTERS}
    chosen[SORTED] = "" if order_of(listing) == USUAL else order_of(listing)
    return {name: value for name, value in chosen.items() if value}


def place_and_year(
    release: Release, region_code: str, year: int, language: Language
) -> dict[str, str]:
    """Return the parts of an address that ask for an area and a year, when they are not usual."""
    usual = (whole_of_work(release, language).code, str(default_work_year(release)))
    asked = {"omrade": region_code, "ar": str(year)}
    return {
        name: value
        for (name, value), default in zip(asked.items(), usual, strict=True)
        if value != default
    }


def list_address(listing: Listing, always: Mapping[str, str]) -> str:
    """Return the address of a list; ``always`` is what every link of the page keeps."""
    question = urlencode({**always, **parts_of(listing)})
    return reverse("insight:occupation-list") + (f"?{question}" if question else "")


ORDERS: Final = tuple(sign + name for name in COLUMNS for sign in ("", REVERSED))
"""Every order there is, as addresses have it."""

"""The links that sort a list, limit it, and lift a limit again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.occupation_fields import field_name
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.work_lists.asked import list_address, order_of
from talentlab.web.insight.presenters.work_lists.columns import (
    NAME,
    USUAL,
    labels_of,
    order_in_words,
)
from talentlab.web.insight.presenters.work_lists.filters import DIRECTIONS, FILTERS, Filter
from talentlab.web.insight.presenters.work_lists.measured import Measured
from talentlab.web.insight.presenters.work_lists.selection import Candidate, counts

CONTENTS: Final = "#lista"
"""Where on the page the list begins: a reader who sorts it sees it sorted."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading: a link that sorts by it, and how the list is sorted by it now.

    ``sorted`` is the value of ``aria-sort``, empty when the list is sorted by another column.
    """

    name: str
    label: str
    address: str
    sorted: str
    remark: str


@dataclass(frozen=True, slots=True)
class Limit:
    """One value that the list can be limited to, with how many members it would show."""

    label: str
    address: str
    count: int
    is_current: bool
    sureness: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The values of one filter."""

    name: str
    label: str
    every: tuple[Limit, ...]


def headings(
    release: Release,
    year: int,
    listing: Listing,
    always: Mapping[str, str],
    measured: Measured,
) -> list[Heading]:
    """Return the columns in order. A second click on the same heading reverses the order."""
    return [
        Heading(
            name=name,
            label=label,
            address=list_address(_sorted_by(listing, name), always) + CONTENTS,
            sorted=_aria_sort(listing, name),
            remark=measured.sentence(name),
        )
        for name, label in labels_of(release, year).items()
    ]


def _sorted_by(listing: Listing, name: str) -> Listing:
    is_same = (listing.column or USUAL) == name
    return replace(listing, column=name, is_reversed=is_same and not listing.is_reversed)


def _aria_sort(listing: Listing, name: str) -> str:
    """Return the value of ``aria-sort``: names ascend from A, numbers descend from the most."""
    if (listing.column or USUAL) != name:
        return ""
    ascends = (name == NAME) != listing.is_reversed
    return "ascending" if ascends else "descending"


def limits(
    every: Sequence[Candidate], listing: Listing, always: Mapping[str, str], language: Language
) -> list[Limits]:
    """Return every filter with its values; those that would leave nothing are left out."""
    return [_limits(every, listing, found, always, language) for found in FILTERS]


def _limits(
    every: Sequence[Candidate],
    listing: Listing,
    found: Filter,
    always: Mapping[str, str],
    language: Language,
) -> Limits:
    chosen = found.chosen(listing)
    counted = counts(every, listing, found)
    values = [
        Limit(
            label=found.says(value, language),
            address=list_address(found.limited(listing, value), always) + CONTENTS,
            count=counted.get(value, 0),
            is_current=value == chosen,
            sureness=DIRECTIONS[value].value if value in DIRECTIONS else "",
        )
        for value in found.values
        if counted.get(value) or value == chosen
    ]
    without = Limit(
        label=_("All"),
        address=list_address(found.limited(listing, ""), always) + CONTENTS,
        count=sum(counted.values()),
        is_current=not chosen,
    )
    return Limits(found.name, str(found.label), (without, *values))


def lifted(
    listing: Listing, always: Mapping[str, str], language: Language
) -> list[tuple[str, str, str]]:
    """Return (what it is, the chosen value, the address without it) for every limit chosen."""
    found = [
        (str(f.label), f.says(value, language), list_address(f.limited(listing, ""), always))
        for f in FILTERS
        if (value := f.chosen(listing))
    ]
    if listing.field:
        address = list_address(replace(listing, field=""), always)
        found.insert(0, (_("Field of work"), field_name(listing.field).say(language), address))
    return found


def order_now(listing: Listing) -> str:
    """Return how the list is sorted, as it ends a sentence."""
    return order_in_words(order_of(listing))

"""What a list can be sorted by. The names stand in addresses and are therefore permanent."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.collation import SortKey, sort_key
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.presenters.work_lists.members import Member
from talentlab.web.insight.queries.work import work_years

Measure: TypeAlias = Callable[[Member], float | None]

NAME: Final = "yrke"
USUAL: Final = "anstallda"
REVERSED: Final = "-"
"""Before a column's name in an address: the opposite of its own order."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column that sorts: its heading, and for numbers what is measured, the most first.

    ``label`` may name ``%(base)s`` and ``%(year)s``. ``most`` and ``least`` are the two orders in
    words, as they end the sentence "sorted by ...". Members whose number ``is_own`` denies have it
    from a group that several share: they come after the others.
    """

    name: str
    label: Promise
    most: Promise
    least: Promise
    measure: Measure | None = None
    is_own: Callable[[Member], bool] = lambda _member: True


def _openings(member: Member) -> float | None:
    return member.openings.mean if member.openings else None


def _ads(member: Member) -> float | None:
    return member.ads.value if member.ads else None


def _wage(member: Member) -> float | None:
    return member.wage.value if member.wage else None


COLUMNS: Final[Mapping[str, Column]] = {
    column.name: column
    for column in (
        Column(NAME, _("Occupation"), _("name, from A"), _("name, from Ö")),
        Column(
            USUAL,
            _("Employees %(base)s"),
            _("employees, most first"),
            _("employees, fewest first"),
            lambda member: member.employees.total,
        ),
        Column(
            "forandring",
            _("Change to %(year)s"),
            _("expected change, growth first"),
            _("expected change, decline first"),
            lambda member: member.growth,
        ),
        Column(
            "sakerhet",
            _("How sure"),
            _("probability of more employees, highest first"),
            _("probability of more employees, lowest first"),
            lambda member: member.employees.share_up,
        ),
        Column(
            "oppningar",
            _("Openings %(year)s"),
            _("openings, most first"),
            _("openings, fewest first"),
            _openings,
        ),
        Column(
            "kvinnor",
            _("Women"),
            _("share of women, highest first"),
            _("share of women, lowest first"),
            lambda member: member.share_women,
        ),
        Column(
            "aldre",
            _("Aged 55+"),
            _("share aged 55 or older, highest first"),
            _("share aged 55 or older, lowest first"),
            lambda member: member.senior_share,
        ),
        Column(
            "annonser",
            _("Ads"),
            _("ads, most first"),
            _("ads, fewest first"),
            _ads,
            lambda member: member.own_ads is not None,
        ),
        Column(
            "lon",
            _("Median wage"),
            _("median wage, highest first"),
            _("median wage, lowest first"),
            _wage,
        ),
    )
}


def column_of(listing: Listing) -> Column:
    """Return what a list is sorted by."""
    return COLUMNS[listing.column or USUAL]


def labels_of(release: Release, year: int) -> dict[str, str]:
    """Return column -> its heading, with the years it is about."""
    years = work_years(release)
    facts = {"base": years.base if years else "", "year": year}
    return {name: str(column.label) % facts for name, column in COLUMNS.items()}


def in_order(every: Iterable[Member], listing: Listing, language: Language) -> list[Member]:
    """Return members in the chosen order; those without the number come last, both ways.

    Before them come those that share it with others. Equal numbers are in the order of their codes.
    """
    column = column_of(listing)
    measure = column.measure
    if measure is None:
        return sorted(every, key=lambda m: name_key(m, language), reverse=listing.is_reversed)
    found = [(measure(member), member) for member in every]
    known = sorted(
        (pair for pair in found if pair[0] is not None),
        key=lambda pair: (
            not column.is_own(pair[1]),
            (pair[0] or 0.0) * (1 if listing.is_reversed else -1),
            pair[1].code,
        ),
    )
    return [member for _value, member in known] + [m for value, m in found if value is None]


def name_key(member: Member, language: Language) -> SortKey:
    """Return what to sort a member's name by."""
    return sort_key(occupation(member.code, language).name, language)


def order_in_words(order: str) -> str:
    """Return an order as addresses have it ("-lon") in words: "median wage, lowest first"."""
    column = COLUMNS[order.removeprefix(REVERSED)]
    return str(column.least if order.startswith(REVERSED) else column.most)

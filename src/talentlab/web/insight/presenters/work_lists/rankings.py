"""Short lists that lead into the long one: largest, growing, shrinking, many openings, many ads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.work.occupations import address_of, occupation
from talentlab.web.insight.presenters.work_lists import cells
from talentlab.web.insight.presenters.work_lists.asked import list_address
from talentlab.web.insight.presenters.work_lists.members import Member
from talentlab.web.insight.presenters.work_lists.selection import Candidate, selected

Said: TypeAlias = Callable[[Member, Language], str]

SHOWN: Final = 5
LEAST: Final = 50
"""Employees below which an occupation is in no short list of shares: a few people are a lot."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One occupation in a short list, with the number that put it there."""

    name: str
    address: str
    number: str
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Ranking:
    """A short list: its heading, what its numbers are, its rows and the long list behind it."""

    title: str
    number_label: str
    rows: tuple[Ranked, ...]
    address: str
    more: str


@dataclass(frozen=True, slots=True)
class _Order:
    """How a short list is made: heading, what is told, and the long list it is the top of."""

    title: Promise
    label: Promise
    said: Said
    listing: Listing
    more: Promise
    least: int = 0
    """Employees that an occupation must have to be in the short list."""


def _growing(title: Promise, direction: str) -> _Order:
    return _Order(
        title,
        _CHANGE,
        cells.change,
        Listing(direction=direction, column="forandring"),
        gettext_lazy("All that grow"),
        LEAST,
    )


def _shrinking(title: Promise, direction: str) -> _Order:
    return _Order(
        title,
        _CHANGE,
        cells.change,
        Listing(direction=direction, column="forandring", is_reversed=True),
        gettext_lazy("All that shrink"),
        LEAST,
    )


_CHANGE: Final = gettext_lazy("Change")

# Of each row the first short list that has anything in it is shown.
_ORDERS: Final = (
    (
        _Order(
            gettext_lazy("Most employees"),
            gettext_lazy("Employees"),
            cells.employees,
            Listing(),
            gettext_lazy("All by size"),
        ),
    ),
    (
        _growing(gettext_lazy("Very likely growing, fastest first"), "okar"),
        _growing(gettext_lazy("Probably growing, fastest first"), "okar-troligen"),
    ),
    (
        _shrinking(gettext_lazy("Very likely shrinking, fastest first"), "minskar"),
        _shrinking(gettext_lazy("Probably shrinking, fastest first"), "minskar-troligen"),
    ),
    (
        _Order(
            gettext_lazy("Most openings"),
            gettext_lazy("To recruit in a year"),
            cells.openings,
            Listing(column="oppningar"),
            gettext_lazy("All by openings"),
        ),
    ),
    (
        _Order(
            gettext_lazy("Most ads"),
            gettext_lazy("Ads"),
            lambda member, language: cells.signal(member.own_ads, language),
            Listing(ads="med", column="annonser"),
            gettext_lazy("All by ads"),
        ),
    ),
    (
        _Order(
            gettext_lazy("Most near retirement"),
            gettext_lazy("Aged 55+"),
            lambda member, language: cells.share(member.senior_share, language),
            Listing(column="aldre"),
            gettext_lazy("All by age"),
            LEAST,
        ),
    ),
)


def rankings(
    every: Sequence[Candidate], always: Mapping[str, str], language: Language
) -> list[Ranking]:
    """Return the short lists that have rows; an occupation without the number is in none."""
    asked = {name: value for name, value in always.items() if name != "niva"}
    found = []
    for orders in _ORDERS:
        tops = ((order, _top(every, order, asked, language)) for order in orders)
        order, rows = next((top for top in tops if top[1]), (orders[0], ()))
        if rows:
            found.append(
                Ranking(
                    title=str(order.title),
                    number_label=str(order.label),
                    rows=rows,
                    address=list_address(order.listing, always),
                    more=str(order.more),
                )
            )
    return found


def _top(
    every: Sequence[Candidate], order: _Order, asked: Mapping[str, str], language: Language
) -> tuple[Ranked, ...]:
    large = (c for c in every if c.member.employees.total >= order.least)
    told = (
        (member, order.said(member, language))
        for member in selected(large, order.listing, language)[:SHOWN]
    )
    return tuple(
        Ranked(
            name=occupation(member.code, language).name,
            address=address_of(member.code, **asked),
            number=said,
            sureness=member.sureness,
        )
        for member, said in told
        if said != cells.UNKNOWN
    )

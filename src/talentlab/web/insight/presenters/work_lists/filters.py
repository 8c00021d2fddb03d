"""What a list can be limited to. The values stand in addresses and are therefore permanent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talentlab.vocab.occupation_fields import QUALIFICATIONS, Qualification, qualification_of
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.sentences import IN_A_WORD, Sureness
from talentlab.web.insight.presenters.tested.outlooks import ALL
from talentlab.web.insight.presenters.tested.sizes import OCCUPATIONS
from talentlab.web.insight.presenters.work_lists.members import Member

EVEN: Final = (0.4, 0.6)
"""The share of women in an even balance: 40-60 %, as in official statistics on equality."""

DIRECTIONS: Final[Mapping[str, Sureness]] = {
    "okar": Sureness.GROWS,
    "okar-troligen": Sureness.PROBABLY_GROWS,
    "osakert": Sureness.UNSURE,
    "minskar-troligen": Sureness.PROBABLY_SHRINKS,
    "minskar": Sureness.SHRINKS,
}
"""Value in an address -> which way the number of employees goes, and how surely."""
VALUES: Final[Mapping[Sureness, str]] = {sureness: value for value, sureness in DIRECTIONS.items()}
"""Which way it goes -> the value in an address."""

_BALANCES: Final[Mapping[str, Promise]] = {
    "kvinnor": _("Mostly women (over 60%)"),
    "jamn": _("Even (40–60%)"),
    "man": _("Mostly men (over 60%)"),
}
_WITH_ADS: Final[Mapping[str, Promise]] = {
    "med": pgettext_lazy("ads", "With ads"),
    "utan": pgettext_lazy("ads", "Without ads"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to limit a list: its name in addresses, its field in ``Listing``, its values.

    Each member has one of the values, or none where nobody knows.
    """

    name: str
    attribute: str
    label: Promise
    values: tuple[str, ...]
    says: Callable[[str, Language], str]
    value_of: Callable[[Member], str]

    def chosen(self, listing: Listing) -> str:
        """Return the value that a list is limited to; nothing when it is not."""
        return str(getattr(listing, self.attribute))

    def limited(self, listing: Listing, value: str) -> Listing:
        """Return the list limited to a value, or without this limit when there is none."""
        changed: dict[str, Any] = {self.attribute: value}
        return replace(listing, **changed)


def _direction(member: Member) -> str:
    return VALUES[member.sureness]


def _balance(member: Member) -> str:
    share = member.share_women
    if share is None:
        return ""
    if EVEN[0] <= share <= EVEN[1]:
        return "jamn"
    return "kvinnor" if share > EVEN[1] else "man"


def _ads(member: Member) -> str:
    """Return whether ads were counted, or counted as none; what was not counted is neither."""
    ads = member.ads.value if member.ads else None
    if ads is None:
        return ""
    return "med" if ads > 0 else "utan"


FILTERS: Final = (
    Filter(
        "riktning",
        "direction",
        _("Direction"),
        tuple(DIRECTIONS),
        lambda value, _language: str(IN_A_WORD[DIRECTIONS[value]]),
        _direction,
    ),
    Filter(
        "kvalifikation",
        "qualification",
        _("Qualification"),
        tuple(QUALIFICATIONS),
        lambda value, language: QUALIFICATIONS[Qualification(value)].say(language),
        lambda member: qualification_of(member.code).value,
    ),
    Filter(
        "storlek",
        "size",
        _("Size"),
        tuple(name for name in OCCUPATIONS.names if name != ALL),
        lambda value, _language: str(OCCUPATIONS.names[value]),
        lambda member: OCCUPATIONS.of(member.employees.total),
    ),
    Filter(
        "konsfordelning",
        "balance",
        _("Balance of the sexes"),
        tuple(_BALANCES),
        lambda value, _language: str(_BALANCES[value]),
        _balance,
    ),
    Filter(
        "annonser",
        "ads",
        _("Ads"),
        tuple(_WITH_ADS),
        lambda value, _language: str(_WITH_ADS[value]),
        _ads,
    ),
)
"""The ways to limit a list, in the order they are offered. Fields of work are another."""

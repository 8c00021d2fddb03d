"""What the page of an occupation says about its gap, and about shortage today."""

from dataclasses import dataclass

from talentlab.store.release import Release
from talentlab.vocab.ssyk import MINOR_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.key_numbers import gap_numbers
from talentlab.web.insight.presenters.balance.record import BalanceRecord, record_of_balance
from talentlab.web.insight.presenters.balance.sentences import BALANCE_IS, headline, lead
from talentlab.web.insight.presenters.figures import Shown, show
from talentlab.web.insight.presenters.work.key_figures import KeyNumber
from talentlab.web.insight.presenters.work.occupations import address_of, occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import OCCUPATION, TOTAL, gaps_of, has_balance


@dataclass(frozen=True, slots=True)
class OccupationBalance:
    """Supply against demand of an occupation in an area, and what sources say of today.

    ``broader`` is the group that the area is told about, where it is not told of this occupation.
    """

    headline: str
    lead: str
    numbers: tuple[KeyNumber, ...]
    balance: Shown | None
    gap: Shown | None
    today: Shown | None
    record: BalanceRecord | None
    broader: tuple[str, str] | None
    balance_is: str


def occupation_part(
    release: Release, choice: Choice, language: Language
) -> OccupationBalance | None:
    """Return what is known about the gap; nothing where neither gap nor source tells anything."""
    if not has_balance(release):
        return None
    told = gaps_of(release, OCCUPATION, choice.ssyk_code, TOTAL)
    gap = told.get((choice.region_code, choice.year))
    today = show("brist-idag", release, choice, language)
    broader = None if gap else _broader(release, choice, language)
    if gap is None and today is None and broader is None:
        return None
    where = offered_place(release, choice.region_code, language)
    name = occupation(choice.ssyk_code, language).name
    return OccupationBalance(
        headline=headline(gap, name, where.inside) if gap else "",
        lead=lead(gap, language) if gap else "",
        numbers=tuple(gap_numbers(gap, "yrke", language)[:2]) if gap else (),
        balance=show("yrke-balans", release, choice, language),
        gap=show("yrke-gap", release, choice, language),
        today=today,
        record=record_of_balance(release, choice.year - release.base_year, language)
        if gap
        else None,
        broader=broader,
        balance_is=str(BALANCE_IS),
    )


def _broader(release: Release, choice: Choice, language: Language) -> tuple[str, str] | None:
    """Return the group of three digits above, if the area is told about it."""
    group = choice.ssyk_code[:MINOR_GROUP]
    told = gaps_of(release, OCCUPATION, group, TOTAL)
    if group == choice.ssyk_code or (choice.region_code, choice.year) not in told:
        return None
    address = address_of(group, omrade=choice.region_code, ar=str(choice.year))
    return occupation(group, language).name, f"{address}#gap"

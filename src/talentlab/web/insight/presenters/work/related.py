"""Occupations near an occupation: where people go, what is alike, and what stands beside it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.sentences import IN_A_WORD, Sureness, sureness_of
from talentlab.web.insight.presenters.work.occupations import (
    EDITION,
    Occupation,
    address_of,
    below,
    beside,
    occupation,
)
from talentlab.web.insight.presenters.work.sentences import about
from talentlab.web.insight.queries.signals import related_occupations
from talentlab.web.insight.queries.work import Employees, employees_in_area


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One occupation as a link: how many work there, and which way that goes."""

    occupation: Occupation
    address: str
    employees: str
    in_a_word: str
    sureness: Sureness | None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Occupations that are near in one way."""

    key: str
    name: str
    neighbours: tuple[Neighbour, ...]


def neighbourhoods(release: Release, choice: Choice, language: Language) -> list[Neighbourhood]:
    """Return the ways in which occupations are near this one; those with nobody in them left out.

    An occupation stands in the first of them that it belongs to.
    """
    told = related_occupations(release)
    here = employees_in_area(release, choice.region_code, choice.year)
    known = ssyk(EDITION)
    code = choice.ssyk_code
    ways: list[tuple[str, str, tuple[str, ...]]] = [
        ("below", _("Occupations in the group"), tuple(o.code for o in below(code, language))),
        ("moves", _("People often change to"), told.get((code, "moves"), ())),
        ("similar", _("Similar work"), told.get((code, "similar"), ())),
        (
            "beside",
            _("Beside it in the classification"),
            tuple(o.code for o in beside(code, language)),
        ),
    ]
    seen: set[str] = {code}
    found = []
    for key, name, codes in ways:
        new = [other for other in codes if other in known and other not in seen]
        seen.update(new)
        if new:
            shown = tuple(_neighbour(here.get(other), choice, other, language) for other in new)
            found.append(Neighbourhood(key, name, shown))
    return found


def _neighbour(told: Employees | None, choice: Choice, code: str, language: Language) -> Neighbour:
    """Return one neighbour; the bare link where the area has no number of it."""
    count, word, sureness = "", "", None
    if told is not None:
        count = about(told.total, language) if told.is_modelled else number(told.total, language)
        sureness = sureness_of(told.share_up)
        word = str(IN_A_WORD[sureness])
    return Neighbour(
        occupation=occupation(code, language),
        address=address_of(code, omrade=choice.region_code, ar=str(choice.year)),
        employees=count,
        in_a_word=word,
        sureness=sureness,
    )

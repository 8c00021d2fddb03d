"""The page that finds occupations: what was found, why, and how it goes there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talentlab.store.release import Release
from talentlab.tables.openings import NOT_A_SHORTAGE
from talentlab.vocab.occupation_search import Hit
from talentlab.vocab.ssyk import MINOR_GROUP, UNIT_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice, Listing
from talentlab.web.insight.presenters.figures import RELEASE
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.work.occupations import address_of, occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work_lists import cells
from talentlab.web.insight.presenters.work_lists.asked import list_address, place_and_year
from talentlab.web.insight.presenters.work_lists.members import Member, by_code, members
from talentlab.web.insight.queries.occupation_lists import occupation_index

LONGEST: Final = 100
"""Characters of a question that are read; nobody's title is longer."""
_SHOWN: Final = 20
_BEST: Final = 5
_AS_GOOD: Final = 0.05
_SEVERAL: Final = 2
_EXAMPLES: Final[Mapping[Language, tuple[str, ...]]] = {
    "sv": ("usk", "lärare", "programmerare", "svetsare", "nurse"),
    "en": ("nurse", "teacher", "software developer", "welder", "usk"),
}

_WHY: Final[Mapping[str, Promise]] = {
    "title": gettext_lazy("Found by the title “%(matched)s”"),
    "synonym": gettext_lazy("Found by the word “%(matched)s”"),
    "english": gettext_lazy("Found by the English “%(matched)s”"),
    "code": gettext_lazy("Found by the code %(matched)s"),
    "related": gettext_lazy("Partly, by “%(matched)s”"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One occupation that was found: why, and its employees where the area has numbers."""

    code: str
    name: str
    address: str
    why: str
    is_partly: bool
    employees: str
    change: str
    interval: str
    in_a_word: str
    openings: str
    sureness: Sureness | None

    @property
    def is_told(self) -> bool:
        """Whether there are numbers of it in the area."""
        return self.sureness is not None


def search_page(
    release: Release, choice: Choice, query: str, language: Language, *, kept: Mapping[str, str]
) -> dict[str, object]:
    """Return what was found for a question, the best first; without one, how to ask."""
    where = offered_place(release, choice.region_code, language)
    always = {**kept, **place_and_year(release, where.code, choice.year, language)}
    told = told_here(release, choice)
    hits = find(release, query, told)
    found = [_found(hit, told, always, language) for hit in hits]
    units = [each for each in found if len(each.code) == UNIT_GROUP]
    shared = group_of_the_best(hits)
    return {
        "place": where,
        "choice": choice,
        "openings_are": NOT_A_SHORTAGE.say(language),
        "query": query,
        "title": _title(query, len(units)),
        "whole": _found(shared, told, always, language) if shared else None,
        "best": units[0] if units else None,
        "others": [each for each in units[1:] if not each.is_partly],
        "partly": [each for each in units[1:] if each.is_partly],
        "groups": [
            each
            for each in found
            if len(each.code) < UNIT_GROUP and not (shared and each.code == shared.ssyk_code)
        ],
        "nearest": _questions(occupation_index(release).nearest(query), always) if query else (),
        "examples": _questions(_EXAMPLES[language], always),
        "all_address": list_address(Listing(), always),
        "kept": always,
    }


def find(
    release: Release, query: str, told: Mapping[str, Member], *, most: int = _SHOWN
) -> Sequence[Hit]:
    """Return what was found, the best first; of equals those where most people work."""
    if not query:
        return ()
    weight = {code: member.employees.total for code, member in told.items()}
    return occupation_index(release).find(query, limit=most, weight=weight)


def group_of_the_best(hits: Sequence[Hit]) -> Hit | None:
    """Return the group that the question is about, when it means several of its occupations.

    Who asks for assistant nurses means all four kinds: their sum is the answer, and each kind a
    part of it. The best hits must mostly be of one group.
    """
    units = [hit for hit in hits if len(hit.ssyk_code) == UNIT_GROUP and hit.kind != "related"]
    best = [hit for hit in units[:_BEST] if hit.score >= units[0].score - _AS_GOOD]
    if not best:
        return None
    group = best[0].ssyk_code[:MINOR_GROUP]
    members = [hit for hit in best if hit.ssyk_code.startswith(group)]
    if len(members) < _SEVERAL or 2 * len(members) <= len(best):
        return None
    return replace(best[0], ssyk_code=group)


def told_here(release: Release, choice: Choice) -> Mapping[str, Member]:
    """Return code -> its numbers in the area, for every length of code that is found."""
    every = (
        member
        for digits in range(1, UNIT_GROUP + 1)
        for member in members(release, choice.region_code, choice.year, digits)
    )
    return by_code(every)


def _found(
    hit: Hit, told: Mapping[str, Member], always: Mapping[str, str], language: Language
) -> Found:
    name = occupation(hit.ssyk_code, language).name
    member = told.get(hit.ssyk_code)
    asked = {key: always[key] for key in ("omrade", "ar", RELEASE) if key in always}
    return Found(
        code=hit.ssyk_code,
        name=name,
        address=address_of(hit.ssyk_code, **asked),
        why=why(hit, name),
        is_partly=hit.kind == "related",
        employees=cells.employees(member, language) if member else "",
        change=cells.change(member, language) if member else "",
        interval=cells.interval(member, language) if member else "",
        in_a_word=cells.sureness(member) if member else "",
        openings=cells.openings(member, language) if member else "",
        sureness=member.sureness if member else None,
    )


def why(hit: Hit, name: str) -> str:
    """Return why an occupation was found; nothing when its name says it all."""
    if hit.matched.casefold() == name.casefold():
        return ""
    return str(_WHY[hit.kind]) % {"matched": hit.matched}


def _title(query: str, count: int) -> str:
    if not query:
        return _("Find an occupation")
    if not count:
        return _("No occupation found for “%(query)s”") % {"query": query}
    return ngettext(
        "%(count)s occupation for “%(query)s”", "%(count)s occupations for “%(query)s”", count
    ) % {"count": count, "query": query}


def _questions(words: Sequence[str], always: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (word, the address that asks for it)."""
    page = reverse("insight:occupation-search")
    return [(word, f"{page}?{urlencode({**always, 'q': word})}") for word in words]

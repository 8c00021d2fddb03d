"""The page that holds up to four occupations against each other, and chooses them by search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.store.release import Release
from talentlab.vocab.ssyk import UNIT_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import MOST_COMPARED, Choice, Listing
from talentlab.web.insight.presenters.figures import RELEASE, show
from talentlab.web.insight.presenters.work.moves_inside import openings_are
from talentlab.web.insight.presenters.work.occupations import address_of, occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work_list_pages.search import find, told_here, why
from talentlab.web.insight.presenters.work_lists.asked import place_and_year
from talentlab.web.insight.presenters.work_lists.compared import Compared, compared
from talentlab.web.insight.presenters.work_lists.comparison_facts import facts
from talentlab.web.insight.presenters.work_lists.members import digits_shown
from talentlab.web.insight.presenters.work_lists.selection import candidates, selected

_FIGURES: Final = {
    "development": "yrken-jamforelse",
    "openings": "yrken-jamforelse-oppningar",
    "ages": "yrken-jamforelse-aldrar",
    "wages": "yrken-jamforelse-loner",
}
_OFFERED: Final = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """One occupation that is compared: its page, and the comparison without it."""

    name: str
    code: str
    address: str
    without: str


@dataclass(frozen=True, slots=True)
class Offered:
    """One occupation that can be compared too: why it is offered, and the comparison with it."""

    name: str
    code: str
    why: str
    address: str


def comparison_page(
    release: Release, choice: Choice, query: str, language: Language, *, kept: Mapping[str, str]
) -> dict[str, object]:
    """Return up to four occupations side by side; without any, some to begin with."""
    where = offered_place(release, choice.region_code, language)
    always = {**kept, **place_and_year(release, where.code, choice.year, language)}
    every = compared(release, choice, language)
    has_figures = any(each.member for each in every)
    return {
        "place": where,
        "choice": choice,
        "query": query,
        "most": MOST_COMPARED,
        "openings_are": " ".join(openings_are(choice.compared_occupations, language)),
        "chosen": [_chosen(each, choice, always) for each in every],
        "untold": [each.name for each in every if each.member is None],
        "is_full": len(every) >= MOST_COMPARED,
        "offered": _offered(release, choice, query, always, language),
        "facts": facts(release, choice, every, language) if has_figures else (),
        **{
            key: show(name, release, choice, language) if every else None
            for key, name in _FIGURES.items()
        },
        "kept": always,
    }


def _address(codes: Sequence[str], always: Mapping[str, str]) -> str:
    asked = [("yrke", code) for code in codes] + list(always.items())
    return reverse("insight:occupation-comparison") + (f"?{urlencode(asked)}" if asked else "")


def _chosen(each: Compared, choice: Choice, always: Mapping[str, str]) -> Chosen:
    code = each.occupation.code
    others = [other for other in choice.compared_occupations if other != code]
    asked = {key: always[key] for key in ("omrade", "ar", RELEASE) if key in always}
    return Chosen(each.name, code, address_of(code, **asked), _address(others, always))


def _offered(
    release: Release, choice: Choice, query: str, always: Mapping[str, str], language: Language
) -> list[Offered]:
    """Return what was found for the question; without one, the largest occupations."""
    if query:
        hits = find(release, query, told_here(release, choice), most=_OFFERED)
        found = [(hit.ssyk_code, why(hit, _name(hit.ssyk_code, language))) for hit in hits]
    else:
        found = [(code, "") for code in _largest(release, choice, language)]
    return [
        Offered(
            _name(code, language),
            code,
            reason,
            _address((*choice.compared_occupations, code), always),
        )
        for code, reason in found
        if code not in choice.compared_occupations
    ]


def _largest(release: Release, choice: Choice, language: Language) -> list[str]:
    digits = digits_shown(release, choice.region_code, choice.year, UNIT_GROUP)
    every = candidates(release, choice.region_code, choice.year, digits)
    return [member.code for member in selected(every, Listing(), language)[:_OFFERED]]


def _name(code: str, language: Language) -> str:
    return occupation(code, language).name

"""What the overview of educations holds: the answer for an area, a search, and the matrix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.store.release import Release
from talentlab.vocab.education_search import find_educations
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.sentences import BALANCE_IS, NOT_TOLD
from talentlab.web.insight.presenters.balance.worst import GapRow, extremes, headline_of, row_of
from talentlab.web.insight.presenters.education.groups import address_of_group, education
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.work.occupations import address_of, occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import EDUCATION, gaps_in_area
from talentlab.web.insight.queries.occupation_lists import occupation_index
from talentlab.web.insight.queries.seat_plans import has_plan
from talentlab.web.insight.queries.work import has_work

LONGEST: Final = 100
"""Characters of a question that are read."""
_FOUND_SHOWN: Final = 12
_OCCUPATIONS_SHOWN: Final = 4
_EXAMPLES: Final[Mapping[Language, tuple[str, ...]]] = {
    "sv": ("undersköterska", "sjuksköterska", "civilingenjör", "elektriker", "lärare"),
    "en": ("nurse", "master of engineering", "electrician", "teacher", "programmer"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found for a question: educations with their gap, and occupations beside them."""

    educations: tuple[GapRow, ...]
    occupations: tuple[tuple[str, str], ...]


def overview_page(
    release: Release, choice: Choice, query: str, language: Language, *, kept: Mapping[str, str]
) -> dict[str, object]:
    """Return the shortages and surpluses of an area, what was searched for, and the matrix."""
    where = offered_place(release, choice.region_code, language)
    found = extremes(release, choice, language)
    asked = _asked(choice, kept)
    return {
        "place": where,
        "choice": choice,
        "query": query,
        "kept": kept,
        "extremes": found,
        "headline": headline_of(found, where.name) if found else where.name,
        "lead": found.summary if found else str(NOT_TOLD),
        "balance_is": str(BALANCE_IS),
        "answers": _answers(release, choice, query, language) if query else None,
        "examples": _questions(_EXAMPLES[language], asked),
        "matrix": show("gap-utbildningar", release, choice, language),
        "sectors_address": f"{reverse('insight:sectors')}?{urlencode(asked)}",
        "occupations_address": f"{reverse('insight:occupation-balance')}?{urlencode(asked)}",
        "has_seat_plan": has_plan(release),
        "stay_address": f"{reverse('insight:staying')}?{urlencode(asked)}",
    }


def _asked(choice: Choice, kept: Mapping[str, str]) -> dict[str, str]:
    return {"omrade": choice.region_code, "ar": str(choice.year), **kept}


def _answers(release: Release, choice: Choice, query: str, language: Language) -> Answers:
    told = gaps_in_area(release, EDUCATION, choice.region_code, choice.sector)
    rows = []
    for code in find_educations(query)[:_FOUND_SHOWN]:
        gap = told.get((code, choice.year))
        rows.append(row_of(gap, choice, language) if gap else _untold(code, choice, language))
    hits = (
        occupation_index(release).find(query, limit=_OCCUPATIONS_SHOWN) if has_work(release) else ()
    )
    asked = {"omrade": choice.region_code, "ar": str(choice.year)}
    return Answers(
        educations=tuple(rows),
        occupations=tuple(
            (occupation(hit.ssyk_code, language).name, address_of(hit.ssyk_code, **asked))
            for hit in hits
        ),
    )


def _untold(code: str, choice: Choice, language: Language) -> GapRow:
    """Return an education that has no row in the area."""
    return GapRow(
        name=education(code, language).name,
        address=address_of_group(code, omrade=choice.region_code, ar=str(choice.year)),
        gap="",
        interval="",
        chance="",
        in_a_word=str(NOT_TOLD),
        sureness=Sureness.UNSURE,
    )


def _questions(words: Sequence[str], asked: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (word, the address that asks for it)."""
    page = reverse("insight:educations")
    return [(word, f"{page}?{urlencode({**asked, 'q': word})}") for word in words]

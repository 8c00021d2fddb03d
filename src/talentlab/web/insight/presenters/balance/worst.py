"""The surest shortages and surpluses of an area, and how many are unsure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.shown import gaps_shown
from talentlab.web.insight.presenters.balance.words import (
    IN_A_WORD,
    SHORT_OUTCOMES,
    SIGNS,
    Outcome,
    between,
    chance,
    outcome_of,
    too_few,
)
from talentlab.web.insight.presenters.education.groups import (
    address_of_group,
    education,
)
from talentlab.web.insight.presenters.sentences import Sureness, how_many
from talentlab.web.insight.queries.balance import EDUCATION, Gap, gaps_in_area

_SHOWN: Final = 3
_SUMMARY: Final = gettext_lazy(
    "Of %(count)s educations with a number in %(year)s, %(short)s are short and %(surplus)s have a "
    "surplus. For %(enough)s there are probably enough people, and for %(unsure)s it is unsure."
)


@dataclass(frozen=True, slots=True)
class GapRow:
    """One education as a list shows it: its gap, interval and probability."""

    name: str
    address: str
    gap: str
    interval: str
    chance: str
    in_a_word: str
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Extremes:
    """The educations that surely have too few or too many, and a sentence about all."""

    year: int
    summary: str
    short: tuple[GapRow, ...]
    surplus: tuple[GapRow, ...]
    count: int
    short_count: int
    surplus_count: int


def extremes(release: Release, choice: Choice, language: Language) -> Extremes | None:
    """Return the largest sure shortages and surpluses of an area; nothing where none is told."""
    told = gaps_in_area(release, EDUCATION, choice.region_code, choice.sector)
    found = gaps_shown(told, choice.year)
    if not found:
        return None
    outcomes = {gap.code: outcome_of(gap) for gap in found}
    short = _largest([gap for gap in found if outcomes[gap.code] in SHORT_OUTCOMES])
    surplus = _largest([gap for gap in found if outcomes[gap.code] is Outcome.SURPLUS])
    unsure = [gap for gap in found if outcomes[gap.code] is Outcome.UNCERTAIN]
    facts = {
        "count": len(found),
        "year": choice.year,
        "short": how_many(len(short)),
        "surplus": how_many(len(surplus)),
        "enough": how_many(len(found) - len(short) - len(surplus) - len(unsure)),
        "unsure": how_many(len(unsure)),
    }
    return Extremes(
        year=choice.year,
        summary=str(_SUMMARY) % facts,
        short=tuple(row_of(gap, choice, language) for gap in short[:_SHOWN]),
        surplus=tuple(row_of(gap, choice, language) for gap in surplus[:_SHOWN]),
        count=len(found),
        short_count=len(short),
        surplus_count=len(surplus),
    )


def row_of(gap: Gap, choice: Choice, language: Language) -> GapRow:
    """Return a gap as a list shows it."""
    outcome = outcome_of(gap)
    return GapRow(
        name=education(gap.code, language).name,
        address=address_of_group(gap.code, omrade=choice.region_code, ar=str(choice.year)),
        gap="" if gap.gap_p50 is None else too_few(gap.gap_p50, language),
        interval=between(gap, language),
        chance="" if gap.p_short is None else chance(gap.p_short, language),
        in_a_word=str(IN_A_WORD[outcome]),
        sureness=SIGNS[outcome],
    )


def _largest(found: Sequence[Gap]) -> list[Gap]:
    return sorted(found, key=lambda gap: -abs(gap.gap_p50 or 0.0))


_HEADLINES: Final[dict[tuple[bool, bool], Promise]] = {
    (True, True): gettext_lazy(
        "%(place)s probably needs more people than it has in %(short)s of %(count)s educations in "
        "%(year)s, and fewer in %(surplus)s"
    ),
    (True, False): gettext_lazy(
        "%(place)s probably needs more people than it has in %(short)s of %(count)s educations in "
        "%(year)s"
    ),
    (False, True): gettext_lazy(
        "%(place)s: no sure shortage in %(year)s, and probably a surplus in %(surplus)s of "
        "%(count)s educations"
    ),
    (False, False): gettext_lazy(
        "%(place)s: for no education is it sure that there are too few or too many in %(year)s"
    ),
}


def headline_of(found: Extremes, place: str) -> str:
    """Return what the gaps of an area come to, as a headline that claims no more than is sure."""
    facts = {
        "place": place,
        "year": found.year,
        "count": found.count,
        "short": how_many(found.short_count),
        "surplus": how_many(found.surplus_count),
    }
    return str(_HEADLINES[found.short_count > 0, found.surplus_count > 0]) % facts

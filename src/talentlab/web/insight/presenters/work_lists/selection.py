"""Which members a list shows, in order, and how many it would show with another choice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.work_lists.columns import in_order
from talentlab.web.insight.presenters.work_lists.filters import FILTERS, Filter
from talentlab.web.insight.presenters.work_lists.members import Member, members

_KEPT: Final = 32  # an area, a year and a level each


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member with its value of every filter, in the filters' order."""

    member: Member
    values: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def candidates(release: Release, region_code: str, year: int, digits: int) -> tuple[Candidate, ...]:
    """Return every occupation of an area with its value of every filter, by code."""
    return tuple(
        Candidate(member, tuple(found.value_of(member) for found in FILTERS))
        for member in members(release, region_code, year, digits)
    )


def selected(every: Iterable[Candidate], listing: Listing, language: Language) -> list[Member]:
    """Return the members that everything chosen holds for, in the chosen order."""
    return in_order((c.member for c in _held(every, listing)), listing, language)


def counts(every: Sequence[Candidate], listing: Listing, found: Filter) -> Mapping[str, int]:
    """Return value -> how many members the list would show with it instead, all else kept."""
    at = FILTERS.index(found)
    return Counter(c.values[at] for c in _held(every, listing, but=found))


def _held(
    every: Iterable[Candidate], listing: Listing, *, but: Filter | None = None
) -> Iterator[Candidate]:
    """Yield those that everything chosen holds for, leaving one filter out."""
    wanted = [
        (i, value)
        for i, found in enumerate(FILTERS)
        if found is not but and (value := found.chosen(listing))
    ]
    for candidate in every:
        is_in_field = candidate.member.code.startswith(listing.field)
        if is_in_field and all(candidate.values[i] == value for i, value in wanted):
            yield candidate

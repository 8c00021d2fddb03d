"""The occupations that are held against each other, with their numbers in one area."""

from collections.abc import Mapping
from dataclasses import dataclass

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.work.occupations import Occupation, occupation
from talentlab.web.insight.presenters.work_lists.members import Member, members
from talentlab.web.insight.queries.openings import leavers_of
from talentlab.web.insight.queries.population import Course
from talentlab.web.insight.queries.work import TOTAL, employee_courses


@dataclass(frozen=True, slots=True)
class Compared:
    """One occupation: its numbers and its course, where the area has them."""

    occupation: Occupation
    member: Member | None
    course: Course | None

    @property
    def name(self) -> str:
        """The occupation's name."""
        return self.occupation.name


def compared(release: Release, choice: Choice, language: Language) -> list[Compared]:
    """Return the chosen occupations in the order they were chosen."""
    return [
        Compared(
            occupation(code, language),
            _member(release, choice, code),
            employee_courses(release, choice.region_code, code).get(TOTAL),
        )
        for code in choice.compared_occupations
    ]


def told(every: list[Compared]) -> list[tuple[Compared, Member]]:
    """Return those that the area has numbers of."""
    return [(each, each.member) for each in every if each.member is not None]


def _member(release: Release, choice: Choice, code: str) -> Member | None:
    every = members(release, choice.region_code, choice.year, len(code))
    return next((member for member in every if member.code == code), None)


def leaving(release: Release, choice: Choice, code: str) -> Mapping[str, float]:
    """Return cause -> how many leave an occupation in an area a year; nothing when not told."""
    every = leavers_of(release, choice.region_code, code)
    found: dict[str, float] = {}
    for each in every:
        if each.sex == TOTAL:
            found[each.cause] = found.get(each.cause, 0.0) + each.mean
    return found

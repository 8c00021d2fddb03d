"""What openings are made of as it is printed: parts that add up, told alike in every place."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from talentlab.publish.numerals import sensible, step_of, to_step
from talentlab.vocab.ssyk import UNIT_GROUP
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.work.subject import Subject
from talentlab.web.insight.queries.openings import Yearly

COMPONENTS: Final = ("replacement", "expansion", "openings")
FEWEST: Final = 20
"""Openings below which the parts are left out of sentences: one person is most of a part."""
_ALL: Final = 0.995
"""The share that is printed as 100 percent."""


class Growth(StrEnum):
    """What the growing part of openings means for an occupation."""

    SURE = "sure"
    UNSURE = "unsure"
    OF_SOME = "of_some"


class Extent(StrEnum):
    """How many of those to recruit replace somebody."""

    ALL = "all"
    NEARLY_ALL = "nearly_all"
    SOME = "some"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class OpeningParts:
    """Openings of one year as printed, in persons: ``replacement + expansion == openings``.

    ``extent`` is all only where the growing part is less than half a person.
    """

    openings: int
    replacement: int
    expansion: int
    extent: Extent

    @property
    def share(self) -> float:
        """The share of the openings, as printed, that replace somebody."""
        return self.replacement / self.openings


def printed(openings: float, expansion: float) -> OpeningParts:
    """Return openings and their growing part, both in persons, rounded so that parts add up."""
    whole = int(sensible(openings))
    grown = to_step(expansion, step_of(openings)) if round(expansion) else 0
    kept = whole - grown
    if whole < FEWEST:
        extent = Extent.UNTOLD
    elif not round(expansion):
        extent = Extent.ALL
    else:
        extent = Extent.NEARLY_ALL if kept >= _ALL * whole else Extent.SOME
    return OpeningParts(whole, kept, grown, extent)


def printed_of(parts: Mapping[str, Yearly]) -> OpeningParts | None:
    """Return the parts of one year as printed; nothing where the release lacks one of them."""
    if not set(COMPONENTS) <= set(parts):
        return None
    return printed(parts["openings"].mean, parts["expansion"].mean)


def in_whole(openings: float, expansion: float, decimals: int) -> tuple[float, float]:
    """Return what replaces and what grows, which add up with ``decimals`` as without."""
    grown = round(expansion, decimals)
    return openings - grown, grown


def growth_of(subject: Subject) -> Growth:
    """Return what the growing part means: a group's is that of some of its occupations."""
    return growth_meant(subject.occupation.code, subject.prospect().sureness)


def growth_meant(ssyk_code: str, sureness: Sureness) -> Growth:
    """Return what the growing part of an occupation's openings means, from how sure growth is."""
    if is_group(ssyk_code):
        return Growth.OF_SOME
    return Growth.SURE if sureness is Sureness.GROWS else Growth.UNSURE


def is_group(ssyk_code: str) -> bool:
    """Return whether a code is shorter than a unit group's, or all occupations."""
    return len(ssyk_code) != UNIT_GROUP or not ssyk_code.isdecimal()

"""One member's numbers as readers meet them in a list: rounded, signed, or said in words."""

from typing import Final

from django.utils.translation import pgettext

from talentlab.publish.numerals import number, percent
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.sentences import (
    IN_A_WORD,
    change_in_percent,
    interval_in_percent,
)
from talentlab.web.insight.presenters.work.sentences import about
from talentlab.web.insight.presenters.work_lists.members import Member
from talentlab.web.insight.queries.signals import SignalValue

UNKNOWN: Final = "–"
"""Nobody has counted it, or it cannot be calculated. It is not zero."""


def employees(member: Member, language: Language) -> str:
    """Return the employees of the base year; no more exactly than modelled where they are."""
    total = member.employees.total
    return about(total, language) if member.employees.is_modelled else number(total, language)


def change(member: Member, language: Language) -> str:
    """Return the median change as "+4,2 %"."""
    return UNKNOWN if member.growth is None else change_in_percent(member, language)


def interval(member: Member, language: Language) -> str:
    """Return the 80 % interval of the change: "+1,0 till +7,4 %"; of few, how many there may be."""
    if member.growth is not None:
        return interval_in_percent(member, language)
    later = member.employees.later
    return pgettext("interval of employees", "%(low)s to %(high)s employed") % {
        "low": number(later.p10, language),
        "high": number(later.p90, language),
    }


def sureness(member: Member) -> str:
    """Return which way the number of employees goes, in a word."""
    return str(IN_A_WORD[member.sureness])


def openings(member: Member, language: Language) -> str:
    """Return how many must be recruited in the year looked at."""
    return about(member.openings.mean, language) if member.openings else UNKNOWN


def share(value: float | None, language: Language) -> str:
    """Return a share as whole percent."""
    return UNKNOWN if value is None else percent(value, language)


def signal(found: SignalValue | None, language: Language) -> str:
    """Return a signal's value; a word where the producer keeps it to itself."""
    if found is None:
        return UNKNOWN
    if found.status == "suppressed":
        return pgettext("number", "withheld")
    return UNKNOWN if found.value is None else number(found.value, language)

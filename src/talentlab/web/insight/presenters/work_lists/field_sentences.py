"""What the fields of work say together, in whole sentences."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from talentlab.publish.numerals import number, percent
from talentlab.vocab.occupation_fields import field_name
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.sentences import Sureness, change_in_percent
from talentlab.web.insight.presenters.work.occupations import Occupation
from talentlab.web.insight.presenters.work_lists.members import Member

_NAMED: Final = 3
"""Fields named in one sentence; the others are where it leads."""

# Some fields surely grow, some surely shrink -> the headline.
_HEADLINES: Final[dict[tuple[bool, bool], Promise]] = {
    (True, True): gettext_lazy(
        "Very likely more employees in %(more)s of %(count)s fields in %(year)s, fewer in %(fewer)s"
    ),
    (True, False): gettext_lazy(
        "Very likely more employees in %(more)s of %(count)s fields in %(year)s, surely fewer in "
        "none"
    ),
    (False, True): gettext_lazy(
        "Very likely fewer employees in %(fewer)s of %(count)s fields in %(year)s, surely more in "
        "none"
    ),
    (False, False): gettext_lazy(
        "In none of %(count)s fields is it sure which way the number of employees goes to %(year)s"
    ),
}

TOTAL_HEADLINES: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: gettext_lazy("Very likely more people at work in %(place)s in %(year)s"),
    Sureness.PROBABLY_GROWS: gettext_lazy("Probably more people at work in %(place)s in %(year)s"),
    Sureness.UNSURE: gettext_lazy("More or fewer people at work in %(place)s in %(year)s"),
    Sureness.PROBABLY_SHRINKS: gettext_lazy(
        "Probably fewer people at work in %(place)s in %(year)s"
    ),
    Sureness.SHRINKS: gettext_lazy("Very likely fewer people at work in %(place)s in %(year)s"),
}


def headline(fields: Sequence[Member], year: int) -> str:
    """Return how many fields surely grow and shrink."""
    sure = [field.sureness for field in fields]
    more, fewer = sure.count(Sureness.GROWS), sure.count(Sureness.SHRINKS)
    facts = {"more": more, "fewer": fewer, "count": len(fields), "year": year}
    return str(_HEADLINES[more > 0, fewer > 0]) % facts


def largest(fields: Sequence[Member], language: Language) -> str:
    """Return where most people work, and how large a part of all that is."""
    shown = sorted(fields, key=lambda field: -field.employees.total)[:_NAMED]
    total = sum(field.employees.total for field in fields)
    counted = sum(field.employees.total for field in shown)
    return _(
        "Most people work in these fields: %(fields)s. Together that is %(share)s of the employees "
        "in %(year)s."
    ) % {
        "fields": _listed(shown, language, lambda field: number(field.employees.total, language)),
        "share": percent(counted / total, language),
        "year": shown[0].employees.base_year,
    }


def growing(fields: Sequence[Member], year: int, language: Language) -> str:
    """Return the fields that surely grow, or else probably, those with most new people first."""
    sure, probable = (_most(fields, s) for s in (Sureness.GROWS, Sureness.PROBABLY_GROWS))
    if sure:
        return _("Very likely more employees in %(year)s: %(fields)s.") % {
            "year": year,
            "fields": _listed(sure, language, lambda field: change_in_percent(field, language)),
        }
    if probable:
        return _(
            "No field is very likely to have more employees in %(year)s. Probably more: %(fields)s."
        ) % {
            "year": year,
            "fields": _listed(probable, language, lambda field: change_in_percent(field, language)),
        }
    return _("No field is even likely to have more employees in %(year)s.") % {"year": year}


def shrinking(fields: Sequence[Member], year: int, language: Language) -> str:
    """Return the fields that surely shrink, or else probably, those that lose most people first."""
    sure, probable = (_most(fields, s) for s in (Sureness.SHRINKS, Sureness.PROBABLY_SHRINKS))
    if sure:
        return _("Very likely fewer employees in %(year)s: %(fields)s.") % {
            "year": year,
            "fields": _listed(sure, language, lambda field: change_in_percent(field, language)),
        }
    if probable:
        return _(
            "No field is very likely to have fewer employees in %(year)s. Probably fewer: "
            "%(fields)s."
        ) % {
            "year": year,
            "fields": _listed(probable, language, lambda field: change_in_percent(field, language)),
        }
    return _("No field is even likely to have fewer employees in %(year)s.") % {"year": year}


def surest(fields: Sequence[Member], *cases: Sureness) -> Sureness:
    """Return the first of the cases that any field is in; the first of all when none is."""
    found = {field.sureness for field in fields}
    return next((case for case in cases if case in found), cases[0])


def _most(fields: Sequence[Member], case: Sureness) -> list[Member]:
    """Return the fields in a case where most people are added or lost, the most first."""
    found = [field for field in fields if field.sureness is case]
    return sorted(found, key=lambda field: -abs(field.change))[:_NAMED]


def _listed(shown: Iterable[Member], language: Language, said: Callable[[Member], str]) -> str:
    """Return fields with a number each, as they stand in a sentence."""
    named = [f"{_inside(member.code, language)} ({said(member)})" for member in shown]
    if len(named) == 1:
        return named[0]
    return pgettext("list of fields", "%(first)s and %(last)s") % {
        "first": ", ".join(named[:-1]),
        "last": named[-1],
    }


def _inside(code: str, language: Language) -> str:
    """Return a field's short name as it stands inside a sentence."""
    return Occupation(code, field_name(code).say(language)).inside

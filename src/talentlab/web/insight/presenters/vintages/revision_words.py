"""Revisions in whole sentences: one template for each way and cause, chosen by the largest part."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentlab.publish.numerals import number, percent, sensible
from talentlab.store.release import Release
from talentlab.tables.vintages import PARTS
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.vintages.cells import number_name, place_name
from talentlab.web.insight.queries.vintages import Revision

PART_NAMES: Final[Mapping[str, Promise]] = {
    "data": _("Counts"),
    "rate": _("Pace"),
    "method": _("Method"),
    "shock": _("Announced events"),
}
"""Why a number was revised -> its name, from zero outwards."""
EXPLAINED: Final[Mapping[str, Promise]] = {
    "data": _(
        "A new year has been counted, or an earlier count was corrected. The forecast starts from "
        "another number and keeps its pace."
    ),
    "rate": _(
        "With the new counts the number is expected to grow or shrink at another pace than before."
    ),
    "method": _(
        "We calculate in another way. It is what the earlier counts give with the method of today."
    ),
    "shock": _(
        "An employer that comes, grows or closes was added, moved or taken away in the calculation."
    ),
}
WITHOUT_PARTS: Final[Promise] = _(
    "We cannot say how much is due to what: the counts that the earlier release was made from can "
    "no longer be calculated from."
)
_HEADINGS: Final[Mapping[tuple[bool, str], Promise]] = {
    (True, "data"): _(
        "%(place)s %(year)s: the forecast of %(number)s was raised by %(share)s, mostly because "
        "more were counted"
    ),
    (False, "data"): _(
        "%(place)s %(year)s: the forecast of %(number)s was lowered by %(share)s, mostly because "
        "fewer were counted"
    ),
    (True, "rate"): _(
        "%(place)s %(year)s: the forecast of %(number)s was raised by %(share)s, mostly because "
        "the pace is higher"
    ),
    (False, "rate"): _(
        "%(place)s %(year)s: the forecast of %(number)s was lowered by %(share)s, mostly because "
        "the pace is lower"
    ),
    (True, "method"): _(
        "%(place)s %(year)s: the forecast of %(number)s was raised by %(share)s, mostly because "
        "the method is another"
    ),
    (False, "method"): _(
        "%(place)s %(year)s: the forecast of %(number)s was lowered by %(share)s, mostly because "
        "the method is another"
    ),
    (True, "shock"): _(
        "%(place)s %(year)s: the forecast of %(number)s was raised by %(share)s, mostly because "
        "of announced events"
    ),
    (False, "shock"): _(
        "%(place)s %(year)s: the forecast of %(number)s was lowered by %(share)s, mostly because "
        "of announced events"
    ),
    (True, ""): _("%(place)s %(year)s: the forecast of %(number)s was raised by %(share)s"),
    (False, ""): _("%(place)s %(year)s: the forecast of %(number)s was lowered by %(share)s"),
}
_SENTENCE: Final[Promise] = _(
    "From %(before)s to %(after)s (%(share)s). Counts %(data)s, pace %(rate)s, method %(method)s, "
    "announced events %(shock)s."
)
_WHOLE: Final[Promise] = _("From %(before)s to %(after)s (%(share)s).")


def main_cause(revision: Revision) -> str:
    """Return the part that pulled most in the way the number went; nothing where none is known."""
    way = 1.0 if revision.change > 0 else -1.0
    told = dict(zip(PARTS, revision.parts, strict=False))
    return max(told, key=lambda part: way * told[part]) if told else ""


def heading(revision: Revision, release: Release, language: Language) -> str:
    """Return what happened to a number, and mostly why."""
    return str(_HEADINGS[revision.change > 0, main_cause(revision)]) % {
        "place": place_name(revision.cell, release, language),
        "year": revision.cell.year,
        "number": number_name(revision.cell, language),
        "share": percent(abs(revision.share), language),
    }


def sentence(revision: Revision, language: Language) -> str:
    """Return the number before and after, and each part of the change."""
    facts = {
        "before": number(sensible(revision.value_before), language),
        "after": number(sensible(revision.value_after), language),
        "share": percent(revision.share, language, signed=True),
    }
    if not revision.parts:
        return str(_WHOLE) % facts
    told = zip(PARTS, revision.parts, strict=True)
    return str(_SENTENCE) % {**facts, **{name: _signed(part, language) for name, part in told}}


def _signed(value: float, language: Language) -> str:
    return number(sensible(value), language, signed=True)

"""Second opinions in words: whether another producer agrees, and why it may not."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from talentlab.publish.numerals import number, sensible
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.vintages.cells import number_name, place_name, whom
from talentlab.web.insight.queries.vintage_opinions import Opinion

AGREEMENT_WORDS: Final[Mapping[str, Promise]] = {
    "agrees": _("Inside our interval"),
    "higher": _("Higher than our interval"),
    "lower": _("Lower than our interval"),
}
MATCH_WORDS: Final[Mapping[str, Promise]] = {
    "agrees": _("The same"),
    "partly": _("One step apart"),
    "contradicts": _("The opposite"),
}
JUDGEMENT_WORDS: Final[Mapping[str, Promise]] = {
    "large": _("Large opportunities"),
    "medium": _("Medium opportunities"),
    "small": _("Small opportunities"),
    "increase": _("Demand increases"),
    "same": _("Demand unchanged"),
    "decrease": _("Demand decreases"),
}
"""Every class -> its words, from many wanted to few within each kind."""
VERDICT_WORDS: Final[Mapping[str, Promise]] = {
    "short": _("Shortage"),
    "uncertain": _("Unsure"),
    "surplus": _("Shortage unlikely"),
}
ABOUT_WORDS: Final[Mapping[str, Promise]] = {
    "opportunities": _("job opportunities today"),
    "demand": _("demand some years ahead"),
}
NOT_THE_SAME: Final[Promise] = _(
    "Their class is a judgement of how easy it is to find work, or of how demand changes. Ours is "
    "the probability that supply falls short of demand. They do not measure the same thing: many "
    "may be wanted without a shortage."
)
OURS_INVENTED: Final[Promise] = _(
    "Our numbers here are invented examples, and theirs are real. How far apart they lie says "
    "nothing about either."
)
_DEFINITIONS: Final[Promise] = _(
    "They decide in their own way who counts as supply and what counts as demand."
)


def summary_of(opinion: Opinion, release: Release, language: Language) -> str:
    """Return of what the number is, where and when."""
    return str(_("%(place)s %(year)s: %(number)s")) % {
        "number": number_name(opinion.cell, language),
        "place": place_name(opinion.cell, release, language),
        "year": opinion.cell.year,
    }


def row_name(opinion: Opinion, release: Release, language: Language) -> str:
    """Return the number's name for a narrow place: of whom first, for the end may be cut off."""
    return str(_("%(of)s, %(place)s %(year)s")) % {
        "of": whom(opinion.cell, language) or str(_("All together")),
        "place": place_name(opinion.cell, release, language),
        "year": opinion.cell.year,
    }


def why(opinion: Opinion) -> str:
    """Return what the two numbers differ in besides their size."""
    definitions = "" if opinion.cell.subject == "population" else str(_DEFINITIONS)
    if opinion.years_older <= 0:
        return definitions
    age = ngettext(
        "Their forecast starts from counts that are %(years)s year older.",
        "Their forecast starts from counts that are %(years)s years older.",
        opinion.years_older,
    ) % {"years": opinion.years_older}
    return f"{age} {definitions}".strip()


def written(value: float, language: Language) -> str:
    """Return a number no more exactly than a forecast carries."""
    return number(sensible(value), language)

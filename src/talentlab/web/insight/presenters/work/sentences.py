"""Findings about work in whole sentences: one template per case, chosen by how sure it is."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from talentlab.publish.numerals import number, sensible
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.work.opening_parts import (
    Extent,
    Growth,
    OpeningParts,
    printed_of,
)
from talentlab.web.insight.presenters.work.subject import Subject
from talentlab.web.insight.queries.openings import Yearly

WHOM: Final[dict[str, Promise]] = {
    "total": pgettext_lazy("more ...", "employees"),
    "women": pgettext_lazy("more ...", "women"),
    "men": pgettext_lazy("more ...", "men"),
}
"""Sex -> those who become more or fewer, as they stand in a headline."""

HEADLINES: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: _("%(occupation)s: very likely more %(whom)s in %(place)s by %(year)s"),
    Sureness.PROBABLY_GROWS: _("%(occupation)s: probably more %(whom)s in %(place)s by %(year)s"),
    Sureness.UNSURE: _("%(occupation)s: more or fewer %(whom)s in %(place)s by %(year)s"),
    Sureness.PROBABLY_SHRINKS: _(
        "%(occupation)s: probably fewer %(whom)s in %(place)s by %(year)s"
    ),
    Sureness.SHRINKS: _("%(occupation)s: very likely fewer %(whom)s in %(place)s by %(year)s"),
}

LEADS: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: _(
        "The number of %(whom)s will very likely grow: from %(base)s in %(base_year)s to about "
        "%(mid)s in %(year)s, and with 80%% probability to between %(low)s and %(high)s."
    ),
    Sureness.PROBABLY_GROWS: _(
        "The number of %(whom)s will probably grow: from %(base)s in %(base_year)s to about "
        "%(mid)s in %(year)s, but the 80%% interval, %(low)s to %(high)s, is wide."
    ),
    Sureness.UNSURE: _(
        "The number of %(whom)s was %(base)s in %(base_year)s and can go either way: in %(year)s "
        "it will be between %(low)s and %(high)s with 80%% probability."
    ),
    Sureness.PROBABLY_SHRINKS: _(
        "The number of %(whom)s will probably shrink: from %(base)s in %(base_year)s to about "
        "%(mid)s in %(year)s, but the 80%% interval, %(low)s to %(high)s, is wide."
    ),
    Sureness.SHRINKS: _(
        "The number of %(whom)s will very likely shrink: from %(base)s in %(base_year)s to about "
        "%(mid)s in %(year)s, and with 80%% probability to between %(low)s and %(high)s."
    ),
}

_BOTH_REASONS: Final[dict[Growth, Promise]] = {
    Growth.SURE: _(
        "In %(year)s about %(openings)s people need to be recruited (80%% interval %(low)s to "
        "%(high)s): %(replacement)s to replace those who leave, and %(expansion)s so that the "
        "occupation can grow."
    ),
    Growth.UNSURE: _(
        "In %(year)s about %(openings)s people need to be recruited (80%% interval %(low)s to "
        "%(high)s): %(replacement)s to replace those who leave, and %(expansion)s because the "
        "occupation grows in some of the possible futures."
    ),
    Growth.OF_SOME: _(
        "In %(year)s about %(openings)s people need to be recruited (80%% interval %(low)s to "
        "%(high)s): %(replacement)s to replace those who leave, and %(expansion)s because some "
        "occupations in the group grow, in all or some of the possible futures."
    ),
}
_ALL_TO_REPLACE: Final = _(
    "In %(year)s about %(openings)s people need to be recruited (80%% interval %(low)s to "
    "%(high)s), all of them to replace those who leave."
)
_NEARLY_ALL_TO_REPLACE: Final = _(
    "In %(year)s about %(openings)s people need to be recruited (80%% interval %(low)s to "
    "%(high)s), nearly all of them to replace those who leave."
)
_FEW_TO_RECRUIT: Final = _(
    "In %(year)s about %(openings)s need to be recruited (80%% interval %(low)s to %(high)s)."
)
_HARDLY_ANYONE: Final = _("In %(year)s hardly anyone needs to be recruited.")
_NOT_ALL_REPLACED: Final = _(
    "About %(leaving)s leave, but not all who leave are replaced in futures in which their "
    "occupation shrinks."
)
_FEWER_REPLACED: Final = _(
    "About %(leaving)s leave in %(year)s and about %(replacement)s of them need to be replaced: "
    "not all who leave are replaced in futures in which their occupation shrinks."
)
_NOTICEABLE: Final = 0.05
"""Share of those who leave that may go unreplaced without being worth a sentence."""
MODELLED: Final = _(
    "The number of employees here is modelled from the county’s occupations and the industries "
    "here. Nobody has counted it."
)
TOO_FEW: Final = _(
    "There is no number of employees in the occupation for %(place)s. There may be none, or so few "
    "that the producer does not tell, or too few to be modelled. No number is not the same as "
    "nobody."
)
BROADER_ONLY: Final = _(
    "There is no number of employees in the occupation for %(place)s, only for a broader group "
    "that it belongs to. That is not the same as nobody."
)
NO_NUMBERS: Final = _(
    "This release has no numbers of employees in %(place)s, neither counted nor modelled."
)
AREA_MODELLED: Final = _(
    "The numbers of employees here are modelled from the county’s occupations and the industries "
    "here. Nobody has counted them."
)


def headline(subject: Subject) -> str:
    """Return which way the number of employees goes, as a headline."""
    return str(HEADLINES[subject.prospect(subject.sex).sureness]) % {
        "occupation": subject.occupation.name,
        "whom": WHOM[subject.sex],
        "place": subject.place.inside,
        "year": subject.year,
    }


def lead(subject: Subject, language: Language) -> str:
    """Return the same with its numbers."""
    shown = subject.prospect(subject.sex)
    expected = shown.course.expected(subject.year)
    return str(LEADS[shown.sureness]) % {
        "whom": WHOM[subject.sex],
        "base": how_many(subject, shown.course.base.value, language),
        "base_year": shown.course.base.at,
        "mid": about(expected.p50, language),
        "year": subject.year,
        "low": about(expected.p10, language),
        "high": about(expected.p90, language),
    }


def openings_sentence(
    parts: Mapping[str, Yearly], leaving: float, growth: Growth, language: Language
) -> str:
    """Return how many must be recruited in a year and why; nothing when the release cannot say.

    ``parts`` are the components of that year, ``leaving`` those who leave for any cause, or 0
    where the causes are not told.
    """
    told = printed_of(parts)
    if told is None:
        return ""
    openings, replacement = parts["openings"], parts["replacement"].mean
    facts = {
        "year": openings.year,
        "openings": about(openings.mean, language),
        "low": about(openings.p10, language),
        "high": about(openings.p90, language),
        "replacement": number(told.replacement, language),
        "expansion": number(told.expansion, language),
        "leaving": about(leaving, language),
    }
    said = str(_openings_template(told, growth)) % facts
    if leaving - replacement > _NOTICEABLE * leaving and told.extent is not Extent.UNTOLD:
        said += " " + str(_NOT_ALL_REPLACED) % facts
    return said


def _openings_template(told: OpeningParts, growth: Growth) -> Promise:
    if not told.openings:
        return _HARDLY_ANYONE
    if told.extent is Extent.UNTOLD:
        return _FEW_TO_RECRUIT
    if told.expansion:
        return _BOTH_REASONS[growth]
    return _ALL_TO_REPLACE if told.extent is Extent.ALL else _NEARLY_ALL_TO_REPLACE


def replaced_note(
    parts: Mapping[str, Yearly], leaving: float, language: Language
) -> tuple[str, ...]:
    """Say why fewer are replaced than leave; nothing where the two are printed the same."""
    told = printed_of(parts)
    if told is None or told.extent is Extent.UNTOLD or sensible(leaving) <= told.replacement:
        return ()
    facts = {
        "leaving": about(leaving, language),
        "year": parts["openings"].year,
        "replacement": number(told.replacement, language),
    }
    return (str(_FEWER_REPLACED) % facts,)


def how_many(subject: Subject, persons: float, language: Language) -> str:
    """Return employees of the base year: exactly if they were counted, roughly if modelled."""
    return about(persons, language) if subject.is_modelled else number(persons, language)


def about(value: float, language: Language) -> str:
    """Return a number no more exactly than it is known; "under 1" when it is almost none."""
    if 0 < value < 0.5:  # noqa: PLR2004 -- what would be rounded to none
        return gettext("under 1")
    return number(sensible(value), language)

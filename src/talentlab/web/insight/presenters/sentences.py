"""Findings in whole sentences: one template per case, chosen by how sure the numbers are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from talentlab.publish.numerals import number, percent, sensible
from talentlab.tables.people import DECEMBER
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import Place, ages_label
from talentlab.web.insight.queries.population import Course


class Sureness(StrEnum):
    """Which way a number goes, and how sure that is."""

    GROWS = "grows"
    PROBABLY_GROWS = "probably-grows"
    UNSURE = "unsure"
    PROBABLY_SHRINKS = "probably-shrinks"
    SHRINKS = "shrinks"


SURELY_MORE: Final = 0.9
"""The probability of growth from which it is called very likely: nine cases in ten."""
SURELY_FEWER: Final = 0.1
"""The probability of growth below which a decrease is called very likely."""
PROBABLY_MORE: Final = 0.7
"""The probability of growth from which it is called probable: seven cases in ten."""
PROBABLY_FEWER: Final = 0.3
"""The probability of growth below which a decrease is called probable."""

# The probability of growth at and above which each case holds.
_FROM: Final = (
    (SURELY_MORE, Sureness.GROWS),
    (PROBABLY_MORE, Sureness.PROBABLY_GROWS),
    (PROBABLY_FEWER, Sureness.UNSURE),
    (SURELY_FEWER, Sureness.PROBABLY_SHRINKS),
    (0.0, Sureness.SHRINKS),
)

IN_A_WORD: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: _("Very likely more"),
    Sureness.PROBABLY_GROWS: _("Probably more"),
    Sureness.UNSURE: _("Could go either way"),
    Sureness.PROBABLY_SHRINKS: _("Probably fewer"),
    Sureness.SHRINKS: _("Very likely fewer"),
}

HEADLINES: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: _("%(place)s will very likely have more residents in %(year)s"),
    Sureness.PROBABLY_GROWS: _("%(place)s will probably have more residents in %(year)s"),
    Sureness.UNSURE: _("%(place)s may have more or fewer residents in %(year)s"),
    Sureness.PROBABLY_SHRINKS: _("%(place)s will probably have fewer residents in %(year)s"),
    Sureness.SHRINKS: _("%(place)s will very likely have fewer residents in %(year)s"),
}

HEADLINES_OF_AGES: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: _("%(place)s: very likely more people aged %(ages)s in %(year)s"),
    Sureness.PROBABLY_GROWS: _("%(place)s: probably more people aged %(ages)s in %(year)s"),
    Sureness.UNSURE: _("%(place)s: more or fewer people aged %(ages)s in %(year)s"),
    Sureness.PROBABLY_SHRINKS: _("%(place)s: probably fewer people aged %(ages)s in %(year)s"),
    Sureness.SHRINKS: _("%(place)s: very likely fewer people aged %(ages)s in %(year)s"),
}

RESIDENTS: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: _(
        "The population is very likely to grow: from %(base)s %(when)s to about %(mid)s in "
        "%(year)s, and with 80%% probability to between %(low)s and %(high)s."
    ),
    Sureness.PROBABLY_GROWS: _(
        "The population will probably grow: from %(base)s %(when)s to about %(mid)s in "
        "%(year)s, but the 80%% interval, %(low)s to %(high)s, is wide."
    ),
    Sureness.UNSURE: _(
        "The population was %(base)s %(when)s and can go either way: in %(year)s it will be "
        "between %(low)s and %(high)s with 80%% probability."
    ),
    Sureness.PROBABLY_SHRINKS: _(
        "The population will probably shrink: from %(base)s %(when)s to about %(mid)s in %(year)s, "
        "but the 80%% interval, %(low)s to %(high)s, is wide."
    ),
    Sureness.SHRINKS: _(
        "The population is very likely to shrink: from %(base)s %(when)s to about %(mid)s in "
        "%(year)s, and with 80%% probability to between %(low)s and %(high)s."
    ),
}

PEOPLE_AGED: Final[dict[Sureness, Promise]] = {
    Sureness.GROWS: _(
        "People aged %(ages)s are very likely to become more: %(change)s by %(year)s, with an 80%% "
        "interval from %(low)s to %(high)s."
    ),
    Sureness.PROBABLY_GROWS: _(
        "People aged %(ages)s will probably become more: about %(change)s by %(year)s, but the "
        "80%% interval runs from %(low)s to %(high)s."
    ),
    Sureness.UNSURE: _(
        "People aged %(ages)s may become more or fewer by %(year)s: the 80%% interval of the "
        "change runs from %(low)s to %(high)s."
    ),
    Sureness.PROBABLY_SHRINKS: _(
        "People aged %(ages)s will probably become fewer: about %(change)s by %(year)s, but the "
        "80%% interval runs from %(low)s to %(high)s."
    ),
    Sureness.SHRINKS: _(
        "People aged %(ages)s are very likely to become fewer: %(change)s by %(year)s, with an "
        "80%% interval from %(low)s to %(high)s."
    ),
}


def sureness_of(share_up: float) -> Sureness:
    """Return which way a number goes when it grows with this probability."""
    return next(case for limit, case in _FROM if share_up >= limit)


class Changing(Protocol):
    """A number that changes to a later year: the median change and its 80 % interval."""

    @property
    def change(self) -> float:
        """The median change since the base year."""

    @property
    def change_low(self) -> float:
        """The lower bound of the change."""

    @property
    def change_high(self) -> float:
        """The upper bound of the change."""

    def as_share(self, persons: float) -> float:
        """Return ``persons`` as a share of the base year's."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """One quantity in one area, now and in one later year."""

    place: Place
    age_group: str
    course: Course
    year: int

    @property
    def sureness(self) -> Sureness:
        """Which way it goes by that year, and how sure that is."""
        return sureness_of(self.course.share_up[self.course.expected(self.year).at])

    @property
    def change(self) -> float:
        """Median change since the base year, in persons."""
        return self.course.expected(self.year).p50 - self.course.base.value

    @property
    def change_low(self) -> float:
        """Lower bound (80 %) of the change, in persons."""
        return self.course.expected(self.year).p10 - self.course.base.value

    @property
    def change_high(self) -> float:
        """Upper bound (80 %) of the change, in persons."""
        return self.course.expected(self.year).p90 - self.course.base.value

    def as_share(self, persons: float) -> float:
        """Return ``persons`` as a share of the base year's."""
        return persons / self.course.base.value if self.course.base.value else 0.0


def headline(prospect: Prospect) -> str:
    """Return the finding as a headline."""
    templates = HEADLINES if prospect.age_group == "total" else HEADLINES_OF_AGES
    return str(templates[prospect.sureness]) % {
        "place": prospect.place.name,
        "ages": ages_label(prospect.age_group),
        "year": prospect.course.expected(prospect.year).at,
    }


def sentence(prospect: Prospect, language: Language) -> str:
    """Return the finding with its numbers: the level for everybody, the change for an age band."""
    is_total = prospect.age_group == "total"
    expected = prospect.course.expected(prospect.year)

    def level(value: float) -> str:
        return number(sensible(value), language)

    def change(value: float) -> str:
        return number(sensible(value), language, signed=True)

    facts: dict[str, object] = {"year": expected.at, "ages": ages_label(prospect.age_group)}
    if is_total:
        facts |= {"base": number(prospect.course.base.value, language)}
        facts |= {"when": counted_when(prospect.course)}
        facts |= {"low": level(expected.p10), "high": level(expected.p90)}
        facts |= {"mid": level(expected.p50)}
        return str(RESIDENTS[prospect.sureness]) % facts
    facts |= {"change": change(prospect.change)}
    facts |= {"low": change(prospect.change_low), "high": change(prospect.change_high)}
    return str(PEOPLE_AGED[prospect.sureness]) % facts


def counted_in(course: Course) -> str:
    """Return the year of the last count, with its month when that was not December."""
    if course.base_month == DECEMBER:
        return str(course.base.at)
    return f"{MONTHS[course.base_month]} {course.base.at}"


def counted_when(course: Course) -> str:
    """Return when the last count was, as it stands in a sentence."""
    if course.base_month == DECEMBER:
        return gettext("at the end of %(year)s") % {"year": course.base.at}
    return gettext("in %(month_and_year)s") % {"month_and_year": counted_in(course)}


def how_many(municipalities: int) -> str:
    """Return a number of municipalities as it stands in a sentence: a word when there is none."""
    return str(municipalities) if municipalities else pgettext("municipalities", "none")


def change_in_percent(shown: Changing, language: Language) -> str:
    """Return the median change as "+4 %"; one decimal when it is small."""
    return percent(shown.as_share(shown.change), language, decimals=1, signed=True)


def interval_in_percent(shown: Changing, language: Language) -> str:
    """Return the 80 % interval of the change: "+1 till +7 %"."""
    low, high = (100 * shown.as_share(c) for c in (shown.change_low, shown.change_high))
    return pgettext("interval of a change", "%(low)s to %(high)s%%") % {
        "low": number(low, language, decimals=_decimals(low), signed=True),
        "high": number(high, language, decimals=_decimals(high), signed=True),
    }


def _decimals(share: float) -> int:
    """Return one decimal; more where a bound near zero would otherwise lose its sign."""
    return next((n for n in (1, 2, 3) if round(abs(share), n) > 0), 1)

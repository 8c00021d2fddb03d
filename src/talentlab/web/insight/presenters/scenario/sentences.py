"""What may be said of a scenario, from its numbers: a headline, what was before and is after."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.balance.words import chance, likely
from talentlab.web.insight.presenters.scenario.words import (
    is_both_ways,
    is_nothing,
    is_unclear,
    people,
)
from talentlab.web.insight.queries.scenarios import Difference, Scenario

_LIKELY: Final = 0.8
_UNLIKELY: Final = 0.2
# (what is likely before, whether it gets better) -> what is said of the change.
_SAID: Final[dict[tuple[str, bool], Promise]] = {
    ("short", True): gettext_lazy(
        "The shortage probably shrinks by %(low)s to %(high)s people in %(year)s"
    ),
    ("short", False): gettext_lazy(
        "The shortage probably grows by %(low)s to %(high)s people in %(year)s"
    ),
    ("surplus", True): gettext_lazy(
        "The surplus probably grows by %(low)s to %(high)s people in %(year)s"
    ),
    ("surplus", False): gettext_lazy(
        "The surplus probably shrinks by %(low)s to %(high)s people in %(year)s"
    ),
    ("unsure", True): gettext_lazy(
        "The balance probably moves %(low)s to %(high)s people towards a surplus by %(year)s"
    ),
    ("unsure", False): gettext_lazy(
        "The balance probably moves %(low)s to %(high)s people towards a shortage by %(year)s"
    ),
}

# The same where nothing at all is among what may well happen.
_AT_MOST: Final[dict[tuple[str, bool], Promise]] = {
    ("short", True): gettext_lazy(
        "The shortage probably shrinks by at most %(high)s people in %(year)s, perhaps not at all"
    ),
    ("short", False): gettext_lazy(
        "The shortage probably grows by at most %(high)s people in %(year)s, perhaps not at all"
    ),
    ("surplus", True): gettext_lazy(
        "The surplus probably grows by at most %(high)s people in %(year)s, perhaps not at all"
    ),
    ("surplus", False): gettext_lazy(
        "The surplus probably shrinks by at most %(high)s people in %(year)s, perhaps not at all"
    ),
    ("unsure", True): gettext_lazy(
        "The balance probably moves at most %(high)s people towards a surplus by %(year)s, "
        "if at all"
    ),
    ("unsure", False): gettext_lazy(
        "The balance probably moves at most %(high)s people towards a shortage by %(year)s, "
        "if at all"
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a scenario is about, in words."""

    place: str
    group: str
    year: int


def headline(found: Difference, language: Language) -> str:
    """Return what changes in the year asked about, if it can be told from nothing."""
    year = {"year": found.year}
    if found.change is None:
        return _("Too few people to say anything about %(year)s") % year
    if is_nothing(found.change):
        return _("Nothing changes in %(year)s") % year
    if is_both_ways(found.change):
        return _("The difference cannot be told from zero in %(year)s") % year
    ends = sorted((found.change.p10, found.change.p90), key=abs)  # on one side of zero
    said = (_AT_MOST if is_unclear(found.change) else _SAID)[_before(found), ends[1] > 0]
    return str(said) % {
        "low": people(ends[0], language),
        "high": people(ends[1], language),
        "year": found.year,
    }


def lead(found: Difference, asked: Asked, language: Language) -> str:
    """Return how likely a shortage is without the scenario and with it."""
    facts = {"group": asked.group, "place": asked.place, "year": asked.year}
    if found.p_short_before is None or found.p_short_after is None:
        return (
            _("%(group)s, %(place)s, %(year)s. Fewer than five people: nothing is shown.") % facts
        )
    facts |= {
        "before": likely(found.p_short_before),
        "p_before": chance(found.p_short_before, language),
        "after": likely(found.p_short_after),
        "p_after": chance(found.p_short_after, language),
    }
    return (
        _(
            "%(group)s, %(place)s, %(year)s. Without the scenario a shortage is %(before)s "
            "(%(p_before)s); with it, it is %(after)s (%(p_after)s)."
        )
        % facts
    )


def remark(found: Difference, scenario: Scenario) -> str:
    """Return what less of a shortage means where it comes of jobs that go."""
    is_less = found.change is not None and found.change.p50 > 0
    if is_less and any(shock.sign < 0 for shock in scenario.shocks):
        return _("Jobs that go lessen a shortage: fewer are needed, not more are there.")
    return ""


def verdict(found: Difference) -> str:
    """Return what the scenario is enough for, and what it is not."""
    before, after = found.p_short_before, found.p_short_after
    if before is None or after is None or found.change is None:
        return ""
    if is_both_ways(found.change):
        return _(
            "The 80% interval of the difference holds both more and fewer. That is no proof that "
            "nothing happens: what happens is small beside what is unsure."
        )
    if before > _LIKELY and after > _LIKELY:
        return _("It is not enough: a shortage is still likely.")
    if before > _LIKELY and after < _UNLIKELY:
        return _("A shortage goes from likely to unlikely, if the assumptions hold.")
    if before <= _LIKELY < after:
        return _("A shortage becomes likely, if the assumptions hold.")
    return _("Whether there will be a shortage is still unsure.") if after >= _UNLIKELY else ""


def _before(found: Difference) -> str:
    """Return what may be said without the scenario: a surplus only where no end is a shortage."""
    if found.p_short_before is None:
        return "unsure"
    if found.p_short_before > _LIKELY:
        return "short"
    has_more = found.gap_before is not None and found.gap_before.p10 > 0
    return "surplus" if found.p_short_before < _UNLIKELY and has_more else "unsure"

"""The words of a gap: how sure it is, which sector, and how many are too few or too many."""

from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talentlab.publish.numerals import number, percent, sensible
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.queries.balance import Gap

SECTOR_NAMES: Final[dict[str, Promise]] = {
    "total": _("Both sectors"),
    "private": _("Private employers"),
    "public": _("Public employers"),
}
_CERTAIN: Final = 0.95
"""The probability from which a shortage is very likely."""
_CLEAR: Final = 0.02
"""Share of the jobs that the whole 80 % interval must lie above for a surplus to be said."""


class Outcome(StrEnum):
    """What may be said of a gap: never more than its probability allows."""

    SURELY_SHORT = "surely-short"
    SHORT = "short"
    UNCERTAIN = "uncertain"
    ENOUGH = "enough"
    SURPLUS = "surplus"
    POOLED = "pooled"
    SUPPRESSED = "suppressed"


IN_A_WORD: Final[dict[Outcome, Promise]] = {
    Outcome.SURELY_SHORT: _("Very likely a shortage"),
    Outcome.SHORT: _("Probably a shortage"),
    Outcome.UNCERTAIN: _("Unsure"),
    Outcome.ENOUGH: _("Probably enough"),
    Outcome.SURPLUS: _("Probably a surplus"),
    Outcome.POOLED: _("Shown in a broader group"),
    Outcome.SUPPRESSED: _("Fewer than five people: not shown"),
}
SHORT_OUTCOMES: Final = frozenset({Outcome.SURELY_SHORT, Outcome.SHORT})
SIGNS: Final[dict[Outcome, Sureness]] = {
    Outcome.SURELY_SHORT: Sureness.SHRINKS,
    Outcome.SHORT: Sureness.PROBABLY_SHRINKS,
    Outcome.UNCERTAIN: Sureness.UNSURE,
    Outcome.ENOUGH: Sureness.PROBABLY_GROWS,
    Outcome.SURPLUS: Sureness.GROWS,
    Outcome.POOLED: Sureness.UNSURE,
    Outcome.SUPPRESSED: Sureness.UNSURE,
}
"""Outcome -> the small sign beside its words: down for too few, up for too many."""
# The probability of a shortage at and above which each is said.
_LIKELY: Final[tuple[tuple[float, Promise], ...]] = (
    (0.95, pgettext_lazy("a shortage is", "very likely")),
    (0.8, pgettext_lazy("a shortage is", "likely")),
    (0.6, pgettext_lazy("a shortage is", "more likely than not, but not sure")),
    (0.4, pgettext_lazy("a shortage is", "about as likely as not")),
    (0.2, pgettext_lazy("a shortage is", "less likely than not, but not ruled out")),
    (0.05, pgettext_lazy("a shortage is", "unlikely")),
    (0.0, pgettext_lazy("a shortage is", "very unlikely")),
)
_TOO_FEW: Final = _("%(count)s too few")
_TOO_MANY: Final = _("%(count)s too many")
_BOTH_TOO_FEW: Final = _("%(low)s to %(high)s too few")
_BOTH_TOO_MANY: Final = _("%(low)s to %(high)s too many")
_EITHER: Final = _("%(low)s too few to %(high)s too many")
_NONE_EITHER_WAY: Final = _("none too few or too many")


def outcome_of(gap: Gap) -> Outcome:
    """Return what may be said of a gap.

    That a shortage is unlikely makes no surplus: one is said only where even the lower end of the
    interval is above what is always vacant between two holders.
    """
    if gap.status == "pooled":
        return Outcome.POOLED
    if gap.status != "estimated" or gap.p_short is None:
        return Outcome.SUPPRESSED
    if gap.verdict == "short":
        return Outcome.SURELY_SHORT if gap.p_short >= _CERTAIN else Outcome.SHORT
    if gap.verdict == "surplus":
        return Outcome.SURPLUS if _is_clearly_above(gap) else Outcome.ENOUGH
    return Outcome.UNCERTAIN


def _is_clearly_above(gap: Gap) -> bool:
    if gap.gap_p10 is None or gap.demand_p50 is None:
        return False
    return gap.gap_p10 > _CLEAR * gap.demand_p50


def likely(p_short: float) -> str:
    """Return a probability of a shortage in words."""
    return str(next(said for limit, said in _LIKELY if p_short >= limit))


def chance(p_short: float, language: Language) -> str:
    """Return a probability as a percentage, never as none or all: a model is not so sure."""
    return percent(min(0.99, max(0.01, p_short)), language)


def between(gap: Gap, language: Language) -> str:
    """Return the 80 % interval of a gap: "20 to 120 too few", "20 too few to 30 too many"."""
    if gap.gap_p10 is None or gap.gap_p90 is None:
        return ""
    low, high = sensible(gap.gap_p10), sensible(gap.gap_p90)
    if high <= 0:
        said, ends = _BOTH_TOO_FEW, (-high, -low)
    elif low >= 0:
        said, ends = _BOTH_TOO_MANY, (low, high)
    else:
        said, ends = _EITHER, (-low, high)
    return str(said) % {"low": number(ends[0], language), "high": number(ends[1], language)}


def too_few(gap: float, language: Language) -> str:
    """Return a gap in persons: "120 too few" or "30 too many"; negative is too few."""
    rounded = sensible(gap)
    if not rounded:
        return str(_NONE_EITHER_WAY)
    said = _TOO_FEW if rounded < 0 else _TOO_MANY
    return str(said) % {"count": number(abs(rounded), language)}

"""The words of scenarios: persons, kronor and intervals, never more than the numbers allow."""

from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.numerals import number, sensible
from talentlab.vocab.text import Language
from talentlab.web.insight.queries.scenarios import Percentiles

_MILLION: Final = 1_000_000
_THOUSAND: Final = 1_000
_TEN_MILLION: Final = 10 * _MILLION
_HUNDRED: Final = 100
_TEN: Final = 10


def is_unclear(change: Percentiles) -> bool:
    """Return whether the 80 % interval covers zero, or reaches it as people are counted."""
    return sensible(change.p10) <= 0 <= sensible(change.p90)


def is_both_ways(change: Percentiles) -> bool:
    """Return whether the 80 % interval holds both more and less by a person at least."""
    return sensible(change.p10) < 0 < sensible(change.p90)


def is_nothing(change: Percentiles) -> bool:
    """Return whether nobody more or fewer is expected in eight futures of ten."""
    return not any(map(sensible, (change.p10, change.p50, change.p90)))


def people(value: float, language: Language) -> str:
    """Return persons, no more exactly than a forecast can carry."""
    return number(abs(sensible(value)), language)


def change_words(change: Percentiles, language: Language) -> str:
    """Return a change of the balance with its 80 % interval: "+25 (+12 to +40)"."""
    low, middle, high = (
        number(sensible(end), language, signed=True) for end in (change.p10, change.p50, change.p90)
    )
    return _("%(middle)s (%(low)s to %(high)s)") % {"middle": middle, "low": low, "high": high}


def gap_words(gap: Percentiles, language: Language) -> str:
    """Return a gap as its 80 % interval: "20 to 120 too few"."""
    low, high = sensible(gap.p10), sensible(gap.p90)
    ends = {"low": number(abs(low), language), "high": number(abs(high), language)}
    if high <= 0:
        return _("%(low)s to %(high)s too few") % {"low": ends["high"], "high": ends["low"]}
    if low >= 0:
        return _("%(low)s to %(high)s too many") % ends
    return _("%(low)s too few to %(high)s too many") % ends


def kronor(value: float, language: Language) -> str:
    """Return kronor in words that are read at a glance: "12,3 miljoner kr", "120 000 kr"."""
    if abs(value) >= _MILLION:
        decimals = 0 if abs(value) >= _TEN_MILLION else 1
        return _("SEK %(amount)s million") % {
            "amount": number(value / _MILLION, language, decimals=decimals)
        }
    step = _THOUSAND if abs(value) >= _TEN * _THOUSAND else _HUNDRED
    return _("SEK %(amount)s") % {"amount": number(round(value / step) * step, language)}


def kronor_span(cost: Percentiles, language: Language) -> str:
    """Return a cost as its 80 % interval; one number where it is known."""
    low, high = kronor(cost.p10, language), kronor(cost.p90, language)
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def measure(value: float, language: Language) -> str:
    """Return an assumption's number with as many decimals as its size asks for."""
    decimals = (
        0 if abs(value) >= _HUNDRED or value == int(value) else 1 if abs(value) >= _TEN else 2
    )
    return number(value, language, decimals=decimals)

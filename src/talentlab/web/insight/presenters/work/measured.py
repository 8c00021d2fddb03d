"""Where and when a signal was really measured, in words."""

from collections.abc import Iterable
from typing import Final

from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.work.occupations import EDITION
from talentlab.web.insight.queries.signals import SignalValue

_RATIOS: Final[dict[str, Promise]] = {
    "ads_per_100_employed": gettext_lazy("ads %(upper)s, employees %(lower)s"),
    "unemployed_per_ad": gettext_lazy("unemployed %(upper)s, ads %(lower)s"),
}


def when(signal: SignalValue) -> str:
    """Return when a signal was measured: a year, month or round, or two of them for a ratio."""
    upper, _slash, lower = signal.period.partition("/")
    if lower and signal.signal in _RATIOS:
        return str(_RATIOS[signal.signal]) % {"upper": _one(upper), "lower": _one(lower)}
    return _one(signal.period)


def _one(period: str) -> str:
    """Return "2025", "mars 2025" or "omgång 2, 2025"; nothing when the source does not say."""
    year, _dash, part = period.partition("-")
    if not part:
        return year
    if len(part) == 1:
        return _("round %(number)s, %(year)s") % {"number": part, "year": year}
    return f"{MONTHS[int(part)]} {year}"


def measured_for(release: Release, signal: SignalValue, language: Language) -> str:
    """Return the name of the place that a signal was measured for."""
    return name_of(release, signal.measured_region_code, language)


def measured_elsewhere(
    release: Release, signal: SignalValue, region_code: str, ssyk_code: str, language: Language
) -> str:
    """Say that a signal is about a larger place or another group; nothing when it is not."""
    is_same_place = signal.measured_region_code == region_code
    is_same_group = (signal.measured_ssyk_code, signal.measured_ssyk_edition) == (
        ssyk_code,
        EDITION,
    )
    facts = {
        "place": measured_for(release, signal, language),
        "group": group_of(signal, language),
    }
    if is_same_place and is_same_group:
        return ""
    if is_same_group:
        return _("Measured for %(place)s.") % facts
    if is_same_place:
        return _("Measured for the group %(group)s.") % facts
    return _("Measured for %(place)s and the group %(group)s.") % facts


def group_of(signal: SignalValue, language: Language) -> str:
    """Return the group that a signal was measured for, in whichever edition has it."""
    code = signal.measured_ssyk_code
    if code == "total":
        return _("all occupations")
    if signal.measured_ssyk_edition == EDITION:
        return f"{ssyk(EDITION).name(code).say(language)} ({code})"
    return _("%(code)s in the employment service’s grouping") % {"code": code}


def other_groupings(signals: Iterable[SignalValue], language: Language) -> list[tuple[str, str]]:
    """Return code and name of the groups in the employment service's edition behind signals."""
    codes = {s.measured_ssyk_code for s in signals if s.measured_ssyk_edition != EDITION}
    known = ssyk("af")
    return [(code, known.name(code).say(language)) for code in sorted(codes) if code in known]


def closeness(signal: SignalValue, choice: Choice) -> tuple[bool, int, bool, str]:
    """Return what sorts a signal of the very occupation first, then of the very area, then new."""
    code, asked = signal.measured_ssyk_code, choice.ssyk_code
    return (
        (code, signal.measured_ssyk_edition) != (asked, EDITION),
        abs(len(asked) - len(code)),
        signal.measured_region_code != choice.region_code,
        _newest_first(signal.period),
    )


def _newest_first(period: str) -> str:
    """Return a text that sorts the newest period first, and one without a date last."""
    return "".join(chr(ord("9") - int(c) + ord("0")) if c.isdecimal() else c for c in period) or "~"

"""Signals of today, side by side: value, source, date, and what each cannot say."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.tables.signals import LEVELS, SIGNALS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.work.measured import closeness, measured_elsewhere, when
from talentlab.web.insight.queries.signals import TABLE, SignalValue, signals_of

SHOWN: Final = (
    "ads",
    "ads_per_100_employed",
    "unemployed_per_ad",
    "job_opportunities",
    "demand_forecast",
    "wage_median",
    "wage_mean",
)
"""The signals that have a card, in order; the spread of wages has a figure."""

_ABSENT: Final[Mapping[str, Promise]] = {
    "suppressed": gettext_lazy("The producer does not tell: too few"),
    "missing": gettext_lazy("Nobody has told"),
}


@dataclass(frozen=True, slots=True)
class SignalCard:
    """One signal as it is shown. ``unit`` follows the value and is empty for classes."""

    key: str
    name: str
    value: str
    unit: str
    when: str
    elsewhere: str
    producers: tuple[str, ...]
    says: str
    cannot_say: str
    is_estimated: bool
    is_absent: bool


def signal_cards(release: Release, choice: Choice, language: Language) -> list[SignalCard]:
    """Return the signals that the release has of an occupation in an area, in their order."""
    every = signals_of(release, choice.region_code, choice.ssyk_code)
    shown: dict[str, SignalValue] = {}
    for name in SHOWN:
        asked = [found for found in every if found.signal == name and found.sex == "total"]
        told = [found for found in asked if found.value is not None or found.level]
        if asked:
            shown[name] = min(told or asked, key=lambda found: closeness(found, choice))
    _keep_one_wage(shown)
    return [_card(release, choice, found, language) for found in shown.values()]


def _keep_one_wage(shown: dict[str, SignalValue]) -> None:
    """Leave one wage, the median if it is told; the figure about wages has them all."""
    if {"wage_median", "wage_mean"} <= set(shown):
        shown.pop("wage_mean" if shown["wage_median"].value is not None else "wage_median")


def _card(release: Release, choice: Choice, found: SignalValue, language: Language) -> SignalCard:
    said = SIGNALS[found.signal]
    is_class = said.unit == "class"
    absent = found.value is None and not found.level
    return SignalCard(
        key=found.signal,
        name=said.name.say(language),
        value=_value(found, language),
        unit="" if is_class or absent else said.unit_name.say(language),
        when=when(found) or ("" if absent else _("the source gives no year")),
        elsewhere=measured_elsewhere(
            release, found, choice.region_code, choice.ssyk_code, language
        ),
        producers=_producers(release, found),
        says=said.says.say(language),
        cannot_say=said.cannot_say.say(language),
        is_estimated=found.status == "estimated",
        is_absent=absent,
    )


def _value(found: SignalValue, language: Language) -> str:
    """Return the number or the class as a reader writes it; else why there is none."""
    if found.level:
        word = LEVELS[found.level].say(language)
        return word[:1].upper() + word[1:]
    if found.value is None:
        return str(_ABSENT.get(found.status, _("Nobody has told")))
    decimals = _decimals(found.value) if found.unit == "ratio" else 0
    return number(found.value, language, decimals=decimals)


def _decimals(ratio: float) -> int:
    """Return how many decimals show a ratio: one, or as many as its first digit needs."""
    return max(1, -math.floor(math.log10(ratio))) if ratio > 0 else 1


def _producers(release: Release, found: SignalValue) -> tuple[str, ...]:
    """Return who told the signal, or whoever is behind all of them where that is not kept."""
    tables = found.source_tables.split("+")
    cards = [part.card for part in release.inputs(TABLE) if part.table in tables]
    cards += [release.card(table) for table in tables if table in release.tables]
    return tuple(dict.fromkeys(card.producer for card in cards or [release.card(TABLE)]))

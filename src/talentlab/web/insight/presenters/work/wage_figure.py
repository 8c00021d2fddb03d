"""The figure about wages: level and spread, each for the place that it was measured for."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.tables.signals import SIGNALS
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.measured import measured_for, when
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.queries.signals import SignalValue, signals_of

_SPREAD: Final = ("wage_p10", "wage_median", "wage_p90")


def wages(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the spread of wages in an occupation, and the mean of women and of men."""
    found = [
        signal
        for signal in signals_of(release, choice.region_code, choice.ssyk_code)
        if signal.signal.startswith("wage_") and signal.value is not None
    ]
    spread = {signal.signal: signal for signal in found if signal.sex == "total"}
    rows = [*_spread_row(release, spread, language), *_mean_rows(release, found, language)]
    if not rows:
        return None
    names = tuple(SIGNALS[name].name.say(language) for name in _SPREAD)
    chart = RangeChart(
        figure_id="occupation-wages",
        title=_headline(choice, spread, found, language),
        row_label=_("Measured for"),
        names=(names[0], _("Median or mean wage"), names[2]),
        rows=tuple(rows),
        unit=SIGNALS["wage_mean"].unit_name.say(language),
    )
    subtitle = _("Monthly wage at full time, SEK. The line runs from one tenth to nine tenths.")
    return Drawn(draw_ranges(chart, language), subtitle)


def _headline(
    choice: Choice,
    spread: dict[str, SignalValue],
    found: Sequence[SignalValue],
    language: Language,
) -> str:
    name = occupation(choice.ssyk_code, language).name
    low, high = spread.get("wage_p10"), spread.get("wage_p90")
    if low is None or high is None:
        return _("%(occupation)s: mean wage %(wage)s SEK a month") % {
            "occupation": name,
            "wage": number(_first(found).value or 0, language),
        }
    return _("%(occupation)s: eight in ten earn between %(low)s and %(high)s SEK a month") % {
        "occupation": name,
        "low": number(low.value or 0, language),
        "high": number(high.value or 0, language),
    }


def _first(found: Sequence[SignalValue]) -> SignalValue:
    """Return the mean of both sexes if it is there, else whatever there is."""
    return min(found, key=lambda signal: (signal.signal != "wage_mean", signal.sex != "total"))


def _spread_row(
    release: Release, spread: dict[str, SignalValue], language: Language
) -> list[RangeRow]:
    """Return median and spread as one row, where all of it is known for the same place."""
    points = [spread[name] for name in _SPREAD if name in spread]
    if len(points) < len(_SPREAD):
        return []
    low, middle, high = (signal.value or 0 for signal in points)
    place = measured_for(release, points[1], language)
    label = _("Median and spread, %(place)s") % {"place": place}
    return [RangeRow(_dated(label, points[1]), middle, low, high)]


def _mean_rows(
    release: Release, found: Sequence[SignalValue], language: Language
) -> list[RangeRow]:
    """Return the latest mean of everybody, of women and of men, where they were measured."""
    rows = []
    for sex in ("total", "women", "men"):
        means = [s for s in found if s.signal == "wage_mean" and s.sex == sex]
        if not means:
            continue
        latest = max(means, key=lambda signal: signal.period)
        facts = {
            "place": measured_for(release, latest, language),
            "sex": SEX_NAMES[sex].say(language).lower(),
        }
        label = (
            _("Mean, %(place)s") % facts
            if sex == "total"
            else _("Mean, %(sex)s, %(place)s") % facts
        )
        rows.append(RangeRow(_dated(label, latest), latest.value or 0))
    return rows


def _dated(label: str, signal: SignalValue) -> str:
    said = when(signal)
    return f"{label}, {said}" if said else label

"""The figure about wages: level and spread, each for the place that it was measured for."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.tables.signals import SIGNALS
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.measured import group_of, measured_for, when
from talentlab.web.insight.presenters.work.occupations import EDITION, occupation
from talentlab.web.insight.presenters.work.told_wages import Spread, means, spreads
from talentlab.web.insight.queries.signals import SignalValue

# Sexes whose mean wage is told -> the headline.
_MEAN_HEADLINES: Final[Mapping[tuple[str, ...], Promise]] = {
    ("total",): gettext_lazy("%(occupation)s: mean wage %(total)s SEK a month"),
    ("women", "men"): gettext_lazy(
        "%(occupation)s: women earn %(women)s and men %(men)s SEK a month on average"
    ),
    ("women",): gettext_lazy("%(occupation)s: women earn %(women)s SEK a month on average"),
    ("men",): gettext_lazy("%(occupation)s: men earn %(men)s SEK a month on average"),
}


def wages(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the spread of wages in an occupation, and the mean of women and of men."""
    told, mean = spreads(release, choice), means(release, choice)
    if not told and not mean:
        return None
    rows = [_spread_row(release, spread, language) for spread in told]
    rows += [_mean_row(release, signal, language) for signal in mean]
    shown = [*(spread.median for spread in told), *mean]
    low, median, high = (SIGNALS[f"wage_{key}"].name for key in ("p10", "median", "p90"))
    chart = RangeChart(
        figure_id="occupation-wages",
        title=_headline(choice, told, mean, language),
        row_label=_("Measured for"),
        names=(
            low.say(language),
            _("Median or mean wage") if mean else median.say(language),
            high.say(language),
        ),
        rows=tuple(rows),
        unit=SIGNALS["wage_mean"].unit_name.say(language),
        notes=tuple(_notes(choice, shown, language)),
    )
    subtitle = _(
        "Monthly wage at full time, SEK. The line runs from the limit of the lowest tenth to that "
        "of the highest."
    )
    return Drawn(draw_ranges(chart, language), subtitle)


def _headline(
    choice: Choice, told: Sequence[Spread], mean: Sequence[SignalValue], language: Language
) -> str:
    """Return what most earn, else what everybody does on average, else women and men."""
    name = occupation(choice.ssyk_code, language).name
    if told:
        return _("%(occupation)s: eight in ten earn between %(low)s and %(high)s SEK a month") % {
            "occupation": name,
            "low": number(told[0].low.value or 0, language),
            "high": number(told[0].high.value or 0, language),
        }
    wages_of = {signal.sex: number(signal.value or 0, language) for signal in mean}
    template = _MEAN_HEADLINES[tuple(wages_of)[:1] if "total" in wages_of else tuple(wages_of)]
    return str(template) % {"occupation": name, **wages_of}


def _spread_row(release: Release, spread: Spread, language: Language) -> RangeRow:
    label = _("Median and spread, %(where)s") % {"where": _where(release, spread.median, language)}
    return RangeRow(label, spread.median.value or 0, spread.low.value, spread.high.value)


def _mean_row(release: Release, signal: SignalValue, language: Language) -> RangeRow:
    facts = {
        "where": _where(release, signal, language),
        "sex": SEX_NAMES[signal.sex].say(language).lower(),
    }
    if signal.sex == "total":
        return RangeRow(_("Mean, %(where)s") % facts, signal.value or 0)
    return RangeRow(_("Mean, %(sex)s, %(where)s") % facts, signal.value or 0)


def _where(release: Release, signal: SignalValue, language: Language) -> str:
    """Return the place and the time of a wage, as they stand in a label."""
    place, said = measured_for(release, signal, language), when(signal)
    return f"{place} {said}" if said else place


def _notes(choice: Choice, shown: Sequence[SignalValue], language: Language) -> list[str]:
    """Say which wages are of another group than the one asked about, and what wages cannot say."""
    groups = dict.fromkeys(
        group_of(signal, language)
        for signal in shown
        if (signal.measured_ssyk_code, signal.measured_ssyk_edition) != (choice.ssyk_code, EDITION)
    )
    notes = []
    if groups:
        notes.append(_("Some are measured for: %(groups)s.") % {"groups": "; ".join(groups)})
    return [*notes, SIGNALS["wage_mean"].cannot_say.say(language)]

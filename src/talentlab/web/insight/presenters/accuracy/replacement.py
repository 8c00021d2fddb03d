"""How far off the number who must be replaced has been, where the truth is known."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy.errors import YEARS_AHEAD
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.presenters.tested.sizes import SIZES
from talentlab.web.insight.presenters.tested.trials import size_of
from talentlab.web.insight.queries.accuracy import OpeningsTrial, openings_trials

RATES: Final[Mapping[str, Promise]] = {
    "measured": gettext_lazy("Measured exit rates"),
    "assumed": gettext_lazy("Assumed exit rates"),
}


def replacement_trials(release: Release, choice: Choice) -> list[OpeningsTrial]:
    """Return the trials of the chosen size, measured rates first, by years ahead."""
    size = size_of(Outlook.OPENINGS, choice)
    found = [trial for trial in openings_trials(release) if trial.size_class == size]
    return sorted(found, key=lambda t: (list(RATES).index(t.rates), t.horizon_years))


def replacement_bias(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the systematic error by years ahead, by kind of exit rates; nothing if not tested."""
    tested = replacement_trials(release, choice)
    if not tested:
        return None
    chart = LineChart(
        figure_id="bias-of-replacement",
        title=bias_in_words(_longest(tested), language),
        tracks=tuple(
            Track(str(RATES[rates]), tuple(Count(t.horizon_years, t.bias) for t in found))
            for rates in RATES
            if (found := [t for t in tested if t.rates == rates])
        ),
        unit="%",
        x_label=YEARS_AHEAD,
        decimals=1,
        from_zero=True,
    )
    subtitle = _(
        "How many too many (+) or too few (−) were expected to need replacing, in percent of all "
        "employees, summed over the years ahead. %(size)s."
    ) % {"size": SIZES[Outlook.OPENINGS].names[size_of(Outlook.OPENINGS, choice)]}
    return Drawn(draw_lines(chart, language), subtitle)


def _longest(tested: list[OpeningsTrial]) -> OpeningsTrial:
    """Return the test furthest ahead, of the rates that are preferred."""
    first = [trial for trial in tested if trial.rates == tested[0].rates]
    return max(first, key=lambda trial: trial.horizon_years)


def bias_in_words(last: OpeningsTrial, language: Language) -> str:
    """Say the systematic error of one test."""
    years = last.horizon_years
    facts = {"bias": number(abs(last.bias), language, decimals=1), "years": years}
    if last.bias >= 0:
        return (
            ngettext(
                "Over %(years)s year %(bias)s%% of all employees too many were expected to need "
                "replacing",
                "Over %(years)s years %(bias)s%% of all employees too many were expected to need "
                "replacing",
                years,
            )
            % facts
        )
    return (
        ngettext(
            "Over %(years)s year %(bias)s%% of all employees too few were expected to need "
            "replacing",
            "Over %(years)s years %(bias)s%% of all employees too few were expected to need "
            "replacing",
            years,
        )
        % facts
    )

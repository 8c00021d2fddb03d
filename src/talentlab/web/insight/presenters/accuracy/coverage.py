"""How many outcomes our 80 % intervals have held, by years ahead, and of how many tested."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import Figure, Twin, TwinColumn
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy.errors import YEARS_AHEAD
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.record.sentences import FEW
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.presenters.tested.subtitles import of_what
from talentlab.web.insight.presenters.tested.trials import Trial, of_method, shown

PROMISED: Final = 80.0
"""Percent of outcomes that the interval should hold."""


def population_coverage(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the coverage of ages 20-64; nothing where no interval was tested."""
    return _coverage(release, Outlook.POPULATION, choice, language)


def employment_coverage(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the coverage of employees by occupation; nothing where no interval was tested."""
    return _coverage(release, Outlook.EMPLOYMENT, choice, language)


def _coverage(
    release: Release, outlook: Outlook, choice: Choice, language: Language
) -> Drawn | None:
    tested = [t for t in of_method(shown(release, outlook, choice)) if t.coverage is not None]
    if not tested:
        return None
    held = tuple(Count(t.horizon_years, 100 * t.coverage) for t in tested if t.coverage is not None)
    chart = LineChart(
        figure_id=f"coverage-by-horizon-{outlook.value}",
        title=_headline([count.value for count in held], tested, language),
        tracks=(Track(_("Outcomes held"), held),),
        unit="%",
        x_label=YEARS_AHEAD,
        promise=Count(held[0].at, PROMISED),
        from_zero=True,
    )
    subtitle = _(
        "Outcomes inside the interval, in percent, by years ahead. %(of_what)s. Dotted line: the "
        "80 that are promised."
    ) % {"of_what": of_what(release, outlook, choice)}
    drawn = _with_tested(draw_lines(chart, language), tested)
    return Drawn(drawn, f"{subtitle} {_how_many(tested, language)}")


def _headline(held: Sequence[float], tested: Sequence[Trial], language: Language) -> str:
    facts = {"low": number(min(held), language), "high": number(max(held), language)}
    if min(t.n for t in tested) < FEW:
        said = _("The intervals have held %(low)s to %(high)s outcomes in 100, but few were tested")
    elif facts["low"] == facts["high"]:
        said = _("The intervals have held %(low)s outcomes in 100; they promise 80")
    else:
        said = _("The intervals have held %(low)s to %(high)s outcomes in 100; they promise 80")
    return said % facts


def _how_many(tested: Sequence[Trial], language: Language) -> str:
    """Say of how many forecasts the shares are."""
    least, most = min(t.n for t in tested), max(t.n for t in tested)
    facts = {"least": number(least, language), "most": number(most, language)}
    if least == most:
        return _("At each horizon %(most)s forecasts were tested.") % facts
    return _("Between %(least)s and %(most)s forecasts tested at each horizon.") % facts


def _with_tested(figure: Figure, tested: Sequence[Trial]) -> Figure:
    """Return the figure with the number of tested forecasts in its table."""
    column = TwinColumn("n", _("Tested"), "", 0)
    rows = tuple((*row, t.n) for row, t in zip(figure.twin.rows, tested, strict=True))
    return replace(figure, twin=Twin((*figure.twin.columns, column), rows))

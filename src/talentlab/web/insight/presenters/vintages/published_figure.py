"""How wrong published forecasts have been: a bar for each outlook and number of years ahead."""

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import TwinColumn
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.tables.judgements import ALL
from talentlab.tables.vintages import OURS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.vintages.cells import SUBJECT_NAMES
from talentlab.web.insight.queries.vintages import Accuracy, accuracy_rows

_OUR_NAME: Final = "Talentlab"


def producer_name(producer: str) -> str:
    """Return a producer's name as it is written."""
    return _OUR_NAME if producer == OURS else producer


def figure(release: Release, _choice: Choice, language: Language) -> Drawn | None:
    """Return the errors of our published forecasts; everybody's stand in the table.

    Bars beside each other are compared, and others have forecast other numbers than we.
    """
    rows = accuracy_rows(release)
    every = [(i, row) for i, row in enumerate(rows) if row.beside == ALL]
    shown = [(i, row) for i, row in every if row.producer == OURS] or every
    if not shown:
        return None
    chart = BarChart(
        figure_id="published-forecasts",
        title=title_of([row for _i, row in shown], language),
        row_label=_("Forecast"),
        value_label=_("Error, percent of the outcome"),
        bars=tuple(Bar(_label(row), row.wape, row=i) for i, row in shown),
        unit="%",
        decimals=1,
    )
    drawn = draw_bars(chart, language)
    columns = (
        TwinColumn("subject", _("What")),
        TwinColumn("producer", _("Producer")),
        TwinColumn("beside", _("On which numbers")),
        TwinColumn("horizon_years", _("Years ahead")),
        TwinColumn("wape", _("Error, percent of the outcome"), "%", 2),
        TwinColumn("bias", _("Bias, percent of the outcome"), "%", 2),
        TwinColumn("coverage_80", _("Held by the interval"), "%", 0),
        TwinColumn("n", _("Forecasts"), _("forecasts"), 0),
    )
    table = tuple(
        (
            *(str(SUBJECT_NAMES[row.subject]), producer_name(row.producer), beside_name(row)),
            *(str(row.horizon_years), row.wape, row.bias),
            *(None if row.coverage_80 is None else 100 * row.coverage_80, row.n),
        )
        for row in rows
    )
    subtitle = _("Sum of errors over sum of outcomes, for every number whose year has passed.")
    return Drawn(replace(drawn, twin=replace(drawn.twin, columns=columns, rows=table)), subtitle)


def beside_name(row: Accuracy) -> str:
    """Return on which numbers a producer was judged."""
    if row.beside == ALL:
        return _("all of its own")
    return _("those that %(producer)s forecast too") % {"producer": producer_name(row.beside)}


def title_of(rows: list[Accuracy], language: Language) -> str:
    """Return how wrong our nearest forecasts of the first subject were; else whose were scored."""
    ours = [row for row in rows if row.producer == OURS]
    if not ours:
        return _("None of our own forecasts has met its outcome yet")
    subjects = list(SUBJECT_NAMES)
    first = min(ours, key=lambda row: (subjects.index(row.subject), row.horizon_years))
    template = ngettext(
        "%(subject)s: published forecasts for the year after missed by %(error)s",
        "%(subject)s: published forecasts %(years)s years ahead missed by %(error)s",
        first.horizon_years,
    )
    return template % {
        "subject": SUBJECT_NAMES[first.subject],
        "years": first.horizon_years,
        "error": percent(first.wape / 100, language, decimals=1),
    }


def _label(row: Accuracy) -> str:
    template = ngettext(
        "%(producer)s, %(subject)s, %(years)s year",
        "%(producer)s, %(subject)s, %(years)s years",
        row.horizon_years,
    )
    return template % {
        "producer": producer_name(row.producer),
        "subject": str(SUBJECT_NAMES[row.subject]).lower(),
        "years": row.horizon_years,
    }

"""The largest revisions as bars: what was counted, the pace, the method, announced events."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import Figure, TwinColumn
from talentlab.publish.charts.signed_rows import SignedChart, SignedRow, draw_signed_rows
from talentlab.publish.charts.words import AREA, CODE, PEOPLE, YEAR
from talentlab.store.release import Release
from talentlab.tables.vintages import PARTS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.vintages.cells import number_name, place_name
from talentlab.web.insight.presenters.vintages.revision_words import PART_NAMES, heading
from talentlab.web.insight.queries.vintages import Revision, Wanted, largest_revisions

DRAWN: Final = 12
TABLED: Final = 60
"""Rows of the table, and so of the files; filters reach the rest."""


def wanted(choice: Choice) -> Wanted:
    """Return which revisions a choice looks for."""
    return Wanted(choice.subject, choice.region_code, choice.code, choice.year, choice.order)


def figure(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the largest revisions of those looked for, with their parts."""
    found = largest_revisions(release, wanted(choice), TABLED)
    if not found:
        return None
    chart = SignedChart(
        figure_id="revisions",
        title=heading(found[0], release, language),
        row_label=_("Number"),
        part_names=tuple(str(PART_NAMES[part]) for part in PARTS),
        total_name=_("Change"),
        rows=tuple(
            SignedRow(_label(each, release, language), each.change, each.parts)
            for each in found[:DRAWN]
        ),
        unit=PEOPLE.say(language),
    )
    subtitle = _(
        "Change of the median in persons since the release before. The mark is the whole change."
    )
    figure = _tabled(draw_signed_rows(chart, language), found, release, language)
    return Drawn(figure, subtitle)


def _tabled(
    figure: Figure, found: Sequence[Revision], release: Release, language: Language
) -> Figure:
    """Return the figure whose table has more revisions than are drawn, before and after."""
    people = PEOPLE.say(language)
    columns = (
        TwinColumn("number", _("Number")),
        TwinColumn("region_name", AREA.say(language)),
        TwinColumn("region_code", _("Area code")),
        TwinColumn("code", CODE.say(language)),
        TwinColumn("year", YEAR.say(language)),
        TwinColumn("value_before", _("Before"), people, 0),
        TwinColumn("value_after", _("Now"), people, 0),
        *figure.twin.columns[1:],
        TwinColumn("change_percent", _("Change in percent"), "%", 1),
        TwinColumn("release_before", _("Earlier release")),
    )
    rows = tuple(
        (
            number_name(each.cell, language),
            place_name(each.cell, release, language),
            *(each.cell.region_code, each.cell.code, str(each.cell.year)),
            *(each.value_before, each.value_after, *(each.parts or (None,) * len(PARTS))),
            *(each.change, 100 * each.share, each.release_before),
        )
        for each in found
    )
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=rows))


def _label(revision: Revision, release: Release, language: Language) -> str:
    return _("%(place)s, %(number)s") % {
        "place": place_name(revision.cell, release, language),
        "number": number_name(revision.cell, language),
    }

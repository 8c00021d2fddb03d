"""The table of occupations as a figure: its first rows drawn, all of them to take away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.moves_inside import openings_are
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work_lists.columns import labels_of
from talentlab.web.insight.presenters.work_lists.links import order_now
from talentlab.web.insight.presenters.work_lists.members import Member
from talentlab.web.insight.presenters.work_lists.selection import candidates, selected
from talentlab.web.insight.presenters.work_lists.table_twin import twin_of

_DRAWN: Final = 20


def every_occupation(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the occupations as limited and sorted, the first drawn with the change expected.

    Nothing when none of them has a change to draw.
    """
    every = candidates(release, choice.region_code, choice.year, choice.ssyk_level)
    shown = selected(every, choice.listing, language)
    bars = _bars(shown, language)
    if not bars:
        return None
    labels = labels_of(release, choice.year)
    order = order_now(choice.listing)
    chart = BarChart(
        figure_id="occupations",
        title=_("%(count)s occupations in %(place)s, sorted by %(order)s")
        % {
            "count": len(shown),
            "place": offered_place(release, choice.region_code, language).inside,
            "order": order,
        },
        row_label=labels["yrke"],
        value_label=labels["forandring"],
        bars=bars,
        unit="%",
        decimals=1,
        signed=True,
    )
    figure = draw_bars(chart, language)
    subtitle = _(
        "Drawn: the median change of the first %(drawn)s, in percent, with intervals that hold 80 "
        "outcomes in 100. The table has all of them."
    ) % {"drawn": len(bars)}
    whole = replace(
        figure,
        twin=twin_of(release, shown, choice.year, language),
        notes=(*figure.notes, *openings_are((member.code for member in shown), language)),
    )
    return Drawn(whole, subtitle)


def _bars(shown: Sequence[Member], language: Language) -> tuple[Bar, ...]:
    """Return the first members whose change can be drawn, each with its place in the table."""
    bars = (
        Bar(
            label=occupation(member.code, language).name,
            value=100 * member.as_share(member.change),
            low=100 * member.as_share(member.change_low),
            high=100 * member.as_share(member.change_high),
            row=row,
        )
        for row, member in enumerate(shown)
        if member.growth is not None
    )
    return tuple(bar for _place, bar in zip(range(_DRAWN), bars, strict=False))

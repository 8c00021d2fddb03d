"""The gap of one education in each municipality, those without a number of their own named too."""

from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Twin, TwinColumn, Value
from talentlab.publish.charts.words import HIGH_80, LOW_80, PEOPLE
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.sentences import BALANCE_IS
from talentlab.web.insight.presenters.balance.words import (
    IN_A_WORD,
    SECTOR_NAMES,
    SHORT_OUTCOMES,
    outcome_of,
)
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import Place, municipalities
from talentlab.web.insight.queries.balance import EDUCATION, Gap, gaps_of

_TITLES: Final[dict[bool, Promise]] = {
    True: gettext_lazy("Short in %(count)s of %(all)s municipalities with a number of their own"),
    False: gettext_lazy("In none of %(all)s municipalities with a number is a shortage sure"),
}


def by_municipality(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the gap of an education in every municipality that has a number of its own."""
    told = gaps_of(release, EDUCATION, choice.education_group_code, choice.sector)
    every = [
        (place, told[place.code, choice.year])
        for place in municipalities(release, language)
        if (place.code, choice.year) in told
    ]
    shown = [(place, gap) for place, gap in every if gap.gap_p50 is not None]
    if not shown:
        return None
    shown.sort(key=lambda pair: pair[1].gap_p50 or 0.0)
    short = sum(outcome_of(gap) in SHORT_OUTCOMES for _place, gap in shown)
    chart = BarChart(
        figure_id="education-municipalities",
        title=str(_TITLES[short > 0]) % {"count": short, "all": len(shown)},
        row_label=_("Municipality"),
        value_label=_("People minus jobs"),
        bars=tuple(
            Bar(place.name, gap.gap_p50 or 0.0, gap.gap_p10, gap.gap_p90) for place, gap in shown
        ),
        unit=PEOPLE.say(language),
        signed=True,
    )
    withheld = [pair for pair in every if pair not in shown]
    figure = replace(
        draw_bars(chart, language),
        twin=_twin([*shown, *withheld], language),
        notes=(*_withheld(withheld), str(BALANCE_IS)),
    )
    subtitle = _("People minus jobs in %(year)s. %(sector)s. The whisker holds 80 outcomes in 100.")
    return Drawn(figure, subtitle % {"year": choice.year, "sector": SECTOR_NAMES[choice.sector]})


def _withheld(withheld: list[tuple[Place, Gap]]) -> tuple[str, ...]:
    """Name the municipalities that have no number of their own."""
    if not withheld:
        return ()
    names = ", ".join(place.name for place, _gap in withheld)
    return (_("Too few or too unsure to be shown alone: %(places)s.") % {"places": names},)


def _twin(rows: list[tuple[Place, Gap]], language: Language) -> Twin:
    unit = PEOPLE.say(language)
    columns = (
        TwinColumn("municipality", _("Municipality")),
        TwinColumn("gap", _("People minus jobs"), unit, 0),
        TwinColumn("p10", LOW_80.say(language), unit, 0),
        TwinColumn("p90", HIGH_80.say(language), unit, 0),
        TwinColumn("p_short", _("Probability of a shortage"), "%", 0),
        TwinColumn("verdict", _("In short")),
    )
    cells: list[tuple[Value, ...]] = [
        (
            place.name,
            gap.gap_p50,
            gap.gap_p10,
            gap.gap_p90,
            None if gap.p_short is None else 100 * gap.p_short,
            str(IN_A_WORD[outcome_of(gap)]),
        )
        for place, gap in rows
    ]
    return Twin(columns, tuple(cells))

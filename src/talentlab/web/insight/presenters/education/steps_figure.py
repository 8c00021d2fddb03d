"""From seats to graduates who stay: each step of an education in one year."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.words import PEOPLE
from talentlab.publish.numerals import number, sensible
from talentlab.store.release import Release
from talentlab.tables.supply import GRADUATE_COMPONENTS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.education import Step, steps_of

STEP_NAMES: Final[dict[str, Promise]] = {
    "seats": gettext_lazy("Seats"),
    "applicants": gettext_lazy("Applicants"),
    "starts": gettext_lazy("Starters"),
    "graduates": gettext_lazy("Graduates"),
    "staying": gettext_lazy("Graduates who stay"),
}
FORM_NAMES: Final[dict[str, Promise]] = {
    "upper_secondary": gettext_lazy("upper secondary school"),
    "adult": gettext_lazy("adult education"),
    "higher_vocational": gettext_lazy("higher vocational education"),
    "higher_education": gettext_lazy("university"),
}
_SAME_YEAR: Final = gettext_lazy(
    "All bars are of the same year: those who graduate began some years before."
)
_LIMITS: Final[dict[bool, Promise]] = {
    True: gettext_lazy("%(applicants)s apply for %(seats)s seats: applicants set the limit"),
    False: gettext_lazy("%(applicants)s apply for %(seats)s seats: seats set the limit"),
}


def steps(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return seats, applicants, starters, graduates and who stays, for each school form."""
    every = steps_of(release, choice.region_code, choice.education_group_code)
    shown = ordered([step for step in every if step.year == choice.year])
    if not shown:
        return None
    is_several = len({step.school_form for step in shown}) > 1
    chart = BarChart(
        figure_id="education-steps",
        title=_title(shown, language),
        row_label=_("Step"),
        value_label=_("People in %(year)s") % {"year": choice.year},
        bars=tuple(
            Bar(_label(step, is_several=is_several), step.mean, step.p10, step.p90)
            for step in shown
        ),
        unit=PEOPLE.say(language),
    )
    where = offered_place(release, choice.region_code, language)
    subtitle = _("Education given in %(place)s, %(year)s. The whisker holds 80 outcomes in 100.")
    figure = draw_bars(chart, language)
    figure = replace(figure, notes=(*figure.notes, str(_SAME_YEAR)))
    return Drawn(figure, subtitle % {"place": where.inside, "year": choice.year})


def ordered(found: Sequence[Step]) -> list[Step]:
    """Return the steps of each school form in the order that people take them."""
    order = list(GRADUATE_COMPONENTS)
    return sorted(found, key=lambda step: (step.school_form, order.index(step.component)))


def _label(step: Step, *, is_several: bool) -> str:
    name = str(STEP_NAMES[step.component])
    return f"{name}, {FORM_NAMES[step.school_form]}" if is_several else name


def _title(shown: Sequence[Step], language: Language) -> str:
    """Return whether seats or applicants set the limit; else how many graduate."""
    sums = {
        name: sum(step.mean for step in shown if step.component == name)
        for name in GRADUATE_COMPONENTS
    }
    told = {step.component for step in shown}
    facts = {name: number(sensible(value), language) for name, value in sums.items()}
    if {"seats", "applicants"} <= told:
        return str(_LIMITS[sums["applicants"] < sums["seats"]]) % facts
    return _("About %(graduates)s graduate and %(staying)s of them stay") % facts

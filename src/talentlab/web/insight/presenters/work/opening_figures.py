"""The figures about openings: how many must be recruited a year, and who leaves and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.stack_columns import draw_columns
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart
from talentlab.publish.charts.words import PEOPLE
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.tables.openings import CAUSES, MUNICIPAL_SUMS, NOT_A_SHORTAGE
from talentlab.vocab.sexes import SEX_NAMES, SEXES
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import ages_label
from talentlab.web.insight.presenters.work.moves_inside import moves_inside
from talentlab.web.insight.presenters.work.opening_parts import (
    COMPONENTS,
    FEWEST,
    Extent,
    Growth,
    growth_of,
    in_whole,
    printed,
)
from talentlab.web.insight.presenters.work.sentences import MODELLED, about, replaced_note
from talentlab.web.insight.presenters.work.subject import Subject, subject_of
from talentlab.web.insight.queries.openings import Leavers, Yearly, leavers_of, openings_of

CAUSE_NAMES: Final[dict[str, Promise]] = {
    "retirement": gettext_lazy("Retirement"),
    "other_exit": gettext_lazy("Leaves work for other reasons"),
    "transfer": gettext_lazy("Changes to another occupation"),
    "out_migration": gettext_lazy("Moves away"),
}
GROWTH_NAMES: Final[dict[Growth, Promise]] = {
    Growth.SURE: gettext_lazy("Growth"),
    Growth.UNSURE: gettext_lazy("If it grows"),
    Growth.OF_SOME: gettext_lazy("Growth of some occupations"),
}
GROWTH_NOTES: Final[dict[Growth, Promise]] = {
    Growth.UNSURE: gettext_lazy(
        "What is needed if the occupation grows is an average over the possible futures; in those "
        "in which it shrinks it is none."
    ),
    Growth.OF_SOME: gettext_lazy(
        "Growth is an average over the possible futures, occupation by occupation. A group can "
        "have some although it shrinks as a whole."
    ),
}
_RECRUIT: Final[dict[Extent, Promise]] = {
    Extent.ALL: gettext_lazy("About %(count)s to recruit in %(year)s, all to replace leavers"),
    Extent.NEARLY_ALL: gettext_lazy(
        "About %(count)s to recruit in %(year)s, nearly all to replace leavers"
    ),
    Extent.SOME: gettext_lazy(
        "About %(count)s to recruit in %(year)s, %(share)s of them to replace leavers"
    ),
    Extent.UNTOLD: gettext_lazy("About %(count)s to recruit in %(year)s"),
}
_LARGEST_CAUSE: Final[dict[str, Promise]] = {
    "retirement": gettext_lazy(
        "The most common reason to leave is retirement: %(share)s of about %(leaving)s a year"
    ),
    "other_exit": gettext_lazy(
        "Most common is to leave work for other reasons than retirement: %(share)s of about "
        "%(leaving)s who leave a year"
    ),
    "transfer": gettext_lazy(
        "Most common is to change to another occupation: %(share)s of about %(leaving)s who leave "
        "a year"
    ),
    "out_migration": gettext_lazy(
        "The most common reason to leave is moving away: %(share)s of about %(leaving)s a year"
    ),
}


def openings(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return how many must be recruited each year: to replace those who leave, and to grow."""
    subject = subject_of(release, choice, language)
    found = openings_of(release, choice.region_code, choice.ssyk_code)
    if subject is None or not set(COMPONENTS) <= set(found):
        return None
    growth = growth_of(subject)
    decimals = 1 if max(total.mean for total in found["openings"]) < FEWEST else 0
    chart = StackChart(
        figure_id="occupation-openings",
        title=_openings_headline(subject, found, language),
        row_label=_("Year"),
        part_names=(_("Replace those who leave"), str(GROWTH_NAMES[growth])),
        total_name=_("Openings"),
        stacks=tuple(
            Stack(str(total.year), in_whole(total.mean, new.mean, decimals), total.p10, total.p90)
            for new, total in zip(found["expansion"], found["openings"], strict=True)
        ),
        unit=PEOPLE.say(language),
        decimals=decimals,
    )
    subtitle = _(
        "People to recruit per year in %(place)s. The whisker holds 80 outcomes in 100."
    ) % {"place": subject.place.inside}
    figure = draw_columns(chart, language)
    if growth in GROWTH_NOTES:
        figure = replace(figure, notes=(*figure.notes, str(GROWTH_NOTES[growth])))
    return Drawn(_noted(figure, release, subject, language), subtitle)


def _openings_headline(
    subject: Subject, found: Mapping[str, tuple[Yearly, ...]], language: Language
) -> str:
    in_year = {name: of_year(years, subject.year) for name, years in found.items()}
    total = in_year["openings"].mean
    told = printed(total, in_year["expansion"].mean)
    facts = {"year": in_year["openings"].year, "count": about(total, language)}
    if total < 1:
        return _("Hardly anyone needs to be recruited in %(year)s") % facts
    return str(_RECRUIT[told.extent]) % {**facts, "share": percent(told.share, language)}


def of_year(years: Sequence[Yearly], year: int) -> Yearly:
    """Return the number of ``year``; the last one when ``year`` lies beyond it."""
    return next((found for found in years if found.year == year), years[-1])


def leavers(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return who leaves a year by age and cause, for the chosen sex; the table has both sexes."""
    subject = subject_of(release, choice, language)
    every = leavers_of(release, choice.region_code, choice.ssyk_code)
    shown = [found for found in every if found.sex == choice.sex]
    if subject is None or not shown:
        return None
    ages = list(dict.fromkeys(found.age_group for found in shown))
    cells = {(found.age_group, found.cause): found.mean for found in shown}
    chart = StackChart(
        figure_id="occupation-leavers",
        title=_leavers_headline(shown, language),
        row_label=_("Age"),
        part_names=tuple(str(CAUSE_NAMES[cause]) for cause in CAUSES),
        total_name=_("All who leave"),
        stacks=tuple(
            Stack(ages_label(age), tuple(cells.get((age, cause), 0.0) for cause in CAUSES))
            for age in ages
        ),
        unit=PEOPLE.say(language),
        decimals=1 if sum(cells.values()) < _FEW else 0,
    )
    figure = draw_rows(chart, language)
    figure = replace(figure, twin=_by_sex(figure.twin, every, ages, language))
    subtitle = _("%(sex)s who leave per year in %(place)s, mean of %(first)s–%(last)s, by age.") % {
        "sex": _everybody(choice.sex, language),
        "place": subject.place.inside,
        "first": shown[0].first_year,
        "last": shown[0].last_year,
    }
    return Drawn(_noted(figure, release, subject, language), subtitle)


_FEW: Final = 30  # people a year below which whole people would hide the ages


def _everybody(sex: str, language: Language) -> str:
    return _("People") if sex == "total" else SEX_NAMES[sex].say(language)


def _leavers_headline(shown: Sequence[Leavers], language: Language) -> str:
    sums = {cause: sum(found.mean for found in shown if found.cause == cause) for cause in CAUSES}
    total, largest = sum(sums.values()), max(sums, key=lambda cause: sums[cause])
    if total < 1:
        return _("Fewer than one leaves a year")
    return str(_LARGEST_CAUSE[largest]) % {
        "share": percent(sums[largest] / total, language),
        "leaving": about(total, language),
    }


def _by_sex(twin: Twin, every: Sequence[Leavers], ages: Sequence[str], language: Language) -> Twin:
    """Return the rows with women and men who leave, each sex in a column of its own."""
    sums: dict[tuple[str, str], float] = {}
    for found in every:
        key = (found.age_group, found.sex)
        sums[key] = sums.get(key, 0.0) + found.mean
    unit, decimals = twin.columns[1].unit, twin.columns[1].decimals
    columns = [TwinColumn(sex, SEX_NAMES[sex].say(language), unit, decimals) for sex in SEXES]
    rows: list[tuple[Value, ...]] = [
        (*row, *(sums.get((age, sex)) for sex in SEXES))
        for row, age in zip(twin.rows, ages, strict=True)
    ]
    return Twin((*twin.columns, *columns), tuple(rows))


def _noted(figure: Figure, release: Release, subject: Subject, language: Language) -> Figure:
    """Return the figure with what openings are and are not, and that a number is modelled."""
    region, code = subject.place.code, subject.occupation.code
    found = openings_of(release, region, code)
    in_year = {name: of_year(years, subject.year) for name, years in found.items()}
    notes = (
        *replaced_note(in_year, sum_of_causes(in_year), language),
        NOT_A_SHORTAGE.say(language),
        *moves_inside({code: in_year.get("transfer")}, language),
        *((str(MODELLED), MUNICIPAL_SUMS.say(language)) if subject.is_modelled else ()),
    )
    return replace(figure, notes=(*figure.notes, *notes))


def sum_of_causes(in_year: Mapping[str, Yearly]) -> float:
    """Return how many leave for any cause; 0 where the causes are not told."""
    return sum(in_year[cause].mean for cause in CAUSES if cause in in_year)

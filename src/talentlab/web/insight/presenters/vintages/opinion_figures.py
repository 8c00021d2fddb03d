"""Other producers' numbers as dots beside our intervals, and their classes beside our verdicts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import TwinColumn
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart
from talentlab.publish.charts.words import AREA, CODE, HIGH_80, LOW_80, MEDIAN, PEOPLE, YEAR
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.vintages.cells import (
    SUBJECT_NAMES,
    number_name,
    place_name,
)
from talentlab.web.insight.presenters.vintages.opinion_words import (
    AGREEMENT_WORDS,
    JUDGEMENT_WORDS,
    OURS_INVENTED,
    VERDICT_WORDS,
    row_name,
)
from talentlab.web.insight.queries.vintage_opinions import (
    Agreement,
    Opinion,
    agreements,
    crossed,
    farthest_opinions,
    is_only_ours_invented,
    opinions_of,
)

EDUCATION_SUBJECTS: Final = ("supply", "demand", "gap")
OCCUPATION_SUBJECTS: Final = ("employment",)
_PAIRS: Final = 6
"""Numbers drawn, each with ours beside it."""
TABLED: Final = 60


def of_education(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return what others expect of an education in an area, beside our intervals."""
    code = choice.education_group_code
    found = opinions_of(release, EDUCATION_SUBJECTS, choice.region_code, code)
    return _numbers(release, found, "second-opinion-education", language)


def of_occupation(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return what others expect of an occupation in an area, beside our intervals."""
    found = opinions_of(release, OCCUPATION_SUBJECTS, choice.region_code, choice.ssyk_code)
    return _numbers(release, found, "second-opinion-occupation", language)


def farthest(release: Release, _choice: Choice, language: Language) -> Drawn | None:
    """Return the numbers of others that lie farthest from ours."""
    return _numbers(release, farthest_opinions(release, TABLED), "second-opinions", language)


def _numbers(
    release: Release, found: Sequence[Opinion], figure_id: str, language: Language
) -> Drawn | None:
    if not found:
        return None
    alike = [each for each in found if each.cell.subject == found[0].cell.subject][:_PAIRS]
    rows = [row for each in alike for row in _pair(each, release, language)]
    chart = RangeChart(
        figure_id=figure_id,
        title=_title(found),
        row_label=_("Number"),
        names=(LOW_80.say(language), MEDIAN.say(language), HIGH_80.say(language)),
        rows=tuple(rows),
        unit=PEOPLE.say(language),
    )
    drawn = draw_ranges(chart, language)
    table = tuple(
        (
            *(number_name(each.cell, language), place_name(each.cell, release, language)),
            *(each.cell.code, str(each.cell.year), each.producer, each.vintage, each.theirs),
            *(each.ours.p10, each.ours.p50, each.ours.p90, str(AGREEMENT_WORDS[each.agreement])),
        )
        for each in found
    )
    subtitle = _(
        "%(counted)s: our number with the line that holds 80 outcomes in 100, and below it theirs "
        "as a dot."
    ) % {"counted": SUBJECT_NAMES[alike[0].cell.subject]}
    notes = (*drawn.notes, *([str(OURS_INVENTED)] if is_only_ours_invented(release) else []))
    twin = replace(drawn.twin, columns=_columns(chart.unit, language), rows=table)
    return Drawn(replace(drawn, twin=twin, notes=notes), subtitle)


def _columns(unit: str, language: Language) -> tuple[TwinColumn, ...]:
    """Return the columns of the table: the number, whose it is, and ours beside it."""
    return (
        TwinColumn("number", _("Number")),
        TwinColumn("region_name", AREA.say(language)),
        TwinColumn("code", CODE.say(language)),
        TwinColumn("year", YEAR.say(language)),
        TwinColumn("producer", _("Producer")),
        TwinColumn("vintage", _("Their version")),
        TwinColumn("theirs", _("Theirs"), unit, 0),
        TwinColumn("p10", LOW_80.say(language), unit, 0),
        TwinColumn("p50", _("Ours"), unit, 0),
        TwinColumn("p90", HIGH_80.say(language), unit, 0),
        TwinColumn("agreement", _("Where it lies")),
    )


def _title(found: Sequence[Opinion]) -> str:
    """Return how many lie inside our interval; of a single number whose it is."""
    inside = sum(each.agreement == "agrees" for each in found)
    if len(found) > 1:
        return _("%(inside)s of %(all)s numbers of others lie inside our interval") % {
            "inside": inside,
            "all": len(found),
        }
    said = (
        _("The number of %(producer)s lies inside our interval")
        if inside
        else _("The number of %(producer)s lies outside our interval")
    )
    return said % {"producer": f"{found[0].producer} {found[0].vintage}"}


def _pair(opinion: Opinion, release: Release, language: Language) -> tuple[RangeRow, RangeRow]:
    """Return our number under its own name, and theirs under the producer's."""
    said, name = opinion.ours, row_name(opinion, release, language)
    ours = RangeRow(name, said.p50, said.p10, said.p90)
    return ours, RangeRow(f"{opinion.producer} {opinion.vintage}", opinion.theirs)


def opportunities(release: Release, _choice: Choice, language: Language) -> Drawn | None:
    """Return classes of job opportunities today, by what we say of the same occupations."""
    return _classes(release, "opportunities", language)


def demand(release: Release, _choice: Choice, language: Language) -> Drawn | None:
    """Return classes of demand ahead, by what we say of the same occupations."""
    return _classes(release, "demand", language)


def _classes(release: Release, about: str, language: Language) -> Drawn | None:
    rounds = [each for each in agreements(release) if each.about == about]
    if not rounds:
        return None
    first = rounds[0]
    counted = crossed(release, first)
    stacks = [
        Stack(str(name), tuple(float(told.get(verdict, 0)) for verdict in VERDICT_WORDS))
        for judgement, name in JUDGEMENT_WORDS.items()
        if (told := counted.get(judgement))
    ]
    chart = StackChart(
        figure_id=f"judgements-{about}",
        title=judged_title(first),
        row_label=_("Their class"),
        part_names=tuple(str(name) for name in VERDICT_WORDS.values()),
        total_name=_("Occupations"),
        stacks=tuple(stacks),
        unit=_("occupations"),
    )
    subtitle = _(
        "Occupations by the class that %(producer)s gives them (%(vintage)s), divided by what we "
        "say of %(year)s. %(place)s."
    ) % {
        "producer": first.producer,
        "vintage": first.vintage,
        "year": first.year,
        "place": release.region.place_name(first.region_code).say(language),
    }
    return Drawn(draw_rows(chart, language), subtitle)


def judged_title(round_: Agreement) -> str:
    """Return in how many occupations a round of judgements says what we say."""
    facts = {"producer": round_.producer, "agrees": round_.agrees, "all": round_.judged}
    if round_.about == "opportunities":
        return (
            _("%(producer)s on work today: the same as ours in %(agrees)s of %(all)s occupations")
            % facts
        )
    return (
        _("%(producer)s on demand ahead: the same as ours in %(agrees)s of %(all)s occupations")
        % facts
    )

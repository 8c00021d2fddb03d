"""Figures of one gap through time: supply against demand, and the gap with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import Figure, TwinColumn, Value
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count, Expected
from talentlab.publish.charts.words import PEOPLE
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.sentences import (
    AS_TODAY,
    BALANCE_IS,
    gap_title,
)
from talentlab.web.insight.presenters.balance.words import (
    IN_A_WORD,
    SECTOR_NAMES,
    SHORT_OUTCOMES,
    Outcome,
    outcome_of,
)
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import EDUCATION, OCCUPATION, TOTAL, Gap, gaps_of
from talentlab.web.insight.queries.education import history_of

_WORKPLACE: Final = "workplace"


@dataclass(frozen=True, slots=True)
class GapCourse:
    """The gap of one thing in one area and sector, in every year with a number."""

    gaps: tuple[Gap, ...]
    looked_at: Gap


def course_of(release: Release, table: str, code: str, choice: Choice) -> GapCourse | None:
    """Return the gap through time; nothing where the year looked at has no number of its own."""
    told = gaps_of(release, table, code, choice.sector)
    here = [gap for (region, _), gap in told.items() if region == choice.region_code]
    shown = tuple(gap for gap in here if gap.is_estimated)
    looked_at = next((gap for gap in shown if gap.year == choice.year), None)
    return None if looked_at is None else GapCourse(shown, looked_at)


def education_balance(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return supply against demand of an education group, with what supply has been."""
    course = course_of(release, EDUCATION, choice.education_group_code, choice)
    if course is None:
        return None
    so_far = history_of(release, choice.region_code, choice.education_group_code)
    counted = so_far.get(_WORKPLACE, ()) if choice.sector == TOTAL else ()
    return _balance(release, course, counted, choice, "education-balance", language)


def education_gap(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the gap of an education group in every year, with its interval."""
    course = course_of(release, EDUCATION, choice.education_group_code, choice)
    return None if course is None else _gap(release, course, choice, "education-gap", language)


def occupation_balance(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return supply against demand of an occupation."""
    course = course_of(release, OCCUPATION, choice.ssyk_code, choice)
    if course is None:
        return None
    drawn = _balance(release, course, (), choice, "occupation-balance", language)
    return _as_in_the_county(drawn)


def occupation_gap(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the gap of an occupation in every year, with its interval."""
    course = course_of(release, OCCUPATION, choice.ssyk_code, choice)
    if course is None:
        return None
    return _as_in_the_county(_gap(release, course, choice, "occupation-gap", language))


def _balance(
    release: Release,
    course: GapCourse,
    counted: Sequence[Count],
    choice: Choice,
    figure_id: str,
    language: Language,
) -> Drawn:
    base = counted[-1].at if counted else None
    supply = [(g.year, g.supply_p10, g.supply_p50, g.supply_p90) for g in course.gaps]
    demand = [(g.year, g.demand_p10, g.demand_p50, g.demand_p90) for g in course.gaps]
    chart = LineChart(
        figure_id=figure_id,
        title=_balance_title(course.looked_at),
        tracks=(
            Track(_("People"), tuple(counted), _expected(supply)),
            Track(_("Jobs"), (), _expected(demand)),
        ),
        unit=PEOPLE.say(language),
        base=base,
    )
    figure = draw_lines(chart, language)
    return Drawn(_explained(figure), _where(release, choice, language))


def _balance_title(gap: Gap) -> str:
    """Return which line lies above the other, where that is sure."""
    outcome = outcome_of(gap)
    facts = {"year": gap.year}
    if outcome in SHORT_OUTCOMES:
        return _("More jobs than people in %(year)s") % facts
    if outcome is Outcome.SURPLUS:
        return _("More people than jobs in %(year)s") % facts
    if outcome is Outcome.ENOUGH:
        return _("There are probably enough people for the jobs in %(year)s") % facts
    return _("People and jobs: it is unsure which will be more in %(year)s") % facts


def _gap(
    release: Release, course: GapCourse, choice: Choice, figure_id: str, language: Language
) -> Drawn:
    found = [(g.year, g.gap_p10, g.gap_p50, g.gap_p90) for g in course.gaps]
    chart = LineChart(
        figure_id=figure_id,
        title=gap_title(course.looked_at, language),
        tracks=(Track(_("Gap"), (), _expected(found)),),
        unit=PEOPLE.say(language),
        promise=Count(course.gaps[0].year, 0.0),
    )
    figure = _with_probability(draw_lines(chart, language), course)
    return Drawn(_explained(figure), _where(release, choice, language))


def _expected(
    found: Sequence[tuple[int, float | None, float | None, float | None]],
) -> tuple[Expected, ...]:
    """Return what is expected, with the 80 % interval as the only one: lines draw no wider."""
    return tuple(
        Expected(year, low, low, middle, high, high)
        for year, low, middle, high in found
        if low is not None and middle is not None and high is not None
    )


def _with_probability(figure: Figure, course: GapCourse) -> Figure:
    """Return the figure whose table says how likely a shortage is, and what may be said of it."""
    columns = (
        *figure.twin.columns,
        TwinColumn("p_short", _("Probability of a shortage"), "%", 0),
        TwinColumn("verdict", _("In short")),
    )
    rows: list[tuple[Value, ...]] = [
        (*row, None if gap.p_short is None else 100 * gap.p_short, str(IN_A_WORD[outcome_of(gap)]))
        for row, gap in zip(figure.twin.rows, course.gaps, strict=True)
    ]
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=tuple(rows)))


def _explained(figure: Figure) -> Figure:
    return replace(figure, notes=(str(BALANCE_IS), *figure.notes))


def _as_in_the_county(drawn: Drawn) -> Drawn:
    notes = (*drawn.figure.notes, str(AS_TODAY))
    return replace(drawn, figure=replace(drawn.figure, notes=notes))


def _where(release: Release, choice: Choice, language: Language) -> str:
    return _("%(place)s. %(sector)s. The band holds 80 outcomes in 100.") % {
        "place": offered_place(release, choice.region_code, language).name,
        "sector": SECTOR_NAMES[choice.sector],
    }

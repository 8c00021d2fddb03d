"""Up to three scenarios side by side: what each changes, what it costs, and whether they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import Figure
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count, Expected
from talentlab.publish.charts.words import PEOPLE
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.balance.words import chance
from talentlab.web.insight.presenters.scenario.addresses import address_of
from talentlab.web.insight.presenters.scenario.page import asked_of, focus_of
from talentlab.web.insight.presenters.scenario.words import change_words, gap_words, kronor_span
from talentlab.web.insight.queries.scenarios import Percentiles, Scenario, ScenarioAnswer

_NOT_TOLD: Final = "–"


@dataclass(frozen=True, slots=True)
class Side:
    """One scenario that is compared: what it is called, in which release, and its answer."""

    name: str
    release: Release
    scenario: Scenario
    answer: ScenarioAnswer


def comparison_page(sides: Sequence[Side], language: Language) -> dict[str, object]:
    """Return the heading, one row for each measure with a value for each side, and remarks."""
    return {
        "headline": _headline(sides),
        "names": [(side.name, address_of(side.scenario, side.release)) for side in sides],
        "table": _table(sides, language),
        "remarks": _remarks(sides),
    }


def comparison_figure(sides: Sequence[Side], language: Language) -> Figure | None:
    """Return what each scenario changes in every year, one line each."""
    tracks = tuple(
        Track(side.name, (), expected) for side in sides if (expected := _changes(side.answer))
    )
    if not tracks:
        return None
    chart = LineChart(
        figure_id="scenario-comparison",
        title=_headline(sides),
        tracks=tracks,
        unit=PEOPLE.say(language),
        promise=Count(tracks[0].expected[0].at, 0.0),
    )
    return draw_lines(chart, language)


def unlike_names(names: Sequence[str]) -> list[str]:
    """Return names that can be told apart: the second of two alike has its number after it."""
    told: list[str] = []
    for place, name in enumerate(names, start=1):
        own = name or _("Scenario %(number)s") % {"number": place}
        told.append(f"{own} ({place})" if own in told else own)
    return told


def _changes(answer: ScenarioAnswer) -> tuple[Expected, ...]:
    return tuple(
        Expected(d.year, d.change.p10, d.change.p10, d.change.p50, d.change.p90, d.change.p90)
        for d in answer.focus
        if d.change
    )


def _headline(sides: Sequence[Side]) -> str:
    """Return which changes most: about the same gap, its interval above all the others."""
    told = [(side.name, change) for side in sides if (change := _change(side))]
    if len(told) < len(sides) or len(told) == 1 or len(_questions(sides)) > 1:
        return _("Scenarios side by side")
    best = max(told, key=lambda found: found[1].p50)
    if all(best[1].p10 > change.p90 for name, change in told if name != best[0]):
        return _("“%(name)s” moves the balance furthest towards a surplus") % {"name": best[0]}
    return _("The intervals of the scenarios overlap")


def _questions(sides: Sequence[Side]) -> set[tuple[str, str, int]]:
    """Return the gaps that the scenarios are about."""
    asked = [side.scenario for side in sides]
    return {(s.region_code, s.education_group_code, s.year) for s in asked}


def _change(side: Side) -> Percentiles | None:
    return focus_of(side.answer, side.scenario).change


def _table(sides: Sequence[Side], language: Language) -> list[tuple[str, list[str]]]:
    columns = [_values(side, language) for side in sides]
    labels = (
        _("Education"),
        _("Area"),
        _("Year"),
        _("Difference, median (80% interval)"),
        _("Gap without, 80% interval"),
        _("Gap with, 80% interval"),
        _("Probability of a shortage without"),
        _("Probability of a shortage with"),
        _("Cost until then, 80% interval"),
        _("Cost per person less of a shortage"),
        _("Release"),
    )
    return [(label, [column[i] for column in columns]) for i, label in enumerate(labels)]


def _values(side: Side, language: Language) -> list[str]:
    asked = asked_of(side.release, side.scenario, language)
    at, cost = focus_of(side.answer, side.scenario), side.answer.cost
    per_closed = cost.per_closed if cost else None
    return [
        asked.group,
        asked.place,
        str(asked.year),
        change_words(at.change, language) if at.change else _NOT_TOLD,
        gap_words(at.gap_before, language) if at.gap_before else _NOT_TOLD,
        gap_words(at.gap_after, language) if at.gap_after else _NOT_TOLD,
        _NOT_TOLD if at.p_short_before is None else chance(at.p_short_before, language),
        _NOT_TOLD if at.p_short_after is None else chance(at.p_short_after, language),
        kronor_span(cost.total_sek, language) if cost else _NOT_TOLD,
        kronor_span(per_closed, language) if per_closed else _NOT_TOLD,
        side.release.name,
    ]


def _remarks(sides: Sequence[Side]) -> list[str]:
    """Return what must be known before the sides are held against each other."""
    said = []
    if len(_questions(sides)) > 1:
        said.append(_("The scenarios are about different areas, educations or years."))
    if len({side.release.name for side in sides}) > 1:
        said.append(_("The scenarios are from different releases, with different futures."))
    if any(side.answer.cost and side.answer.cost.without_cost for side in sides):
        said.append(_("Some levers have no known cost: what they cost is not in the sum."))
    return said

"""Figures of one scenario: both futures, the difference, who is credited, and what else changes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Figure, TwinColumn, Value
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count, Expected
from talentlab.publish.charts.words import PEOPLE
from talentlab.publish.numerals import sensible
from talentlab.store.release import Release
from talentlab.vocab.education_pools import education_name
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.scenario.sentences import headline
from talentlab.web.insight.presenters.scenario.words import is_unclear
from talentlab.web.insight.queries.scenarios import (
    Credit,
    Difference,
    Percentiles,
    Scenario,
    ScenarioAnswer,
)

MOST_BARS: Final = 12
_FEWEST_BARS: Final = 2


def both_futures(answer: ScenarioAnswer, scenario: Scenario, language: Language) -> Figure | None:
    """Return the gap without and with the scenario, each with its 80 % interval."""
    told = [d for d in answer.focus if d.gap_before and d.gap_after]
    if not told:
        return None
    chart = LineChart(
        figure_id="scenario-gap",
        title=_futures_title(told, scenario.year),
        tracks=(
            Track(_("Without"), (), _expected([(d.year, d.gap_before) for d in told])),
            Track(_("With the scenario"), (), _expected([(d.year, d.gap_after) for d in told])),
        ),
        unit=PEOPLE.say(language),
        promise=Count(told[0].year, 0.0),
    )
    return _with_chances(draw_lines(chart, language), told)


def difference(answer: ScenarioAnswer, scenario: Scenario, language: Language) -> Figure | None:
    """Return what the scenario changes in every year, with its 80 % interval."""
    told = [d for d in answer.focus if d.change]
    at = next((d for d in told if d.year == scenario.year), None)
    if at is None:
        return None
    chart = LineChart(
        figure_id="scenario-difference",
        title=headline(at, language),
        tracks=(Track(_("Difference"), (), _expected([(d.year, d.change) for d in told])),),
        unit=PEOPLE.say(language),
        promise=Count(told[0].year, 0.0),
        decimals=_decimals([d.change for d in told]),
    )
    return _noted(
        draw_lines(chart, language),
        _("Above zero: less of a shortage than without the scenario, in the very same futures."),
    )


def credit(answer: ScenarioAnswer, scenario: Scenario, language: Language) -> Figure | None:
    """Return what each lever and employer is credited with; nothing where there is one only."""
    if len(answer.credits) < _FEWEST_BARS:
        return None
    names = _short_names(answer.credits, language)
    chart = BarChart(
        figure_id="scenario-credit",
        title=_credit_title(answer.credits, names),
        row_label=_("Lever or employer"),
        value_label=_("Part of the difference in %(year)s, mean") % {"year": scenario.year},
        bars=tuple(
            Bar(name, c.mean, c.change.p10, c.change.p90)
            for name, c in zip(names, answer.credits, strict=True)
        ),
        unit=PEOPLE.say(language),
        decimals=_decimals([c.change for c in answer.credits]),
        signed=True,
    )
    return _noted(
        _with_costs(draw_bars(chart, language), answer.credits),
        _("The parts add up to the whole mean difference (Shapley values)."),
    )


def municipalities(
    answer: ScenarioAnswer, scenario: Scenario, release: Release, language: Language
) -> Figure | None:
    """Return the municipalities that change most for the group asked about."""
    found = _of(answer, "municipality", scenario.year)
    named = [(name_of(release, d.region_code, language), d) for d in found]
    return _bars("scenario-municipalities", _("Municipality"), named, language)


def groups(answer: ScenarioAnswer, scenario: Scenario, language: Language) -> Figure | None:
    """Return the education groups that change most in the area asked about."""
    found = _of(answer, "education_group", scenario.year)
    named = [(education_name(d.code).say(language), d) for d in found]
    return _bars("scenario-groups", _("Education"), named, language)


def occupations(answer: ScenarioAnswer, scenario: Scenario, language: Language) -> Figure | None:
    """Return the occupations that change most in the area asked about."""
    found = _of(answer, "occupation", scenario.year)
    named = [(ssyk().name(d.code).say(language), d) for d in found]
    return _bars("scenario-occupations", _("Occupation"), named, language)


def _of(answer: ScenarioAnswer, subject: str, year: int) -> list[Difference]:
    told = [d for d in answer.differences if d.subject == subject and d.year == year and d.change]
    return sorted(told, key=lambda d: -abs(d.change.p50 if d.change else 0.0))


def _bars(
    figure_id: str, row_label: str, named: Sequence[tuple[str, Difference]], language: Language
) -> Figure | None:
    """Return those that change most; nothing where there is no choice among them."""
    pairs = [(name, d.change) for name, d in named if d.change]
    if len(pairs) < _FEWEST_BARS:
        return None
    shown = pairs[:MOST_BARS]
    unclear = sum(is_unclear(change) for _name, change in shown)
    title = _("The difference is largest here: %(name)s") % {"name": shown[0][0]}
    if unclear == len(shown):
        title = _("No difference can be told from zero")
    chart = BarChart(
        figure_id=figure_id,
        title=title,
        row_label=row_label,
        value_label=_("Difference"),
        bars=tuple(Bar(name, c.p50, c.p10, c.p90) for name, c in shown),
        unit=PEOPLE.say(language),
        decimals=_decimals([change for _name, change in shown]),
        signed=True,
    )
    figure = draw_bars(chart, language)
    left = len(pairs) - len(shown)
    if not left:
        return figure
    return _noted(figure, _("%(count)s more are in the file with everything.") % {"count": left})


def _expected(found: Sequence[tuple[int, Percentiles | None]]) -> tuple[Expected, ...]:
    """Return what is expected; lines draw the 80 % interval and no wider one."""
    return tuple(
        Expected(year, told.p10, told.p10, told.p50, told.p90, told.p90)
        for year, told in found
        if told is not None
    )


def _decimals(found: Sequence[Percentiles | None]) -> int:
    """Return one decimal where everything is small, else none."""
    largest = max((abs(end) for p in found if p for end in (p.p10, p.p90)), default=0.0)
    return 1 if 0 < largest < 10 else 0  # noqa: PLR2004 -- one figure alone would say too little


def _futures_title(told: Sequence[Difference], year: int) -> str:
    at = next((d for d in told if d.year == year), told[-1])
    if at.gap_before is None or at.gap_after is None:
        return _("Gap without and with the scenario")
    overlap = at.gap_before.p90 >= at.gap_after.p10 and at.gap_after.p90 >= at.gap_before.p10
    if overlap:
        return _("What is unsure about %(year)s is larger than the difference") % {"year": at.year}
    return _("The two futures part clearly by %(year)s") % {"year": at.year}


def _short_names(credits_: Sequence[Credit], language: Language) -> list[str]:
    """Return what each is called without place and education, where that tells them apart."""
    whole = [credit.label.say(language) for credit in credits_]
    short = [name.partition(", ")[0] for name in whole]
    return short if len(set(short)) == len(short) else whole


def _credit_title(credits_: Sequence[Credit], names: Sequence[str]) -> str:
    largest, name = max(zip(credits_, names, strict=True), key=lambda pair: abs(pair[0].mean))
    if is_unclear(largest.change) or not sensible(largest.mean):
        return _("No single part can be told from zero")
    return _("Most comes from: %(name)s") % {"name": name}


def _with_chances(figure: Figure, told: Sequence[Difference]) -> Figure:
    """Return the figure whose table has the probability of a shortage, before and after."""
    columns = (
        *figure.twin.columns,
        TwinColumn("p_short_before", _("Probability of a shortage without"), "%", 0),
        TwinColumn("p_short_after", _("Probability of a shortage with"), "%", 0),
    )
    rows: list[tuple[Value, ...]] = [
        (*row, _share(d.p_short_before), _share(d.p_short_after))
        for row, d in zip(figure.twin.rows, told, strict=True)
    ]
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=tuple(rows)))


def _with_costs(figure: Figure, credits_: Sequence[Credit]) -> Figure:
    columns = (
        *figure.twin.columns,
        TwinColumn("cost_sek_p10", _("Cost, low"), "SEK", 0),
        TwinColumn("cost_sek_p90", _("Cost, high"), "SEK", 0),
    )
    rows: list[tuple[Value, ...]] = [
        (*row, *((c.cost_sek.p10, c.cost_sek.p90) if c.cost_sek else (None, None)))
        for row, c in zip(figure.twin.rows, credits_, strict=True)
    ]
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=tuple(rows)))


def _share(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _noted(figure: Figure, note: str) -> Figure:
    return replace(figure, notes=(note, *figure.notes))

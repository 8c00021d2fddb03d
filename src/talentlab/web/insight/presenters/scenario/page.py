"""The answer to a scenario, as its page tells it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import Figure
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.figures import Shown
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.scenario import figures
from talentlab.web.insight.presenters.scenario.addresses import address_of, question_of
from talentlab.web.insight.presenters.scenario.groups import name_of_group
from talentlab.web.insight.presenters.scenario.sentences import (
    Asked,
    headline,
    lead,
    remark,
    verdict,
)
from talentlab.web.insight.presenters.scenario.shown import files_of, shown
from talentlab.web.insight.presenters.scenario.words import (
    change_words,
    gap_words,
    kronor_span,
    measure,
)
from talentlab.web.insight.queries.scenarios import (
    Assumption,
    Cost,
    Difference,
    Percentiles,
    Scenario,
    ScenarioAnswer,
)

FIGURES: Final = ("gap", "skillnad", "bidrag", "kommuner", "utbildningar", "yrken")
"""The figures of a scenario by the names that stand in addresses of files."""
EVERYTHING: Final = "allt"
_SELDOM: Final = 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """One assumption as a row: what, how much, on what ground and from where."""

    what: str
    value: str
    basis: str
    source: str


def answer_page(
    release: Release, scenario: Scenario, answer: ScenarioAnswer, language: Language
) -> dict[str, object]:
    """Return everything that the page of an answered scenario shows."""
    asked = asked_of(release, scenario, language)
    at = focus_of(answer, scenario)
    question = question_of(scenario, release)
    return {
        "answer": answer,
        "scenario": scenario,
        "headline": headline(at, language),
        "lead": lead(at, asked, language),
        "verdict": verdict(at),
        "remark": remark(at, scenario),
        "facts": _facts(at, language),
        "figures": _shown(release, scenario, answer, asked, question, language),
        "cost": _cost(answer.cost, language),
        "grounds": [_ground(each, language) for each in answer.assumptions],
        "permanent": address_of(scenario, release),
        "newest": address_of(scenario),
        "everything": files_of(EVERYTHING, question),
        "save_address": reverse("insight:scenario-save") + question,
        "file_address": reverse("insight:scenario-file") + question,
        "compare_address": reverse("insight:scenario-comparison")
        + compared_with(scenario, release),
    }


def asked_of(release: Release, scenario: Scenario, language: Language) -> Asked:
    """Return what a scenario is about, in words."""
    return Asked(
        place=name_of(release, scenario.region_code, language),
        group=name_of_group(scenario.education_group_code, language),
        year=scenario.year,
    )


def focus_of(answer: ScenarioAnswer, scenario: Scenario) -> Difference:
    """Return what changes in the year that a scenario is about."""
    return next(d for d in answer.focus if d.year == scenario.year)


def figure_of(
    name: str, release: Release, scenario: Scenario, answer: ScenarioAnswer, language: Language
) -> Figure | None:
    """Return one of the figures by its name; nothing where there is nothing to draw."""
    if name == "gap":
        return figures.both_futures(answer, scenario, language)
    if name == "skillnad":
        return figures.difference(answer, scenario, language)
    if name == "bidrag":
        return figures.credit(answer, scenario, language)
    if name == "kommuner":
        return figures.municipalities(answer, scenario, release, language)
    if name == "utbildningar":
        return figures.groups(answer, scenario, language)
    return figures.occupations(answer, scenario, language)


def compared_with(scenario: Scenario, release: Release) -> str:
    """Return the query string that puts a scenario first among those compared."""
    return "?" + urlencode({"s": address_of(scenario, release)})


def _shown(
    release: Release,
    scenario: Scenario,
    answer: ScenarioAnswer,
    asked: Asked,
    question: str,
    language: Language,
) -> dict[str, Shown]:
    """Return the figures that there are, by name."""
    subtitle = _("%(group)s, %(place)s. The band holds 80 outcomes in 100.") % {
        "group": asked.group,
        "place": asked.place,
    }
    return {
        name: shown(
            name,
            figure,
            files=files_of(name, question),
            subtitle=subtitle,
            release=release,
            language=language,
        )
        for name in FIGURES
        if (figure := figure_of(name, release, scenario, answer, language))
    }


def _facts(at: Difference, language: Language) -> list[tuple[str, str]]:
    """Return the year asked about in numbers; nothing where they are withheld."""
    if at.change is None or at.gap_before is None or at.gap_after is None:
        return []
    return [
        (_("Difference, median (80% interval)"), change_words(at.change, language)),
        (_("Gap without, 80% interval"), gap_words(at.gap_before, language)),
        (_("Gap with, 80% interval"), gap_words(at.gap_after, language)),
    ]


def _cost(cost: Cost | None, language: Language) -> dict[str, object] | None:
    """Return what the scenario costs in words, and what is not known of that."""
    if cost is None:
        return None
    per_closed = ""
    if cost.per_closed is not None:
        per_closed = _(
            "Each person less of a shortage costs %(cost)s, in the %(share)s of futures where the "
            "shortage shrinks at all."
        ) % {
            "cost": kronor_span(cost.per_closed, language),
            "share": percent(cost.share_closing, language),
        }
    return {
        "total": kronor_span(cost.total_sek, language),
        "per_closed": per_closed,
        "is_seldom": cost.share_closing < _SELDOM,
        "without": [label.say(language) for label in cost.without_cost],
    }


def _ground(found: Assumption, language: Language) -> Ground:
    basis = {
        "measured": _("measured or entered"),
        "pooled": _("borrowed from similar ones"),
        "assumed": _("assumed"),
    }
    return Ground(
        what=found.what.say(language),
        value=_range(found.value, language),
        basis=basis.get(found.basis, found.basis),
        source=found.source.say(language),
    )


def _range(value: Percentiles | None, language: Language) -> str:
    if value is None:
        return "–"
    low, middle, high = (measure(end, language) for end in (value.p10, value.p50, value.p90))
    if low == high:
        return middle
    return _("%(middle)s (%(low)s to %(high)s)") % {"middle": middle, "low": low, "high": high}

"""Every difference of a scenario as one table, to be taken home."""

from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.words import PEOPLE
from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.scenario.groups import name_of_group
from talentlab.web.insight.queries.scenarios import (
    Assumption,
    Difference,
    Percentiles,
    ScenarioAnswer,
)

_ENDS: Final = 3


def everything(answer: ScenarioAnswer, title: str, release: Release, language: Language) -> Figure:
    """Return what changes everywhere and in every year; withheld numbers are nothing."""
    rows = tuple(_row(d, release, language) for d in (*answer.focus, *answer.differences))
    return Figure(
        figure_id="scenario",
        title=title,
        summary=_("Every difference that the scenario makes, with 80% intervals."),
        svg_wide="",
        svg_narrow="",
        twin=Twin(_columns(language), rows),
        notes=tuple(_assumed(a, language) for a in answer.assumptions),
    )


def _columns(language: Language) -> tuple[TwinColumn, ...]:
    unit = PEOPLE.say(language)
    named = (
        TwinColumn("subject", _("What")),
        TwinColumn("region_code", _("Area code")),
        TwinColumn("region_name", _("Area")),
        TwinColumn("code", _("Code")),
        TwinColumn("name", _("Name")),
        TwinColumn("year", _("Year")),
    )
    measures = (
        ("change", _("Difference")),
        ("gap_before", _("Gap without")),
        ("gap_after", _("Gap with")),
    )
    ends = (("p10", _("low")), ("p50", _("median")), ("p90", _("high")))
    measured = (
        TwinColumn(f"{key}_{end}", f"{label}, {said}", unit, 1)
        for key, label in measures
        for end, said in ends
    )
    chances = (
        TwinColumn("p_short_before", _("Probability of a shortage without"), "", 2),
        TwinColumn("p_short_after", _("Probability of a shortage with"), "", 2),
    )
    return (*named, *measured, *chances)


def _row(found: Difference, release: Release, language: Language) -> tuple[Value, ...]:
    is_occupation = found.subject == "occupation"
    name = ssyk().name(found.code).say(language) if is_occupation else ""
    return (
        _subjects()[found.subject],
        found.region_code,
        name_of(release, found.region_code, language),
        found.code,
        name or name_of_group(found.code, language),
        found.year,
        *_ends(found.change),
        *_ends(found.gap_before),
        *_ends(found.gap_after),
        found.p_short_before,
        found.p_short_after,
    )


def _subjects() -> dict[str, str]:
    return {
        "focus": _("The question"),
        "education_group": _("Education"),
        "municipality": _("Municipality"),
        "occupation": _("Occupation"),
    }


def _ends(found: Percentiles | None) -> tuple[Value, ...]:
    return (None,) * _ENDS if found is None else (found.p10, found.p50, found.p90)


def _assumed(found: Assumption, language: Language) -> str:
    said = found.what.say(language)
    if found.value is None:
        return f"{said}. {found.source.say(language)}"
    ends = f"{found.value.p10:g} / {found.value.p50:g} / {found.value.p90:g}"
    return f"{said}: {ends}. {found.source.say(language)}"

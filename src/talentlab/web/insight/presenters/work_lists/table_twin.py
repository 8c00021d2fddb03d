"""The table of occupations as it leaves the house: every number with its bounds and its status."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from talentlab.publish.charts import words
from talentlab.publish.charts.figure import Twin, TwinColumn, Value
from talentlab.store.release import Release
from talentlab.vocab.occupation_fields import QUALIFICATIONS, field_name, qualification_of
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.work.measured import measured_for, when
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.presenters.work_lists.cells import sureness
from talentlab.web.insight.presenters.work_lists.columns import labels_of
from talentlab.web.insight.presenters.work_lists.members import Member
from talentlab.web.insight.queries.signals import OWN_EDITION, SignalValue


def twin_of(release: Release, shown: Sequence[Member], year: int, language: Language) -> Twin:
    """Return members as rows, one column per number."""
    rows = tuple(_row(release, member, language) for member in shown)
    return Twin(_columns(labels_of(release, year), year, language), rows)


def _columns(labels: dict[str, str], year: int, language: Language) -> tuple[TwinColumn, ...]:
    low, high = words.LOW_80.say(language), words.HIGH_80.say(language)
    employees = _("Employees %(year)s, median") % {"year": year}
    openings, change = labels["oppningar"], labels["forandring"]
    return (
        TwinColumn("ssyk_code", words.CODE.say(language)),
        TwinColumn("occupation", labels["yrke"]),
        TwinColumn("field", _("Field of work")),
        TwinColumn("qualification", _("Qualification")),
        TwinColumn("employed_persons", labels["anstallda"], "persons", 0),
        TwinColumn("share_women", labels["kvinnor"], "%", 1),
        TwinColumn("p50", employees, "persons", 0),
        TwinColumn("p10", f"{employees}: {low}", "persons", 0),
        TwinColumn("p90", f"{employees}: {high}", "persons", 0),
        TwinColumn("change", change, "%", 1),
        TwinColumn("change_p10", f"{change}: {low}", "%", 1),
        TwinColumn("change_p90", f"{change}: {high}", "%", 1),
        TwinColumn("share_up", _("Probability of more employees"), "%", 0),
        TwinColumn("in_a_word", _("In short")),
        TwinColumn("openings", openings, "persons", 0),
        TwinColumn("openings_p10", f"{openings}: {low}", "persons", 0),
        TwinColumn("openings_p90", f"{openings}: {high}", "persons", 0),
        TwinColumn("share_55", labels["aldre"], "%", 1),
        TwinColumn("ads", labels["annonser"], "ads", 0),
        TwinColumn("ads_of_group", _("Ads of a group that several occupations share"), "ads", 0),
        TwinColumn("ads_measured", _measured(labels["annonser"])),
        TwinColumn("median_wage_sek", labels["lon"], "SEK", 0),
        TwinColumn("median_wage_sek_measured", _measured(labels["lon"])),
    )


def _measured(label: str) -> str:
    return _("%(label)s: measured for, when") % {"label": label}


def _row(release: Release, member: Member, language: Language) -> tuple[Value, ...]:
    told = member.employees
    openings = member.openings
    return (
        member.code,
        occupation(member.code, language).name,
        field_name(member.code[:2]).say(language),
        QUALIFICATIONS[qualification_of(member.code)].say(language),
        told.total,
        _in_percent(member.share_women),
        told.later.p50,
        told.later.p10,
        told.later.p90,
        *_changes(member),
        100 * told.share_up,
        sureness(member),
        *((openings.mean, openings.p10, openings.p90) if openings else (None, None, None)),
        _in_percent(member.senior_share),
        *_ads(release, member, language),
        *_signal(release, member.wage, language),
    )


def _ads(release: Release, member: Member, language: Language) -> tuple[Value, Value, Value]:
    """Return own ads, those of a shared group, and for whom they were counted.

    They stand apart, so that a sum over the rows counts no ad twice.
    """
    value, measured = _signal(release, member.ads, language)
    return (value, None, measured) if member.own_ads else (None, value, measured)


def _changes(member: Member) -> tuple[float | None, ...]:
    """Return the median change and its bounds, in percent; nothing where it says nothing."""
    if member.growth is None:
        return None, None, None
    bounds = (member.change, member.change_low, member.change_high)
    return tuple(100 * member.as_share(persons) for persons in bounds)


def _signal(release: Release, found: SignalValue | None, language: Language) -> tuple[Value, Value]:
    """Return a signal's value, and for whom and when it was measured or why there is none."""
    if found is None:
        return None, _("not counted")
    if found.value is None:
        return None, _("withheld") if found.status == "suppressed" else _("not counted")
    place, group = measured_for(release, found, language), found.measured_ssyk_code
    if found.measured_ssyk_edition != OWN_EDITION:
        group = _("AF’s group %(code)s") % {"code": group}
    return found.value, ", ".join(part for part in (place, group, when(found)) if part)


def _in_percent(share: float | None) -> float | None:
    return None if share is None else 100 * share

"""Everything that is compared, number by number: one row each, one column per occupation."""

from collections.abc import Callable
from typing import TypeAlias

from django.utils.translation import gettext as _

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.tables.openings import CAUSES
from talentlab.vocab.occupation_fields import QUALIFICATIONS, qualification_of
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.work.opening_figures import CAUSE_NAMES
from talentlab.web.insight.presenters.work.sentences import about
from talentlab.web.insight.presenters.work_lists import cells
from talentlab.web.insight.presenters.work_lists.columns import labels_of
from talentlab.web.insight.presenters.work_lists.compared import Compared, leaving
from talentlab.web.insight.presenters.work_lists.measured import Measured, measured_of
from talentlab.web.insight.presenters.work_lists.members import Member

Said: TypeAlias = Callable[[Member], str]


def facts(
    release: Release, choice: Choice, every: list[Compared], language: Language
) -> list[tuple[str, list[str]]]:
    """Return (what it is, its value for each occupation) in the order of the page."""
    rows = [*_employed(release, choice, language), *_recruited(release, choice, language)]
    rows += _measured(release, choice, every, language)
    qualified = [
        QUALIFICATIONS[qualification_of(each.occupation.code)].say(language) for each in every
    ]
    return [
        *((label, [_said(each, said) for each in every]) for label, said in rows),
        (_("Qualification"), qualified),
    ]


def _said(each: Compared, said: Said) -> str:
    return cells.UNKNOWN if each.member is None else said(each.member)


def _employed(release: Release, choice: Choice, language: Language) -> list[tuple[str, Said]]:
    labels = labels_of(release, choice.year)
    return [
        (labels["anstallda"], lambda m: cells.employees(m, language)),
        (
            _("Employees %(year)s, median") % {"year": choice.year},
            lambda m: about(m.employees.later.p50, language),
        ),
        (labels["forandring"], lambda m: cells.change(m, language)),
        (_("80% interval of the change"), lambda m: cells.interval(m, language) or cells.UNKNOWN),
        (
            _("Probability of more employees"),
            lambda m: percent(m.employees.share_up, language),
        ),
        (labels["kvinnor"], lambda m: cells.share(m.share_women, language)),
        (labels["aldre"], lambda m: cells.share(m.senior_share, language)),
    ]


def _recruited(release: Release, choice: Choice, language: Language) -> list[tuple[str, Said]]:
    """Return openings with their interval, and who leaves per hundred employees, by cause."""
    labels = labels_of(release, choice.year)
    causes = [
        (
            _("Leave a year per hundred: %(cause)s") % {"cause": str(CAUSE_NAMES[cause]).lower()},
            _per_hundred(release, choice, cause, language),
        )
        for cause in CAUSES
    ]
    return [
        (labels["oppningar"], lambda m: cells.openings(m, language)),
        (_("80% interval of the openings"), lambda m: _bounds(m, language)),
        *causes,
    ]


def _bounds(member: Member, language: Language) -> str:
    if member.openings is None:
        return cells.UNKNOWN
    low, high = (about(end, language) for end in (member.openings.p10, member.openings.p90))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _per_hundred(release: Release, choice: Choice, cause: str, language: Language) -> Said:
    def said(member: Member) -> str:
        persons = leaving(release, choice, member.code).get(cause)
        if persons is None or not member.employees.total:
            return cells.UNKNOWN
        return number(100 * persons / member.employees.total, language, decimals=1)

    return said


def _measured(
    release: Release, choice: Choice, every: list[Compared], language: Language
) -> list[tuple[str, Said]]:
    """Return ads and wages, each with the place and time that it was measured."""
    told = [each.member for each in every if each.member is not None]
    where = measured_of(release, told, language)
    labels = labels_of(release, choice.year)

    return [
        (
            ", ".join(part for part in (labels[column], where.sentence(column)) if part),
            _signal(column, where, language),
        )
        for column in ("annonser", "lon")
    ]


def _signal(column: str, where: Measured, language: Language) -> Said:
    def said(member: Member) -> str:
        found = member.ads if column == "annonser" else member.wage
        remark = where.remark(column, member, found)
        value = cells.signal(found, language)
        return f"{value} ({remark})" if remark else value

    return said

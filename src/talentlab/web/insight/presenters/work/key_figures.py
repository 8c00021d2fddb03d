"""The numbers at the top of an occupation's page."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.spark import draw_spark
from talentlab.publish.charts.split import draw_split
from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.tables.signals import SIGNALS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.sentences import (
    IN_A_WORD,
    Sureness,
    change_in_percent,
    interval_in_percent,
)
from talentlab.web.insight.presenters.work.employee_figures import share_of_women
from talentlab.web.insight.presenters.work.measured import measured_elsewhere, when
from talentlab.web.insight.presenters.work.opening_figures import of_year
from talentlab.web.insight.presenters.work.opening_parts import Extent, printed_of
from talentlab.web.insight.presenters.work.sentences import about, how_many
from talentlab.web.insight.presenters.work.subject import Subject, breaks_of_work
from talentlab.web.insight.presenters.work.told_wages import means, spreads
from talentlab.web.insight.queries.openings import openings_of

_REPLACING: Final[dict[Extent, Promise]] = {
    Extent.ALL: gettext_lazy("All of them replace those who leave"),
    Extent.NEARLY_ALL: gettext_lazy("Nearly all replace those who leave"),
    Extent.SOME: gettext_lazy("%(share)s replace those who leave"),
}


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One number with what it is, its lines of explanation, and where on the page it is shown.

    ``sureness`` and ``spark`` belong to a number that is forecast; empty for the others.
    """

    label: str
    when: str
    value: str
    lines: tuple[str, ...]
    address: str
    sureness: Sureness | None = None
    spark: str = ""


def key_numbers(
    release: Release, subject: Subject, choice: Choice, language: Language
) -> list[KeyNumber]:
    """Return employees, openings, the share of women and the wage; those that are known."""
    found = [
        _employees(release, subject, language),
        _openings(release, subject, choice, language),
        _women(subject, language),
        _wage(release, choice, language),
    ]
    return [each for each in found if each is not None]


def _employees(release: Release, subject: Subject, language: Language) -> KeyNumber:
    shown = subject.prospect()
    course, base = shown.course, shown.course.base
    change = _("%(change)s to %(year)s") % {
        "change": change_in_percent(shown, language),
        "year": subject.year,
    }
    interval = _("80%% interval: %(interval)s") % {"interval": interval_in_percent(shown, language)}
    word = str(IN_A_WORD[shown.sureness])
    return KeyNumber(
        label=_("Employees"),
        when=_("%(year)s, modelled") % {"year": base.at} if subject.is_modelled else str(base.at),
        value=how_many(subject, base.value, language),
        lines=(change, interval, word),
        address="#yrke-utveckling",
        sureness=shown.sureness,
        spark=draw_spark(
            course.history, course.forecast, [mark.year for mark in breaks_of_work(release)]
        ),
    )


def _openings(
    release: Release, subject: Subject, choice: Choice, language: Language
) -> KeyNumber | None:
    found = openings_of(release, choice.region_code, choice.ssyk_code)
    in_year = {name: of_year(years, subject.year) for name, years in found.items()}
    told = printed_of(in_year)
    if told is None:
        return None
    total, replaced, grown = (in_year[name] for name in ("openings", "replacement", "expansion"))
    bounds = {"low": about(total.p10, language), "high": about(total.p90, language)}
    lines = [_("80%% interval: %(low)s to %(high)s") % bounds]
    if told.extent in _REPLACING:
        share = percent(told.share, language)
        lines.append(str(_REPLACING[told.extent]) % {"share": share})
    return KeyNumber(
        label=_("To recruit"),
        when=str(total.year),
        value=about(total.mean, language),
        lines=(*lines, _("Openings are not a shortage")),
        address="#yrke-oppningar",
        spark=draw_split(replaced.mean, grown.mean, ("ch-stack-1", "ch-stack-2")),
    )


def _women(subject: Subject, language: Language) -> KeyNumber | None:
    if not {"women", "men"} <= set(subject.courses):
        return None
    counted = {sex: subject.courses[sex].base.value for sex in ("women", "men")}
    counts = {sex: how_many(subject, persons, language) for sex, persons in counted.items()}
    return KeyNumber(
        label=_("Women"),
        when=str(subject.courses["women"].base.at),
        value=percent(share_of_women(subject), language),
        lines=(_("%(women)s women and %(men)s men") % counts,),
        address="#yrke-kon",
        spark=draw_split(counted["women"], counted["men"], ("ch-women", "ch-men")),
    )


def _wage(release: Release, choice: Choice, language: Language) -> KeyNumber | None:
    """Return the median wage with its spread, else the mean; nothing where no wage is told."""
    told = spreads(release, choice)
    of_both = [signal for signal in means(release, choice) if signal.sex == "total"]
    if not told and not of_both:
        return None
    found = told[0].median if told else of_both[0]
    lines = [SIGNALS[found.signal].unit_name.say(language)]
    if told:
        ends = {
            "low": number(told[0].low.value or 0, language),
            "high": number(told[0].high.value or 0, language),
        }
        lines.append(_("Eight in ten: %(low)s to %(high)s") % ends)
    lines.append(measured_elsewhere(release, found, choice.region_code, choice.ssyk_code, language))
    return KeyNumber(
        label=SIGNALS[found.signal].name.say(language),
        when=when(found) or _("the source gives no year"),
        value=number(found.value or 0, language),
        lines=tuple(line for line in lines if line),
        address="#yrke-loner",
    )

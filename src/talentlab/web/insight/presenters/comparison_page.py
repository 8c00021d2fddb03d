"""The page that holds up to four areas against each other."""

from django.utils.translation import gettext as _

from talentlab.publish.numerals import number, percent, sensible, span
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.pages import prospect
from talentlab.web.insight.presenters.places import Place, ages_label, place
from talentlab.web.insight.presenters.record import record_of_area
from talentlab.web.insight.presenters.sentences import change_in_percent, counted_in


def comparison_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return up to four areas side by side."""
    shown = [place(release, code, language) for code in choice.compared]
    columns = [_facts(release, where, choice.year, language) for where in shown]
    labels = [label for label, _value in columns[0]]
    return {
        "compared": shown,
        "comparison": show("jamforelse", release, choice, language),
        "facts": [(label, [column[i][1] for column in columns]) for i, label in enumerate(labels)],
        "choice": choice,
    }


def _facts(release: Release, where: Place, year: int, language: Language) -> list[tuple[str, str]]:
    """Return label and value of what is compared, row by row."""
    everybody = prospect(release, where, "total", year)
    base = everybody.course.base
    expected = everybody.course.expected(year)
    facts = [
        (
            _("Residents, %(counted)s") % {"counted": counted_in(everybody.course)},
            number(base.value, language),
        ),
        (
            _("Residents %(year)s (80%% interval)") % {"year": year},
            span(sensible(expected.p10), sensible(expected.p90), language),
        ),
        (_("Change, median"), change_in_percent(everybody, language)),
        (
            _("Probability of growth"),
            percent(everybody.course.share_up[expected.at], language),
        ),
    ]
    for band in ("0-19", "20-64", "65-79", "80+"):
        of_band = prospect(release, where, band, year)
        label = _("Aged %(ages)s: share %(year)s") % {"ages": ages_label(band), "year": base.at}
        facts.append((label, percent(of_band.course.base.value / base.value, language, decimals=1)))
        label = _("Aged %(ages)s: change to %(year)s") % {"ages": ages_label(band), "year": year}
        facts.append((label, change_in_percent(of_band, language)))
    return facts + _past(release, where, year, language)


def _past(release: Release, where: Place, year: int, language: Language) -> list[tuple[str, str]]:
    """Return how right forecasts for areas of this size have been, and how long this one lasts."""
    record = record_of_area(release, where.code, year, language)
    score = record.score if record else None
    mape = percent(score.error / 100, language, decimals=1) if score else "–"
    until = str(record.trusted_until) if record and record.trusted_until else "–"
    return [
        (_("Mean error of earlier forecasts, areas of this size"), mape),
        (_("Expected within ten percent until"), until),
    ]

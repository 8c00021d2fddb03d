"""What the page about revisions holds: the largest change and its cause, then the others."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.tables.vintages import PARTS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import RELEASE, show
from talentlab.web.insight.presenters.vintage_pages.addresses import address_of_cell
from talentlab.web.insight.presenters.vintages.cells import number_name, place_name
from talentlab.web.insight.presenters.vintages.revision_figure import DRAWN, wanted
from talentlab.web.insight.presenters.vintages.revision_words import (
    EXPLAINED,
    PART_NAMES,
    WITHOUT_PARTS,
    heading,
    sentence,
)
from talentlab.web.insight.queries.vintages import (
    Revision,
    Wanted,
    count_revisions,
    earlier_releases,
    largest_revisions,
)

_FIRST: Final[Promise] = gettext_lazy("There is no earlier release to compare with")
_FIRST_LEAD: Final[Promise] = gettext_lazy(
    "This release is the first. When the next one comes, every number that moved by more than five "
    "percent stands here, with the reasons."
)
_NONE: Final[Promise] = gettext_lazy("No number has changed by more than five percent")
_NONE_HERE: Final[Promise] = gettext_lazy(
    "No number you ask for has changed by more than five percent"
)
_NONE_LEAD: Final[Promise] = gettext_lazy(
    "Every forecast was compared with the release before. Changes below five percent, or below "
    "five persons, are not listed."
)
_ORDER: Final[Promise] = gettext_lazy(
    "The parts are found by changing one thing at a time, in the order method, counts, pace and "
    "events. Another order would give somewhat other parts; together they are always the whole."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One revision as it is listed: what, how much and why, and where it stands now and stood."""

    name: str
    said: str
    now: str
    before: str
    release_before: str


def revisions_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return what was revised since the release before, largest first, and the causes."""
    asked = wanted(choice)
    found = largest_revisions(release, asked, DRAWN)
    count = count_revisions(release, asked)
    return {
        "choice": choice,
        "headline": heading(found[0], release, language) if found else _nothing(release),
        "lead": _lead(release, count, asked, language),
        "figure": show("revideringar", release, choice, language),
        "lines": [_line(each, release, language) for each in found],
        "without_parts": str(WITHOUT_PARTS) if any(not each.parts for each in found) else "",
        "more": max(0, count - len(found)),
        "explained": [(PART_NAMES[part], EXPLAINED[part]) for part in PARTS],
        "in_order": str(_ORDER),
        "releases": [(name, _same_page(name)) for name in earlier_releases(release)],
    }


def _nothing(release: Release) -> str:
    if not earlier_releases(release):
        return str(_FIRST)
    return str(_NONE if count_revisions(release, Wanted()) == 0 else _NONE_HERE)


def _lead(release: Release, count: int, asked: Wanted, language: Language) -> str:
    if not earlier_releases(release):
        return str(_FIRST_LEAD)
    if not count:
        return str(_NONE_LEAD)
    every = count_revisions(release, Wanted())
    template = ngettext(
        "%(count)s number for %(year)s moved by more than five percent since the release before, "
        "of %(every)s for all years. It is the median that is compared.",
        "%(count)s numbers for %(year)s moved by more than five percent since the release before, "
        "of %(every)s for all years. It is the median that is compared.",
        count,
    )
    written = {"count": number(count, language), "every": number(every, language)}
    return template % {**written, "year": asked.year}


def _line(revision: Revision, release: Release, language: Language) -> Line:
    cell = revision.cell
    name = _("%(place)s %(year)s: %(number)s") % {
        "place": place_name(cell, release, language),
        "number": number_name(cell, language),
        "year": cell.year,
    }
    return Line(
        name=name,
        said=sentence(revision, language),
        now=address_of_cell(cell),
        before=address_of_cell(cell, release=revision.release_before),
        release_before=revision.release_before,
    )


def _same_page(name: str) -> str:
    """Return the start of an earlier release's own pages: what it said of the region."""
    return f"{reverse('insight:population')}?{urlencode({RELEASE: name})}"

"""The largest misses over everything, the worst first, each with its page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy.worst import (
    BY_SHARE,
    LEAST_EMPLOYEES,
    TABLES,
    Miss,
    misses,
)
from talentlab.web.insight.presenters.tested.outlooks import ALL, OUTLOOKS, Outlook
from talentlab.web.insight.presenters.tested.sizes import SIZES
from talentlab.web.insight.presenters.tested.subjects import address_of_subject, name_of_subject
from talentlab.web.insight.presenters.tested.trials import level_of
from talentlab.web.insight.queries.accuracy import Case
from talentlab.web.insight.queries.misses import outside

_SHOWN: Final = 15
_SIZE_OF: Final[Mapping[str, Callable[[Case], float]]] = {
    "andel": lambda case: abs(case.error or 0.0),
    "personer": lambda case: abs(case.miss),
    "intervall": lambda case: case.beyond,
}


@dataclass(frozen=True, slots=True)
class WorstRow:
    """One miss: what was forecast, and the case itself."""

    name: str
    address: str
    outlook: str
    case: Case


@dataclass(frozen=True, slots=True)
class Worst:
    """The misses shown, how often the intervals failed, and what is left out."""

    rows: tuple[WorstRow, ...]
    tally: str
    remark: str


def worst(release: Release, choice: Choice, language: Language) -> Worst | None:
    """Return the worst misses of the chosen outlook, size and horizon.

    No rows when none is like that; nothing at all when no forecast of the outlook was tested.
    """
    outlooks = _asked(choice)
    if not any(outside(release, TABLES[outlook])[0] for outlook in outlooks):
        return None
    found = [miss for outlook in outlooks for miss in misses(release, outlook, choice)]
    size = _SIZE_OF[choice.order or BY_SHARE]
    shown = sorted(found, key=lambda miss: -size(miss.case))[:_SHOWN]
    return Worst(
        rows=tuple(_row(release, miss, language) for miss in shown),
        tally=_tally(release, outlooks, choice, language),
        remark=_remark(outlooks, choice),
    )


def worst_of_all(release: Release, language: Language) -> str:
    """Return the largest miss of all in a sentence; nothing when no forecast was tested."""
    found = worst(release, Choice(release.region.region_code, release.base_year), language)
    if found is None or not found.rows:
        return ""
    first = found.rows[0]
    return _("Worst: %(error)s, %(subject)s from %(origin)s to %(year)s.") % {
        "error": percent(first.case.error or 0.0, language, decimals=1, signed=True),
        "subject": first.name,
        "origin": first.case.origin_year,
        "year": first.case.year,
    }


def _asked(choice: Choice) -> list[Outlook]:
    """Return the outlooks that are asked about: one that is named, or that has the size chosen."""
    if choice.outlook:
        return [outlook for outlook in TABLES if outlook.value == choice.outlook]
    return [
        outlook
        for outlook in TABLES
        if choice.size_class in {"", ALL} or choice.size_class in SIZES[outlook].names
    ]


def _row(release: Release, miss: Miss, language: Language) -> WorstRow:
    return WorstRow(
        name=name_of_subject(release, miss.outlook, miss.case, language),
        address=address_of_subject(release, miss.outlook, miss.case),
        outlook=str(OUTLOOKS[miss.outlook]),
        case=miss.case,
    )


def _tally(
    release: Release, outlooks: Sequence[Outlook], choice: Choice, language: Language
) -> str:
    """Say how many of the outcomes fell outside their interval, whatever their size."""
    counts = [
        outside(
            release,
            TABLES[outlook],
            horizon_years=choice.horizon_years,
            digits=level_of(release, choice) if outlook is Outlook.EMPLOYMENT else 0,
        )
        for outlook in outlooks
    ]
    tested, missed = (sum(column) for column in zip(*counts, strict=True))
    if not tested:
        return ""
    return _(
        "%(missed)s of %(tested)s outcomes, %(share)s, fell outside their 80%% interval. One in "
        "five should."
    ) % {
        "missed": number(missed, language),
        "tested": number(tested, language),
        "share": percent(missed / tested, language),
    }


def _remark(outlooks: Sequence[Outlook], choice: Choice) -> str:
    """Say what the order leaves out."""
    is_by_share = (choice.order or BY_SHARE) == BY_SHARE and choice.size_class in {"", ALL}
    if not is_by_share or Outlook.EMPLOYMENT not in outlooks:
        return ""
    return _(
        "In percent only occupations with at least %(least)s employees are shown: one person is a "
        "large share of few. The order by persons has them all."
    ) % {"least": LEAST_EMPLOYEES}

"""The part of a number's page that says what earlier releases expected, and what came of it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import Shown, show
from talentlab.web.insight.presenters.vintage_kinds import SUBJECT
from talentlab.web.insight.presenters.vintage_pages.addresses import address_of_cell
from talentlab.web.insight.presenters.vintages.cells import counted_in
from talentlab.web.insight.presenters.vintages.earlier_figures import (
    DEMAND,
    EMPLOYEES,
    RESIDENTS,
    SUPPLY,
    Followed,
)
from talentlab.web.insight.presenters.vintages.revision_words import WITHOUT_PARTS, sentence
from talentlab.web.insight.queries.vintages import (
    Cell,
    Score,
    earlier_forecasts,
    revision_of,
    scores_of,
)

_SCORES_SHOWN: Final = 8
_CHANGED: Final[Promise] = gettext_lazy("Since the release before, %(number)s: %(change)s")


@dataclass(frozen=True, slots=True)
class EarlierPart:
    """Earlier forecasts of a number beside the new one, why it moved, and what has come of them."""

    figures: tuple[Shown, ...]
    revised: tuple[str, ...]
    revisions_address: str
    scores: tuple[Score, ...]
    releases: tuple[tuple[str, str], ...]


def of_residents(release: Release, choice: Choice, language: Language) -> EarlierPart | None:
    """Return the part of a page about residents."""
    return _part(release, choice, {"tidigare-invanare": RESIDENTS}, language)


def of_occupation(release: Release, choice: Choice, language: Language) -> EarlierPart | None:
    """Return the part of a page about an occupation."""
    return _part(release, choice, {"tidigare-anstallda": EMPLOYEES}, language)


def of_education(release: Release, choice: Choice, language: Language) -> EarlierPart | None:
    """Return the part of a page about an education: its people, and its jobs."""
    kinds = {"tidigare-utbildade": SUPPLY, "tidigare-jobb": DEMAND}
    return _part(release, choice, kinds, language)


def _part(
    release: Release, choice: Choice, kinds: dict[str, Followed], language: Language
) -> EarlierPart | None:
    """Return what there is; nothing where no earlier release said anything of these numbers."""
    cells = [followed.cell(choice) for followed in kinds.values()]
    figures = [show(name, release, choice, language) for name in kinds]
    scores = [score for cell in cells for score in scores_of(release, cell)]
    if not scores and not any(figures):
        return None
    return EarlierPart(
        figures=tuple(figure for figure in figures if figure is not None),
        revised=tuple(said for cell in cells if (said := _revised(release, cell, language))),
        revisions_address=_revisions(cells[0]),
        scores=tuple(scores[:_SCORES_SHOWN]),
        releases=tuple(
            (each.release_before, address_of_cell(cells[0], release=each.release_before))
            for each in earlier_forecasts(release, cells[0])
        ),
    )


def _revised(release: Release, cell: Cell, language: Language) -> str:
    """Return how a number moved and why; nothing where it did not move enough to be told."""
    revision = revision_of(release, cell)
    if revision is None:
        return ""
    facts = {"number": counted_in(cell), "change": sentence(revision, language)}
    said = str(_CHANGED) % facts
    return said if revision.parts else f"{said} {WITHOUT_PARTS}"


def _revisions(cell: Cell) -> str:
    asked = {SUBJECT: cell.subject, "omrade": cell.region_code, "kod": cell.code}
    return f"{reverse('insight:revisions')}?{urlencode(asked)}"

"""The part about published forecasts on the page about accuracy: ours, others', on common cells."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import ngettext

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.tables.judgements import ALL
from talentlab.tables.vintages import OURS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import Shown, show
from talentlab.web.insight.presenters.vintages.cells import SUBJECT_NAMES
from talentlab.web.insight.presenters.vintages.published_figure import producer_name
from talentlab.web.insight.queries.vintages import Accuracy, accuracy_rows


@dataclass(frozen=True, slots=True)
class Published:
    """How published forecasts did, and what two producers' errors were on the same numbers."""

    figure: Shown
    lines: tuple[str, ...]
    pairs: tuple[str, ...]


def published(release: Release, choice: Choice, language: Language) -> Published | None:
    """Return the scores of published forecasts; nothing where no year has passed."""
    figure = show("publicerade-prognoser", release, choice, language)
    if figure is None:
        return None
    rows = accuracy_rows(release)
    own = [row for row in rows if row.producer == OURS and row.beside == ALL]
    return Published(
        figure=figure,
        lines=tuple(_line(row, language) for row in own),
        pairs=_pairs(rows, language),
    )


def _line(row: Accuracy, language: Language) -> str:
    """Return how wrong our own forecasts were, and how often their interval held."""
    facts = {
        "subject": SUBJECT_NAMES[row.subject],
        "years": row.horizon_years,
        "error": percent(row.wape / 100, language, decimals=1),
        "n": number(row.n, language),
        "held": "" if row.coverage_80 is None else percent(row.coverage_80, language),
    }
    if row.coverage_80 is None:
        template = ngettext(
            "%(subject)s, %(years)s year ahead: missed by %(error)s (%(n)s numbers).",
            "%(subject)s, %(years)s years ahead: missed by %(error)s (%(n)s numbers).",
            row.horizon_years,
        )
    else:
        template = ngettext(
            "%(subject)s, %(years)s year ahead: missed by %(error)s. The interval for 80 in 100 "
            "held %(held)s of the outcomes (%(n)s numbers).",
            "%(subject)s, %(years)s years ahead: missed by %(error)s. The interval for 80 in 100 "
            "held %(held)s of the outcomes (%(n)s numbers).",
            row.horizon_years,
        )
    return template % facts


def _pairs(rows: tuple[Accuracy, ...], language: Language) -> tuple[str, ...]:
    """Return both errors, of every producer that forecast the same numbers equally far ahead."""
    common = [row for row in rows if row.beside != ALL]
    found = []
    for (_subject, _years), group in groupby(common, lambda r: (r.subject, r.horizon_years)):
        told = {(row.producer, row.beside): row for row in group}
        found += [
            _pair(ours, told[other, OURS], language)
            for (producer, other), ours in told.items()
            if producer == OURS and (other, OURS) in told
        ]
    return tuple(found)


def _pair(ours: Accuracy, theirs: Accuracy, language: Language) -> str:
    template = ngettext(
        "%(subject)s, %(years)s year ahead, on the %(n)s numbers that both forecast: Talentlab "
        "missed by %(ours)s, %(producer)s by %(theirs)s.",
        "%(subject)s, %(years)s years ahead, on the %(n)s numbers that both forecast: Talentlab "
        "missed by %(ours)s, %(producer)s by %(theirs)s.",
        ours.horizon_years,
    )
    return template % {
        "subject": SUBJECT_NAMES[ours.subject],
        "years": ours.horizon_years,
        "n": number(ours.n, language),
        "ours": percent(ours.wape / 100, language, decimals=1),
        "theirs": percent(theirs.wape / 100, language, decimals=1),
        "producer": producer_name(theirs.producer),
    }

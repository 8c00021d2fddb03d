"""Figures about scenarios as pages show them: with addresses, files and sources."""

from collections.abc import Mapping
from typing import Final

from django.urls import reverse

from talentlab.publish.charts.figure import Figure
from talentlab.store.release import Release
from talentlab.tables.card import Card
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.figures import FORMATS, Shown, Sources, cards_behind

TABLES: Final = ("balance_draws", "lever_evidence")
"""What every scenario is calculated from."""
GROUNDS: Final = "underlag"
"""The place on the page that says what a scenario rests on."""


def cards_of(release: Release) -> dict[str, Card]:
    """Return the cards of what scenarios are calculated from."""
    return cards_behind(release, TABLES)


def shown(
    name: str,
    figure: Figure,
    *,
    files: tuple[tuple[str, str], ...],
    subtitle: str,
    release: Release,
    language: Language,
) -> Shown:
    """Return one figure for a page; ``files`` are label and address of its rows as files."""
    return Shown(
        name=f"scenario-{name}",
        figure=figure,
        subtitle=subtitle,
        rows=figure.twin.written(language),
        address=f"#{GROUNDS}",
        downloads=files,
        sources=_sources(release, cards_of(release)),
        anchor=figure.figure_id,
    )


def files_of(name: str, question: str) -> tuple[tuple[str, str], ...]:
    """Return label and address of the files of one figure, or of everything.

    ``question`` is the query string that asks for the scenario again.
    """
    return tuple(
        (suffix.upper(), reverse("insight:scenario-download", args=[name, suffix]) + question)
        for suffix in FORMATS
    )


def _sources(release: Release, cards: Mapping[str, Card]) -> Sources:
    counted = [card for card in cards.values() if not card.modelled]
    vintages = sorted({card.vintage for card in counted if card.vintage})
    return Sources(
        producers=tuple(dict.fromkeys(card.producer for card in counted)),
        vintage="–".join(dict.fromkeys((vintages[0], vintages[-1]))) if vintages else "",
        is_synthetic=release.is_synthetic,
        is_modelled=True,
        updated=release.created_at,
    )

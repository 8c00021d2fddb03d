"""Every figure by name, shown with its addresses and sources.

The names are in addresses and therefore permanent. Pages, permanent figure pages and downloads all
draw through here, so a number is the same wherever it is met.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.publish.charts.figure import Figure
from talentlab.store.manifest import InputPart
from talentlab.store.release import Release
from talentlab.tables.card import Card
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy_kinds import ACCURACY_KINDS
from talentlab.web.insight.presenters.balance_kinds import BALANCE_KINDS
from talentlab.web.insight.presenters.education.groups import address_of_group
from talentlab.web.insight.presenters.kinds import Kind
from talentlab.web.insight.presenters.parts import counting_parts
from talentlab.web.insight.presenters.population_kinds import POPULATION_KINDS
from talentlab.web.insight.presenters.seat_plan_kinds import SEAT_PLAN_KINDS
from talentlab.web.insight.presenters.vintage_kinds import SUBJECT, VINTAGE_KINDS
from talentlab.web.insight.presenters.work.kinds import WORK_KINDS
from talentlab.web.insight.presenters.work.occupations import address_of
from talentlab.web.insight.presenters.work_lists.asked import parts_of
from talentlab.web.insight.presenters.work_lists.kinds import WORK_LIST_KINDS

RELEASE: Final = "utgava"
"""The part of an address that names the release."""

FORMATS: Final = ("csv", "xlsx", "json")
KINDS: Final[Mapping[str, Kind]] = {
    **POPULATION_KINDS,
    **ACCURACY_KINDS,
    **WORK_KINDS,
    **WORK_LIST_KINDS,
    **BALANCE_KINDS,
    **VINTAGE_KINDS,
    **SEAT_PLAN_KINDS,
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the numbers in a figure come from, as the line under it says."""

    producers: tuple[str, ...]
    vintage: str
    is_synthetic: bool
    is_modelled: bool
    updated: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on a page: the drawing, its addresses and its sources."""

    name: str
    figure: Figure
    subtitle: str
    rows: list[list[str]]
    address: str
    downloads: tuple[tuple[str, str], ...]
    sources: Sources
    anchor: str
    links: tuple[str, ...] = ()
    """Addresses for the rows of the twin, in order, where rows are areas with pages."""


def show(
    name: str, release: Release, choice: Choice, language: Language, *, anchor: str = ""
) -> Shown | None:
    """Return the figure ``name`` for this choice; nothing where the release has no such numbers.

    ``anchor`` is its place on the page, when the same kind of figure stands there twice.
    """
    kind = KINDS[name]
    drawn = kind.draw(release, choice, language)
    if drawn is None:
        return None
    query = question(kind, choice, release)
    return Shown(
        name=name,
        figure=drawn.figure,
        subtitle=drawn.subtitle,
        rows=drawn.figure.twin.written(language),
        address=reverse("insight:figure", args=[name]) + query,
        downloads=tuple(
            (suffix.upper(), reverse("insight:download", args=[name, suffix]) + query)
            for suffix in FORMATS
        ),
        sources=sources_of(release, kind, choice),
        anchor=anchor or name,
        links=_links(drawn.figure, choice),
    )


def question(kind: Kind, choice: Choice, release: Release) -> str:
    """Return the query string that asks for this choice in this release again, with its "?".

    The release is in it so that a shared link shows the same numbers after the next release.
    """
    said = {
        "omrade": choice.region_code,
        "ar": str(choice.year),
        "alder": choice.age_group,
        "storlek": choice.size_class,
        "niva": str(choice.ssyk_level or ""),
        "horisont": str(choice.horizon_years or ""),
        "yrke": choice.ssyk_code,
        "kon": choice.sex,
        "utbildning": choice.education_group_code,
        "sektor": choice.sector,
        "inriktning": choice.education_field,
        SUBJECT: choice.subject,
        "kod": choice.code,
        "ordning": choice.order,
        **parts_of(choice.listing),
    }
    asked: list[tuple[str, str]] = [(key, said[key]) for key in kind.asks if said.get(key)]
    if "jamfor" in kind.asks:
        asked = [("omrade", code) for code in choice.compared] + asked
    if "yrken" in kind.asks:
        asked = [("yrke", code) for code in choice.compared_occupations] + asked
    return "?" + urlencode([*asked, (RELEASE, release.name)])


def sources_of(release: Release, kind: Kind, choice: Choice) -> Sources:
    """Return who counted what the figure shows, and what must be said about it.

    What the method only learns from is not named here but on the figure's own page.
    """
    cards = cards_behind(release, kind.tables)
    imported = [
        part.card
        for table in kind.tables
        if table in release.tables
        for part in counting(release, kind, choice, table)
    ]
    counted = imported or [card for card in cards.values() if not card.modelled]
    vintages = sorted({card.vintage for card in counted if card.vintage})
    return Sources(
        producers=tuple(dict.fromkeys(card.producer for card in counted)),
        vintage=", ".join(vintages) if kind.counted_in else _from_to(vintages),
        is_synthetic=any(card.synthetic for card in cards.values()),
        is_modelled=any(card.modelled for card in cards.values()),
        updated=release.created_at,
    )


def counting(release: Release, kind: Kind, choice: Choice, table: str) -> tuple[InputPart, ...]:
    """Return the imported parts behind ``table`` that count what the figure shows.

    Where none of them counts the area, as wages that are measured for larger ones, all of them.
    """
    if kind.is_of_municipalities:
        codes = release.region.all_municipality_codes()
    else:
        codes = choice.compared if "jamfor" in kind.asks else (choice.region_code,)
    found = counting_parts(release, table, kind.counted_in, codes)
    return found or tuple(p for p in release.inputs(table) if p.table in kind.counted_in)


def _from_to(vintages: list[str]) -> str:
    """Return one version, or the oldest and the newest; each where they are not all dates."""
    if not all(vintage[:1].isdecimal() for vintage in vintages):
        return ", ".join(vintages)
    return "–".join(dict.fromkeys((vintages[0], vintages[-1]))) if vintages else ""


def cards_behind(release: Release, tables: tuple[str, ...]) -> dict[str, Card]:
    """Return the cards of the tables, and of every imported part that they were made from."""
    found: dict[str, Card] = {}
    for table in (name for name in tables if name in release.tables):
        found[table] = release.card(table)
        for part in release.inputs(table):
            found[f"{part.table}/{part.part}"] = part.card
    return found


def _links(figure: Figure, choice: Choice) -> tuple[str, ...]:
    """Return the page of each row's area, or occupation in the area, where rows carry codes."""
    codes = [str(row[0]) for row in figure.twin.rows]
    key = figure.twin.columns[0].key
    if key == "region_code":
        return tuple(reverse("insight:area", args=[code]) for code in codes)
    if key == "ssyk_code":
        return tuple(address_of(code, omrade=choice.region_code) for code in codes)
    if key == "education_group_code":
        return tuple(
            address_of_group(code, omrade=choice.region_code, ar=str(choice.year)) for code in codes
        )
    return ()

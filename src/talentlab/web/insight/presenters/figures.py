"""Every figure by name: what draws it, which tables it rests on, and which page it belongs to.

The names are in addresses and therefore permanent. Pages, permanent figure pages and downloads all
draw through here, so a number is the same wherever it is met.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.publish.charts.figure import Figure
from talentlab.store.manifest import InputPart
from talentlab.store.release import Release
from talentlab.tables.card import Card
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters import accuracy, comparing_figures, population_figures
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.parts import counting_parts

Draw: TypeAlias = Callable[[Release, Choice, Language], Drawn | None]

RELEASE: Final = "utgava"
"""The part of an address that names the release."""

FORMATS: Final = ("csv", "xlsx", "json")
_BOTH: Final = ("population_history", "population_outlook")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of figure. ``asks`` are the parts of a choice that change it.

    ``is_ahead`` says that the year is a forecast one; a pyramid takes counted years too.
    ``counted_in`` are the imported tables that count what it shows (none: whatever was read), and
    ``is_of_municipalities`` says that it shows all of them, whichever area is chosen.
    """

    draw: Draw
    tables: tuple[str, ...]
    asks: tuple[str, ...]
    is_ahead: bool = True
    counted_in: tuple[str, ...] = ("population",)
    is_of_municipalities: bool = False


KINDS: Final[Mapping[str, Kind]] = {
    "utveckling": Kind(
        population_figures.development, (*_BOTH, "population_cases"), ("omrade", "alder", "ar")
    ),
    "pyramid": Kind(population_figures.pyramid, _BOTH, ("omrade", "ar"), is_ahead=False),
    "forandringar": Kind(
        population_figures.movements,
        _BOTH,
        ("omrade",),
        counted_in=("births", "deaths", "migration"),
    ),
    "aldrar": Kind(population_figures.ages_apart, _BOTH, ("omrade", "ar")),
    "karta": Kind(comparing_figures.change_map, _BOTH, ("alder", "ar"), is_of_municipalities=True),
    "kommuner": Kind(
        comparing_figures.municipalities_apart, _BOTH, ("alder", "ar"), is_of_municipalities=True
    ),
    "staplar": Kind(
        comparing_figures.change_bars, _BOTH, ("omrade", "alder", "ar"), is_of_municipalities=True
    ),
    "jamforelse": Kind(comparing_figures.comparison, _BOTH, ("jamfor", "alder", "ar")),
    "fel": Kind(accuracy.error_by_horizon, ("population_backtest",), ("storlek",), counted_in=()),
    "tackning": Kind(
        accuracy.coverage_by_horizon, ("population_backtest",), ("storlek",), counted_in=()
    ),
    "storsta-fel": Kind(accuracy.worst_cases, ("population_cases",), ("storlek",), counted_in=()),
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
        links=_links(drawn.figure),
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
    }
    asked: list[tuple[str, str]] = [(key, said[key]) for key in kind.asks if key in said]
    if "jamfor" in kind.asks:
        asked = [("omrade", code) for code in choice.compared] + asked
    return "?" + urlencode([*asked, (RELEASE, release.name)])


def sources_of(release: Release, kind: Kind, choice: Choice) -> Sources:
    """Return who counted what the figure shows, and what must be said about it.

    What the method only learns from is not named here but on the figure's own page.
    """
    cards = cards_behind(release, kind.tables)
    imported = [
        part.card for table in kind.tables for part in counting(release, kind, choice, table)
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
    """Return the imported parts behind ``table`` that count what the figure shows."""
    if kind.is_of_municipalities:
        codes = release.region.all_municipality_codes()
    else:
        codes = choice.compared if "jamfor" in kind.asks else (choice.region_code,)
    return counting_parts(release, table, kind.counted_in, codes)


def _from_to(vintages: list[str]) -> str:
    """Return one version, or the oldest and the newest."""
    return "–".join(dict.fromkeys((vintages[0], vintages[-1]))) if vintages else ""


def cards_behind(release: Release, tables: tuple[str, ...]) -> dict[str, Card]:
    """Return the cards of the tables, and of every imported part that they were made from."""
    found: dict[str, Card] = {}
    for table in tables:
        found[table] = release.card(table)
        for part in release.inputs(table):
            found[f"{part.table}/{part.part}"] = part.card
    return found


def _links(figure: Figure) -> tuple[str, ...]:
    """Return the page of each row's area, where the rows carry area codes."""
    columns = [column.key for column in figure.twin.columns]
    if columns[0] != "region_code":
        return ()
    return tuple(reverse("insight:area", args=[row[0]]) for row in figure.twin.rows)

"""The page that says where every number comes from."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from talentlab.store.manifest import InputPart, TableEntry
from talentlab.store.release import Release
from talentlab.tables.card import Card
from talentlab.tables.catalogue import TABLES
from talentlab.vocab.catalogue import editions
from talentlab.vocab.collation import sort_key
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.tested.outlooks import OUTLOOKS, Outlook


@dataclass(frozen=True, slots=True)
class Road:
    """How one table came about: its card, and every imported part behind it.

    ``parts`` count what is shown; ``others`` are what the method learned from besides.
    """

    name: str
    title: str
    about: str
    entry: TableEntry
    card: Card
    parts: tuple[InputPart, ...]
    others: tuple[InputPart, ...] = ()


def roads(release: Release, tables: tuple[str, ...], language: Language) -> list[Road]:
    """Return the road of each named table that the release has."""
    return [_road(release, name, language) for name in tables if name in release.tables]


def _road(release: Release, name: str, language: Language) -> Road:
    declared = TABLES.get(name)
    entry = release.tables[name]
    return Road(
        name=name,
        title=declared.title.say(language) if declared else entry.card.title.say(language),
        about=declared.about.say(language) if declared else "",
        entry=entry,
        card=entry.card,
        parts=release.inputs(name),
    )


def told_apart(road: Road, counting: tuple[InputPart, ...]) -> Road:
    """Return the road with the parts that count what a figure shows before the others."""
    if not counting:
        return road
    others = tuple(part for part in road.parts if part not in counting)
    return replace(road, parts=counting, others=others)


def sources_page(release: Release, language: Language) -> dict[str, object]:
    """Return every table's road, derived ones first, the import log and the assumptions."""
    every = roads(release, tuple(release.tables), language)
    ordered = sorted(every, key=lambda road: sort_key(road.title, language))
    return {
        "derived": [road for road in ordered if road.entry.layer == "derived"],
        "tidy": [road for road in ordered if road.entry.layer != "derived"],
        "imports": tuple(reversed(release.imports)),
        "assumed": _assumed(release, language),
        "assumptions": sorted(release.assumptions.items()),
        "editions": editions(),
    }


def _assumed(release: Release, language: Language) -> list[tuple[str, list[str]]]:
    """Return what each outlook assumed, under the outlook's name; those that assumed nothing not.

    Openings follow from employees, and say only what they assume besides.
    """
    every = (
        (str(OUTLOOKS[Outlook.POPULATION]), release.assumed),
        (str(OUTLOOKS[Outlook.EMPLOYMENT]), release.assumed_about_work),
        (_("Openings"), release.assumed_about_openings),
    )
    return [(name, [text.say(language) for text in said]) for name, said in every if said]

"""The page with every occupation of an area in one table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentlab.store.release import Release
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice, Listing
from talentlab.web.insight.presenters.figures import FORMATS, KINDS, question, sources_of
from talentlab.web.insight.presenters.work.moves_inside import openings_are
from talentlab.web.insight.presenters.work.places import COUNTRY, offered_place
from talentlab.web.insight.presenters.work.sentences import AREA_MODELLED
from talentlab.web.insight.presenters.work_list_pages.elsewhere import elsewhere, untold
from talentlab.web.insight.presenters.work_lists.asked import (
    SELECTED,
    list_address,
    order_of,
    parts_of,
    place_and_year,
)
from talentlab.web.insight.presenters.work_lists.links import headings, lifted, limits, order_now
from talentlab.web.insight.presenters.work_lists.markup import rows_by_code
from talentlab.web.insight.presenters.work_lists.measured import measured_of
from talentlab.web.insight.presenters.work_lists.members import (
    Member,
    digits_offered,
    digits_shown,
    members,
)
from talentlab.web.insight.presenters.work_lists.selection import candidates, selected

FIGURE: Final = "yrken-alla"
"""The name of the table as a figure with downloads."""


def table_page(
    release: Release, choice: Choice, language: Language, *, kept: Mapping[str, str]
) -> dict[str, object]:
    """Return the table as chosen; ``kept`` is what every link of the page keeps besides."""
    where = offered_place(release, choice.region_code, language)
    asked = (release, where.code, choice.year, choice.ssyk_level)
    every, numbers = members(*asked), candidates(*asked)
    chosen = selected(numbers, choice.listing, language)
    rows = rows_by_code(*asked, language, tuple(kept.items()))
    always = {**kept, **_area(release, choice, language)}
    return {
        "place": where,
        "choice": choice,
        "openings_are": " ".join(openings_are(rows, language)),
        "rows": "".join(rows[member.code] for member in chosen),
        "said": _said(len(chosen), len(every), choice),
        "absent": _absent(every, choice),
        "country": "" if where.code == COUNTRY else _in_country(release, choice, always),
        "headings": headings(
            release, choice.year, choice.listing, always, measured_of(release, every, language)
        ),
        "limits": limits(numbers, choice.listing, always, language),
        "lifted": lifted(choice.listing, always, language),
        "untold": untold(where),
        "elsewhere": []
        if every
        else elsewhere(release, reverse("insight:occupation-list"), kept, language),
        "order": order_of(choice.listing),
        "cleared": list_address(_without_limits(choice.listing), always),
        "hidden": _hidden(choice.listing, kept),
        "modelled": str(AREA_MODELLED) if any(m.employees.is_modelled for m in every) else "",
        "digits_offered": digits_offered(release, where.code, choice.year),
        **_as_figure(release, choice),
    }


def _area(release: Release, choice: Choice, language: Language) -> dict[str, str]:
    """Return the parts of the address that ask for the area, year and level, when not usual."""
    usual = digits_shown(release, choice.region_code, choice.year, UNIT_GROUP)
    digits = {} if choice.ssyk_level == usual else {"niva": str(choice.ssyk_level)}
    return {**place_and_year(release, choice.region_code, choice.year, language), **digits}


def _said(count: int, among: int, choice: Choice) -> str:
    """Return how many rows there are, and in which order, in a sentence."""
    facts = {"count": count, "among": among, "order": order_now(choice.listing)}
    if choice.ssyk_level == UNIT_GROUP:
        return (
            ngettext(
                "%(count)s of %(among)s occupation, sorted by %(order)s.",
                "%(count)s of %(among)s occupations, sorted by %(order)s.",
                among,
            )
            % facts
        )
    return (
        ngettext(
            "%(count)s of %(among)s broader group, sorted by %(order)s.",
            "%(count)s of %(among)s broader groups, sorted by %(order)s.",
            among,
        )
        % facts
    )


def _absent(every: Sequence[Member], choice: Choice) -> str:
    """Say how many groups of the classification have no numbers in the area."""
    whole = len(ssyk("scb").at_level(choice.ssyk_level))
    if len(every) == whole:
        return ""
    return _(
        "%(absent)s of the %(whole)s groups in SSYK 2012 have no numbers here: nobody works "
        "in them, or so few do that the producer keeps it to itself."
    ) % {"absent": whole - len(every), "whole": whole}


def _in_country(release: Release, choice: Choice, always: Mapping[str, str]) -> str:
    """Return the address of the same list for the country; nothing when it has no numbers."""
    if not digits_offered(release, COUNTRY, choice.year):
        return ""
    return list_address(choice.listing, {**always, "omrade": COUNTRY})


def _without_limits(listing: Listing) -> Listing:
    return Listing(column=listing.column, is_reversed=listing.is_reversed)


def _hidden(listing: Listing, kept: Mapping[str, str]) -> dict[str, str]:
    """Return what the form keeps that it has no visible field for."""
    return {k: v for k, v in {**kept, **parts_of(listing)}.items() if k not in SELECTED}


def _as_figure(release: Release, choice: Choice) -> dict[str, object]:
    """Return the table's downloads, as limited and whole, its own address and its sources."""
    kind = KINDS[FIGURE]
    limited = question(kind, choice, release)
    whole = question(kind, replace(choice, listing=Listing()), release)
    return {
        "sources": sources_of(release, kind, choice),
        "figure_address": reverse("insight:figure", args=[FIGURE]) + limited,
        "downloads": _downloads(limited),
        "whole_downloads": _downloads(whole) if parts_of(choice.listing) else (),
    }


def _downloads(asked: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (suffix.upper(), reverse("insight:download", args=[FIGURE, suffix]) + asked)
        for suffix in FORMATS
    )

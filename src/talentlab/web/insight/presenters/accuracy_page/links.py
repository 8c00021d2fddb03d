"""Filters that are links: the same page narrowed to an outlook, a size, a level or a horizon."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talentlab.store.release import Release
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy_page.compared import LANDMARKS
from talentlab.web.insight.presenters.tested.outlooks import ALL, OUTLOOKS, Outlook
from talentlab.web.insight.presenters.tested.sizes import SIZES
from talentlab.web.insight.presenters.tested.subtitles import digits
from talentlab.web.insight.presenters.tested.trials import (
    horizons,
    level_of,
    levels,
    size_of,
    sizes_tested,
)
from talentlab.web.insight.queries.misses import MEASURES

WORST: Final = "storst"
"""The anchor of the worst misses."""
_ORDERS: Final[Mapping[str, Promise]] = {
    "andel": gettext_lazy("In percent of the outcome"),
    "personer": gettext_lazy("In persons"),
    "intervall": gettext_lazy("Beyond the interval"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One choice that a reader can make."""

    name: str
    address: str
    is_current: bool


def outlook_links(release: Release, choice: Choice) -> list[Link]:
    """Return everything together, and each outlook that was tested."""
    tested = [str(outlook) for outlook in OUTLOOKS if sizes_tested(release, outlook, choice)]
    current = choice.outlook if choice.outlook in tested else ""
    names = {"": _("Everything"), **{str(o): str(name) for o, name in OUTLOOKS.items()}}
    return [
        Link(names[o], _address(choice, prognos=o, storlek="", niva=""), o == current)
        for o in ("", *tested)
    ]


def size_links(release: Release, outlook: Outlook, choice: Choice) -> list[Link]:
    """Return the size classes that were tested, all of them first."""
    tested = sizes_tested(release, outlook, choice)
    return [
        Link(
            str(name),
            _address(choice, outlook.value, storlek="" if size == ALL else size),
            size == size_of(outlook, choice),
        )
        for size, name in SIZES[outlook].names.items()
        if size in tested
    ]


def level_links(release: Release, choice: Choice) -> list[Link]:
    """Return the levels of the classification that were tested, the most detailed first."""
    return [
        Link(
            digits(level),
            _address(choice, Outlook.EMPLOYMENT.value, niva=str(level)),
            level == level_of(release, choice),
        )
        for level in levels(release)
    ]


def horizon_links(release: Release, choice: Choice) -> list[Link]:
    """Return any number of years ahead, and those that people plan for."""
    offered = (0, *(years for years in horizons(release) if years in LANDMARKS))
    current = choice.horizon_years if choice.horizon_years in offered else 0
    return [
        Link(
            ngettext("%(years)s year ahead", "%(years)s years ahead", years) % {"years": years}
            if years
            else _("Any number of years"),
            _address(choice, WORST, horisont=str(years or "")),
            years == current,
        )
        for years in offered
    ]


def order_links(choice: Choice) -> list[Link]:
    """Return what can make a miss large."""
    return [
        Link(
            str(_ORDERS[measure]),
            _address(choice, WORST, ordning="" if measure == MEASURES[0] else measure),
            measure == (choice.order or MEASURES[0]),
        )
        for measure in MEASURES
    ]


def _address(choice: Choice, anchor: str = "", **changed: str) -> str:
    """Return the page with this choice but for what is changed, without what narrows nothing."""
    said = {
        "prognos": choice.outlook,
        "storlek": "" if choice.size_class == ALL else choice.size_class,
        "niva": str(choice.ssyk_level or ""),
        "horisont": str(choice.horizon_years or ""),
        "ordning": "" if choice.order == MEASURES[0] else choice.order,
    }
    asked = {key: value for key, value in {**said, **changed}.items() if value}
    path = reverse("insight:accuracy")
    return path + (f"?{urlencode(asked)}" if asked else "") + (f"#{anchor}" if anchor else "")

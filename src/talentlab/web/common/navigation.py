"""Where a reader can go from every page. Addresses are the same in both languages."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from talentlab.web.common.guide import CHAPTERS
from talentlab.web.common.http import published


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a menu. ``slug`` is the address after the language."""

    slug: str
    label: Promise


MAIN: Final = (
    Place("befolkning/", _("Population")),
    Place("omraden/", _("Areas")),
    Place("jamfor/", pgettext_lazy("menu: compare municipalities", "Compare")),
    Place("traffsakerhet/", _("Accuracy")),
    Place("metod/", pgettext_lazy("menu: method guide", "Method")),
    Place("kallor/", _("Sources")),
)
ABOUT: Final = (
    Place("om/", _("About Talentlab")),
    Place("tillganglighet/", _("Accessibility statement")),
    Place("tillganglighet/anmal/", _("Report a fault")),
    Place("integritet/", _("Privacy and cookies")),
)


def entries(places: tuple[Place, ...], request: HttpRequest) -> list[dict[str, object]]:
    """Return ``places`` with addresses in the reader's language, the current one marked."""
    start = f"/{get_language()}/"
    return [
        {
            "path": start + place.slug,
            "label": place.label,
            "current": _where(start + place.slug, request.path),
        }
        for place in places
    ]


def _where(path: str, here: str) -> str:
    """Return what ``aria-current`` should say: this page, a page below it, or nothing."""
    if here == path:
        return "page"
    return "true" if here.startswith(path) else ""


def sitemap_paths(request: HttpRequest) -> list[str]:
    """Return every page's address after the language, areas of the release included."""
    release = published(request)
    areas = release.region.region_codes() if release else ()
    return [
        "",
        *(place.slug for place in (*MAIN, *ABOUT)),
        *(f"metod/{chapter.slug}/" for chapter in CHAPTERS),
        *(f"omraden/{region_code}/" for region_code in areas),
    ]

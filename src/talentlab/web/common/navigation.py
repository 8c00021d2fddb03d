"""Where a reader can go from every page. Addresses are the same in both languages."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from talentlab.publish.guide.chapters import CHAPTERS
from talentlab.store.release import Release
from talentlab.tables.balance import BALANCE_BY_EDUCATION
from talentlab.tables.employment import EMPLOYMENT_HISTORY, EMPLOYMENT_OUTLOOK
from talentlab.tables.scenarios import LEVER_EVIDENCE
from talentlab.tables.seat_plans import SEAT_PLANS
from talentlab.web.common.http import published


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a menu. ``slug`` is the address after the language.

    ``tables`` are what a release must hold for there to be anything to see.
    """

    slug: str
    label: Promise
    tables: tuple[str, ...] = ()

    def is_there(self, release: Release | None) -> bool:
        """Return whether the release has what the place shows."""
        return all(release is not None and name in release.tables for name in self.tables)


WORK: Final = Place("yrken/", _("Occupations"), (EMPLOYMENT_HISTORY.name, EMPLOYMENT_OUTLOOK.name))
EDUCATION: Final = Place(
    "utbildningar/",
    pgettext_lazy("menu: education and the needs of work", "Education"),
    (BALANCE_BY_EDUCATION.name,),
)


MAIN: Final = (
    Place("befolkning/", _("Population")),
    Place("omraden/", _("Areas")),
    WORK,
    EDUCATION,
    Place("jamfor/", pgettext_lazy("menu: compare municipalities", "Compare")),
    Place("traffsakerhet/", _("Accuracy")),
    Place("metod/", pgettext_lazy("menu: method guide", "Method")),
    Place("kallor/", _("Sources")),
)
FURTHER: Final = (
    Place("revideringar/", _("Revisions")),
    Place("andra-prognoser/", _("Others’ forecasts")),
    Place("utbildningsplatser/", _("Education seats"), (SEAT_PLANS.name,)),
    Place("scenarier/", _("What if?"), (LEVER_EVIDENCE.name,)),
)
"""Pages that other pages lead to."""
ABOUT: Final = (
    Place("om/", _("About Talentlab")),
    Place("tillganglighet/", _("Accessibility statement")),
    Place("tillganglighet/anmal/", _("Report a fault")),
    Place("integritet/", _("Privacy and cookies")),
)


def entries(places: tuple[Place, ...], request: HttpRequest) -> list[dict[str, object]]:
    """Return ``places`` with addresses in the reader's language, the current one marked.

    Those that the release has nothing to show for are left out.
    """
    start, release = f"/{get_language()}/", published(request)
    return [
        {
            "path": start + place.slug,
            "label": place.label,
            "current": _where(start + place.slug, request.path),
        }
        for place in places
        if place.is_there(release)
    ]


def search_path(request: HttpRequest) -> str:
    """Return where occupations are searched for; nothing when the release has none."""
    return f"/{get_language()}/{WORK.slug}sok/" if WORK.is_there(published(request)) else ""


def _where(path: str, here: str) -> str:
    """Return what ``aria-current`` should say: this page, a page below it, or nothing."""
    if here == path:
        return "page"
    return "true" if here.startswith(path) else ""


def sitemap_paths(request: HttpRequest) -> list[str]:
    """Return every page's address after the language, areas and occupations included."""
    release = published(request)
    areas = release.region.region_codes() if release else ()
    return [
        "",
        *(place.slug for place in (*MAIN, *FURTHER, *ABOUT) if place.is_there(release)),
        *(f"metod/{chapter.slug}/" for chapter in CHAPTERS),
        *(f"omraden/{region_code}/" for region_code in areas),
        *(_occupations(release) if release and WORK.is_there(release) else ()),
        *(_educations(release) if release and EDUCATION.is_there(release) else ()),
    ]


def _educations(release: Release) -> list[str]:
    """Return the addresses of every page about supply and demand."""
    told = release.query(
        f"SELECT DISTINCT education_group_code FROM {BALANCE_BY_EDUCATION.name} "  # noqa: S608 -- a constant
        "WHERE education_group_code <> 'total' ORDER BY education_group_code"
    )
    lists = ("utbildningar/sektorer/", "inflyttning/", "yrken/balans/")
    return [*lists, *(f"utbildning/{code}/" for code in told["education_group_code"])]


def _occupations(release: Release) -> list[str]:
    """Return the addresses of every page about work."""
    told = release.query(
        f"SELECT DISTINCT ssyk_code FROM {EMPLOYMENT_OUTLOOK.name} "  # noqa: S608 -- a constant
        "WHERE ssyk_code <> 'total' ORDER BY ssyk_code"
    )
    lists = (f"yrken/{slug}/" for slug in ("alla", "sok", "jamfor"))
    return [*lists, *(f"yrken/{code}/" for code in told["ssyk_code"])]

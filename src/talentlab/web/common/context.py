"""What the frame around every page needs to know."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from talentlab.web.common.http import published
from talentlab.web.common.language import reader_language
from talentlab.web.common.navigation import ABOUT, MAIN, entries, search_path

THEME_COOKIE: Final = "theme"
THEMES: Final = ("auto", "light", "dark")


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what ``base.html`` shows on every page."""
    release = published(request)
    return {
        "theme": theme_of(request),
        "languages": languages_of(request),
        "canonical": request.build_absolute_uri(request.get_full_path()),
        "main_menu": entries(MAIN, request),
        "about_menu": entries(ABOUT, request),
        "search_path": search_path(request),
        "release": release,
        "region": release.region if release else None,
        "region_name": release.region.name.say(reader_language()) if release else "",
        "owner_name": release.region.owner.name.say(reader_language()) if release else "",
    }


def theme_of(request: HttpRequest) -> str:
    """Return the chosen theme; without a choice the device decides."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


def languages_of(request: HttpRequest) -> list[dict[str, object]]:
    """Return every language with the address of this very page in it."""
    _, _, rest = request.get_full_path().removeprefix("/").partition("/")
    return [
        {
            "code": code,
            "name": name,
            "path": f"/{code}/{rest}",
            "url": request.build_absolute_uri(f"/{code}/{rest}"),
            "is_current": code == get_language(),
        }
        for code, name in settings.LANGUAGES
    ]

"""What the frame around every page needs to know."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

THEME_COOKIE: Final = "theme"
THEMES: Final = ("auto", "light", "dark")


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what ``base.html`` shows on every page."""
    return {
        "theme": theme_of(request),
        "languages": languages_of(request),
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

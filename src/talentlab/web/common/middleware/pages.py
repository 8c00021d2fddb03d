"""Keeps finished public pages and their compressed bytes: the same question is answered once.

A page is kept per release, address, theme and encoding, in this process only. Anything that
depends on the person asking (a form, a cookie) is made anew. A new release is a new key, so
publishing needs no emptying; old entries are dropped when the room is full.
"""

import gzip
import hashlib
import re
from typing import Final

import brotli  # type: ignore[import-untyped]  # has no types
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from talentlab.web.common.context import theme_of
from talentlab.web.common.http import GetResponse, published

LIFETIME: Final = 24 * 3600
LARGEST: Final = 100_000  # bytes as kept: big downloads are rare, and would fill the room
SMALLEST: Final = 860  # bytes: below this, compression costs more than it saves
BROTLI_QUALITY: Final = 5  # 60 kB of HTML in about 2 ms; each step up doubles the time
GZIP_LEVEL: Final = 6
_REFUSED: Final = re.compile(r"q=0(\.0{0,3})?", re.IGNORECASE)  # RFC 9110, section 12.4.2
COMPRESSIBLE: Final = ("text/", "application/json", "application/xml", "image/svg+xml")


class PagesMiddleware:
    """Answers from the kept pages when it can; compresses and keeps when it may."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page for ``request``, in the best encoding the browser takes."""
        encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
        key = _key(request, encoding)
        kept: HttpResponse | None = caches["pages"].get(key) if key else None
        if kept is not None:
            return kept
        response = self.get_response(request)
        _tell_other_caches(response)
        _compress(response, encoding)
        if key and _is_public(request, response):
            caches["pages"].set(key, response, LIFETIME)
        return response


def best_encoding(accepted: str) -> str:
    """Return ``br``, ``gzip`` or nothing, as the browser accepts; a weight of zero is a refusal."""
    names = {
        name.strip().lower()
        for name, _, weight in (part.partition(";") for part in accepted.split(","))
        if not _REFUSED.fullmatch("".join(weight.split()))
    }
    return next((name for name in ("br", "gzip") if name in names), "")


def _key(request: HttpRequest, encoding: str) -> str:
    """Return what tells one kept page from another; nothing for requests that change things."""
    release = published(request)
    if release is None or request.method != "GET":
        return ""
    place = f"{request.scheme}:{request.get_host()}:{request.get_full_path()}"
    short = hashlib.sha256(place.encode()).hexdigest()  # caches take no long keys
    return f"{release.name}:{release.created_at}:{theme_of(request)}:{encoding}:{short}"


def _is_public(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200  # noqa: PLR2004 -- only whole, good pages
        and not response.streaming
        and len(response.content) <= LARGEST
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and "CSRF_COOKIE" not in request.META
        and "no-store" not in response.headers.get("Cache-Control", "")
    )


def _tell_other_caches(response: HttpResponse) -> None:
    """Let browsers and proxies keep the page, but ask each time whether it still holds.

    A new release or another theme must show at once; asking costs one short answer (304).
    """
    response.headers.setdefault("Cache-Control", "no-cache")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        patch_vary_headers(response, ["Cookie"])


def _compress(response: HttpResponse, encoding: str) -> None:
    if response.streaming or response.has_header("Content-Encoding"):
        return
    if not response.headers.get("Content-Type", "").startswith(COMPRESSIBLE):
        return
    patch_vary_headers(response, ["Accept-Encoding"])
    if not encoding or len(response.content) < SMALLEST:
        return
    if encoding == "br":
        response.content = brotli.compress(response.content, quality=BROTLI_QUALITY)
    else:
        response.content = gzip.compress(response.content, GZIP_LEVEL, mtime=0)
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))

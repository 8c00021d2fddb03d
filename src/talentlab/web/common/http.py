"""Requests as our views know them."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from talentlab.store.release import Release

GetResponse: TypeAlias = Callable[[HttpRequest], HttpResponse]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class PageRequest(HttpRequest):
    """A request for a page that shows the published release."""

    release: Release


def stands_alone(view: View) -> View:
    """Mark ``view`` as one that works when nothing is published."""
    view.stands_alone = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def published(request: HttpRequest) -> Release | None:
    """Return the release that ``request`` shows; nothing when none is published."""
    return getattr(request, "release", None)

"""Which release an address means, and the address that will always mean it."""

from typing import Final

from django.conf import settings
from django.http import Http404, QueryDict

from talentlab.errors import UnknownRelease
from talentlab.store.release import Release
from talentlab.web.common.http import PageRequest
from talentlab.web.insight.presenters.figures import RELEASE
from talentlab.web.insight.queries.releases import release_named

_LONGEST_ASKED: Final = 200  # characters: twice the longest search, and no form takes longer words


def named_release(request: PageRequest) -> Release:
    """Return the release that the address names, or the published one."""
    name = request.GET.get(RELEASE, "")
    if name in {"", request.release.name}:
        return request.release
    try:
        return release_named(settings.STORE, name)
    except UnknownRelease as error:
        raise Http404(name) from error


def lasting(request: PageRequest, release: Release) -> dict[str, object]:
    """Return the address that shows the same page of the same release, and whether it is old."""
    asked = _asked(request)
    asked[RELEASE] = release.name
    return {
        "permanent": f"{request.path}?{asked.urlencode()}",
        "shown_release": release,
        "is_earlier": release.name != request.release.name,
        "newest": without_release(request),
    }


def without_release(request: PageRequest) -> str:
    """Return the address of the same page in whatever release is published."""
    asked = _asked(request)
    asked.pop(RELEASE, None)
    return f"{request.path}?{asked.urlencode()}"


def _asked(request: PageRequest) -> QueryDict:
    """Return what the address asks for, cut to what any page can have use of.

    A page gives the address back in its links: what is endless must not come back several times.
    How many parts an address may have, the settings limit.
    """
    asked = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        for value in values:
            asked.appendlist(name[:_LONGEST_ASKED], value[:_LONGEST_ASKED])
    return asked

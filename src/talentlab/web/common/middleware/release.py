"""Opens the published release for each request, so that one page never mixes two."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from talentlab.errors import TalentlabError
from talentlab.store.release import open_release
from talentlab.web.common.http import GetResponse
from talentlab.web.common.messages import explain


class ReleaseMiddleware:
    """Puts the published release on the request; without one, says what to do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer ``request`` with the release that is published now."""
        try:
            request.release = open_release(settings.STORE)  # type: ignore[attr-defined]  # PageRequest
        except TalentlabError as fault:
            request.release_fault = fault  # type: ignore[attr-defined]  # read just below
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _args: tuple[Any, ...],
        _kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Explain a missing release instead of showing a page that needs one."""
        fault: TalentlabError | None = getattr(request, "release_fault", None)
        if fault is None or getattr(view, "stands_alone", False):
            return None
        page = render(request, "common/no_release.html", {"message": explain(fault)}, status=503)
        page["Retry-After"] = "60"
        return page

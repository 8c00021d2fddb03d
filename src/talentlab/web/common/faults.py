"""What a reader sees when a page cannot be shown. Django calls these by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override

from talentlab.web.common.standalone import standalone_page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django names it
    """Say that there is no such page, and where to go instead."""
    with override(get_language_from_request(request, check_path=True)):
        return render(request, "common/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, without needing anything that may be broken."""
    with override(get_language_from_request(request, check_path=True)):
        return standalone_page("server-error", status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django names it
    """Say that the request did not arrive whole."""
    with override(get_language_from_request(request, check_path=True)):
        return standalone_page("bad-request", status=400)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that a form must be sent again, when its protection has run out."""
    with override(get_language_from_request(request, check_path=True)):
        return standalone_page("expired-form", status=403)

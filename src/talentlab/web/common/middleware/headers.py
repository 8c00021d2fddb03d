"""Promises to the browser that Django does not make by itself."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from talentlab.web.common.http import GetResponse

PROMISES: Final = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
}


class HeadersMiddleware:
    """Keeps other sites from embedding ours, and our pages from asking for sensors."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with our promises on it."""
        response = self.get_response(request)
        for name, promise in PROMISES.items():
            response.headers.setdefault(name, promise)
        return response

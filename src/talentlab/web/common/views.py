"""Pages about the service. A view reads the request and picks a template."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.vary import vary_on_headers


@vary_on_headers("Accept-Language")
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader to the start page in the language the browser asks for."""
    return HttpResponseRedirect(f"/{get_language()}/")


def about(request: HttpRequest) -> HttpResponse:
    """Say what the service is, for whom, and who runs it."""
    return render(request, "common/about.html")

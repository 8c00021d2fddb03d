"""The outlook's pages. A view reads the choice, asks a presenter, picks a template."""

from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.errors import UnknownRelease
from talentlab.publish.downloads.parcel import Parcel
from talentlab.publish.downloads.spreadsheet import xlsx_bytes
from talentlab.publish.downloads.structured import json_bytes
from talentlab.publish.downloads.text import csv_bytes
from talentlab.store.release import Release
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.forms import ChoiceForm, ComparisonForm
from talentlab.web.insight.presenters import accuracy_page, comparison_page, pages, sources_page
from talentlab.web.insight.presenters.figures import KINDS, RELEASE, cards_behind, counting, show
from talentlab.web.insight.queries import courses, release_named

_WRITERS: Final = {
    "csv": (csv_bytes, "text/csv; charset=utf-8"),
    "xlsx": (
        xlsx_bytes,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "json": (json_bytes, "application/json"),
}


@require_safe
def start(request: PageRequest) -> HttpResponse:
    """Say what the region needs to know today, with the evidence."""
    page = pages.start_page(request.release, reader_language())
    return render(request, "insight/start.html", page)


@require_safe
def areas(request: PageRequest) -> HttpResponse:
    """List every area with its outlook."""
    return render(
        request, "insight/areas.html", pages.areas_page(request.release, reader_language())
    )


@require_safe
def area(request: PageRequest, region_code: str) -> HttpResponse:
    """Show one area's profile."""
    release, language = _named_release(request), reader_language()
    if (region_code, "total") not in courses(release):
        raise Http404(region_code)
    asked = request.GET.copy()
    asked["omrade"] = region_code
    form = ChoiceForm(asked, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = pages.area_page(release, form.choice(), language)
    return render(
        request,
        "insight/area.html",
        {**page, "form": form, **_lasting(request, release)},
        status=status,
    )


@require_safe
def population(request: PageRequest) -> HttpResponse:
    """Show everybody by age and sex, then, now and later."""
    release, language = _named_release(request), reader_language()
    form = ChoiceForm(request.GET, release=release, language=language, is_ahead=False)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = pages.population_page(release, form.choice(), language)
    return render(
        request,
        "insight/population.html",
        {**page, "form": form, **_lasting(request, release)},
        status=status,
    )


@require_safe
def compare(request: PageRequest) -> HttpResponse:
    """Hold up to four areas against each other."""
    release, language = _named_release(request), reader_language()
    form = ComparisonForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = comparison_page.comparison_page(release, form.choice(), language)
    return render(
        request,
        "insight/compare.html",
        {**page, "form": form, **_lasting(request, release)},
        status=status,
    )


@require_safe
def accuracy(request: PageRequest) -> HttpResponse:
    """Show how right the forecasts would have been, the worst first."""
    release, language = request.release, reader_language()
    form = ChoiceForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = accuracy_page.accuracy_page(release, form.choice(), language)
    return render(request, "insight/accuracy.html", {**page, "form": form}, status=status)


@require_safe
def sources(request: PageRequest) -> HttpResponse:
    """Show where every number comes from."""
    page = sources_page.sources_page(request.release, reader_language())
    return render(request, "insight/sources.html", page)


@require_safe
def figure(request: PageRequest, name: str) -> HttpResponse:
    """Show one figure at its permanent address, with the road its numbers have come."""
    release, language = _named_release(request), reader_language()
    choice, kind = _exact_choice(request, release, name), KINDS[name]
    shown = show(name, release, choice, language)
    if shown is None:
        raise Http404(name)
    roads = sources_page.roads(release, kind.tables, language)
    context = {
        "shown": shown,
        "roads": [
            sources_page.told_apart(road, counting(release, kind, choice, road.name))
            for road in roads
        ],
        "shown_release": release,
        "is_earlier": release.name != request.release.name,
        "newest": _without_release(request),
    }
    return render(request, "insight/figure.html", context)


@require_safe
def download(request: PageRequest, name: str, suffix: str) -> HttpResponse:
    """Hand out the rows of one figure, with their card."""
    release, language = _named_release(request), reader_language()
    shown = show(name, release, _exact_choice(request, release, name), language)
    if shown is None:
        raise Http404(name)
    parcel = Parcel(
        figure=shown.figure,
        language=language,
        address=request.build_absolute_uri(shown.address),
        release=release.name,
        published=release.created_at,
        code_version=release.code_version,
        is_synthetic=release.is_synthetic,
        cards=cards_behind(release, KINDS[name].tables),
    )
    write, content_type = _WRITERS[suffix]
    response = HttpResponse(write(parcel), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="talentlab-{name}.{suffix}"'
    return response


def _named_release(request: PageRequest) -> Release:
    """Return the release that the address names, or the published one."""
    name = request.GET.get(RELEASE, "")
    if name in {"", request.release.name}:
        return request.release
    try:
        return release_named(settings.STORE, name)
    except UnknownRelease as error:
        raise Http404(name) from error


def _lasting(request: PageRequest, release: Release) -> dict[str, object]:
    """Return the address that shows the same page of the same release, and whether it is old."""
    asked = request.GET.copy()
    asked[RELEASE] = release.name
    return {
        "permanent": f"{request.path}?{asked.urlencode()}",
        "shown_release": release,
        "is_earlier": release.name != request.release.name,
        "newest": _without_release(request),
    }


def _without_release(request: PageRequest) -> str:
    """Return the address of the same page in whatever release is published."""
    asked = request.GET.copy()
    asked.pop(RELEASE, None)
    return f"{request.path}?{asked.urlencode()}"


def _exact_choice(request: PageRequest, release: Release, name: str) -> Choice:
    """Return what an address asks for; a permanent address never means something else."""
    kind = ComparisonForm if "jamfor" in KINDS[name].asks else ChoiceForm
    is_ahead = KINDS[name].is_ahead
    form = kind(request.GET, release=release, language=reader_language(), is_ahead=is_ahead)
    if not form.is_valid():
        raise Http404(name)
    return form.choice()

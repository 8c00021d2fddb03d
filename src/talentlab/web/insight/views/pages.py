"""Pages about the region and its people."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.forms import AccuracyForm, ChoiceForm, ComparisonForm
from talentlab.web.insight.presenters import comparison_page, pages, sources_page
from talentlab.web.insight.presenters.accuracy_page.page import accuracy_page
from talentlab.web.insight.presenters.education_pages.start import statement_of_education
from talentlab.web.insight.presenters.work_list_pages.start import statement_of_work
from talentlab.web.insight.queries.population import courses
from talentlab.web.insight.views.choosing import lasting, named_release


@require_safe
def start(request: PageRequest) -> HttpResponse:
    """Say what the region needs to know today, with the evidence."""
    release, language = request.release, reader_language()
    page = pages.start_page(release, language)
    more = {
        "work": statement_of_work(release, language),
        "education": statement_of_education(release, language),
    }
    return render(request, "insight/start.html", {**page, **more})


@require_safe
def areas(request: PageRequest) -> HttpResponse:
    """List every area with its outlook."""
    return render(
        request, "insight/areas.html", pages.areas_page(request.release, reader_language())
    )


@require_safe
def area(request: PageRequest, region_code: str) -> HttpResponse:
    """Show one area's profile."""
    release, language = named_release(request), reader_language()
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
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def population(request: PageRequest) -> HttpResponse:
    """Show everybody by age and sex, then, now and later."""
    release, language = named_release(request), reader_language()
    form = ChoiceForm(request.GET, release=release, language=language, is_ahead=False)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = pages.population_page(release, form.choice(), language)
    return render(
        request,
        "insight/population.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def compare(request: PageRequest) -> HttpResponse:
    """Hold up to four areas against each other."""
    release, language = named_release(request), reader_language()
    form = ComparisonForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = comparison_page.comparison_page(release, form.choice(), language)
    return render(
        request,
        "insight/compare.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def accuracy(request: PageRequest) -> HttpResponse:
    """Show how right the forecasts would have been, the worst first."""
    release, language = named_release(request), reader_language()
    form = AccuracyForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = accuracy_page(release, form.choice(), language)
    return render(
        request,
        "insight/accuracy.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def sources(request: PageRequest) -> HttpResponse:
    """Show where every number comes from."""
    page = sources_page.sources_page(request.release, reader_language())
    return render(request, "insight/sources.html", page)

"""Pages about many occupations: by field, in a table, found and compared."""

import re
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.store.release import Release
from talentlab.vocab.characters import CONTROL
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.forms import OccupationComparisonForm, OccupationListForm, WorkForm
from talentlab.web.insight.presenters.figures import RELEASE
from talentlab.web.insight.presenters.work_list_pages.comparison import comparison_page
from talentlab.web.insight.presenters.work_list_pages.overview import overview_page
from talentlab.web.insight.presenters.work_list_pages.search import LONGEST, search_page
from talentlab.web.insight.presenters.work_list_pages.table import table_page
from talentlab.web.insight.queries.work import has_work
from talentlab.web.insight.views.choosing import lasting, named_release


@require_safe
def overview(request: PageRequest) -> HttpResponse:
    """Show the fields of work of an area, and the ways to its occupations."""
    release, language = named_release(request), reader_language()
    if not has_work(release):
        return _without_work(request, release)
    form = WorkForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = overview_page(release, form.choice(), language, kept=_kept(request))
    return render(
        request,
        "insight/occupations.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def every_occupation(request: PageRequest) -> HttpResponse:
    """List every occupation of an area, as limited and sorted."""
    release, language = named_release(request), reader_language()
    if not has_work(release):
        return _without_work(request, release)
    form = OccupationListForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = table_page(release, form.choice(), language, kept=_kept(request))
    return render(
        request,
        "insight/occupations_all.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def search(request: PageRequest) -> HttpResponse:
    """Find occupations by what people call them."""
    release, language = named_release(request), reader_language()
    if not has_work(release):
        return _without_work(request, release)
    form = WorkForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    query = _query(request)
    page = search_page(release, form.choice(), query, language, kept=_kept(request))
    return render(
        request,
        "insight/occupation_search.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def compare(request: PageRequest) -> HttpResponse:
    """Hold up to four occupations against each other."""
    release, language = named_release(request), reader_language()
    if not has_work(release):
        return _without_work(request, release)
    form = OccupationComparisonForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    query = _query(request)
    page = comparison_page(release, form.choice(), query, language, kept=_kept(request))
    return render(
        request,
        "insight/occupation_compare.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


def _query(request: PageRequest) -> str:
    """Return what is searched for, in one line, not endless and with nothing that is not seen."""
    seen = re.sub(CONTROL, " ", request.GET.get("q", ""))
    return " ".join(seen.split())[:LONGEST]


def _without_work(request: PageRequest, release: Release) -> HttpResponse:
    """Say that the release has no numbers about work, and that a newer one may have."""
    return render(
        request,
        "insight/occupations_none.html",
        lasting(request, release),
        status=HTTPStatus.NOT_FOUND,
    )


def _kept(request: PageRequest) -> dict[str, str]:
    """Return what every link of a page keeps: the release, when the address names one."""
    return {RELEASE: request.GET[RELEASE]} if request.GET.get(RELEASE) else {}

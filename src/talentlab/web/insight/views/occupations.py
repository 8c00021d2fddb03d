"""Pages about occupations."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.vocab.ssyk import ssyk
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.forms import OccupationForm
from talentlab.web.insight.presenters.work_pages.occupation import occupation_page
from talentlab.web.insight.queries.work import has_work
from talentlab.web.insight.views.choosing import lasting, named_release


@require_safe
def occupation(request: PageRequest, ssyk_code: str) -> HttpResponse:
    """Show one occupation: who works there, how many are needed and why, how sure that is."""
    release, language = named_release(request), reader_language()
    if ssyk_code not in ssyk("scb") or not has_work(release):
        raise Http404(ssyk_code)
    asked = request.GET.copy()
    asked["yrke"] = ssyk_code
    form = OccupationForm(asked, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = occupation_page(release, form.choice(), language)
    return render(
        request,
        "insight/occupation.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )

"""Pages about supply and demand: educations, sectors, occupations, and who moves here and stays."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeAlias

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.forms import BalanceForm, EducationForm
from talentlab.web.insight.presenters.education.groups import is_education
from talentlab.web.insight.presenters.education_pages.education import education_page
from talentlab.web.insight.presenters.education_pages.overview import LONGEST, overview_page
from talentlab.web.insight.presenters.education_pages.sectors import occupations_page, sectors_page
from talentlab.web.insight.presenters.education_pages.staying import staying_page
from talentlab.web.insight.presenters.figures import RELEASE
from talentlab.web.insight.queries.balance import has_balance
from talentlab.web.insight.views.choosing import lasting, named_release

Present: TypeAlias = Callable[[Release, Choice, Language], dict[str, object]]


@require_safe
def overview(request: PageRequest) -> HttpResponse:
    """Show which educations an area has too few and too many of, and find one by name."""
    kept = {RELEASE: request.GET[RELEASE]} if request.GET.get(RELEASE) else {}
    query = " ".join(request.GET.get("q", "").split())[:LONGEST]

    def present(release: Release, choice: Choice, language: Language) -> dict[str, object]:
        return overview_page(release, choice, query, language, kept=kept)

    return _answer(request, present, "insight/educations.html")


@require_safe
def education(request: PageRequest, group_code: str) -> HttpResponse:
    """Show one education: its gap and how sure that is, where people come from, who stays."""
    release, language = named_release(request), reader_language()
    if not is_education(group_code):
        raise Http404(group_code)
    if not has_balance(release):
        return _without_balance(request, release)
    asked = request.GET.copy()
    asked["utbildning"] = group_code
    form = EducationForm(asked, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = education_page(release, form.choice(), language)
    return render(
        request,
        "insight/education.html",
        {**page, "form": form, **lasting(request, release)},
        status=status,
    )


@require_safe
def sectors(request: PageRequest) -> HttpResponse:
    """Show jobs and gaps of private and of public employers."""
    return _answer(request, sectors_page, "insight/sectors.html")


@require_safe
def occupations(request: PageRequest) -> HttpResponse:
    """Show where each group of occupations is short."""
    return _answer(request, occupations_page, "insight/occupation_balance.html")


@require_safe
def staying(request: PageRequest) -> HttpResponse:
    """Show who moves here, who stays, and what would make more stay."""
    return _answer(request, staying_page, "insight/staying.html")


def _answer(request: PageRequest, present: Present, template: str) -> HttpResponse:
    """Return a page for an area, a year and a sector; say so where the release has no gap."""
    release, language = named_release(request), reader_language()
    if not has_balance(release):
        return _without_balance(request, release)
    form = BalanceForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = present(release, form.choice(), language)
    return render(
        request, template, {**page, "form": form, **lasting(request, release)}, status=status
    )


def _without_balance(request: PageRequest, release: Release) -> HttpResponse:
    """Say that the release has no supply and demand, rather than that there is no such page."""
    missing = lasting(request, release)
    return render(request, "insight/educations_none.html", missing, status=HTTPStatus.NOT_FOUND)

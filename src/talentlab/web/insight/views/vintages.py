"""Pages about what was revised since the release before, and what other producers expect."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.forms import ChoiceForm, RevisionForm
from talentlab.web.insight.presenters.vintage_pages.opinions import opinions_page
from talentlab.web.insight.presenters.vintage_pages.revisions import revisions_page
from talentlab.web.insight.views.choosing import lasting, named_release


@require_safe
def revisions(request: PageRequest) -> HttpResponse:
    """Show which numbers moved since the release before, and what each change is due to."""
    release, language = named_release(request), reader_language()
    form = RevisionForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    page = revisions_page(release, form.choice(), language)
    context = {**page, "form": form, **lasting(request, release)}
    return render(request, "insight/revisions.html", context, status=status)


@require_safe
def opinions(request: PageRequest) -> HttpResponse:
    """Show what other producers expect of the same numbers, and how far they agree."""
    release, language = named_release(request), reader_language()
    form = ChoiceForm(request.GET, release=release, language=language)
    form.is_valid()  # the page asks nothing: what stands in the address changes nothing
    page = opinions_page(release, form.choice(), language)
    context = {**page, **lasting(request, release)}
    return render(request, "insight/vintage_opinions.html", context)

"""The page about education seats: a proposal for people to decide on."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.forms import SeatPlanForm
from talentlab.web.insight.presenters.seat_plan_pages.plan import seat_plan_page
from talentlab.web.insight.queries.seat_plans import has_plan
from talentlab.web.insight.views.choosing import lasting, named_release


@require_safe
def seat_plan(request: PageRequest) -> HttpResponse:
    """Show the proposed seats beside today's, what they would lead to and what holds them back."""
    release, language = named_release(request), reader_language()
    form = SeatPlanForm(request.GET, release=release, language=language)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    if not has_plan(release):
        status = HTTPStatus.NOT_FOUND
    page = seat_plan_page(release, form.choice(), language)
    context = {**page, "form": form, **lasting(request, release)}
    return render(request, "insight/seat_plan.html", context, status=status)

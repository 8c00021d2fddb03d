"""One figure at its permanent address, on a page and as a file."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talentlab.publish.downloads.parcel import Parcel
from talentlab.publish.downloads.spreadsheet import xlsx_bytes
from talentlab.publish.downloads.structured import json_bytes
from talentlab.publish.downloads.text import csv_bytes
from talentlab.store.release import Release
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.forms import (
    AccuracyForm,
    BalanceForm,
    ChoiceForm,
    ComparisonForm,
    EducationForm,
    OccupationComparisonForm,
    OccupationForm,
    OccupationListForm,
    RevisionForm,
    SeatPlanForm,
    WorkForm,
)
from talentlab.web.insight.presenters import sources_page
from talentlab.web.insight.presenters.figures import KINDS, cards_behind, counting, show
from talentlab.web.insight.presenters.kinds import Kind
from talentlab.web.insight.presenters.seat_plan_kinds import SEAT_PLAN_KINDS
from talentlab.web.insight.presenters.vintage_kinds import SUBJECT
from talentlab.web.insight.presenters.work_lists.asked import FIELD
from talentlab.web.insight.views.choosing import named_release, without_release

WRITERS: Final = {
    "csv": (csv_bytes, "text/csv; charset=utf-8"),
    "xlsx": (
        xlsx_bytes,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "json": (json_bytes, "application/json"),
}

_TESTED: Final = {"storlek", "horisont"}
"""What only figures about accuracy ask."""


@require_safe
def figure(request: PageRequest, name: str) -> HttpResponse:
    """Show one figure at its permanent address, with the road its numbers have come."""
    release, language = named_release(request), reader_language()
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
        "newest": without_release(request),
    }
    return render(request, "insight/figure.html", context)


@require_safe
def download(request: PageRequest, name: str, suffix: str) -> HttpResponse:
    """Hand out the rows of one figure, with their card."""
    release, language = named_release(request), reader_language()
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
    write, content_type = WRITERS[suffix]
    response = HttpResponse(write(parcel), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="talentlab-{name}.{suffix}"'
    return response


def _exact_choice(request: PageRequest, release: Release, name: str) -> Choice:
    """Return what an address asks for; a permanent address never means something else."""
    form = _form(request, release, KINDS[name])
    if not form.is_valid():
        raise Http404(name)
    return form.choice()


def _form(
    request: PageRequest, release: Release, kind: Kind
) -> AccuracyForm | ChoiceForm | RevisionForm | SeatPlanForm | WorkForm:
    """Return the form that checks what the figure asks for."""
    language = reader_language()
    if (own := _own_form(kind)) is not None:
        return own(request.GET, release=release, language=language)
    if FIELD in kind.asks:
        return OccupationListForm(request.GET, release=release, language=language)
    if "yrken" in kind.asks:
        return OccupationComparisonForm(request.GET, release=release, language=language)
    if _TESTED.intersection(kind.asks):
        return AccuracyForm(request.GET, release=release, language=language)
    if kind.is_about_work:
        about_work = OccupationForm if "yrke" in kind.asks else WorkForm
        return about_work(request.GET, release=release, language=language)
    form = ComparisonForm if "jamfor" in kind.asks else ChoiceForm
    return form(request.GET, release=release, language=language, is_ahead=kind.is_ahead)


def _own_form(kind: Kind) -> type[BalanceForm | RevisionForm | SeatPlanForm] | None:
    """Return the form of a figure about supply and demand, revisions or seats."""
    if SUBJECT in kind.asks:
        return RevisionForm
    if kind in SEAT_PLAN_KINDS.values():
        return SeatPlanForm
    if kind.is_about_balance:
        return EducationForm if "utbildning" in kind.asks else BalanceForm
    return None

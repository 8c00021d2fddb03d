"""The scenario workshop: ask, see the answer on the same page, take it home as a file."""

import json
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from talentlab.errors import CalculationsBusy, ScenarioHasFaults
from talentlab.publish.charts.figure import Figure
from talentlab.publish.downloads.parcel import Parcel
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.common.messages import explain
from talentlab.web.insight.presenters.scenario.addresses import address_of
from talentlab.web.insight.presenters.scenario.everything import everything
from talentlab.web.insight.presenters.scenario.page import (
    EVERYTHING,
    answer_page,
    figure_of,
    focus_of,
)
from talentlab.web.insight.presenters.scenario.sentences import headline
from talentlab.web.insight.presenters.scenario.shown import cards_of
from talentlab.web.insight.queries.scenarios import (
    Scenario,
    answer_to,
    has_scenarios,
    scenario_from_plain,
    scenario_to_plain,
)
from talentlab.web.insight.views.choosing import named_release
from talentlab.web.insight.views.figures import WRITERS
from talentlab.web.insight.views.scenario_desk import SOON, Desk, faults_in, scenario_in, serve

_FILE: Final = "fil"
_LARGEST_FILE: Final = 50_000  # bytes: ten employers with everything written are 8 kB


def _answer(
    _request: PageRequest, release: Release, scenario: Scenario, language: Language
) -> dict[str, object]:
    return answer_page(release, scenario, answer_to(release, scenario), language)


WORKSHOP: Final = Desk(
    template="insight/scenarios.html",
    address=lambda _request, scenario, release: address_of(scenario, release),
    answer=_answer,
)


@require_safe
def workshop(request: PageRequest) -> HttpResponse:
    """Show the form, and the answer with it when the address holds a scenario."""
    return serve(request, WORKSHOP)


@require_safe
def download(request: PageRequest, name: str, suffix: str) -> HttpResponse:
    """Hand out the rows of one figure, or every difference, with their card."""
    release, language = named_release(request), reader_language()
    try:
        scenario = scenario_in(request.GET)
        figure = _rows(name, release, scenario, language) if has_scenarios(release) else None
    except ScenarioHasFaults as error:
        raise Http404(name) from error
    except CalculationsBusy as busy:
        return busy_text(busy)
    if figure is None:
        raise Http404(name)
    address = request.build_absolute_uri(address_of(scenario, release))
    return file_of(figure, f"scenario-{name}", suffix, address=address, release=release)


def file_of(
    figure: Figure, name: str, suffix: str, *, address: str, release: Release
) -> HttpResponse:
    """Return a figure's rows as a file of the kind that ``suffix`` says."""
    parcel = Parcel(
        figure=figure,
        language=reader_language(),
        address=address,
        release=release.name,
        published=release.created_at,
        code_version=release.code_version,
        is_synthetic=release.is_synthetic,
        cards=cards_of(release),
    )
    write, content_type = WRITERS[suffix]
    response = HttpResponse(write(parcel), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="talentlab-{name}.{suffix}"'
    return response


def busy_text(busy: CalculationsBusy) -> HttpResponse:
    """Return in plain words that others calculate, where no page can say it."""
    response = HttpResponse(
        explain(busy),
        content_type="text/plain; charset=utf-8",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
    response["Retry-After"] = SOON
    return response


def _rows(name: str, release: Release, scenario: Scenario, language: Language) -> Figure | None:
    answer = answer_to(release, scenario)
    if name == EVERYTHING:
        title = scenario.name or headline(focus_of(answer, scenario), language)
        return everything(answer, title, release, language)
    return figure_of(name, release, scenario, answer, language)


@require_safe
def as_file(request: PageRequest) -> HttpResponse:
    """Hand out the scenario itself, to be kept and read in again here or on the command line."""
    release = named_release(request)
    try:
        plain = scenario_to_plain(scenario_in(request.GET))
    except ScenarioHasFaults as error:
        raise Http404(_FILE) from error
    said = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    response = HttpResponse(said, content_type="application/json")
    response["Content-Disposition"] = (
        f'attachment; filename="talentlab-scenario-{release.name}.json"'
    )
    return response


@csrf_exempt  # changes nothing: it only leads to an address; forms on kept pages hold no token
@require_POST
def read_in(request: PageRequest) -> HttpResponse:
    """Lead to the scenario of a file, or say what in it cannot be read."""
    file = request.FILES.get(_FILE)
    said = file.read(_LARGEST_FILE + 1) if file else b""
    try:
        plain = json.loads(said) if len(said) <= _LARGEST_FILE else None
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict):
        return _unread(request, [])
    try:
        scenario = scenario_from_plain(plain)
    except ScenarioHasFaults as error:
        return _unread(request, [(f.where, f.value[:80], f.why) for f in faults_in(error)])
    return HttpResponseRedirect(address_of(scenario, request.release))


def _unread(request: PageRequest, faults: list[tuple[str, str, object]]) -> HttpResponse:
    context = {"faults": faults, "back": reverse("insight:scenarios")}
    return render(
        request, "insight/scenario_unread.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY
    )

"""How a page with a scenario form answers: the form, a step in it, the answer, or why not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final, cast

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise

from talentlab.errors import CalculationsBusy, ScenarioHasFaults
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.common.messages import explain
from talentlab.web.insight.forms.scenario import scenario_form
from talentlab.web.insight.forms.scenario_answers import (
    LONGEST_NAME,
    Written,
    plain_of,
    without_empty,
    written_from,
    written_in,
)
from talentlab.web.insight.forms.scenario_questions import LEVER
from talentlab.web.insight.forms.scenario_steps import (
    LIBRARY,
    STEP,
    first_lever,
    stepped,
    with_usual_answers,
)
from talentlab.web.insight.forms.scenario_written import one_line
from talentlab.web.insight.presenters.scenario.start import library_page
from talentlab.web.insight.queries.scenarios import (
    Scenario,
    ScenarioFault,
    from_address,
    has_scenarios,
    menu_of,
    read_asked,
)
from talentlab.web.insight.views.choosing import named_release

SOON: Final = "3"
"""Seconds after which a busy site may be asked again."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is special to one page with a scenario form."""

    template: str
    address: Callable[[PageRequest, Scenario, Release], str]
    answer: Callable[[PageRequest, Release, Scenario, Language], dict[str, object]]
    prepare: Callable[[Written, Release, Language], Written] = lambda written, *_: written
    amounts: Promise | str = ""
    asks: Callable[[PageRequest], dict[str, object]] = lambda _request: {}


def serve(request: PageRequest, desk: Desk) -> HttpResponse:
    """Return the page of ``desk`` for what the address asks."""
    release = named_release(request)
    if not has_scenarios(release):
        return without_scenarios(request)
    if "v" in request.GET:
        return _answered(request, release, desk)
    written = written_in(request.GET)
    return _form(request, release, desk, with_usual_answers(written, menu_of(release), release))


def without_scenarios(request: PageRequest) -> HttpResponse:
    """Say that the release has nothing that scenarios can start from."""
    return render(request, "insight/scenarios_none.html", status=HTTPStatus.NOT_FOUND)


def scenario_in(asked: QueryDict) -> Scenario:
    """Return the scenario of an address, its names in one line and not endless.

    Raises
    ------
    ScenarioHasFaults
        With everything that cannot be read.

    """
    scenario = from_address(dict(asked.lists()))
    shocks = tuple(replace(s, name=one_line(s.name, LONGEST_NAME)) for s in scenario.shocks)
    return replace(scenario, name=one_line(scenario.name, LONGEST_NAME), shocks=shocks)


def faults_in(error: ScenarioHasFaults) -> list[ScenarioFault]:
    """Return the faults that an error carries."""
    return list(cast("list[ScenarioFault]", error.facts["faults"]))


def _form(request: PageRequest, release: Release, desk: Desk, written: Written) -> HttpResponse:
    """Return the form as it stands, with a step taken, or the way to its answer."""
    language, menu, step = reader_language(), menu_of(release), request.GET.get(STEP, "")
    if not step:
        if not written.rows[LEVER]:
            written.rows[LEVER].append(first_lever(menu))
        return page(request, release, desk, written)
    slug = request.GET.get(LIBRARY, "")
    changed = stepped(written, step, slug=slug, menu=menu, language=language)
    if changed is not None:
        return page(request, release, desk, changed)
    try:
        written = desk.prepare(without_empty(written), release, language)
        scenario, faults = read_asked(release, plain_of(written))
    except CalculationsBusy as busy:
        return page(request, release, desk, written, busy=explain(busy))
    if scenario is None:
        if not written.rows[LEVER]:
            written.rows[LEVER].append(first_lever(menu))
        return page(request, release, desk, written, faults=faults)
    return HttpResponseRedirect(desk.address(request, scenario, release))


def _answered(request: PageRequest, release: Release, desk: Desk) -> HttpResponse:
    language, written = reader_language(), Written()
    try:
        scenario = scenario_in(request.GET)
        written = written_from(scenario, language)
        answer = desk.answer(request, release, scenario, language)
    except ScenarioHasFaults as error:
        usual = with_usual_answers(written, menu_of(release), release)
        return page(request, release, desk, usual, faults=faults_in(error))
    except CalculationsBusy as busy:
        return page(request, release, desk, written, busy=explain(busy))
    return page(request, release, desk, written, answer=answer)


def page(
    request: PageRequest,
    release: Release,
    desk: Desk,
    written: Written,
    *,
    faults: Sequence[ScenarioFault] = (),
    busy: str = "",
    answer: dict[str, object] | None = None,
) -> HttpResponse:
    """Return the page: 422 with faults, 503 when others calculate, else the form and its answer."""
    language, menu = reader_language(), menu_of(release)
    form = scenario_form(
        written,
        menu=menu,
        release=release,
        language=language,
        faults=faults,
        amounts=str(desk.amounts),
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    context = {
        "form": form,
        "busy": busy,
        "shown_release": release,
        "is_earlier": release.name != request.release.name,
        "newest": request.path,
        **library_page(language),
        **desk.asks(request),
        **(answer or {}),
    }
    if answer is not None:
        context["share"] = request.build_absolute_uri(str(answer["permanent"]))
    if not busy:
        return render(request, desk.template, context, status=status)
    response = render(request, desk.template, context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = SOON
    add_never_cache_headers(response)
    return response

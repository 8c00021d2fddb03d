"""Saving a scenario under a short address, showing it there, and removing it with its key."""

from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talentlab.errors import ScenarioHasFaults, TooManySaved
from talentlab.web.common.http import PageRequest
from talentlab.web.common.messages import explain
from talentlab.web.insight.forms.saving import RemoveForm, SaveForm
from talentlab.web.insight.models import SavedScenario
from talentlab.web.insight.models.saved_scenario import LONGEST_QUESTION
from talentlab.web.insight.presenters.figures import RELEASE
from talentlab.web.insight.presenters.scenario.addresses import question_of
from talentlab.web.insight.queries.scenarios import Scenario, to_address
from talentlab.web.insight.services.scenarios import Saved, remove_scenario, save_scenario
from talentlab.web.insight.views.choosing import named_release
from talentlab.web.insight.views.scenario_desk import scenario_in, serve
from talentlab.web.insight.views.scenarios import WORKSHOP

_OTHER_KEY: Final = _("That is not the key of this scenario. Nothing has been removed.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: PageRequest) -> HttpResponse:
    """Ask for a name, and show the short address and the key that removes it, once."""
    release = named_release(request)
    scenario = _whole(request.GET)
    form = SaveForm(
        request.POST if request.method == "POST" else None, initial={"namn": scenario.name}
    )
    status = HTTPStatus.OK
    if form.is_valid() and not form.is_from_a_program:
        try:
            saved = save_scenario(
                name=form.cleaned_data["namn"],
                question=to_address(scenario),
                release=release.name,
                now=now(),
            )
        except TooManySaved as error:
            form.add_error(None, explain(error))
            status = HTTPStatus.TOO_MANY_REQUESTS
        else:
            return _kept(request, saved)
    elif form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"form": form, "back": question_of(scenario, release)}
    return render(request, "insight/scenario_save.html", context, status=status)


def _whole(asked: QueryDict) -> Scenario:
    """Return the scenario of an address; what cannot be calculated is not saved either."""
    try:
        scenario = scenario_in(asked)
    except ScenarioHasFaults as error:
        raise Http404(asked.urlencode()[:200]) from error
    if len(to_address(scenario)) > LONGEST_QUESTION:
        raise Http404(scenario.name)
    return scenario


def _kept(request: PageRequest, saved: Saved) -> HttpResponse:
    address = request.build_absolute_uri(saved.scenario.get_absolute_url())
    context = {"saved": saved.scenario, "key": saved.key, "address": address}
    return render(request, "insight/scenario_kept.html", context, status=HTTPStatus.CREATED)


@require_safe
def saved_scenario(request: PageRequest, reference: str) -> HttpResponse:
    """Show a saved scenario with its numbers, as they were in the release it was saved in."""
    kept = get_object_or_404(SavedScenario, reference=reference)
    request.GET = QueryDict(f"{kept.question}&{urlencode({RELEASE: kept.release})}")
    response = serve(request, replace(WORKSHOP, asks=lambda _request: {"saved": kept}))
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"  # removed means gone, at once
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: PageRequest, reference: str) -> HttpResponse:
    """Remove a saved scenario for whoever has its key."""
    kept = get_object_or_404(SavedScenario, reference=reference)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if form.is_valid():
        if remove_scenario(reference=reference, key=form.cleaned_data["nyckel"]):
            return render(request, "insight/scenario_removed.html", {"name": kept.name})
        form.add_error("nyckel", _OTHER_KEY)
    if form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"form": form, "saved": kept}
    return render(request, "insight/scenario_remove.html", context, status=status)

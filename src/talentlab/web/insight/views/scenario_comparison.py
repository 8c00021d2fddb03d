"""Up to three scenarios held against each other, on a page and as a file."""

from collections.abc import Sequence
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from talentlab.errors import CalculationsBusy, ScenarioHasFaults, UnknownRelease
from talentlab.store.release import Release
from talentlab.web.common.http import PageRequest
from talentlab.web.common.language import reader_language
from talentlab.web.common.messages import explain
from talentlab.web.insight.forms.scenario_comparison import KEY, Compared, compared_in, with_room
from talentlab.web.insight.presenters.figures import FORMATS, RELEASE
from talentlab.web.insight.presenters.scenario.addresses import address_of
from talentlab.web.insight.presenters.scenario.comparison import (
    Side,
    comparison_figure,
    comparison_page,
    unlike_names,
)
from talentlab.web.insight.presenters.scenario.shown import shown
from talentlab.web.insight.queries.releases import release_named
from talentlab.web.insight.queries.scenarios import answer_to, has_scenarios
from talentlab.web.insight.views.scenario_desk import (
    SOON,
    faults_in,
    scenario_in,
    without_scenarios,
)
from talentlab.web.insight.views.scenarios import busy_text, file_of


@require_safe
def comparison(request: PageRequest) -> HttpResponse:
    """Show the form for addresses, and the scenarios side by side."""
    if not has_scenarios(request.release):
        return without_scenarios(request)
    fields = compared_in(request.GET)
    try:
        sides = _sides(request, fields)
    except CalculationsBusy as busy:
        context = {"fields": with_room(fields), "busy": explain(busy)}
        response = render(
            request,
            "insight/scenario_comparison.html",
            context,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
        )
        response["Retry-After"] = SOON
        add_never_cache_headers(response)
        return response
    has_faults = any(each.faults for each in fields)
    return render(
        request,
        "insight/scenario_comparison.html",
        {"fields": with_room(fields), **_told(request, sides)},
        status=HTTPStatus.UNPROCESSABLE_ENTITY if has_faults else HTTPStatus.OK,
    )


@require_safe
def comparison_file(request: PageRequest, suffix: str) -> HttpResponse:
    """Hand out what each of the scenarios changes, year by year, with its card."""
    fields = compared_in(request.GET)
    try:
        sides = _sides(request, fields)
    except CalculationsBusy as busy:
        return busy_text(busy)
    figure = comparison_figure(sides, reader_language()) if sides else None
    if figure is None or any(each.faults for each in fields):
        raise Http404(suffix)
    address = request.build_absolute_uri(_page_address(sides))
    return file_of(figure, "scenario-jamforelse", suffix, address=address, release=sides[0].release)


def _told(request: PageRequest, sides: Sequence[Side]) -> dict[str, object]:
    """Return what the page shows of the scenarios; nothing without any."""
    if not sides:
        return {}
    language, release = reader_language(), sides[0].release
    figure = comparison_figure(sides, language)
    files = tuple(
        (suffix.upper(), reverse("insight:scenario-comparison-file", args=[suffix]) + _asked(sides))
        for suffix in FORMATS
    )
    subtitle = _("Above zero: less of a shortage. The band holds 80 outcomes in 100.")
    return {
        **comparison_page(sides, language),
        "share": request.build_absolute_uri(_page_address(sides)),
        "figure": figure
        and shown(
            "jamforelse",
            figure,
            files=files,
            subtitle=subtitle,
            release=release,
            language=language,
        ),
    }


def _sides(request: PageRequest, fields: Sequence[Compared]) -> list[Side]:
    """Return the scenarios that can be answered; why others cannot is put at their fields."""
    found = [(each, side) for each in fields if (side := _side(request, each))]
    names = unlike_names([each.name or side.name for each, side in found])
    return [
        Side(name, side.release, side.scenario, side.answer)
        for name, (_each, side) in zip(names, found, strict=True)
    ]


def _side(request: PageRequest, field: Compared) -> Side | None:
    if field.question is None:
        return None
    try:
        release = _release(request, field.question.get(RELEASE, ""))
        scenario = scenario_in(field.question)
        return Side(scenario.name, release, scenario, answer_to(release, scenario))
    except UnknownRelease:
        field.faults.append(_("The release of that scenario is not here any more."))
    except ScenarioHasFaults as error:
        language = reader_language()
        field.faults += [f"{f.value} – {f.why.say(language)}" for f in faults_in(error)]
    return None


def _release(request: PageRequest, name: str) -> Release:
    """Return the release that an address names, if scenarios can start from it."""
    is_published = name in {"", request.release.name}
    release = request.release if is_published else release_named(settings.STORE, name)
    if not has_scenarios(release):
        raise UnknownRelease(name=name, known=[request.release.name])
    return release


def _asked(sides: Sequence[Side]) -> str:
    return "?" + urlencode([(KEY, address_of(side.scenario, side.release)) for side in sides])


def _page_address(sides: Sequence[Side]) -> str:
    return reverse("insight:scenario-comparison") + _asked(sides)

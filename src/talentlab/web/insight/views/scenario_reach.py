"""What would it take: a gap, a year and a probability; which levers get there, and at what cost."""

from dataclasses import replace
from typing import Final

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from talentlab.errors import ScenarioHasFaults
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.common.http import PageRequest
from talentlab.web.insight.forms.scenario_answers import Written, plain_of, written_from
from talentlab.web.insight.presenters.scenario.addresses import PROBABILITY, address_of_reach
from talentlab.web.insight.presenters.scenario.reach import reach_page
from talentlab.web.insight.queries.scenarios import (
    Scenario,
    scenario_from_plain,
    usual_question,
    ways_to,
)
from talentlab.web.insight.views.scenario_desk import Desk, serve

_CHANCES: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_USUAL: Final = 0.8


@require_safe
def reach(request: PageRequest) -> HttpResponse:
    """Show the form for a target, and which levers reach it."""
    return serve(request, REACH)


def _probability(request: PageRequest) -> float:
    """Return how sure one wants to be; one of those offered, else the usual."""
    said = request.GET.get(PROBABILITY, "")
    return next((chance for chance in _CHANCES if f"{chance:g}" == said), _USUAL)


def _answer(
    request: PageRequest, release: Release, limits: Scenario, language: Language
) -> dict[str, object]:
    return reach_page(release, limits, ways_to(release, limits, _probability(request)), language)


def _prepare(written: Written, release: Release, language: Language) -> Written:
    """Return the form with the levers that are usually tried, where none is chosen."""
    if any(written.rows.values()):
        return written
    try:
        question = scenario_from_plain(plain_of(written))
        found = usual_question(release, question)
    except (ScenarioHasFaults, KeyError):  # told by the form, which checks the same
        return written
    return written_from(replace(found, name=""), language)


def _asks(request: PageRequest) -> dict[str, object]:
    chosen = _probability(request)
    offered = [(f"{c:g}", _("%(chance)s in 100") % {"chance": round(100 * c)}) for c in _CHANCES]
    return {"chances": offered, "chosen_chance": f"{chosen:g}"}


REACH: Final = Desk(
    template="insight/scenario_reach.html",
    address=lambda request, limits, release: address_of_reach(
        limits, _probability(request), release
    ),
    answer=_answer,
    prepare=_prepare,
    amounts=gettext_lazy("At most"),
    asks=_asks,
)

"""The one door from the pages to what answers scenarios. What is answered is kept.

Pages calculate nothing, but a scenario is a question nobody has asked before. It is answered by an
entry point of the pipelines, from the files of one release, a few at a time and each only once.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from django.conf import settings

from talentlab.pipelines.scenarios.address import from_address, to_address
from talentlab.pipelines.scenarios.answer import (
    Assumption,
    Cost,
    Credit,
    Difference,
    FoundWay,
    LeverAlone,
    Percentiles,
    ReachAnswer,
    ScenarioAnswer,
)
from talentlab.pipelines.scenarios.asked import Scenario, scenario_asked
from talentlab.pipelines.scenarios.faults import NOT_A_SHARE, NOT_MIXED, ScenarioFault
from talentlab.pipelines.scenarios.library import LibraryShock, shock_library
from talentlab.pipelines.scenarios.menu import (
    MOST,
    TAKE_UP_SHARES,
    LeverChoice,
    Menu,
    has_scenarios,
    menu_of,
    usual_limits,
)
from talentlab.pipelines.scenarios.plain import (
    scenario_from_plain,
    scenario_to_plain,
    shock_to_plain,
)
from talentlab.pipelines.scenarios.run import run_scenario
from talentlab.pipelines.scenarios.what_it_takes import what_it_takes
from talentlab.store.release import Release
from talentlab.web.insight.queries.kept_answers import KeptAnswers
from talentlab.web.insight.queries.turns import turn

__all__ = [
    "MOST",
    "NOT_A_SHARE",
    "NOT_MIXED",
    "TAKE_UP_SHARES",
    "Assumption",
    "Cost",
    "Credit",
    "Difference",
    "FoundWay",
    "LeverAlone",
    "LeverChoice",
    "LibraryShock",
    "Menu",
    "Percentiles",
    "ReachAnswer",
    "Scenario",
    "ScenarioAnswer",
    "ScenarioFault",
    "answer_to",
    "from_address",
    "has_scenarios",
    "menu_of",
    "read_asked",
    "scenario_from_plain",
    "scenario_to_plain",
    "shock_library",
    "shock_to_plain",
    "to_address",
    "usual_question",
    "ways_to",
]

Answer = TypeVar("Answer")
_ANSWERS: Final[KeptAnswers] = KeptAnswers(most=128)
"""About 300 kB each for a county, so 40 MB when the room is full."""


def answer_to(release: Release, scenario: Scenario) -> ScenarioAnswer:
    """Return what a scenario changes; the same question in the same release is answered once.

    The name makes no difference: what is told is the same.

    Raises
    ------
    ScenarioHasFaults
        With everything that the release cannot answer.
    CalculationsBusy
        Others are calculating, and the pages must stay open.

    """
    nameless = replace(scenario, name="")
    return _once(
        ("answer", _key(release), to_address(nameless)), lambda: run_scenario(release, nameless)
    )


def ways_to(release: Release, limits: Scenario, probability: float) -> ReachAnswer:
    """Return what it would take to close a gap; raise as ``answer_to`` does."""
    return _once(
        ("ways", _key(release), to_address(limits), probability),
        lambda: what_it_takes(release, limits, probability=probability),
    )


def read_asked(
    release: Release, plain: Mapping[str, Any]
) -> tuple[Scenario | None, list[ScenarioFault]]:
    """Return the scenario of a form, or all its faults; raise ``CalculationsBusy`` as others do."""
    with turn(_folder()):
        return scenario_asked(release, plain)


def usual_question(release: Release, question: Scenario) -> Scenario:
    """Return a question with the levers that are usually tried for its gap."""
    return _once(
        ("usual", _key(release), to_address(question)), lambda: usual_limits(release, question)
    )


def _once(key: Hashable, calculate: Callable[[], Answer]) -> Answer:
    def in_turn() -> Answer:
        with turn(_folder()):
            return calculate()

    return _ANSWERS.get(key, in_turn)


def _key(release: Release) -> tuple[str, str]:
    return str(release.folder), release.created_at


def _folder() -> Path:
    return Path(settings.VAR)

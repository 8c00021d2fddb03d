"""Addresses of scenarios: permanent, with the release, the same in a year."""

from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.store.release import Release
from talentlab.web.insight.presenters.figures import RELEASE
from talentlab.web.insight.queries.scenarios import Scenario, to_address

PROBABILITY: Final = "p"
"""The part of an address that says how likely it should be that a gap is closed."""


def question_of(scenario: Scenario, release: Release | None = None) -> str:
    """Return the query string of a scenario, with its "?"; with a release it never changes."""
    said = "?" + to_address(scenario)
    return said if release is None else f"{said}&{urlencode({RELEASE: release.name})}"


def address_of(scenario: Scenario, release: Release | None = None) -> str:
    """Return the address of the page that shows a scenario."""
    return reverse("insight:scenarios") + question_of(scenario, release)


def address_of_reach(limits: Scenario, probability: float, release: Release | None = None) -> str:
    """Return the address of the page that says what it takes within these limits."""
    asked = urlencode({PROBABILITY: f"{probability:g}"})
    return f"{reverse('insight:scenario-reach')}{question_of(limits, release)}&{asked}"

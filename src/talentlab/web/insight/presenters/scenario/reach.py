"""What it would take to close a gap, as its page tells it: the heading is the answer."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.balance.words import chance
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.scenario.addresses import address_of_reach
from talentlab.web.insight.presenters.scenario.groups import name_of_group
from talentlab.web.insight.presenters.scenario.words import kronor
from talentlab.web.insight.queries.scenarios import FoundWay, LeverAlone, ReachAnswer, Scenario

_SMALL: Final = 10


@dataclass(frozen=True, slots=True)
class Alone:
    """One lever by itself: what it takes of it, or how far it goes at its limit."""

    name: str
    is_enough: bool
    says: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to the target: how much of each lever, how likely it then is, and its cost."""

    amounts: tuple[str, ...]
    chance: str
    cost: str


def reach_page(
    release: Release, limits: Scenario, found: ReachAnswer, language: Language
) -> dict[str, object]:
    """Return what the page shows."""
    return {
        "reach": found,
        "scenario": limits,
        "headline": _headline(found, limits.year, language),
        "lead": _lead(release, limits, found, language),
        "alone": [_alone(lever, language) for lever in found.alone],
        "ways": [_way(way, language) for way in found.ways],
        "permanent": address_of_reach(limits, found.target, release),
        "newest": address_of_reach(limits, found.target),
    }


def _headline(found: ReachAnswer, year: int, language: Language) -> str:
    facts = {"year": year, "most": chance(found.probability_at_limits, language)}
    if found.probability_now >= found.target:
        return _("Nothing more is needed: it is already that likely that nobody is missing")
    if not found.is_possible:
        return (
            _("These levers do not get there by %(year)s: the probability is %(most)s at most")
            % facts
        )
    enough = sum(lever.way is not None for lever in found.alone)
    if not enough:
        return _("No lever gets there alone by %(year)s, but together they do") % facts
    return ngettext(
        "One lever gets there alone by %(year)s",
        "%(count)s levers get there, each alone, by %(year)s",
        enough,
    ) % {**facts, "count": enough}


def _lead(release: Release, limits: Scenario, found: ReachAnswer, language: Language) -> str:
    return _(
        "%(group)s, %(place)s, %(year)s. It should be %(target)s likely that there is no "
        "shortage. Without levers it is %(now)s likely, with all at their limits %(most)s."
    ) % {
        "group": name_of_group(limits.education_group_code, language),
        "place": name_of(release, limits.region_code, language),
        "year": limits.year,
        "target": percent(found.target, language),
        "now": chance(found.probability_now, language),
        "most": chance(found.probability_at_limits, language),
    }


def _alone(lever: LeverAlone, language: Language) -> Alone:
    if lever.way is None:
        says = _("Not enough: %(chance)s likely at its limit.") % {
            "chance": chance(lever.probability_at_limit, language)
        }
    else:
        says = _("Enough: %(amount)s.") % {"amount": _amounts(lever.way, language)[0]}
    return Alone(lever.label.say(language), lever.way is not None, says)


def _way(way: FoundWay, language: Language) -> Way:
    cost = _("not known") if way.cost_sek is None else kronor(way.cost_sek, language)
    return Way(_amounts(way, language), chance(way.probability, language), cost)


def _amounts(way: FoundWay, language: Language) -> tuple[str, ...]:
    """Return how much of each lever, in its own unit; the label already says so in words."""
    return tuple(
        _("%(label)s (at most %(most)s)")
        % {"label": amount.label.say(language), "most": _written(amount.most, language)}
        for amount in way.amounts
    )


def _written(amount: float, language: Language) -> str:
    is_whole = amount == int(amount)
    return number(amount, language, decimals=0 if is_whole or abs(amount) >= _SMALL else 1)

"""What the page about education seats holds: what could be better, how, and what is in the way."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.seat_plans.figures import LIMITS_TABLED
from talentlab.web.insight.presenters.seat_plans.words import (
    VALUE_NAMES,
    headline,
    held_sentence,
    lead,
    value_sentence,
)
from talentlab.web.insight.queries.seat_plans import (
    assumed_of_seats,
    has_plan,
    held_back,
    lack_at_the_end,
    worths,
)

_HELD_SHOWN: Final = 12
_NO_PLAN: Final[Promise] = gettext_lazy("No seats have been planned in this release")
_NO_PLAN_LEAD: Final[Promise] = gettext_lazy(
    "A plan needs seats, applicants and a gap between supply and demand. When they are imported "
    "and a release is made, the proposal stands here."
)


def seat_plan_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return the proposal for a year beside today's seats, and what it rests on."""
    told = worths(release)
    if not has_plan(release) or "regret" not in told:
        return {"headline": str(_NO_PLAN), "lead": str(_NO_PLAN_LEAD), "choice": choice}
    gain, held = told["regret"], held_back(release, choice.year)
    return {
        "choice": choice,
        "headline": headline(gain, lack_at_the_end(release), language),
        "lead": lead(gain, language),
        "seats": show("platser-forslag", release, choice, language),
        "lacking": show("platser-brist", release, choice, language),
        "limits": show("platser-granser", release, choice, language),
        "value": show("platser-varde", release, choice, language),
        "held": [held_sentence(each, release, language) for each in held[:_HELD_SHOWN]],
        "held_more": max(0, min(len(held), LIMITS_TABLED) - _HELD_SHOWN),
        "values": [
            value_sentence(kind, told[kind], language) for kind in VALUE_NAMES if kind in told
        ],
        "assumed": assumed_of_seats(release, language),
    }

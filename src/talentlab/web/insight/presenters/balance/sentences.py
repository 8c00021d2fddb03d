"""Findings about a gap in whole sentences: one template per case, chosen by how sure it is."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentlab.publish.numerals import number, sensible
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.balance.words import (
    Outcome,
    between,
    chance,
    likely,
    outcome_of,
    too_few,
)
from talentlab.web.insight.queries.balance import Gap

HEADLINES: Final[dict[Outcome, Promise]] = {
    Outcome.SURELY_SHORT: _(
        "%(subject)s: %(place)s very likely needs more than it has in %(year)s"
    ),
    Outcome.SHORT: _("%(subject)s: %(place)s probably needs more than it has in %(year)s"),
    Outcome.UNCERTAIN: _("%(subject)s: unsure whether there are enough in %(place)s in %(year)s"),
    Outcome.ENOUGH: _("%(subject)s: probably enough in %(place)s in %(year)s"),
    Outcome.SURPLUS: _("%(subject)s: probably more than %(place)s needs in %(year)s"),
    Outcome.POOLED: _("%(subject)s: too uncertain alone in %(place)s in %(year)s"),
    Outcome.SUPPRESSED: _("%(subject)s: too few to be shown in %(place)s in %(year)s"),
}
_LEADS: Final[dict[Outcome, Promise]] = {
    Outcome.SURELY_SHORT: _(
        "In %(year)s there are about %(demand)s jobs and %(supply)s people for them: %(gap)s, and "
        "with 80%% probability %(between)s. A shortage is %(likely)s: the probability is "
        "%(chance)s."
    ),
    Outcome.UNCERTAIN: _(
        "In %(year)s there are about %(demand)s jobs and %(supply)s people for them, but it can go "
        "either way: with 80%% probability %(between)s. A shortage is %(likely)s: the probability "
        "is %(chance)s. It is too unsure to be called a shortage or a surplus."
    ),
    Outcome.POOLED: _(
        "The interval is so wide that the number would say nothing. It is shown together with "
        "similar educations instead."
    ),
    Outcome.SUPPRESSED: _(
        "There are fewer than five people or jobs, and so small numbers are not shown. That is not "
        "the same as none."
    ),
}
_GAP_TITLES: Final[dict[Outcome, Promise]] = {
    Outcome.SURELY_SHORT: _("Shortage: about %(gap)s in %(year)s"),
    Outcome.UNCERTAIN: _("Unsure: %(between)s in %(year)s"),
    Outcome.ENOUGH: _("Probably enough: %(between)s in %(year)s"),
    Outcome.SURPLUS: _("Surplus: about %(gap)s in %(year)s"),
}
_SAME: Final = {Outcome.SHORT: Outcome.SURELY_SHORT}
NO_NUMBER: Final = _("%(subject)s: no number of supply and demand for %(place)s")
NOT_TOLD: Final = _(
    "This release has no supply and demand for it here. No number is not the same as none."
)
BALANCE_IS: Final = _(
    "A gap is people minus jobs. It is called a shortage only when that is more than 80 percent "
    "sure. When a shortage is less than 20 percent likely there are probably enough people, and "
    "only when the whole interval also lies above 2 percent of the jobs is it called a surplus. "
    "Openings are not a shortage."
)

AS_TODAY: Final = _(
    "Supply in an occupation is modelled: the educated are counted to the occupations they work in "
    "today, by the county’s pattern fitted to the jobs of each municipality. If they begin to work "
    "elsewhere, the interval does not hold it."
)


def facts_of(gap: Gap, language: Language) -> dict[str, object]:
    """Return the numbers of a gap as sentences write them."""
    return {
        "year": gap.year,
        "supply": _about(gap.supply_p50, language),
        "demand": _about(gap.demand_p50, language),
        "gap": too_few(gap.gap_p50 or 0.0, language),
        "between": between(gap, language),
        "chance": chance(gap.p_short or 0.0, language),
        "likely": likely(gap.p_short or 0.0),
    }


def headline(gap: Gap, subject: str, place: str) -> str:
    """Return what the gap means, as a headline that claims no more than is sure."""
    said = {"subject": subject, "place": place, "year": gap.year}
    return str(HEADLINES[outcome_of(gap)]) % said


def lead(gap: Gap, language: Language) -> str:
    """Return the gap in numbers: jobs, people, interval and probability."""
    outcome = outcome_of(gap)
    is_withheld = outcome in {Outcome.POOLED, Outcome.SUPPRESSED, Outcome.UNCERTAIN}
    said = _LEADS[outcome if is_withheld else Outcome.SURELY_SHORT]
    return str(said) % facts_of(gap, language)


def gap_title(gap: Gap, language: Language) -> str:
    """Return the gap as the headline of a figure."""
    outcome = outcome_of(gap)
    said = _GAP_TITLES.get(_SAME.get(outcome, outcome), _GAP_TITLES[Outcome.UNCERTAIN])
    return str(said) % facts_of(gap, language)


def _about(persons: float | None, language: Language) -> str:
    return "–" if persons is None else number(sensible(persons), language)

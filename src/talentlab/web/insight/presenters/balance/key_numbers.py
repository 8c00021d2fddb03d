"""The numbers at the top of pages about a gap: the gap, its probability, people and jobs."""

from django.utils.translation import gettext as _

from talentlab.publish.numerals import number, sensible
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.balance.words import (
    IN_A_WORD,
    SIGNS,
    between,
    chance,
    likely,
    outcome_of,
    too_few,
)
from talentlab.web.insight.presenters.work.key_figures import KeyNumber
from talentlab.web.insight.queries.balance import Gap


def gap_numbers(gap: Gap, anchor: str, language: Language) -> list[KeyNumber]:
    """Return the gap, how likely a shortage is, and the people and jobs behind it."""
    if not gap.is_estimated or gap.p_short is None or gap.gap_p50 is None:
        return []
    year, outcome = str(gap.year), outcome_of(gap)
    found = [
        KeyNumber(
            label=_("Gap"),
            when=year,
            value=too_few(gap.gap_p50, language),
            lines=(
                str(IN_A_WORD[outcome]),
                _("80%% interval: %(interval)s") % {"interval": between(gap, language)},
            ),
            address=f"#{anchor}-gap",
            sureness=SIGNS[outcome],
        ),
        KeyNumber(
            label=_("Probability of a shortage"),
            when=year,
            value=chance(gap.p_short, language),
            lines=(_("That is: %(likely)s") % {"likely": likely(gap.p_short)},),
            address=f"#{anchor}-gap",
        ),
    ]
    return [*found, *_sides(gap, anchor, language)]


def _sides(gap: Gap, anchor: str, language: Language) -> list[KeyNumber]:
    sides = (
        (_("People"), gap.supply_p50, gap.supply_p10, gap.supply_p90),
        (_("Jobs"), gap.demand_p50, gap.demand_p10, gap.demand_p90),
    )
    return [
        KeyNumber(
            label=label,
            when=str(gap.year),
            value=number(sensible(middle), language),
            lines=(
                _("80%% interval: %(low)s to %(high)s")
                % {
                    "low": number(sensible(low or 0.0), language),
                    "high": number(sensible(high or 0.0), language),
                },
            ),
            address=f"#{anchor}-balans",
        )
        for label, middle, low, high in sides
        if middle is not None
    ]

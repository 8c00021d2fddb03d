"""The numbers at the top of pages about a gap: the gap, its probability, people and jobs."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import number, percent, sensible
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.balance.words import (
    IN_A_WORD,
    SIGNS,
    chance,
    likely,
    outcome_of,
    too_few,
)
from talentlab.web.insight.presenters.work.key_figures import KeyNumber
from talentlab.web.insight.queries.balance import Gap

_ITA: Final[dict[str, Promise]] = {
    "much_fewer": gettext_lazy("many fewer newcomers than openings"),
    "fewer": gettext_lazy("fewer newcomers than openings"),
    "balance": gettext_lazy("about as many newcomers as openings"),
    "more": gettext_lazy("more newcomers than openings"),
    "much_more": gettext_lazy("many more newcomers than openings"),
}


def gap_numbers(gap: Gap, anchor: str, language: Language) -> list[KeyNumber]:
    """Return the gap, how likely a shortage is, and the people and jobs behind it."""
    if not gap.is_estimated or gap.p_short is None or gap.gap_p50 is None:
        return []
    year, outcome = str(gap.year), outcome_of(gap)
    between = {
        "low": too_few(gap.gap_p10 or 0.0, language),
        "high": too_few(gap.gap_p90 or 0.0, language),
    }
    found = [
        KeyNumber(
            label=_("Gap"),
            when=year,
            value=too_few(gap.gap_p50, language),
            lines=(
                str(IN_A_WORD[outcome]),
                _("80%% interval: %(low)s to %(high)s") % between,
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
    return [*found, *_sides(gap, anchor, language), *_newcomers(gap, anchor, language)]


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


def _newcomers(gap: Gap, anchor: str, language: Language) -> list[KeyNumber]:
    """Return newcomers per opening, with what openings mostly are."""
    if gap.ita is None or gap.ita_class not in _ITA:
        return []
    lines = [str(_ITA[gap.ita_class])]
    if gap.replacement_share is not None:
        share = percent(gap.replacement_share, language)
        lines.append(_("%(share)s of the openings replace those who leave") % {"share": share})
    return [
        KeyNumber(
            label=_("Newcomers per opening"),
            when=str(gap.year),
            value=number(gap.ita, language, decimals=2),
            lines=tuple(lines),
            address=f"#{anchor}-balans",
        )
    ]

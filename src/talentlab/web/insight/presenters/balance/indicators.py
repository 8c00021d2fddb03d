"""What else is known of a gap: how bad it can be, and how newcomers stand against openings."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import number, percent, sensible
from talentlab.vocab.text import Language
from talentlab.web.insight.queries.balance import Gap

_ITA: Final[dict[str, Promise]] = {
    "much_fewer": gettext_lazy("Many fewer newcomers than openings."),
    "fewer": gettext_lazy("Fewer newcomers than openings."),
    "balance": gettext_lazy("About as many newcomers as openings."),
    "more": gettext_lazy("More newcomers than openings."),
    "much_more": gettext_lazy("Many more newcomers than openings."),
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure of a gap: its name, its number, and what it says."""

    name: str
    value: str
    says: str


def indicators(gap: Gap, language: Language) -> list[Indicator]:
    """Return the measures that are known of a gap, those of its size first."""
    if not gap.is_estimated:
        return []
    found = (
        (_("Expected shortage"), _persons(gap.expected_shortage, language), _EXPECTED),
        (_("Shortage in the worst tenth"), _persons(gap.cvar_90, language), _WORST),
        (_("Newcomers per opening"), _ratio(gap.ita, language), _ITA.get(gap.ita_class, "")),
        (_("Recruitment pressure"), _ratio(gap.recruitment_pressure, language), _PRESSURE),
        (_("Dependence on others"), _ratio(gap.import_dependence, language), _IMPORT),
        (_("Openings that replace"), _share(gap.replacement_share, language), _REPLACE),
    )
    return [Indicator(name, value, str(says)) for name, value, says in found if value]


_EXPECTED: Final = gettext_lazy(
    "People too few as a mean of the possible futures; those with enough people count as none."
)
_WORST: Final = gettext_lazy("People too few as a mean of the worst tenth of the futures.")
_PRESSURE: Final = gettext_lazy("Openings for each newcomer from here.")
_IMPORT: Final = gettext_lazy("People who commute or move in for each newcomer.")
_REPLACE: Final = gettext_lazy("The rest are growth. Openings are not a shortage.")


def _persons(value: float | None, language: Language) -> str:
    return "" if value is None else number(sensible(value), language)


def _ratio(value: float | None, language: Language) -> str:
    return "" if value is None else number(value, language, decimals=2)


def _share(value: float | None, language: Language) -> str:
    return "" if value is None else percent(value, language)

"""Every figure about people by name. The names are in addresses and therefore permanent."""

from collections.abc import Mapping
from typing import Final

from talentlab.web.insight.presenters import comparing_figures, population_figures
from talentlab.web.insight.presenters.kinds import Kind

_BOTH: Final = ("population_history", "population_outlook")

POPULATION_KINDS: Final[Mapping[str, Kind]] = {
    "utveckling": Kind(
        population_figures.development, (*_BOTH, "population_cases"), ("omrade", "alder", "ar")
    ),
    "pyramid": Kind(population_figures.pyramid, _BOTH, ("omrade", "ar"), is_ahead=False),
    "forandringar": Kind(
        population_figures.movements,
        _BOTH,
        ("omrade",),
        counted_in=("births", "deaths", "migration"),
    ),
    "aldrar": Kind(population_figures.ages_apart, _BOTH, ("omrade", "ar")),
    "karta": Kind(comparing_figures.change_map, _BOTH, ("alder", "ar"), is_of_municipalities=True),
    "kommuner": Kind(
        comparing_figures.municipalities_apart, _BOTH, ("alder", "ar"), is_of_municipalities=True
    ),
    "staplar": Kind(
        comparing_figures.change_bars, _BOTH, ("omrade", "alder", "ar"), is_of_municipalities=True
    ),
    "jamforelse": Kind(comparing_figures.comparison, _BOTH, ("jamfor", "alder", "ar")),
}

"""Every figure about accuracy by name. The names are in addresses and therefore permanent."""

from collections.abc import Mapping
from typing import Final

from talentlab.web.insight.presenters.accuracy import by_size, coverage, errors, replacement, worst
from talentlab.web.insight.presenters.kinds import Draw, Kind


def _kind(draw: Draw, table: str, *asks: str) -> Kind:
    return Kind(draw, (table,), asks, counted_in=())


ACCURACY_KINDS: Final[Mapping[str, Kind]] = {
    "fel": _kind(errors.population_errors, "population_backtest", "storlek"),
    "tackning": _kind(coverage.population_coverage, "population_backtest", "storlek"),
    "storsta-fel": _kind(worst.population_worst, "population_cases", "storlek"),
    "fel-storlek": _kind(by_size.population_by_size, "population_backtest", "horisont"),
    "tackning-storlek": _kind(by_size.population_held_by_size, "population_backtest", "horisont"),
    "fel-sysselsattning": _kind(errors.employment_errors, "employment_backtest", "niva", "storlek"),
    "tackning-sysselsattning": _kind(
        coverage.employment_coverage, "employment_backtest", "niva", "storlek"
    ),
    "storsta-fel-sysselsattning": _kind(
        worst.employment_worst, "employment_cases", "niva", "storlek"
    ),
    "fel-storlek-sysselsattning": _kind(
        by_size.employment_by_size, "employment_backtest", "niva", "horisont"
    ),
    "tackning-storlek-sysselsattning": _kind(
        by_size.employment_held_by_size, "employment_backtest", "niva", "horisont"
    ),
    "fel-ersattning": _kind(replacement.replacement_bias, "openings_backtest", "storlek"),
}

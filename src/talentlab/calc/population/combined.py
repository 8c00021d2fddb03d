"""Real components where events are counted, steadied by the outlook from stocks alone.

Method: docs/method-guide/population.md, section 6.
"""

from dataclasses import dataclass

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import COMBINATION, CombinationSettings
from talentlab.calc.population.components.project import ComponentProjector
from talentlab.calc.population.ensemble import StockEnsemble
from talentlab.calc.population.history import StockHistory


@dataclass(frozen=True, slots=True)
class CombinedProjector:
    """The weighted mean of two ways of looking ahead that err differently.

    Where the history has too few years of events, stocks alone must do: hindcasts from early years
    are made by the method that could have been used then.
    """

    components: ComponentProjector
    stocks: StockEnsemble
    settings: CombinationSettings = COMBINATION

    def project(self, history: StockHistory, years_ahead: int) -> Floats:
        """Return the expected residents (R, H, S, A)."""
        from_stocks = self.stocks.project(history, years_ahead)
        if not self.components.can_project(history):
            return from_stocks
        weight = self.settings.components_weight
        return weight * self.components.project(history, years_ahead) + (1 - weight) * from_stocks

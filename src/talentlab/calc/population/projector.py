"""The seam between methods and the rest: anything that can look ahead from a history."""

from typing import Protocol

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import StockHistory


class Projector(Protocol):
    """One way of looking ahead. It sees only the history it is given."""

    def project(self, history: StockHistory, years_ahead: int) -> Floats:
        """Return the expected residents (R, H, S, A), H = 1..``years_ahead`` after the base year.

        Never negative. The order of regions must not matter.
        """
        ...

"""The seam between methods and the rest: anything that can look ahead from a history."""

from typing import Protocol

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import EmploymentHistory


class DemandProjector(Protocol):
    """One way of looking ahead. It sees only the history it is given."""

    def project(self, history: EmploymentHistory, years_ahead: int) -> Floats:
        """Return the expected employees (R, O, S, H), H = 1..``years_ahead`` after the base year.

        Never negative. The order of regions and of occupations must not matter.
        """
        ...

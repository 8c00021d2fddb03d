"""Our outlook of employment: growth that is shared, shrunk and fades.

Method: docs/method-guide/employment.md, section 3.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.demand import DEMAND, DemandSettings
from talentlab.calc.demand.history import EmploymentHistory


@dataclass(frozen=True, slots=True)
class DemandEnsemble:
    """Each occupation grows as in the nation lately, less and less so."""

    settings: DemandSettings = DEMAND

    def project(self, history: EmploymentHistory, years_ahead: int) -> Floats:
        """Return the expected employees (R, O, S, H)."""
        nation = history.persons.sum(axis=(0, 2))
        growth = np.zeros(len(history.occupations))
        if len(history.years) > 1 and history.is_counted_alike(
            history.years[-2], history.base_year
        ):
            span = history.years[-1] - history.years[-2]
            prior = self.settings.nation_kappa
            growth = np.log((nation[:, -1] + prior) / (nation[:, -2] + prior)) / span
        kept = self.settings.memory ** np.arange(1, years_ahead + 1, dtype=np.float64)
        path = np.exp(growth[:, None] * kept.cumsum())
        return np.asarray(history.persons[..., -1:] * path[None, :, None, :])

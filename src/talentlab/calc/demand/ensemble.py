"""Our outlook of employment: four ways of looking ahead, weighed by how right they have been.

Method: docs/method-guide/employment.md, section 3.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.demand import DEMAND, DemandSettings
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.calc.demand.members import members
from talentlab.calc.demand.weights import member_weights


@dataclass(frozen=True, slots=True)
class DemandEnsemble:
    """Standing still, growing with the nation, shared trends and own trends, weighed together."""

    settings: DemandSettings = DEMAND

    def project(self, history: EmploymentHistory, years_ahead: int) -> Floats:
        """Return the expected employees (R, O, S, H)."""
        ways = members(history, years_ahead, self.settings)
        expected = np.einsum("m,m...->...", member_weights(history, self.settings), ways)
        return np.asarray(expected + newcomers(history, self.settings)[..., None])


def newcomers(history: EmploymentHistory, settings: DemandSettings) -> Floats:
    """Return who is expected (R, O, S) where nobody was counted, but the nation has some.

    As many as the region's size suggests, and at most half a person.

    Method: docs/method-guide/employment.md, section 4.
    """
    last = history.persons[..., -1]
    here = last.sum(axis=(1, 2))
    total = float(here.sum())
    if total == 0.0:
        return np.zeros(last.shape)
    nation = last.sum(axis=0)
    usual = nation.sum(axis=1) * (here / total)[:, None]
    empty = last.sum(axis=2) == 0.0
    share = np.divide(
        nation,
        nation.sum(axis=1, keepdims=True),
        out=np.zeros_like(nation),
        where=nation.sum(axis=1, keepdims=True) > 0,
    )
    few = np.where(empty, np.minimum(usual, settings.newcomers), 0.0)
    return np.asarray(few[..., None] * share)

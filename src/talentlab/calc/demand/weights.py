"""How much each member of the ensemble is trusted: what earlier years say, and a prior.

Method: docs/method-guide/employment.md, section 5.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.demand import DemandSettings
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed
from talentlab.calc.demand.members import MEMBERS, members

_LEAST: Final = 0.1  # a member without any error so far has been lucky


def member_weights(history: EmploymentHistory, settings: DemandSettings) -> Floats:
    """Return the members' weights (M,), which add up to one.

    The prior weight is multiplied by the inverse square of the errors in earlier years, as far as
    the number of origins carries it.

    Method: docs/method-guide/employment.md, section 5, equation 5.
    """
    prior = np.array(
        [
            settings.weight_naive,
            settings.weight_nation,
            settings.weight_shared,
            settings.weight_own,
        ]
    )
    errors, origins = _earlier_errors(history, settings)
    trust = origins / (origins + settings.weight_years)
    weight = prior * errors ** (-2.0 * trust)
    return np.asarray(weight / weight.sum())


def _earlier_errors(history: EmploymentHistory, settings: DemandSettings) -> tuple[Floats, int]:
    """Return each member's error (M,) beside the average member's, and the origins behind it."""
    errors, origins = [], 0
    for origin in history.years[:-1]:
        outcomes = {
            year - origin: i
            for i, year in enumerate(history.years)
            if 0 < year - origin <= settings.tested_ahead and history.is_counted_alike(origin, year)
        }
        if outcomes:
            ahead = members(history.until(origin), max(outcomes), settings)
            errors += [
                _relative_errors(ahead[..., h - 1], history.persons[..., i], history.occupations)
                for h, i in outcomes.items()
            ]
            origins += 1
    if not errors:
        return np.ones(len(MEMBERS)), 0
    return np.mean(errors, axis=0), origins


def _relative_errors(forecasts: Floats, outcome: Floats, occupations: tuple[str, ...]) -> Floats:
    """Return the members' errors (M,) beside the average member's, equally for all code lengths.

    ``forecasts`` is (M, R, O, S), ``outcome`` (R, O, S); sexes are taken together.
    """
    off = np.moveaxis((forecasts - outcome).sum(axis=-1), 0, -1)
    relative = []
    for length in range(max(map(len, occupations)) + 1):
        _, member = prefixes(occupations, length)
        size = np.abs(summed(off, member)).sum(axis=(0, 1))
        usual = float(size.mean())
        relative.append(size / usual if usual > 0.0 else np.ones(len(size)))
    return np.asarray(np.maximum(np.mean(relative, axis=0), _LEAST))

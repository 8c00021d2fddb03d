"""From industries to occupations and back: the mix, and how far it drifts.

Method: docs/method-guide/demand.md, section 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.industries import INDUSTRIES, IndustrySettings
from talentlab.calc.demand.municipal import fitted, seed_table

_NONE: Final = 1e-12


@dataclass(frozen=True, slots=True)
class OccupationMix:
    """How occupations spread over industries in a county.

    ``within`` (O, I) sums to one down each industry that anybody works in; ``table`` (O, I) are the
    county's employees.
    """

    within: Floats
    table: Floats

    def implied(self, employed: Floats) -> Floats:
        """Return jobs by occupation (..., O, H) of the employed by industry (..., I, H)."""
        return np.asarray(self.within @ employed)

    def industries_of(self, jobs: Floats, employed: Floats) -> Floats:
        """Return jobs by industry (D, I, H) of jobs by occupation (D, O, H); sums are kept.

        Each occupation's jobs lie in industries as ``employed`` (D, I, H) and the mix say; in an
        occupation that those industries do not use, as in the county.
        """
        implied = self.implied(employed)
        ratio = np.divide(jobs, implied, out=np.zeros_like(jobs), where=implied > _NONE)
        found = employed * (self.within.T @ ratio)
        rest = np.where(implied > _NONE, 0.0, jobs)
        return np.asarray(found + _rows(self.table).T @ rest)


def occupation_mix(counted: Floats, occupations: Floats, industries: Floats) -> OccupationMix:
    """Return the mix (O, I) fitted to a county's employees by occupation and by industry.

    The same fit as for municipal employees: the county's industries give its occupations exactly.
    """
    columns = industries * (occupations.sum() / industries.sum())
    table = fitted(seed_table(counted, occupations, columns), occupations, columns)
    within = np.divide(table, columns, out=np.zeros_like(table), where=columns > 0)
    return OccupationMix(within=within, table=table)


def _rows(table: Floats) -> Floats:
    """Return each row's shares; of an empty row, everybody's."""
    total = table.sum(axis=1, keepdims=True)
    everywhere = np.broadcast_to(table.sum(axis=0) / table.sum(), table.shape)
    return np.where(total > 0, table / np.where(total > 0, total, 1.0), everywhere)


def mix_spread(
    occupations: Floats,
    industries: Floats,
    mix: OccupationMix,
    spans: Sequence[tuple[int, int]],
    settings: IndustrySettings = INDUSTRIES,
) -> float:
    """Return the yearly standard deviation of what industries do not say of an occupation's growth.

    Over steps between years counted alike: the squared difference of the log growth of the county's
    ``occupations`` (O, Y) and of what its ``industries`` (I, Y) imply, less luck, weighed by size,
    and drawn to what is declared.

    Method: docs/method-guide/demand.md, section 4, equation 5.
    """
    prior = settings.mix_spread**2
    total, years = settings.spread_years * prior, settings.spread_years
    implied = mix.within @ industries
    for first, last in spans:
        before, after = occupations[:, first], occupations[:, last]
        there = (before > 0) & (after > 0) & (implied[:, first] > 0) & (implied[:, last] > 0)
        if not there.any():
            continue
        growth = np.log(after[there] / before[there])
        off = growth - np.log(implied[there, last] / implied[there, first])
        luck = 1.0 / before[there] + 1.0 / after[there]
        weight = before[there] / before[there].sum()
        total += max(float(weight @ (off**2 - luck)), 0.0)
        years += 1.0
    return float(np.sqrt(total / years))

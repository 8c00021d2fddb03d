"""Draws of every occupation and sex: shocks at every level around the expected employment.

Method: docs/method-guide/employment.md, section 6.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.interval import varied
from talentlab.calc.population.shocks import COMMON, standardised, stream, wandering

_TASK: Final = "employment"


def draws_of(ahead: DemandAhead, region_code: str, *, draws: int, seed: int) -> Floats:
    """Return the employees (D, O, S, H) of one region in every draw; never negative.

    Shocks to a code hit everything below it. Some are common to all regions: draws of several
    regions belong together number by number, and their sum is a draw of the sum.

    Method: docs/method-guide/employment.md, section 6, equation 8.
    """
    occupations, spread = ahead.history.occupations, ahead.spread
    expected = ahead.expected[ahead.history.region_codes.index(region_code)]
    shocks, variance = _shocks_to_codes(ahead, region_code, draws=draws, seed=seed)
    drawn = np.empty((draws, *expected.shape))
    for o, occupation in enumerate(occupations):
        for s, sex in enumerate(ahead.history.sexes):
            task = (region_code, occupation, sex)
            sex_variance = spread.sex_variance(expected[o, s])
            shock = shocks[:, o] + np.sqrt(sex_variance) * _path(seed, draws, shocks, "sex", *task)
            mean = expected[o, s] * np.exp(shock - (variance[o] + sex_variance) / 2)
            drawn[:, o, s] = varied(
                mean, spread.luck * mean, _path(seed, draws, shocks, "luck", *task)
            )
    return drawn


def _shocks_to_codes(
    ahead: DemandAhead, region_code: str, *, draws: int, seed: int
) -> tuple[Floats, Floats]:
    """Return the log shocks (D, O, H) that both sexes share, and their variance (O, H)."""
    occupations, spread = ahead.history.occupations, ahead.spread
    both = ahead.expected.sum(axis=2)
    here = both[[ahead.history.region_codes.index(region_code)]]
    nation = both.sum(axis=0, keepdims=True)
    shocks = np.zeros((draws, *both.shape[1:]))
    total = np.zeros(both.shape[1:])
    for length in range(len(spread.own)):
        codes, member = prefixes(occupations, length)
        parts = (
            (COMMON, spread.shared_variance(length, summed(nation, member))[0]),
            (region_code, spread.own_variance(length, summed(here, member))[0]),
        )
        for whose, variance in parts:
            total += variance[member]
            paths = [_path(seed, draws, shocks, whose, code) for code in codes]
            shocks += (np.stack(paths, axis=1) * np.sqrt(variance))[:, member]
    return shocks, total


def _path(seed: int, draws: int, like: Floats, *task: str) -> Floats:
    """Return standard normal paths (D, H) of one shock: the same wherever they are drawn."""
    return standardised(wandering(stream(seed, _TASK, *task), draws, like.shape[-1]))

"""Draws of every occupation and sex: shocks at every level around the expected employment.

Method: docs/method-guide/employment.md, section 6.
"""

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.history import prefixes
from talentlab.calc.population.shocks import COMMON, standardised, stream, wandering


def draws_of(ahead: DemandAhead, region_code: str, *, draws: int, seed: int) -> Floats:
    """Return the employees (D, O, S, H) of one region in every draw; never negative.

    Shocks to a code hit everything below it. Some are common to all regions: draws of several
    regions belong together number by number, and their sum is a draw of the sum.

    Method: docs/method-guide/employment.md, section 6.
    """
    history = ahead.history
    expected = ahead.expected[history.region_codes.index(region_code)]
    log_shock = np.zeros((draws, *expected.shape))
    variance = np.zeros(expected.shape[-1])
    years_ahead = expected.shape[-1]
    for length in range(history.code_length + 1):
        codes, member = prefixes(history.occupations, length)
        for share, whose in ((ahead.spread.shared, COMMON), (ahead.spread.own, region_code)):
            shocks = np.stack(
                [_path(seed, draws, years_ahead, "demand", whose, code) for code in codes], axis=1
            )
            log_shock += (shocks * np.sqrt(share[length]))[:, member, None, :]
            variance += share[length]
    shape = (draws, *expected.shape[:2], years_ahead)
    own, luck = np.empty(shape), np.empty(shape)
    for o, code in enumerate(history.occupations):
        for s, sex in enumerate(history.sexes):
            own[:, o, s] = _path(seed, draws, years_ahead, "demand", region_code, code, sex)
            luck[:, o, s] = _path(seed, draws, years_ahead, "demand luck", region_code, code, sex)
    log_shock += own * np.sqrt(ahead.spread.sex)
    variance += ahead.spread.sex
    moved = expected * np.exp(log_shock - variance / 2)
    alpha = ahead.spread.luck
    root = np.sqrt(np.maximum(moved - alpha / 4, 0.0)) + luck * np.sqrt(alpha) / 2
    return np.asarray(np.where(moved > 0, np.maximum(root, 0.0) ** 2, 0.0))


def _path(seed: int, draws: int, years_ahead: int, *task: str) -> Floats:
    """Return standard normal paths (D, H) of one shock: the same wherever they are drawn."""
    return standardised(wandering(stream(seed, *task), draws, years_ahead))

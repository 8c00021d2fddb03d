"""Private and public employers' parts of every occupation's jobs.

Method: docs/method-guide/demand.md, section 5.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.industries import INDUSTRIES, IndustrySettings
from talentlab.calc.population.shocks import standardised, stream, wandering

_NONE: Final = 1e-12


def public_jobs(
    jobs: Floats,
    share: Floats,
    codes: Sequence[str],
    *,
    seed: int,
    settings: IndustrySettings = INDUSTRIES,
) -> Floats:
    """Return the public part (D, O, T) of ``jobs`` (D, O, T), the base year first.

    ``share`` (O,) is the public share today. Its log odds wander, alike in all municipalities.

    Method: docs/method-guide/demand.md, section 5, equation 7.
    """
    draws, _, years = jobs.shape
    odds = np.log(np.clip(share, _NONE, 1.0)) - np.log(np.clip(1.0 - share, _NONE, 1.0))
    ahead = np.sqrt(np.arange(years, dtype=np.float64))
    public = np.empty_like(jobs)
    for o, code in enumerate(codes):
        if share[o] <= 0.0 or share[o] >= 1.0:
            public[:, o] = jobs[:, o] * share[o]
            continue
        moved = np.zeros((draws, years))
        if years > 1:
            paths = standardised(wandering(stream(seed, "sector", code), draws, years - 1))
            moved[:, 1:] = settings.sector_spread * ahead[1:] * paths
        public[:, o] = jobs[:, o] / (1.0 + np.exp(-odds[o] - moved))
    return public

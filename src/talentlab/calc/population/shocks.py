"""Shared and own shocks: how wrong each region may be, draw by draw.

Method: docs/method-guide/uncertainty-and-backtest.md, section 6.
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.draws import DRAWS, DrawSettings
from talentlab.calc.calibration import normal_quantile

COMMON: Final = "common"


@dataclass(frozen=True, slots=True)
class Deviations:
    """Log deviations from the expected number, (D, H) each: all residents and ages 20-64."""

    total: Floats
    working: Floats


def stream(seed: int, *task: str) -> np.random.Generator:
    """Return the random numbers of one task: the same wherever and whenever it is done."""
    key = blake2b("/".join(task).encode(), digest_size=8).digest()
    return np.random.default_rng([seed, int.from_bytes(key)])


def wandering(random: np.random.Generator, draws: int, years_ahead: int) -> Floats:
    """Return standard normal paths (D, H) that wander as errors do: corr(h, k) = sqrt(h/k), h<k."""
    steps = random.standard_normal((draws, years_ahead))
    return np.asarray(steps.cumsum(axis=1) / np.sqrt(np.arange(1, years_ahead + 1)))


def deviations(
    region_code: str,
    *,
    half_width_total: Floats,
    half_width_working: Floats,
    draws: int,
    seed: int,
    settings: DrawSettings = DRAWS,
) -> Deviations:
    """Return one region's log deviations in every draw.

    Each is a shock common to all regions of the run and one of its own; all residents follow the
    working ages. Half-widths (H,) hold 80 % of the outcomes, in log points.

    Method: docs/method-guide/uncertainty-and-backtest.md, section 6, equations 8-9.

    """
    years_ahead = len(half_width_total)
    require_shape("half_width_working", half_width_working, (years_ahead,))
    shared = stream(seed, COMMON)
    own = stream(seed, region_code)
    both = [
        np.sqrt(settings.common_share) * wandering(shared, draws, years_ahead)
        + np.sqrt(1.0 - settings.common_share) * wandering(own, draws, years_ahead)
        for _ in range(2)
    ]
    rho = settings.total_follows
    per_sigma = 1.0 / normal_quantile(0.8)
    total = rho * both[0] + np.sqrt(1.0 - rho**2) * both[1]
    return Deviations(
        total=half_width_total * per_sigma * standardised(total),
        working=half_width_working * per_sigma * standardised(both[0]),
    )


def standardised(paths: Floats) -> Floats:
    """Return ``paths`` (D, H) with mean 0 and standard deviation 1 in every year.

    A thousand draws then have the intended spread exactly, not only in expectation.
    """
    centred = paths - paths.mean(axis=0)
    spread = centred.std(axis=0)
    return np.asarray(np.divide(centred, spread, out=centred, where=spread > 0))

"""Estimates with an interval, and draws from them: what levers and shocks are calculated from."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.population.shocks import stream
from talentlab.calc.scenarios.scenario import Range

_WIDTH: Final = 2 * normal_quantile(0.8)  # 80 % of a normal lies within so many deviations
_SURE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and its 80 % range. ``basis`` is measured, pooled or assumed."""

    mean: float
    p10: float
    p90: float
    basis: str = "measured"

    @property
    def deviation(self) -> float:
        """Return the standard deviation of a normal with the same range."""
        return max(self.p90 - self.p10, 0.0) / _WIDTH

    def shares(self, draws: int, seed: int, *key: str) -> Floats:
        """Return draws (D,) of a share in [0, 1]: a Beta with this mean and deviation."""
        if self.deviation < _SURE or not 0.0 < self.mean < 1.0:
            return np.full(draws, min(max(self.mean, 0.0), 1.0))
        widest = 0.9 * self.mean * (1 - self.mean)
        concentration = self.mean * (1 - self.mean) / min(self.deviation**2, widest) - 1
        random = stream(seed, "share", *key)
        return random.beta(self.mean * concentration, (1 - self.mean) * concentration, size=draws)

    def amounts(self, draws: int, seed: int, *key: str) -> Floats:
        """Return draws (D,) of something that is not negative: a gamma, right on average."""
        if self.deviation < _SURE or self.mean <= _SURE:
            return np.full(draws, max(self.mean, 0.0))
        shape = (self.mean / self.deviation) ** 2
        return stream(seed, "amount", *key).gamma(shape, self.mean / shape, size=draws)


def of_range(found: Range | tuple[float, float], basis: str = "assumed") -> Estimate:
    """Return the estimate in the middle of an 80 % range."""
    low, high = (found.low, found.high) if isinstance(found, Range) else found
    return Estimate((low + high) / 2, low, high, basis)

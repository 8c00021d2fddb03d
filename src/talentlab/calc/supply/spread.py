"""How far education groups may fall from what is expected of them, beside the population.

Method: docs/method-guide/supply.md, section 10.
"""

from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.supply import SPREAD, SpreadSettings


@dataclass(frozen=True, slots=True)
class Spread:
    """Log variances by years ahead (H,): shared by all municipalities, own, and luck per person."""

    shared: Floats
    own: Floats
    luck: Floats
    smallest: float
    large: float

    def __post_init__(self) -> None:
        require_shape("own", self.own, self.shared.shape)
        require_shape("luck", self.luck, self.shared.shape)

    def own_variance(self, persons: Floats) -> Floats:
        """Return the variance (..., H) of own shocks to groups of so many persons (...)."""
        size = np.maximum(persons, self.smallest)[..., None]
        return np.asarray(self.own + self.luck / size)

    def scaled(
        self,
        *,
        shared: Floats | float = 1.0,
        own: Floats | float = 1.0,
        luck: Floats | float = 1.0,
    ) -> "Spread":
        """Return widths multiplied by factors (H,); never narrower further ahead."""
        return replace(
            self,
            shared=np.maximum.accumulate(self.shared * np.square(shared)),
            own=np.maximum.accumulate(self.own * np.square(own)),
            luck=np.maximum.accumulate(self.luck * np.square(luck)),
        )


def prior_spread(years_ahead: int, settings: SpreadSettings = SPREAD) -> Spread:
    """Return what is believed before hindcasts say better.

    Method: docs/method-guide/supply.md, section 10, equation 21.
    """
    grown = np.arange(1, years_ahead + 1, dtype=np.float64) ** settings.growth
    return Spread(
        shared=settings.shared * grown,
        own=settings.own * grown,
        luck=settings.luck * np.arange(1, years_ahead + 1, dtype=np.float64),
        smallest=settings.smallest,
        large=settings.large,
    )

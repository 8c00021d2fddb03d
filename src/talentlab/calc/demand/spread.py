"""How far outcomes may fall from an outlook: shocks at every level of the hierarchy at once.

Method: docs/method-guide/employment.md, section 6.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.demand import SPREAD, SpreadSettings

Factors: TypeAlias = Floats | float


@dataclass(frozen=True, slots=True)
class Spread:
    """Variances of the shocks an outlook is exposed to, by years ahead.

    Axes: H years ahead, K + 1 lengths of code from 0 (all occupations) to the most detailed.

    Attributes
    ----------
    luck : (H,)
        Variance per employee of plain luck in a region's occupation.
    own : (K + 1, H)
        Log variance of one region's own shocks to a code of each length, at the reference size.
    shared : (K + 1, H)
        The same of shocks common to all regions.
    sex : (H,)
        Log variance of own shocks to one sex in a most detailed occupation, at the reference size.
    settings : SpreadSettings
        How variances shrink with size.

    """

    luck: Floats
    own: Floats
    shared: Floats
    sex: Floats
    settings: SpreadSettings = SPREAD

    def __post_init__(self) -> None:
        require_shape("sex", self.sex, self.luck.shape)
        require_shape("own", self.own, (len(self.own), *self.luck.shape))
        require_shape("shared", self.shared, self.own.shape)

    def own_variance(self, length: int, employees: Floats) -> Floats:
        """Return the log variance (..., H) of own shocks to codes with so many (..., H) there."""
        if length == 0:
            return np.broadcast_to(self.own[0], employees.shape)
        of = self.settings
        usual = self.own[length]
        return np.asarray(usual * _shrinking(employees, of.own_reference, of.own_size))

    def shared_variance(self, length: int, employees: Floats) -> Floats:
        """Return the log variance (..., H) of shared shocks to codes with so many in the nation."""
        if length == 0:
            return np.broadcast_to(self.shared[0], employees.shape)
        of = self.settings
        usual = self.shared[length]
        return np.asarray(usual * _shrinking(employees, of.shared_reference, of.shared_size))

    def sex_variance(self, employees: Floats) -> Floats:
        """Return the log variance (..., H) of own shocks to one sex with so many in a region."""
        of = self.settings
        return np.asarray(self.sex * _shrinking(employees, of.own_reference, of.own_size))

    def at(self, ahead: int) -> "Spread":
        """Return the spread ``ahead`` years ahead, with that horizon only."""
        h = slice(ahead - 1, ahead)
        return replace(
            self, luck=self.luck[h], own=self.own[:, h], shared=self.shared[:, h], sex=self.sex[h]
        )

    def scaled(self, *, luck: Factors = 1.0, own: Factors = 1.0, shared: Factors = 1.0) -> "Spread":
        """Return the spread with widths multiplied by factors (H,); never narrower further ahead.

        Shocks to one sex are scaled as own shocks.
        """
        return replace(
            self,
            luck=np.maximum.accumulate(self.luck * np.square(luck)),
            own=np.maximum.accumulate(self.own * np.square(own), axis=1),
            shared=np.maximum.accumulate(self.shared * np.square(shared), axis=1),
            sex=np.maximum.accumulate(self.sex * np.square(own)),
        )


def prior_spread(code_length: int, years_ahead: int, settings: SpreadSettings = SPREAD) -> Spread:
    """Return what is believed before own hindcasts say better.

    Method: docs/method-guide/employment.md, section 6, equation 6.
    """
    ahead = np.arange(1, years_ahead + 1, dtype=np.float64)
    own_growth = ahead**settings.own_growth
    shared_growth = ahead**settings.shared_growth
    own = _by_length(code_length, settings.own_total, settings.own_group, settings.own_leaf)
    shared = _by_length(
        code_length, settings.shared_total, settings.shared_group, settings.shared_leaf
    )
    return Spread(
        luck=settings.luck * own_growth,
        own=own[:, None] * own_growth,
        shared=shared[:, None] * shared_growth,
        sex=settings.sex * own_growth,
        settings=settings,
    )


def _by_length(code_length: int, total: float, group: float, leaf: float) -> Floats:
    """Return the variances (K + 1,) of all occupations, of groups, and of the most detailed."""
    return np.array([total, *[group] * (code_length - 1), *[leaf] * min(code_length, 1)])


def _shrinking(employees: Floats, reference: float, power: float) -> Floats:
    """Return how many times the reference's variance (..., H) so many employees have."""
    return np.asarray((np.maximum(employees, 1.0) / reference) ** -power)

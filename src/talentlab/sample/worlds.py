"""Worlds that differ from what models assume, to see how they fare when they are wrong.

The default world is the sample region as it is shown. Every deviation is one fact about the world,
is told from its year on, and leaves alone what it has nothing to do with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np

from talentlab.sample.axes import at
from talentlab.sample.rounding import Floats, Ints, interpolate


@dataclass(frozen=True, slots=True)
class RetentionShift:
    """Graduates from ``year`` on stay more readily (or less, below zero) by ``log_odds``.

    Who has which education in the last year is the same in every world: where more have stayed,
    there were fewer before.
    """

    year: int
    log_odds: float


@dataclass(frozen=True, slots=True)
class Closing:
    """An employer that closes: ``persons`` in one section of one municipality lose their work.

    From ``year`` on they are missing among those who live and work there, and among the county's
    employees by the occupations of the section; some of them register as unemployed. How
    occupations divide into sections and sectors is known for the last year only, so it shifts in
    every year; nobody moves away.

    Raises
    ------
    ValueError
        The municipality is none of the sample's. When the sample is made: nobody knows the section,
        or fewer than that many work in it there.

    """

    municipality_code: str
    sni_section: str
    persons: int
    year: int

    def __post_init__(self) -> None:
        """Refuse a place that the sample does not have: nothing would close, and nobody notice."""
        at(self.municipality_code)


@dataclass(frozen=True, slots=True)
class World:
    """What is different. Everything left out is as in the sample that is shown.

    Attributes
    ----------
    retention
        A jump in how readily graduates stay.
    closing
        An employer that closes.
    ads_coverage
        Year -> how much of the ads is seen, relative to the default; on lines between years.
    overstatement_drift
        How much more employers overstate their needs, log points a year after the first survey.
    promise_drift
        How much more students promise to stay than they do, log odds a year after the first
        survey.

    """

    retention: RetentionShift | None = None
    closing: Closing | None = None
    ads_coverage: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))
    overstatement_drift: float = 0.0
    promise_drift: float = 0.0

    def coverage(self, years: Ints) -> Floats:
        """Return how much of the ads is seen (Y,), 1 in the default world."""
        return interpolate(dict(self.ads_coverage) or {0: 1.0}, years)

    def stays_more(self, years: Ints) -> Floats:
        """Return log odds (Y,) added to the staying of graduates of each year."""
        if self.retention is None:
            return np.zeros(len(years))
        return np.where(years >= self.retention.year, self.retention.log_odds, 0.0)

    def lost(self, years: Ints, municipality_code: str) -> Floats:
        """Return persons (Y,) who have lost their work in a municipality."""
        gone = self.closing
        if gone is None or gone.municipality_code != municipality_code:
            return np.zeros(len(years))
        return np.where(years >= gone.year, float(gone.persons), 0.0)


TODAY: Final = World()
"""The sample region as it is shown."""

"""Growth between years that were counted alike, and how far a trend is believed.

Method: docs/method-guide/employment.md, section 2, equation 1, and section 4, equation 4.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import EmploymentHistory


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps (G) between neighbouring counted years with no new way of counting in between.

    ``first`` and ``last`` are positions among the years, ``spans`` (G,) the years between them.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    spans: Floats
    since: int
    """Years from the end of the last step to the base year: 0 unless a break came in between."""

    @property
    def years(self) -> float:
        """The number of years of growth that are known."""
        return float(self.spans.sum())

    def growth(self, persons: Floats) -> Floats:
        """Return the log growth per year (..., G) of positive counts (..., Y)."""
        log = np.log(persons)
        return np.asarray((log[..., self.last] - log[..., self.first]) / self.spans)


def steps(history: EmploymentHistory) -> Steps:
    """Return the steps of a history; a difference across a break is none of them."""
    years = history.years
    alike = [i for i in range(len(years) - 1) if history.is_counted_alike(years[i], years[i + 1])]
    return Steps(
        first=tuple(alike),
        last=tuple(i + 1 for i in alike),
        spans=np.array([years[i + 1] - years[i] for i in alike], dtype=np.float64),
        since=history.base_year - years[alike[-1] + 1] if alike else 0,
    )


def believed(growth: Floats, known: Steps, *, still_years: Floats, largest: float) -> Floats:
    """Return the trend per year (...,) of relative growth (..., G), drawn towards none.

    ``still_years`` (...,) is how many years of standing still every trend starts with. Changes
    larger than ``largest`` count as ``largest``.

    Method: docs/method-guide/employment.md, section 4, equation 4.
    """
    total = np.clip(growth, -largest, largest) @ known.spans
    return np.asarray(total / (known.years + still_years))


def fading(memory: float, since: int, years_ahead: int) -> Floats:
    """Return how many years' worth (H,) of growth a trend has given after 1..H years.

    Examples
    --------
    >>> fading(0.5, 0, 3).tolist()
    [1.0, 1.5, 1.75]

    """
    ahead = np.arange(since, since + years_ahead, dtype=np.float64)
    return np.asarray(np.cumsum(memory**ahead))

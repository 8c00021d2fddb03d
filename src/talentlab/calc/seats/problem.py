"""What is to be decided: how many seats each programme has each year, within which limits.

Axes: P programmes, G education groups, T years in which somebody starts, U years of need (the last
ones may lie after T), R resources, D draws. Method: docs/method-guide/seats.md, sections 1-3.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.seats import MUNICIPALITIES_TOGETHER

Ints: TypeAlias = NDArray[np.int64]


class Limit(StrEnum):
    """What may hold a plan back."""

    BUDGET = "budget"
    PLACEMENTS = "placements"
    TEACHERS = "teachers"
    APPLICANTS = "applicants"
    SMALLEST_GROUP = "smallest_group"
    LARGEST = "largest"
    RISE = "rise"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that the seats of a year share: money, placements or teachers.

    Attributes
    ----------
    limit : Limit
        What it is.
    area : str
        The cooperation area that shares it; empty where every programme does.
    per_seat : (P,)
        How much one seat takes, for the whole education, counted in the year it starts. Zero for
        programmes of other areas.
    available : (T,)
        How much there is each year; ``inf`` where nothing was stated.
    programme : int or None
        The programme that has it alone; none where several share it.

    """

    limit: Limit
    area: str
    per_seat: Floats
    available: Floats
    programme: int | None = None


@dataclass(frozen=True, slots=True)
class SeatProblem:
    """Everything that a plan is decided from, except what is uncertain (``Scenarios``).

    Attributes
    ----------
    programmes, groups : tuple of str
        Names of P programmes and G education groups.
    years, need_years : tuple of int
        T years in which somebody starts, and U years of need; both consecutive.
    group_of : (P,)
        Which group a programme's graduates belong to; several may feed one.
    seats_today : (P,)
        First-year seats the year before the first.
    smallest_group, largest : (P,)
        A programme has no seats, or at least the smallest group and at most the largest.
    most_rise, most_cut : (P,)
        Most seats more, and fewer, than the year before; ``inf`` where nothing was stated.
    lag : (P,)
        Years from start to work.
    stays : (P,)
        Share of those at work who still are a year later: 0 where every year's need is its own.
    resources : tuple of Resource
        Budget, placements and teachers.
    cost_per_seat : (P,)
        SEK for the whole education of one seat.
    shortage_sek, surplus_sek : (G,)
        Cost of a person short, and of one too many, for a year.
    year_weights : (U,)
        How many years each year of need stands for; the last one more than one.
    change_sek : float
        Cost of a seat more or less than the year before.
    risk_weight, tail : float
        Weight of the costliest ``1 - tail`` of the draws beside the average.

    """

    programmes: tuple[str, ...]
    groups: tuple[str, ...]
    years: tuple[int, ...]
    need_years: tuple[int, ...]
    group_of: Ints
    seats_today: Ints
    smallest_group: Ints
    largest: Ints
    most_rise: Floats
    most_cut: Floats
    lag: Ints
    stays: Floats
    resources: tuple[Resource, ...]
    cost_per_seat: Floats
    shortage_sek: Floats
    surplus_sek: Floats
    year_weights: Floats
    change_sek: float
    risk_weight: float
    tail: float

    def __post_init__(self) -> None:
        """Refuse arrays of other shapes than the names promise, and numbers that mean nothing."""
        programmes = (len(self.programmes),)
        for name in _BY_PROGRAMME:
            require_shape(name, getattr(self, name), programmes)
        for name in ("shortage_sek", "surplus_sek"):
            require_shape(name, getattr(self, name), (len(self.groups),))
        require_shape("year_weights", self.year_weights, (len(self.need_years),))
        for resource in self.resources:
            require_shape("per_seat", resource.per_seat, programmes)
            require_shape("available", resource.available, (len(self.years),))
        _require_sense(self)

    @property
    def shape(self) -> tuple[int, int]:
        """Return P and T: the shape of every plan."""
        return len(self.programmes), len(self.years)

    def today(self) -> Ints:
        """Return today's seats (P, T), kept every year."""
        return np.repeat(self.seats_today[:, None], len(self.years), axis=1)

    def reach(self) -> Floats:
        """Return what is left in each year of need of one at work from each start year (P, T, U).

        ``stays ** (u - t - lag)`` from the year of graduation on, and nothing before it.
        """
        starts, needs = np.array(self.years), np.array(self.need_years)
        at_work = needs[None, None, :] - starts[None, :, None] - self.lag[:, None, None]
        left = np.power(self.stays[:, None, None], np.maximum(at_work, 0))
        return np.where(at_work >= 0, left, 0.0)


_BY_PROGRAMME = (
    "group_of", "seats_today", "smallest_group", "largest", "most_rise", "most_cut", "lag",
    "stays", "cost_per_seat",
)  # fmt: skip


def _require_sense(problem: SeatProblem) -> None:
    """Refuse numbers that no plan can be made from; readers of files say it earlier, in words."""
    at_least_none = (
        problem.seats_today, problem.smallest_group, problem.most_rise, problem.most_cut,
        problem.lag, problem.cost_per_seat, problem.shortage_sek, problem.surplus_sek,
        problem.year_weights, np.array([problem.change_sek]),
        *(r.per_seat for r in problem.resources), *(r.available for r in problem.resources),
    )  # fmt: skip
    if any((array < 0).any() or np.isnan(array).any() for array in at_least_none):
        message = "a number of the problem is below zero"
        raise ValueError(message)
    if (problem.largest < problem.smallest_group).any():
        message = "the largest size is below the smallest group"
        raise ValueError(message)
    if not (0 <= problem.risk_weight <= 1 and 0 < problem.tail < 1):
        message = "the weight of risk and the tail are shares"
        raise ValueError(message)


def too_few_together(areas: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the cooperation areas with fewer municipalities than the law asks for.

    Parameters
    ----------
    areas
        Area -> the municipalities that plan together.

    Source: prop. 2021/22:159: an agreement with at least two other municipalities.

    """
    return {
        area: members for area, members in areas.items() if len(members) < MUNICIPALITIES_TOGETHER
    }

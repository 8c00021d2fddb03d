"""The two sides of the gap, as the calculations of supply and of demand deliver them.

Axes: draws D, municipalities R, education groups E, occupations O, sectors K (private, public) and
years T with the base year first. Draw d of both sides is the same world.
"""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talentlab.calc.arrays import Floats
from talentlab.calc.balance.newcomers import Flows

_COUNTED_IN = ("moved_in", "immigrated")
_COUNTED_OUT = ("moved_out", "emigrated", "studied_on", "deaths")


class SupplySide(Protocol):
    """Drawn supply: residents, labour force and workplace supply (D, R, E, T), and flows."""

    @property
    def region_codes(self) -> tuple[str, ...]:
        """Municipalities, the order of R."""

    @property
    def group_codes(self) -> tuple[str, ...]:
        """Education groups, the order of E."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years, the order of T; the base year first."""

    @property
    def residents(self) -> Floats:
        """Residents aged 16-74 (D, R, E, T)."""

    @property
    def labour(self) -> Floats:
        """Labour force where it lives (D, R, E, T)."""

    @property
    def workplace(self) -> Floats:
        """Supply where it works (D, R, E, T)."""

    @property
    def flows(self) -> Mapping[str, NDArray[np.float32]]:
        """Yearly flows of residents, and ``retired`` of the labour force (D, R, E, T)."""


class DemandSide(Protocol):
    """Drawn jobs by education group, filled and unfilled (D, R, E, K, T)."""

    @property
    def region_codes(self) -> tuple[str, ...]:
        """Municipalities, the order of R."""

    @property
    def group_codes(self) -> tuple[str, ...]:
        """Education groups, the order of E."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years, the order of T; the base year first."""

    @property
    def sectors(self) -> tuple[str, ...]:
        """Sectors, the order of K."""

    @property
    def jobs(self) -> Floats:
        """Jobs (D, R, E, K, T)."""


class OccupationSide(Protocol):
    """Drawn jobs by occupation (D, R, O, K, T)."""

    @property
    def region_codes(self) -> tuple[str, ...]:
        """Municipalities, the order of R."""

    @property
    def occupation_codes(self) -> tuple[str, ...]:
        """Occupations, the order of O."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years, the order of T; the base year first."""

    @property
    def sectors(self) -> tuple[str, ...]:
        """Sectors, the order of K."""

    @property
    def jobs(self) -> Floats:
        """Jobs (D, R, O, K, T)."""


def supply_of(side: SupplySide, members: list[int]) -> Floats:
    """Return the workplace supply (E, T, D) of an area that has these municipalities."""
    return _draws_last(_added(side.workplace, members))


def jobs_of(jobs: Floats, members: list[int]) -> Floats:
    """Return jobs (K, E or O, T, D) of an area, from (D, R, E or O, K, T)."""
    return np.moveaxis(_draws_last(_added(jobs, members)), 1, 0)


def flows_of(side: SupplySide, members: list[int]) -> Flows:
    """Return the yearly flows of an area's labour force (E, T, D).

    Flows are of residents, of whom a group's share takes part in work; those who retire have left
    work and not the area.
    """
    residents, labour = _added(side.residents, members), _added(side.labour, members)
    part = np.divide(labour, residents, out=np.zeros_like(labour), where=residents > 0)
    moved_in = _several(side, members, _COUNTED_IN) * part
    retired = _added(side.flows["retired"], members)
    left = retired + _several(side, members, _COUNTED_OUT) * part
    return Flows(
        graduates=_draws_last(_added(side.flows["graduates"], members) * part),
        moved_in=_draws_last(moved_in),
        left=_draws_last(left),
        net_commuting=_draws_last(_added(side.workplace, members) - labour),
    )


def _several(side: SupplySide, members: list[int], names: tuple[str, ...]) -> Floats:
    return np.asarray(np.sum([_added(side.flows[name], members) for name in names], axis=0))


def _added(array: NDArray[np.floating], members: list[int]) -> Floats:
    """Return the sum over an area's municipalities, without the axis R."""
    return np.asarray(array[:, members].sum(axis=1, dtype=np.float64))


def _draws_last(array: Floats) -> Floats:
    return np.ascontiguousarray(np.moveaxis(array, 0, -1))

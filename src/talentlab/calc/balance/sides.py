"""The two sides of the gap, as the calculations of supply and of demand deliver them.

Axes: draws D, municipalities R, education groups E, occupations O, sectors K (private, public) and
years T with the base year first. Draw d of both sides is the same world.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from talentlab.calc.arrays import Floats
from talentlab.calc.balance.newcomers import Flows

_COUNTED_IN = ("moved_in", "immigrated")
_COUNTED_OUT = ("moved_out", "emigrated", "studied_on", "deaths")
_COUNTED = ("graduates", "retired", *_COUNTED_IN, *_COUNTED_OUT)


class GroupSide(Protocol):
    """What both sides are by: municipality, education group and year."""

    @property
    def region_codes(self) -> tuple[str, ...]:
        """Municipalities, the order of R."""

    @property
    def group_codes(self) -> tuple[str, ...]:
        """Education groups, the order of E."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years, the order of T; the base year first."""


class SupplyDrawn(GroupSide, Protocol):
    """Drawn supply where it works."""

    @property
    def workplace(self) -> Floats:
        """Supply where it works (D, R, E, T)."""


class JobsDrawn(GroupSide, Protocol):
    """Drawn jobs, filled and unfilled."""

    @property
    def jobs(self) -> Floats:
        """Jobs (D, R, E, K, T)."""


class SupplySide(SupplyDrawn, Protocol):
    """Drawn supply: residents, labour force and workplace supply (D, R, E, T), and flows."""

    @property
    def residents(self) -> Floats:
        """Residents aged 16-74 (D, R, E, T)."""

    @property
    def labour(self) -> Floats:
        """Labour force where it lives (D, R, E, T)."""

    @property
    def flows(self) -> Mapping[str, NDArray[np.float32]]:
        """Yearly flows of residents, and ``retired`` of the labour force (D, R, E, T)."""


class DemandSide(JobsDrawn, Protocol):
    """Drawn jobs by education group and sector."""

    @property
    def sectors(self) -> tuple[str, ...]:
        """Sectors, the order of K."""


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


@dataclass(frozen=True, slots=True)
class Supplied:
    """Supply of the municipalities and years that demand has too."""

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    years: tuple[int, ...]
    residents: Floats
    labour: Floats
    workplace: Floats
    flows: Mapping[str, NDArray[np.float32]]


def in_common(side: SupplySide, regions: Sequence[str], years: Sequence[int]) -> Supplied:
    """Return supply of these municipalities and years, in this order; not copied if the same."""
    rows = [side.region_codes.index(code) for code in regions]
    columns = [side.years.index(year) for year in years]

    def only(array: NDArray[Any]) -> NDArray[Any]:
        if rows == list(range(len(side.region_codes))):
            return array[..., columns[0] : columns[-1] + 1]
        return array[:, rows][..., columns[0] : columns[-1] + 1]

    return Supplied(
        region_codes=tuple(regions),
        group_codes=side.group_codes,
        years=tuple(years),
        residents=only(side.residents),
        labour=only(side.labour),
        workplace=only(side.workplace),
        flows={name: only(array) for name, array in side.flows.items()},
    )


def supply_of(side: SupplySide, members: list[int]) -> Floats:
    """Return the workplace supply (E, T, D) of an area that has these municipalities."""
    return _draws_last(_added(side.workplace, members))


def jobs_of(jobs: Floats, members: list[int]) -> Floats:
    """Return jobs (K, E or O, T, D) of an area, from (D, R, E or O, K, T)."""
    return np.moveaxis(_draws_last(_added(jobs, members)), 1, 0)


def flows_of(side: SupplySide, members: list[int], draws: int) -> Flows:
    """Return the yearly flows of an area's labour force (E, T, D), of the first ``draws``.

    Flows are of residents, of whom a group's share takes part in work; those who retire have left
    work and not the area.
    """
    first = slice(draws)
    residents = _added(side.residents[first], members)
    labour = _added(side.labour[first], members)
    flows = {name: _added(side.flows[name][first], members) for name in _COUNTED}
    part = np.divide(labour, residents, out=np.zeros_like(labour), where=residents > 0)
    left = flows["retired"] + part * sum(flows[name] for name in _COUNTED_OUT)
    return Flows(
        graduates=_draws_last(flows["graduates"] * part),
        moved_in=_draws_last(part * sum(flows[name] for name in _COUNTED_IN)),
        left=_draws_last(left),
        net_commuting=_draws_last(_added(side.workplace[first], members) - labour),
    )


def _added(array: NDArray[np.floating], members: list[int]) -> Floats:
    """Return the sum over an area's municipalities, without the axis R."""
    total = array[:, members[0]].astype(np.float64)
    for member in members[1:]:
        total += array[:, member]
    return total


def _draws_last(array: Floats) -> Floats:
    return np.ascontiguousarray(np.moveaxis(array, 0, -1))

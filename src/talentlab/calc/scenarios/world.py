"""What a scenario is laid on: the drawn futures of a release, and the evidence about levers.

Axes: municipalities R, education groups E, years T with the base year first, draws D.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.scenarios.effects import Cell, Side
from talentlab.calc.scenarios.estimates import Estimate


@dataclass(frozen=True, slots=True)
class World:
    """Paired draws of supply and demand (R, E, T, D), persons and jobs, and what levers rest on.

    ``areas`` and ``groups`` give every code that can be asked about, its own members included.
    ``evidence`` is keyed by municipality, group, parameter and detail.
    """

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    years: tuple[int, ...]
    supply: Floats
    demand: Floats
    areas: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    evidence: Mapping[tuple[str, str, str, str], Estimate]
    _details: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shape = (len(self.region_codes), len(self.group_codes), len(self.years))
        require_shape("supply", self.supply, (*shape, self.supply.shape[-1]))
        require_shape("demand", self.demand, self.supply.shape)
        for region, group, parameter, detail in self.evidence:
            self._details.setdefault((region, group, parameter), []).append(detail)

    @property
    def draws(self) -> int:
        """Return the number of draws."""
        return int(self.supply.shape[-1])

    def cells(self, region_code: str, group_code: str) -> tuple[Cell, ...]:
        """Return the cells of an area and a group, or a wider one."""
        regions = [self.region_codes.index(code) for code in self.areas[region_code]]
        groups = [self.group_codes.index(code) for code in self.groups[group_code]]
        return tuple((r, e) for r in regions for e in groups)

    def estimate(self, cell: Cell, parameter: str, detail: str = "") -> Estimate | None:
        """Return what is known of a cell, or nothing."""
        region, group = self.region_codes[cell[0]], self.group_codes[cell[1]]
        return self.evidence.get((region, group, parameter, detail))

    def details(self, cell: Cell, parameter: str) -> Sequence[str]:
        """Return what a parameter is known for in a cell: school forms, reasons, occupations."""
        region, group = self.region_codes[cell[0]], self.group_codes[cell[1]]
        return self._details.get((region, group, parameter), [])

    def base(self, cells: Sequence[Cell], years: slice = slice(None)) -> dict[Side, Floats]:
        """Return supply and demand (N, T, D) of cells without any lever."""
        regions = np.array([r for r, _ in cells], dtype=np.int64)
        groups = np.array([e for _, e in cells], dtype=np.int64)
        return {
            "supply": self.supply[:, :, years][regions, groups],  # years first: less is copied
            "demand": self.demand[:, :, years][regions, groups],
        }

    def shares(self, cells: Sequence[Cell], side: Side) -> dict[Cell, float]:
        """Return what part of a whole each cell is in the base year, by supply or demand."""
        array = self.supply if side == "supply" else self.demand
        size = {cell: float(array[cell[0], cell[1], 0].mean()) for cell in cells}
        whole = sum(size.values())
        return {cell: found / whole for cell, found in size.items()} if whole > 0 else {}

    def programmes(self, cells: Sequence[Cell], form: str) -> Iterator[tuple[Cell, str]]:
        """Yield the programmes in ``cells``: those of ``form``, or of any where it is empty."""
        for cell in cells:
            for found in self.details(cell, "seats"):
                if form in ("", found):
                    yield cell, found

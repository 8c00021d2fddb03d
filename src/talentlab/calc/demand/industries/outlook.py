"""Industries looked ahead by the same ensemble as occupations, municipality by municipality.

Method: docs/method-guide/demand.md, section 2.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.industries import INDUSTRY_SPREAD
from talentlab.calc.demand.ahead import DemandAhead, look_ahead_demand
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.history import EmploymentHistory


@dataclass(frozen=True, slots=True)
class IndustryAhead:
    """What is expected of the industries of some municipalities, and how wrong it may be.

    Attributes
    ----------
    groups : (I,)
        Sections of SNI 2007, joined where the producer joins them.
    ahead : DemandAhead
        By municipality, one letter for each group; both sexes together.
    base_year : int
        The year that growth is counted from.

    """

    groups: tuple[str, ...]
    ahead: DemandAhead
    base_year: int

    @property
    def region_codes(self) -> tuple[str, ...]:
        """The municipalities, in order."""
        return self.ahead.history.region_codes

    @property
    def base(self) -> Floats:
        """The employed (M, I) in the base year: counted, or expected from the last count."""
        late = self.base_year - self.ahead.history.base_year
        if late == 0:
            return np.asarray(self.ahead.history.persons[:, :, 0, -1])
        return np.asarray(self.ahead.expected[:, :, 0, late - 1])

    def draws(self, region_code: str, *, draws: int, seed: int) -> Floats:
        """Return one municipality's employed (D, I, H) after the base year; never negative."""
        late = self.base_year - self.ahead.history.base_year
        return draws_of(self.ahead, region_code, draws=draws, seed=seed)[:, :, 0, late:]


def industry_history(
    region_codes: Sequence[str],
    groups: Sequence[str],
    years: Sequence[int],
    persons: Floats,
    breaks: Sequence[int],
) -> EmploymentHistory:
    """Return the employed (M, I, Y) as a history: the first letter of each group is its code.

    Every group is then a leaf right below all industries, and shares its growth with them.
    """
    require_shape("persons", persons, (len(region_codes), len(groups), len(years)))
    return EmploymentHistory(
        region_codes=tuple(region_codes),
        occupations=tuple(group[0] for group in groups),
        sexes=("total",),
        years=tuple(years),
        persons=persons[:, :, None],
        breaks=tuple(breaks),
    )


def look_ahead_industries(
    history: EmploymentHistory,
    groups: Sequence[str],
    *,
    base_year: int,
    years_ahead: int,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> IndustryAhead:
    """Return what is expected of every municipality's industries after ``base_year``.

    Standing still, growing with all, shared trends (the county's industry, the municipality, all
    employment) and own trends are weighed by their errors in earlier years; the spread is that of
    earlier outlooks.

    Raises
    ------
    ValueError
        The base year is before the last count.

    Method: docs/method-guide/demand.md, section 2, equation 1.

    """
    late = base_year - history.base_year
    if late < 0:
        message = f"counted until {history.base_year}, after the base year {base_year}"
        raise ValueError(message)
    ahead = look_ahead_demand(
        DemandEnsemble(),
        history,
        years_ahead + late,
        settings=INDUSTRY_SPREAD,
        executor=executor,
        progress=progress,
    )
    return IndustryAhead(groups=tuple(groups), ahead=ahead, base_year=base_year)

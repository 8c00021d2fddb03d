"""One region's leavers and openings in every draw of its employment.

Method: docs/method-guide/openings.md, sections 5-7.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.demand.leaving.draws import counted, factors_of, shares
from talentlab.calc.demand.leaving.openings import components
from talentlab.calc.demand.leaving.risks import LeavingRisks
from talentlab.calc.demand.leaving.turnover import fate_of, turnover


@dataclass(frozen=True, slots=True)
class LeavingStart:
    """What a region's leavers are calculated from.

    Attributes
    ----------
    occupations : (O,)
    stock : (O, S, A)
        Employees in the base year by single age.
    risks : LeavingRisks
    entry : (O, S, A)
        Shares of those who enter, by single age.

    """

    region_code: str
    occupations: tuple[str, ...]
    stock: Floats
    risks: LeavingRisks
    entry: Floats

    def __post_init__(self) -> None:
        require_shape("entry", self.entry, self.stock.shape)
        require_shape("yearly", self.risks.yearly[..., 0], self.stock.shape)

    def only(self, inside: Sequence[int]) -> "LeavingStart":
        """Return the start of some of the occupations, by position."""
        return replace(
            self,
            occupations=tuple(self.occupations[o] for o in inside),
            stock=self.stock[inside],
            risks=self.risks.only(inside),
            entry=self.entry[inside],
        )


@dataclass(frozen=True, slots=True)
class LeavingDraws:
    """Who leaves, and how many must be recruited, in every draw.

    Attributes
    ----------
    parts : (D, O, K, H)
        Components in the order of ``COMPONENTS``.
    left : (D, O, S, C)
        Those who leave in the first years together, whole persons.
    aged : (O, S, C, G)
        The share of each age group in them.

    """

    parts: Floats
    left: Floats
    aged: Floats


def leaving_draws(
    start: LeavingStart, paths: Floats, *, seed: int, aged_years: int
) -> LeavingDraws:
    """Return who leaves a region's occupations when employment follows ``paths`` (D, O, S, H).

    Nobody leaves twice: in a draw where chance would let more leave than are there, all leave.
    """
    draws, _, _, years = paths.shape
    ages, yearly = start.risks.ages, start.risks.yearly
    expected = turnover(
        paths,
        fate_of(start.stock, yearly, ages, years),
        fate_of(start.entry, yearly, ages, years),
        aged_years=aged_years,
    )
    factors = factors_of(
        start.risks, start.occupations, start.region_code, draws=draws, years=years, seed=seed
    )
    left = counted(
        expected.leaving * factors[:, :, None], start.occupations, start.region_code, seed=seed
    )
    base = start.stock.sum(axis=-1)
    before = np.concatenate([np.broadcast_to(base, (draws, *base.shape))[..., None], paths], -1)
    left = _at_most(left, before[..., :-1])
    return LeavingDraws(
        parts=components(paths.sum(axis=2), base.sum(axis=1), left.sum(axis=2)),
        left=left[..., :aged_years].sum(axis=-1),
        aged=shares(expected.aged),
    )


def _at_most(left: Floats, there: Floats) -> Floats:
    """Return leavers (D, O, S, C, H) who are no more than those who were there (D, O, S, H)."""
    total = left.sum(axis=3)
    share = np.divide(there, total, out=np.ones_like(total), where=total > there)
    return np.where(share[:, :, :, None] < 1.0, np.floor(left * share[:, :, :, None]), left)

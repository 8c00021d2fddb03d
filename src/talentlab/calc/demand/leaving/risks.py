"""The yearly risk of leaving an occupation, by age and cause, and how sure it is.

Method: docs/method-guide/openings.md, sections 3-4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.separations import (
    EXIT_BY_FIELD,
    LEAVING,
    LEAVING_SHARES,
    TRANSFER_BY_FIELD,
    LeavingSettings,
)
from talentlab.calc.demand.leaving.working_ages import WorkingAges, by_age
from talentlab.tables.openings import CAUSES

RETIREMENT: Final = CAUSES.index("retirement")
OTHER_EXIT: Final = CAUSES.index("other_exit")
TRANSFER: Final = CAUSES.index("transfer")
OUT_MIGRATION: Final = CAUSES.index("out_migration")
_ORDINARY: Final = 1.0  # the factor of a first digit that is not in the assumptions


@dataclass(frozen=True, slots=True)
class LeavingRisks:
    """Who leaves a region's occupations in a year.

    Axes: O occupations, S sexes, A single ages, C causes in the order of ``CAUSES``.

    Attributes
    ----------
    yearly : (O, S, A, C)
        Probability that one who is counted is gone a year later; everybody of the last age is.
    told_by : (O,)
        The code whose counts or assumptions each occupation's risks are: what is not known about
        it is not known about all its parts alike.
    occupation : (O, C)
        Standard deviation of the log risk of that code.
    level, year : (C,)
        The same of all occupations together, in all coming years and in one of them.
    is_measured : bool

    """

    ages: WorkingAges
    yearly: Floats
    told_by: tuple[str, ...]
    occupation: Floats
    level: Floats
    year: Floats
    is_measured: bool

    def __post_init__(self) -> None:
        occupations, causes = len(self.told_by), len(CAUSES)
        shape = (occupations, self.yearly.shape[1], len(self.ages.single), causes)
        require_shape("yearly", self.yearly, shape)
        require_shape("occupation", self.occupation, (occupations, causes))
        require_shape("level", self.level, (causes,))
        require_shape("year", self.year, (causes,))

    def only(self, inside: Sequence[int]) -> "LeavingRisks":
        """Return the risks of some of the occupations, by position."""
        return replace(
            self,
            yearly=self.yearly[inside],
            told_by=tuple(self.told_by[o] for o in inside),
            occupation=self.occupation[inside],
        )


def completed(yearly: Floats) -> Floats:
    """Return risks (O, S, A, C) that add up to one at most, and to exactly one at the last age.

    Whoever passes the last age is no longer counted, and has retired.
    """
    total = yearly.sum(axis=-1, keepdims=True)
    full = yearly / np.maximum(total, 1.0)
    others = full[:, :, -1].sum(axis=-1) - full[:, :, -1, RETIREMENT]
    full[:, :, -1, RETIREMENT] = 1.0 - others
    return np.asarray(full)


def assumed_shares(
    occupations: tuple[str, ...],
    sexes: int,
    ages: WorkingAges,
    *,
    retirement: Floats,
    whole_country: bool,
) -> Floats:
    """Return the assumed risks (O, S, A, C).

    Parameters
    ----------
    retirement : (O,)
        How much more often than usual each occupation's employees retire at a given age.
    whole_country : bool
        Whether only moves to another country are moves away.

    Method: docs/method-guide/openings.md, section 4, equation 4.
    """
    require_shape("retirement", retirement, (len(occupations),))
    away = LEAVING_SHARES.emigration if whole_country else LEAVING_SHARES.out_migration
    usual = {
        RETIREMENT: (LEAVING_SHARES.retirement, retirement),
        OTHER_EXIT: (LEAVING_SHARES.other_exit, _by_field(EXIT_BY_FIELD, occupations)),
        TRANSFER: (LEAVING_SHARES.transfer, _by_field(TRANSFER_BY_FIELD, occupations)),
        OUT_MIGRATION: (away, np.ones(len(occupations))),
    }
    yearly = np.zeros((len(occupations), sexes, len(ages.single), len(CAUSES)))
    for cause, (points, factor) in usual.items():
        yearly[..., cause] = (factor[:, None] * by_age(points, ages.single))[:, None]
    return completed(yearly)


def assumed_risks(
    occupations: tuple[str, ...],
    ages: WorkingAges,
    yearly: Floats,
    settings: LeavingSettings = LEAVING,
) -> LeavingRisks:
    """Return assumed risks with how unsure they are."""
    causes = len(CAUSES)
    return LeavingRisks(
        ages=ages,
        yearly=yearly,
        told_by=occupations,
        occupation=np.full((len(occupations), causes), settings.occupation_assumed),
        level=np.full(causes, settings.level_assumed),
        year=np.full(causes, settings.common_year),
        is_measured=False,
    )


def _by_field(factors: Mapping[str, float], occupations: tuple[str, ...]) -> Floats:
    """Return each occupation's factor (O,), by the first digit of its code."""
    return np.array([factors.get(code[0], _ORDINARY) for code in occupations])

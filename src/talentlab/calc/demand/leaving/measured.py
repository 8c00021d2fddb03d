"""Risks from counted leavers: each occupation leans on its group, and all on what is usual.

Method: docs/method-guide/openings.md, section 3.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, Integers, require_shape
from talentlab.calc.assumptions.separations import LEAVING, LeavingSettings
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.leaving.risks import RETIREMENT, LeavingRisks, completed
from talentlab.calc.demand.leaving.working_ages import WorkingAges
from talentlab.calc.population.components.rates import concentration
from talentlab.tables.openings import CAUSES

_NOBODY: Final = 1e-9


@dataclass(frozen=True, slots=True)
class CountedLeavers:
    """Employees of one region at a count, and those of them who were gone at the next.

    Axes: Y years, O occupations, S sexes, G age groups at the first count, C causes.

    Attributes
    ----------
    years : (Y,)
        The year in which they were gone.
    occupations : (O,)
        Codes of one length.
    stock : (Y, O, S, G)
        Employees a year earlier; not a number where they were not counted.
    left : (Y, O, S, G, C)
        Those who left; not a number where they were not counted.
    oldest : (Y,)
        Which group was the last one that was counted.

    """

    ages: WorkingAges
    years: tuple[int, ...]
    occupations: tuple[str, ...]
    stock: Floats
    left: Floats
    oldest: tuple[int, ...]

    def __post_init__(self) -> None:
        sexes, groups = self.stock.shape[2], len(self.ages.groups)
        shape = (len(self.years), len(self.occupations), sexes, groups)
        require_shape("stock", self.stock, shape)
        require_shape("left", self.left, (*shape, len(CAUSES)))

    def in_years(self, years: Container[int], ages: WorkingAges) -> "CountedLeavers":
        """Return what was counted in some years, of the first age groups only."""
        kept = [i for i, year in enumerate(self.years) if year in years]
        groups = len(ages.groups)
        return replace(
            self,
            ages=ages,
            years=tuple(self.years[i] for i in kept),
            stock=self.stock[kept][..., :groups],
            left=self.left[kept][..., :groups, :],
            oldest=tuple(self.oldest[i] for i in kept),
        )


def together(counted: Sequence[CountedLeavers]) -> CountedLeavers:
    """Return several regions' leavers as if their years were years of one; shared occupations."""
    first, *others = counted
    shared = [c for c in first.occupations if all(c in other.occupations for other in others)]
    at = [[one.occupations.index(code) for code in shared] for one in counted]
    return replace(
        first,
        years=tuple(year for one in counted for year in one.years),
        occupations=tuple(shared),
        stock=np.concatenate([one.stock[:, o] for one, o in zip(counted, at, strict=True)]),
        left=np.concatenate([one.left[:, o] for one, o in zip(counted, at, strict=True)]),
        oldest=tuple(group for one in counted for group in one.oldest),
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """Leavers and employees (O, S, G, C) summed over years, later years counting more."""

    left: Floats
    exposed: Floats


def weighed(
    counted: CountedLeavers, base_year: int, settings: LeavingSettings = LEAVING
) -> Weighed:
    """Return a region's leavers and employees over the years, half of them for each half-life.

    A group that was the last one counted loses everyone who passes its last age. Its years are
    left out unless it is the last one also in the axis of ages, and the other way round.

    Method: docs/method-guide/openings.md, section 3.
    """
    back = base_year - np.array(counted.years, dtype=np.float64)
    weight = 0.5 ** (back / settings.half_life)[:, None, None, None, None]
    usable = _usable(counted)
    left = np.where(usable, counted.left, 0.0) * weight
    exposed = np.where(usable, counted.stock[..., None], 0.0) * weight
    return Weighed(left=left.sum(axis=0), exposed=exposed.sum(axis=0))


def _usable(counted: CountedLeavers) -> Booleans:
    """Return which cells (Y, O, S, G, C) say something about today's risks."""
    known = ~np.isnan(counted.left) & ~np.isnan(counted.stock)[..., None]
    return np.asarray(known & _ends_as_today(counted)[..., None])


def _ends_as_today(counted: CountedLeavers) -> Booleans:
    """Return in which years (Y, 1, 1, G) a group was, or was not, the last one, as it is today."""
    last = len(counted.ages.groups) - 1
    groups = np.arange(last + 1)
    then = np.array(counted.oldest, dtype=np.int64)[:, None] == groups
    return np.asarray((then == (groups == last))[:, None, None, :])


def pooled(found: Weighed, occupations: tuple[str, ...], prior: Floats) -> tuple[Floats, Floats]:
    """Return risks by age group (O, S, G, C), and how many leavers (O, C) stand behind each.

    From all occupations together, by age and sex, to ever longer codes: at each length a code's
    leavers are compared with what its group's risks let expect, and its factor is drawn towards
    one by as many expected leavers as maximise the likelihood of all codes. Last, each age and sex
    of an occupation is drawn in the same way towards the occupation's own level.

    Parameters
    ----------
    found : Weighed
    prior : (O, S, G, C)
        What is usual, before anything is counted.

    Method: docs/method-guide/openings.md, section 3, equations 2-3.
    """
    risks = _all_together(found, prior)
    behind = np.zeros((len(occupations), len(CAUSES)))
    for length in range(1, max(map(len, occupations)) + 1):
        member = prefixes(occupations, length)[1]
        for c in range(len(CAUSES)):
            left = _by_member(found.left[..., c], member)
            expected = _by_member((found.exposed * risks)[..., c], member)
            kappa = concentration(left, expected, np.ones_like(expected))
            factor = (left + kappa) / (expected + kappa)
            risks[..., c] *= factor[member][:, None, None]
            behind[:, c] = (left + kappa)[member]
    for c in range(len(CAUSES)):
        own = found.left[..., c], found.exposed[..., c]
        kappa = concentration(*own, risks[..., c])
        risks[..., c] = (own[0] + kappa * risks[..., c]) / (own[1] + kappa)
    return risks, behind


def _by_member(persons: Floats, member: Integers) -> Floats:
    """Return sums (C,) over the occupations (O, S, G) that are part of each code."""
    return np.asarray(summed(persons.sum(axis=(1, 2))[None], member)[0])


def _all_together(found: Weighed, prior: Floats, settings: LeavingSettings = LEAVING) -> Floats:
    """Return the risks (O, S, G, C) of all occupations together: ``prior`` with one factor each."""
    left = found.left.sum(axis=0)
    expected = (found.exposed * prior).sum(axis=0)
    exposed = found.exposed.sum(axis=0)
    usual = (
        np.divide(expected, exposed, out=prior.mean(axis=0), where=exposed > _NOBODY)
        * settings.prior_exposure
    )
    factor = (left + usual) / np.maximum(expected + usual, _NOBODY)
    return np.asarray(prior * np.where(usual > 0, factor, 1.0))


def common_years(counted: CountedLeavers, settings: LeavingSettings = LEAVING) -> Floats:
    """Return how far a year's risks stray from the year before (C,), standard deviation of logs.

    Years are compared pair by pair, so that a slow change is not taken for unrest. The fewer pairs,
    and the fewer leavers among all who are usual, the more it is drawn to what is assumed.

    Method: docs/method-guide/openings.md, section 7.
    """
    usable = _usable(counted)
    left = np.where(usable, counted.left, 0.0)
    stock = np.where(usable, counted.stock[..., None], 0.0)
    whole = stock.sum(axis=0)
    usual = np.divide(left.sum(axis=0), whole, out=np.zeros_like(whole), where=whole > 0)
    expected = (stock * usual).sum(axis=(1, 2, 3))
    log = np.log(np.maximum(left.sum(axis=(1, 2, 3)), 1.0) / np.maximum(expected, 1.0))
    before = [i for i, (a, b) in enumerate(pairwise(counted.years)) if b == a + 1]
    pairs = [i + 1 for i in before]
    luck = 1.0 / np.maximum(expected, 1.0)
    step = (log[pairs] - log[before]) ** 2 / 2.0 - (luck[pairs] + luck[before]) / 2.0
    weight = np.minimum(expected[pairs], expected[before]) / np.maximum(expected.max(axis=0), 1.0)
    found = settings.common_prior * settings.common_year**2 + (weight * step).sum(axis=0)
    return np.asarray(
        np.sqrt(np.maximum(found, 0.0) / (settings.common_prior + weight.sum(axis=0)))
    )


def within_groups(risks: Floats, usual: Floats, stock: Floats, ages: WorkingAges) -> Floats:
    """Return risks by single age (O, S, A, C) whose mean over each group is ``risks``.

    Inside a group they rise and fall as ``usual`` (O, S, A, C) does, weighed by the employees
    ``stock`` (O, S, A). Of the last group, those who pass the last age are taken away first.

    Method: docs/method-guide/openings.md, section 3.
    """
    whole = ages.grouped(stock)
    wanted = risks * whole[..., None]
    shaped = stock[..., None] * usual
    gone = shaped[:, :, -1, RETIREMENT].copy()
    wanted[:, :, -1, RETIREMENT] = np.maximum(wanted[:, :, -1, RETIREMENT] - gone, 0.0)
    shaped[:, :, -1, RETIREMENT] = 0.0
    there = np.moveaxis(ages.grouped(np.moveaxis(shaped, -1, 2)), 2, -1)
    factor = np.divide(wanted, there, out=np.ones_like(there), where=there > _NOBODY)
    yearly = usual * factor[:, :, ages.group_of]
    yearly[:, :, -1, RETIREMENT] = usual[:, :, -1, RETIREMENT]
    return completed(yearly)


def measured_risks(
    counted: CountedLeavers,
    *,
    prior: Floats,
    stock: Floats,
    settings: LeavingSettings = LEAVING,
) -> LeavingRisks:
    """Return the risks of the occupations that were counted, and how sure they are.

    Parameters
    ----------
    counted : CountedLeavers
        Only years in which no new way of counting began.
    prior : (O, S, A, C)
        What is usual at every single age.
    stock : (O, S, A)
        Employees now.

    """
    ages = counted.ages
    found = weighed(counted, max(counted.years), settings)
    risks, behind = pooled(found, counted.occupations, _means(prior, stock, ages))
    return LeavingRisks(
        ages=ages,
        yearly=within_groups(risks, prior, stock, ages),
        told_by=counted.occupations,
        occupation=1.0 / np.sqrt(np.maximum(behind, 1.0)),
        level=np.full(len(CAUSES), settings.level_measured),
        year=common_years(counted, settings),
        is_measured=True,
    )


def _means(yearly: Floats, stock: Floats, ages: WorkingAges) -> Floats:
    """Return the mean risk (O, S, G, C) of each age group's employees."""
    weight = np.where(ages.grouped(stock)[..., ages.group_of] > 0, stock, 1.0)[..., None]
    by_group = [np.moveaxis(weight * yearly, -1, 2), np.moveaxis(weight, -1, 2)]
    left, there = (np.moveaxis(ages.grouped(part), 2, -1) for part in by_group)
    return np.asarray(left / np.maximum(there, _NOBODY))

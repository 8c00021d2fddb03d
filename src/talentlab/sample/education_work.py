"""Who of each education group works and who is unemployed, in whole persons that add up."""

from typing import Final

import numpy as np

from talentlab.sample.axes import IN_COUNTY, band
from talentlab.sample.education_residents import BANDS, halve
from talentlab.sample.groups import group_codes
from talentlab.sample.levels import AGE_GROUPS as LEVEL_AGES
from talentlab.sample.rounding import Floats, Ints, round_to_total
from talentlab.sample.sources import supply_assumptions, work_assumptions
from talentlab.tables.education_cube import AGE_GROUPS

ROUNDS: Final = 50
"""More than enough: every round fills up or empties at least one cell of those that lack."""
STEADY: Final = 20.0
"""Persons that an employed share of few is steadied by."""


def deal(weights: Floats, total: Ints, most: Ints) -> Ints:
    """Return whole numbers (..., K) that sum to ``total`` (...), none above ``most`` (..., K).

    Dealt out as ``weights``, and what does not fit where there is room left.

    Raises
    ------
    ValueError
        There is less room than there are persons to deal.

    """
    if np.any(most.sum(axis=-1) < total):
        message = "less room than persons"
        raise ValueError(message)
    dealt = np.minimum(round_to_total(weights, total), most)
    for _ in range(ROUNDS):
        lacking = total - dealt.sum(axis=-1)
        if not lacking.any():
            break
        room = (most - dealt).astype(np.float64)
        dealt = np.minimum(dealt + round_to_total(room, lacking), most)
    return dealt


def employed_last(by_level_age: Ints, employed: Ints) -> Ints:
    """Return the employed of the last year (R, S, W, E).

    Parameters
    ----------
    by_level_age : (R, S, G, E)
        The persons of the cube of occupations, by the seven age groups of levels.
    employed : (R, S, W)
        Employed residents by five-year group.

    """
    found = np.zeros((*employed.shape, by_level_age.shape[-1]), dtype=np.int64)
    even = np.ones((2, by_level_age.shape[-1]))
    for g, label in enumerate(LEVEL_AGES):
        wide = band(label)
        members = [w for w, b in enumerate(BANDS) if wide.start <= b.start < wide.stop]
        if len(members) == 1:
            found[..., members[0], :] = by_level_age[..., g, :]
        else:
            found[..., members, :] = halve(by_level_age[..., g, :], employed[..., members], even)
    return found


def employed_through_time(residents: Ints, last: Ints, employed: Ints) -> Ints:
    """Return the employed (R, Y, S, W, E); each group's share as in the last year, to begin with.

    Parameters
    ----------
    residents : (R, Y, S, W, E)
        Residents by education group.
    last : (R, S, W, E)
        The employed of the last year.
    employed : (R, Y, S, W)
        Employed residents, which every year adds up to.

    """
    in_county, living = last[IN_COUNTY].sum(axis=0), residents[IN_COUNTY, -1].sum(axis=0)
    usual = in_county.sum(axis=-1, keepdims=True) / living.sum(axis=-1, keepdims=True)
    rate = (in_county + STEADY * usual) / (living + STEADY)
    found = deal(residents * rate, employed, residents)
    found[:, -1] = last
    return found


def unemployed_through_time(residents: Ints, employed: Ints, registered: Ints) -> Ints:
    """Return the unemployed (R, Y, S, W, E): more of those with short education.

    Parameters
    ----------
    residents, employed : (R, Y, S, W, E)
        By education group.
    registered : (R, Y, S, U)
        The registered unemployed at the end of the year, by the age groups of ``work.toml``.

    """
    idle = residents - employed
    by_age = _in_age_groups(registered, idle.sum(axis=-1))
    given = supply_assumptions()["account"]["unemployed"]
    weight = np.array([given[code[1]] for code in group_codes()])
    return deal(idle * weight, by_age, idle)


def _in_age_groups(registered: Ints, idle: Ints) -> Ints:
    """Return the registered unemployed (R, Y, S, W) in five-year groups, never more than idle."""
    ages = tuple(work_assumptions()["unemployed"]["ages"])
    found = np.zeros(idle.shape, dtype=np.int64)
    weight = np.ones(len(AGE_GROUPS))
    weight[AGE_GROUPS.index("65-69")] = supply_assumptions()["account"]["share_of_65_69"]
    for u, label in enumerate(ages):
        wide = band(label)
        members = [w for w, b in enumerate(BANDS) if wide.start <= b.start < wide.stop]
        room = idle[..., members]
        found[..., members] += deal(room * weight[members], registered[..., u], room)
    return found

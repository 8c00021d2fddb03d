"""Draws of leavers: risks that are not known, years that are unlike others, and plain luck.

Method: docs/method-guide/openings.md, section 7.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.separations import LEAVING, LeavingSettings
from talentlab.calc.demand.leaving.risks import LeavingRisks
from talentlab.calc.population.shocks import COMMON, standardised, stream
from talentlab.tables.openings import CAUSES

_TASK: Final = "leaving"


def factors_of(
    risks: LeavingRisks,
    occupations: tuple[str, ...],
    region_code: str,
    *,
    draws: int,
    years: int,
    seed: int,
    settings: LeavingSettings = LEAVING,
) -> Floats:
    """Return what the risks (D, O, C, H) are multiplied by in every draw, one on average.

    The level of all risks and the course of the years are common to all regions; what is not known
    about a code hits everything that it tells of.

    Method: docs/method-guide/openings.md, section 7, equation 11.
    """
    log = np.zeros((draws, len(occupations), len(CAUSES), years))
    variance = np.zeros(log.shape[1:])
    for c, cause in enumerate(CAUSES):
        level = _normal(seed, (draws, 1), "level", COMMON, cause) * risks.level[c]
        course = _normal(seed, (draws, years), "year", COMMON, cause) * risks.year[c]
        log[:, :, c] += (level + course)[:, None]
        for code in dict.fromkeys(risks.told_by):
            inside = [o for o, told in enumerate(risks.told_by) if told == code]
            own = _normal(seed, (draws, 1), "code", region_code, code, cause)
            log[:, inside, c] += (own * risks.occupation[inside[0], c])[:, None]
        variance[:, c] += risks.level[c] ** 2 + risks.year[c] ** 2 + risks.occupation[:, [c]] ** 2
    for o, occupation in enumerate(occupations):
        shape = (draws, len(CAUSES), years)
        log[:, o] += settings.occupation_year * _normal(
            seed, shape, "occupation year", region_code, occupation
        )
    variance += settings.occupation_year**2
    return np.asarray(np.exp(log - variance / 2))


def counted(
    expected: Floats, occupations: tuple[str, ...], region_code: str, *, seed: int
) -> Floats:
    """Return whole persons (D, O, ...) by chance around what is expected: Poisson."""
    found = np.empty_like(expected)
    for o, occupation in enumerate(occupations):
        random = stream(seed, _TASK, "luck", region_code, occupation)
        found[:, o] = random.poisson(expected[:, o])
    return found


def dealt(
    left: Floats, aged: Floats, occupations: tuple[str, ...], region_code: str, *, seed: int
) -> Floats:
    """Return leavers by age (D, O, S, C, G): each of ``left`` (D, O, S, C) falls in one group.

    ``aged`` (O, S, C, G) is the share of each group. Groups are drawn one by one, so each has the
    right luck, and only on average do they add up.

    Method: docs/method-guide/openings.md, section 7.
    """
    found = np.empty((*left.shape, aged.shape[-1]))
    for o, occupation in enumerate(occupations):
        random = stream(seed, _TASK, "ages", region_code, occupation)
        found[:, o] = random.binomial(left[:, o, ..., None].astype(np.int64), aged[o])
    return found


def shares(aged: Floats) -> Floats:
    """Return the share (..., G) of each age group in what was expected (..., G)."""
    whole = aged.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(aged, whole, out=np.zeros_like(aged), where=whole > 0))


def _normal(seed: int, shape: tuple[int, ...], *task: str) -> Floats:
    return standardised(np.asarray(stream(seed, _TASK, *task).standard_normal(shape)))

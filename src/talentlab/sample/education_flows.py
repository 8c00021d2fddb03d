"""Graduates by age: into their new education group, out of the old one, and those who leave."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from talentlab.sample.axes import AGES, MUNICIPALITIES, YEARS, at
from talentlab.sample.cohorts import AFTER, ORIGINS, Cohorts
from talentlab.sample.groups import group_codes
from talentlab.sample.occupations import longest
from talentlab.sample.programmes import Drawn, Programme
from talentlab.sample.rounding import Floats
from talentlab.sample.sources import supply_assumptions
from talentlab.tables.retention import LIVES
from talentlab.vocab.sexes import SEXES

SAME: Final = LIVES.index("same_municipality")
YOUNGEST: Final = 16
OLDEST: Final = 74
WORKING_AGES: Final = slice(YOUNGEST, OLDEST + 1)
"""Ages that have an education in the register's tables, on the axis A here from 16 to 74."""


@dataclass(frozen=True, slots=True)
class EducationFlows:
    """Expected persons (Y, R, S, A, E) in a year, by their age at its end.

    Attributes
    ----------
    graduated
        Into the group, by examination.
    studied_on
        Out of the group, by examination in another.
    moved_in
        With the education they had before, to begin the studies that they later finished.
    left
        Graduates of the five years before who leave the municipality where they studied.

    """

    graduated: Floats
    studied_on: Floats
    moved_in: Floats
    left: Floats


def build_education_flows(drawn: Drawn, cohorts: Cohorts) -> EducationFlows:
    """Return what examinations and leaving graduates do to every education group."""
    ages = OLDEST - YOUNGEST + 1
    shape = (len(YEARS), len(MUNICIPALITIES), len(SEXES), ages, len(group_codes()))
    graduated, studied_on, moved_in, left = (np.zeros(shape) for _ in range(4))
    leavers, strangers = _leavers(cohorts), _strangers(cohorts)
    for p, programme in enumerate(drawn.programmes):
        r, e = at(programme.region_code), group_codes().index(programme.group)
        profile = _ages_at_graduation(programme.school_form)
        by_sex = drawn.graduated[p].astype(np.float64)
        graduated[:, r, :, :, e] += by_sex[..., None] * profile
        began = _later(by_sex * strangers[p][:, None], programme.years)
        for group, share in _came_from(programme).items():
            old = group_codes().index(group)
            studied_on[:, r, :, :, old] += share * by_sex[..., None] * profile
            younger = _younger(profile, programme.years)
            moved_in[:, r, :, :, old] += share * began[..., None] * younger
        women = by_sex / np.maximum(by_sex.sum(axis=1, keepdims=True), 1)
        for k in AFTER:
            gone = leavers[p, :, k - 1]
            left[k:, r, :, :, e] += (gone[:, None] * women)[:-k, :, None] * _older(profile, k)
    return EducationFlows(graduated=graduated, studied_on=studied_on, moved_in=moved_in, left=left)


def _leavers(cohorts: Cohorts) -> Floats:
    """Return who leave the municipality of the studies (P, Y, K) between two counts."""
    lives = cohorts.lives[..., SAME].sum(axis=1)
    before = np.concatenate([cohorts.graduates.sum(axis=1)[..., None], lives[..., :-1]], axis=-1)
    return np.asarray((before - lives).astype(np.float64))


def _strangers(cohorts: Cohorts) -> Floats:
    """Return the share of graduates (P, Y) who did not live in the county before."""
    everyone = cohorts.graduates.sum(axis=1)
    return np.asarray(cohorts.graduates[:, ORIGINS.index("elsewhere")] / np.maximum(everyone, 1))


def _later(persons: Floats, years: int) -> Floats:
    """Return persons (Y, S) ``years`` later; the last known year stands for those after it."""
    return np.asarray(np.concatenate([persons[years:], np.repeat(persons[-1:], years, axis=0)]))


def _ages_at_graduation(school_form: str) -> Floats:
    """Return shares (A,) of ages at graduation, spread evenly over the years around each."""
    given: dict[str, float] = supply_assumptions()["graduation_age"][school_form]
    known = {int(age): share for age, share in given.items()}
    ages = AGES[WORKING_AGES]
    points = sorted(known)
    curve = np.interp(ages, points, [known[age] for age in points], left=0.0, right=0.0)
    return np.asarray(curve / curve.sum())


def _older(profile: Floats, years: int) -> Floats:
    return np.asarray(np.concatenate([np.zeros(years), profile[:-years]]))


def _younger(profile: Floats, years: int) -> Floats:
    return np.asarray(np.concatenate([profile[years:], np.zeros(years)]))


def _came_from(programme: Programme) -> dict[str, float]:
    """Return education group -> share of the programme's graduates who had it before."""
    given: dict[str, Any] = supply_assumptions()["came_from"]
    form: dict[str, float] = given[programme.school_form]
    if programme.school_form != "higher_education":
        return form
    return longest({key: found for key, found in given.items() if key[0].isdigit()},
                   programme.group, form)  # fmt: skip

"""Employees by occupation: the county's published groups of 2022, through time and in detail.

Level 3 by sex is published for 2022; other years follow growth by kind of occupation and the
published totals, which jump in 2020 and 2023 because the way of counting changed. Level 4 is
divided in invented but plausible proportions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from talentlab.sample.axes import COUNTY, YEARS
from talentlab.sample.rounding import Floats, Ints, interpolate, rake, round_table, round_to_total
from talentlab.sample.sources import by_suffix, published_occupations, series, work_assumptions
from talentlab.sample.worlds import World
from talentlab.vocab.sexes import SEXES
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk

PUBLISHED_YEAR: Final = 2022
IMPUTED_FROM: Final = 2023
BREAK: Final = 2020
AGE_YEAR: Final = 2017
SHIFT_AT_BREAK: Final = 0.012
WITH_OCCUPATION: Final = 0.9
AGE_GROUPS: Final = (
    "16-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64", "65-69",
)  # fmt: skip
MIDDLES: Final[Floats] = np.array([21.0, 27, 32, 37, 42, 47, 52, 57, 62, 67])
YOUNG_GROUPS: Final = 2
OLD: Final = slice(7, 9)
TILTS: Final = np.linspace(-0.09, 0.09, 181)

Chosen = TypeVar("Chosen")


def longest(given: Mapping[str, Chosen], code: str, otherwise: Chosen) -> Chosen:
    """Return the entry whose key is the longest beginning of ``code``."""
    for length in range(len(code), 0, -1):
        if code[:length] in given:
            return given[code[:length]]
    return otherwise


@dataclass(frozen=True, slots=True)
class Occupations:
    """Employees by occupation, in whole persons.

    Attributes
    ----------
    codes : (O4,) and groups : (O3,)
        SSYK at levels 4 and 3, SCB's edition.
    county, nation : (O4, S, Y)
        Employees by occupation.
    by_age, nation_by_age : (O3, S, Y, G)
        The county's and Sweden's employees by age group; 65-69 from 2023 only.

    """

    codes: tuple[str, ...]
    groups: tuple[str, ...]
    county: Ints
    nation: Ints
    by_age: Ints
    nation_by_age: Ints


def build_occupations(
    employed_by_age: Ints, nation_at_work: Floats, world: World, rng: np.random.Generator
) -> Occupations:
    """Return employees by occupation.

    Parameters
    ----------
    employed_by_age : (Y, S, G)
        The county's employed residents in ``AGE_GROUPS``.
    nation_at_work : (Y, S, G)
        Sweden's residents as far as they work; only the proportions between ages matter.
    world
        May have an employer that closes.
    rng
        Decides how occupations waver.

    """
    groups = tuple(group.ssyk3_code for group in published_occupations())
    codes = tuple(code for code in ssyk("scb").at_level(UNIT_GROUP) if code[:3] in groups)
    expected = _groups_through_time(groups, rng)
    by_group = np.stack(
        [round_to_total(expected[:, s].T, _totals(sex)).T for s, sex in enumerate(SEXES)], axis=1
    )
    within = _within(codes, rng)
    in_sweden = _nation(by_group, groups)
    by_group = by_group - _lost(by_group, groups, world)
    county = _divide(by_group, groups, codes, within)
    return Occupations(
        codes=codes,
        groups=groups,
        county=county,
        nation=_divide(in_sweden, groups, codes, within),
        by_age=_ages(by_group, groups, employed_by_age),
        nation_by_age=_ages(in_sweden, groups, nation_at_work),
    )


def _totals(sex: str) -> Ints:
    """Return employees with an occupation (Y,) by sex, with the breaks in the series."""
    given = work_assumptions()["totals"]
    known = series("employees_with_occupation", COUNTY, sex=sex)
    first, imputed = known[2014], series("employees_with_occupation", COUNTY)[IMPUTED_FROM]
    before = {int(y): first * level for y, level in given["employees"].items()}
    before |= {y: n for y, n in known.items() if y < BREAK}
    middle = {y: n for y, n in known.items() if y >= BREAK}
    share = known[PUBLISHED_YEAR] / sum(
        series("employees_with_occupation", COUNTY, sex=each)[PUBLISHED_YEAR] for each in SEXES
    )
    after = {IMPUTED_FROM: imputed * share}
    after |= {int(y): imputed * share * f for y, f in given["employees_after_2023"].items()}
    values = np.where(
        YEARS < BREAK,
        interpolate(before, YEARS),
        np.where(YEARS < IMPUTED_FROM, interpolate(middle, YEARS), interpolate(after, YEARS)),
    )
    return np.asarray(np.rint(values).astype(np.int64))


def _groups_through_time(groups: tuple[str, ...], rng: np.random.Generator) -> Floats:
    """Return expected employees (O3, S, Y): the published year with growth, noise and breaks."""
    given = work_assumptions()["occupations"]["growth"]
    now = np.array([[g.women, g.men] for g in published_occupations()], dtype=np.float64)
    growth = np.array([longest(given, code, 0.0) for code in groups])
    since = YEARS - PUBLISHED_YEAR
    level = np.exp(growth[:, None] * since)
    # Small groups waver more; the wavering is a walk that is nothing in the published year.
    steps = rng.standard_normal((len(groups), len(YEARS))) * 0.2
    walk = steps.cumsum(axis=1) / np.sqrt(now.sum(axis=1) + 30)[:, None]
    walk -= walk[:, since == 0]
    shift = rng.standard_normal(len(groups)) * SHIFT_AT_BREAK
    broken = np.where(YEARS < BREAK, shift[:, None], 0.0)
    return np.asarray(now[:, :, None] * (level * np.exp(walk + broken))[:, None, :])


def _lost(by_group: Ints, groups: tuple[str, ...], world: World) -> Ints:
    """Return employees (O3, S, Y) who lose their work where an employer closes.

    As the section's occupations are: those that mostly work in it lose most. A few of the persons
    have no stated occupation, and are not among the employees.
    """
    gone = np.zeros_like(by_group)
    if world.closing is None:
        return gone
    given = work_assumptions()["occupations"]["industries"]
    suits = [longest(given, code, {}) for code in groups]
    share = np.array([s.get(world.closing.sni_section, 0) / max(sum(s.values()), 1) for s in suits])
    expected = by_group * share[:, None, None]
    persons = world.lost(YEARS, world.closing.municipality_code) * WITH_OCCUPATION
    flat = np.moveaxis(expected, 2, 0).reshape(len(YEARS), -1)
    dealt = round_to_total(flat, np.rint(persons).astype(np.int64))
    shaped = dealt.reshape(len(YEARS), *by_group.shape[:2])
    return np.asarray(np.minimum(np.moveaxis(shaped, 0, 2), by_group))


def _within(codes: tuple[str, ...], rng: np.random.Generator) -> dict[str, Floats]:
    """Return level 3 code -> how it divides into its level 4 codes, by sex (K, S)."""
    given = work_assumptions()["occupations"]["within"]
    divided = {}
    for group in dict.fromkeys(code[:3] for code in codes):
        members = [code for code in codes if code[:3] == group]
        usual = {code: 1 / (place + 1) for place, code in enumerate(members)}
        weights = np.array([given.get(group, usual).get(code, 0.3) for code in members])
        tilt = 0.12 * rng.standard_normal((len(members), 1)) * np.array([1.0, -1.0])
        by_sex = weights[:, None] * np.exp(tilt)
        divided[group] = by_sex / by_sex.sum(axis=0)
    return divided


def _divide(
    by_group: Ints, groups: tuple[str, ...], codes: tuple[str, ...], within: dict[str, Floats]
) -> Ints:
    """Return employees (O4, S, Y) from level 3, sums exact."""
    detailed = np.zeros((len(codes), *by_group.shape[1:]), dtype=np.int64)
    for g, group in enumerate(groups):
        members = [place for place, code in enumerate(codes) if code[:3] == group]
        for s in range(len(SEXES)):
            expected = np.ones((len(YEARS), 1)) * within[group][:, s]
            detailed[members, s] = round_to_total(expected, by_group[g, s]).T
    return detailed


def _nation(by_group: Ints, groups: tuple[str, ...]) -> Ints:
    """Return Sweden's employees (O3, S, Y): the county's over its published concentration."""
    quotients = np.array([g.location_quotient or 1.0 for g in published_occupations()])
    expected = (by_group + 0.5) / quotients[:, None, None]
    at = YEARS == PUBLISHED_YEAR
    factor = work_assumptions()["totals"]["nation_employees_2022"] / expected[:, :, at].sum()
    if len(groups) != len(quotients):
        message = f"{len(groups)} groups but {len(quotients)} quotients"
        raise ValueError(message)
    return np.asarray(np.rint(expected * factor).astype(np.int64))


def _ages(by_group: Ints, groups: tuple[str, ...], employed: Ints | Floats) -> Ints:
    """Return employees (O3, S, Y, G): raked to the groups and to the ages of the employed."""
    shape = _age_shape(groups, employed[YEARS == AGE_YEAR][0])
    by_age = np.zeros((*by_group.shape, len(AGE_GROUPS)), dtype=np.int64)
    for y, year in enumerate(YEARS.tolist()):
        counted = slice(0, len(AGE_GROUPS) - (year < IMPUTED_FROM))
        for s in range(len(SEXES)):
            rows = by_group[:, s, y]
            ages = round_to_total(employed[y, s, counted].astype(np.float64), rows.sum())
            seed = shape[:, counted] * (rows > 0)[:, None]
            fitted = rake(seed, rows.astype(np.float64), ages.astype(np.float64))
            by_age[:, s, y, counted] = round_table(fitted, rows, ages)
    return by_age


def _age_shape(groups: tuple[str, ...], employed: Ints | Floats) -> Floats:
    """Return relative frequencies (O3, G) of ages in each occupation.

    Tilted so that the share aged 55-64 is the published one, where there is one.
    """
    given = work_assumptions()["occupations"]["young"]
    usual = employed.sum(axis=0) / employed.sum()
    old = by_suffix("share_55_64_ssyk_")
    shape = np.zeros((len(groups), len(AGE_GROUPS)))
    for g, code in enumerate(groups):
        young = usual.copy()
        young[:YOUNG_GROUPS] *= np.array([1.0, 0.6]) * (longest(given, code, 1.0) - 1) + 1
        curves = young * np.exp(TILTS[:, None] * (MIDDLES - 42))
        curves /= curves.sum(axis=1, keepdims=True)
        wanted = old.get(code, old["all"]) / 100
        best = int(np.argmin(np.abs(curves[:, OLD].sum(axis=1) - wanted)))
        shape[g] = curves[best] if code in old else young / young.sum()
    return shape

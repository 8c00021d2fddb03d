"""Residents by education group, sex and five-year age: an account kept backwards from last year.

In the last year everybody's education is known: the employed have that of the cube, and the rest a
usual one. A year earlier the same people were a year younger, the year's graduates had their old
education, graduates who have since left were still here, and those who came to study were not.
What then remains against the counted residents by level and age are other moves and further
studies; it falls on the groups of a level alike. So every group grows by its graduates and shrinks
by those who leave.
"""

from typing import Final

import numpy as np

from talentlab.sample.axes import MUNICIPALITIES, UMEA, YEARS, at, band
from talentlab.sample.education_flows import WORKING_AGES, EducationFlows
from talentlab.sample.groups import frequencies, group_codes, stages
from talentlab.sample.levels import AGE_GROUPS as LEVEL_AGES
from talentlab.sample.levels import LEVELS
from talentlab.sample.rounding import Floats, Ints, round_to_total
from talentlab.sample.sources import learning_assumptions, supply_assumptions
from talentlab.tables.education_cube import AGE_GROUPS
from talentlab.vocab.sexes import SEXES

# Letters besides those of axes.py: W five-year groups (AGE_GROUPS), G those of levels, K stages.
BANDS: Final = tuple(band(label) for label in AGE_GROUPS)
_OF_LEVEL: Final = tuple(
    [w for w, b in enumerate(BANDS) if wide.start <= b.start < wide.stop]
    for wide in (band(label) for label in LEVEL_AGES)
)
"""Level age group -> the one or two five-year groups inside it."""
FIVE_OF_SINGLE: Final = np.repeat(np.arange(len(BANDS)), [b.stop - b.start for b in BANDS])
HALVES: Final = 2
FITS: Final = 30
WARMING_UP: Final = 5
TINY: Final = 1e-9


def in_five_years(persons: Ints) -> Ints:
    """Return persons (..., W) in five-year groups from single ages (..., A) 0-100."""
    return np.stack([persons[..., b].sum(axis=-1) for b in BANDS], axis=-1)


def stages_by_age(levels: Ints, residents: Ints) -> Ints:
    """Return residents (R, Y, S, W, K) by stage of education, exact both ways.

    Parameters
    ----------
    levels : (R, Y, S, G, L)
        Residents by education level.
    residents : (R, Y, S, W)
        Residents by five-year group.

    """
    wide = by_stage(levels)
    found = np.zeros((*residents.shape, wide.shape[-1]), dtype=np.int64)
    weight = _stage_weights()
    for g, members in enumerate(_OF_LEVEL):
        if len(members) == 1:
            found[..., members[0], :] = wide[..., g, :]
            continue
        halves = residents[..., members]
        found[..., members, :] = halve(wide[..., g, :], halves, weight[members])
    return found


def halve(whole: Ints, halves: Ints, weight: Floats) -> Ints:
    """Return ``whole`` (..., K) divided into two age groups (..., 2, K) that sum to ``halves``.

    ``weight`` (2, K) is how common each kind is in each. Cells are rounded up or down, so nobody is
    lacking where the kinds and the age groups have equally many.
    """
    expected = halves[..., None] * weight + TINY
    for _ in range(FITS):
        columns = expected.sum(axis=-2, keepdims=True)
        expected = expected * whole[..., None, :] / np.maximum(columns, TINY)
        rows = expected.sum(axis=-1, keepdims=True)
        expected = expected * halves[..., None] / np.maximum(rows, TINY)
    first = np.minimum(round_to_total(expected[..., 0, :], halves[..., 0]), whole)
    lacking = halves[..., 0] - first.sum(axis=-1)
    first += round_to_total((whole - first).astype(np.float64), lacking)
    return np.stack([first, whole - first], axis=-2)


def by_stage(levels: Ints) -> Ints:
    """Return (..., K) stages from (..., L) levels."""
    return np.stack([levels[..., list(stage.levels)].sum(axis=-1) for stage in stages()], axis=-1)


def _stage_weights() -> Floats:
    """Return how common each stage is (W, K): long education by age as in the levels."""
    long_by_age = learning_assumptions()["levels"]["long_by_age"]
    odds = {band(label).start + 5: value for label, value in long_by_age.items()}
    middles = np.array([b.start + 2 for b in BANDS])
    long = 1 / (1 + np.exp(-np.interp(middles, sorted(odds), [odds[a] for a in sorted(odds)])))
    weights = np.ones((len(BANDS), len(stages())))
    for k, stage in enumerate(stages()):
        if LEVELS.index("6") in stage.levels:
            weights[:, k] = long
    return weights


def idle_by_group(idle: Ints) -> Ints:
    """Return residents without work (R, S, W, E) by education group, from stages (R, S, W, K)."""
    given = supply_assumptions()["account"]
    usual = np.array([[frequencies(sex, of_city=False) for sex in SEXES]] * len(MUNICIPALITIES))
    usual[at(UMEA)] = [frequencies(sex, of_city=True) for sex in SEXES]
    shape = np.repeat(usual[:, :, None], len(BANDS), axis=2)
    young = [w for w, b in enumerate(BANDS) if b.stop <= band("16-24").stop]
    academic = [group_codes().index(code) for code in given["academic"]]
    shape[:, :, young[0] : young[-1] + 1, academic] *= given["academic_young"]
    found = np.zeros(shape.shape, dtype=np.int64)
    for k, stage in enumerate(stages()):
        members = list(stage.groups)
        found[..., members] = round_to_total(shape[..., members], idle[..., k])
    return found


def account(last: Ints, by_age: Ints, population: Ints, flows: EducationFlows) -> Ints:
    """Return residents (R, Y, S, W, E), the last year as given and the others led back from it.

    Parameters
    ----------
    last : (R, S, W, E)
        Residents of the last year.
    by_age : (R, Y, S, W, K)
        Residents by stage of education, which every year adds up to.
    population : (R, Y, S, A)
        Residents aged 16-74 by single age: how a five-year group divides into years.
    flows
        What graduates do.

    """
    residents = np.zeros((*by_age.shape[:-1], len(group_codes())), dtype=np.int64)
    residents[:, -1] = last
    share = _by_single_age(last, by_age[:, -1], population[:, -1], flows)
    for y in range(len(YEARS) - 2, -1, -1):
        now = share * _stage_persons(by_age[:, y + 1], population[:, y + 1])
        share = _a_year_before(now, share, flows, y + 1)
        before = share * _stage_persons(by_age[:, y], population[:, y])
        expected = np.add.reduceat(before, _starts(), axis=2)
        for k, stage in enumerate(stages()):
            members = list(stage.groups)
            residents[:, y][..., members] = round_to_total(
                expected[..., members] + TINY, by_age[:, y, ..., k]
            )
    return residents


def _starts() -> list[int]:
    return [b.start - WORKING_AGES.start for b in BANDS]


def _by_single_age(last: Ints, by_age: Ints, population: Ints, flows: EducationFlows) -> Floats:
    """Return shares within each stage (R, S, A, E) in the last year.

    Small places lean on the whole region. Inside a five-year group an education is as much more
    common at each age as it would be if the last year's flows had gone on: few are graduates at
    20, many at 24.
    """
    lean = supply_assumptions()["account"]["lean"]
    everywhere = last.sum(axis=0, keepdims=True) + TINY
    flat = _within_stages(last + lean * _within_stages(everywhere))[:, :, FIVE_OF_SINGLE]
    persons = _stage_persons(by_age, population)
    share = flat
    for _ in range(WARMING_UP):
        share = _a_year_before(share * persons, share, flows, -1)
        group = np.add.reduceat(share * persons, _starts(), axis=2)[:, :, FIVE_OF_SINGLE]
        wanted = np.add.reduceat(flat * persons, _starts(), axis=2)[:, :, FIVE_OF_SINGLE]
        share = _within_stages(share * (wanted + TINY) / (group + TINY))
    return share


def _within_stages(persons: Floats | Ints) -> Floats:
    """Return persons (..., E) as shares of everybody in the same stage."""
    shares = np.zeros(persons.shape)
    for stage in stages():
        members = list(stage.groups)
        part = persons[..., members]
        shares[..., members] = part / part.sum(axis=-1, keepdims=True)
    return shares


def _stage_persons(by_age: Ints, population: Ints) -> Floats:
    """Return everybody in each group's stage (R, S, A, E), by single age as the residents."""
    five = np.add.reduceat(population, _starts(), axis=-1)[..., FIVE_OF_SINGLE]
    share = population / np.maximum(five, 1)
    persons = by_age[:, :, FIVE_OF_SINGLE] * share[..., None]
    of_group = np.zeros(len(group_codes()), dtype=np.int64)
    for k, stage in enumerate(stages()):
        of_group[list(stage.groups)] = k
    return np.asarray(persons[..., of_group])


def _a_year_before(now: Floats, share: Floats, flows: EducationFlows, y: int) -> Floats:
    """Return shares (R, S, A, E) a year earlier, at the age they then had."""
    least = supply_assumptions()["account"]["least_left"]
    change = flows.graduated[y] + flows.moved_in[y] - flows.studied_on[y] - flows.left[y]
    known = now.sum(axis=-1, keepdims=True) > 0
    earlier = np.where(known, np.maximum(now - change, least * now), share)
    earlier = _within_stages(earlier + TINY * share + TINY**2)
    # Those who have passed the highest age since were as those who are a year younger now.
    return np.concatenate([earlier[:, :, 1:], earlier[:, :, -1:]], axis=2)

"""The employed of one year by education group, occupation, industry, sex, age group and home.

Made person by person: each employed resident gets an industry, an occupation, a level of education
and an education group. What is drawn is only who gets what; how many there are of each industry in
each municipality and of each occupation in the county is exactly as in the other tables.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import IN_COUNTY, MUNICIPALITIES
from talentlab.sample.groups import fit_groups, group_codes, stages
from talentlab.sample.industries import SECTIONS
from talentlab.sample.jobs import NO_OCCUPATION, build_jobs
from talentlab.sample.levels import AGE_GROUPS, LEVELS
from talentlab.sample.occupations import longest
from talentlab.sample.rounding import Ints, round_to_total
from talentlab.sample.sources import learning_assumptions
from talentlab.vocab.sexes import SEXES

SHORT: Final = slice(0, 2)
LONG: Final = slice(5, 7)


@dataclass(frozen=True, slots=True)
class Persons:
    """One employed resident per position: where, which sex, age group, industry, and so on.

    ``level`` counts from 0 for SCB's level "1" to 7 for "US"; ``occupation`` has one position more
    than the codes, for those without a stated occupation.
    """

    home: Ints
    sex: Ints
    age_group: Ints
    industry: Ints
    occupation: Ints
    level: Ints
    group: Ints
    codes: tuple[str, ...]


def build_persons(
    employed: Ints,
    residence: Ints,
    employees: Ints,
    levels: Ints,
    codes: tuple[str, ...],
    rng: np.random.Generator,
) -> Persons:
    """Return every employed resident of one year.

    Parameters
    ----------
    employed : (R, S, G)
        Employed residents in the age groups.
    residence : (R, I, S)
        Employed residents by industry.
    employees : (O, S)
        The county's employees by occupation.
    levels : (R, S, G, L)
        All residents by education level.

    """
    cells = np.arange(employed.size).repeat(employed.ravel())
    home, sex, age_group = np.unravel_index(cells, employed.shape)
    industry = _industries(home, sex, residence, rng)
    occupation = _occupations(home, sex, industry, residence, employees, codes, rng)
    level = _levels(cells, occupation, employed, levels, codes, rng)
    group = _groups(sex, occupation, level, codes, rng)
    return Persons(
        home=home, sex=sex, age_group=age_group, industry=industry,
        occupation=occupation, level=level, group=group, codes=codes,
    )  # fmt: skip


def cube_frame(persons: Persons, year: int) -> pl.DataFrame:
    """Return how many persons there are of each combination that occurs."""
    occupations = pl.Series([*persons.codes, NO_OCCUPATION])
    return (
        pl.DataFrame(
            {
                "region_code": pl.Series(MUNICIPALITIES).gather(persons.home),
                "education_group_code": pl.Series(group_codes()).gather(persons.group),
                "ssyk_code": occupations.gather(persons.occupation),
                "sni_code": pl.Series(SECTIONS).gather(persons.industry),
                "sex": pl.Series(SEXES).gather(persons.sex),
                "age_group": pl.Series(AGE_GROUPS).gather(persons.age_group),
            }
        )
        .group_by(pl.all(), maintain_order=True)
        .agg(persons=pl.len().cast(pl.Int64))
        .with_columns(year=pl.lit(year, pl.Int64))
    )


def _industries(home: Ints, sex: Ints, residence: Ints, rng: np.random.Generator) -> Ints:
    """Return each person's industry: the municipality's own, dealt out at random."""
    industry = np.zeros(len(home), dtype=np.int64)
    for r in range(residence.shape[0]):
        for s in range(residence.shape[2]):
            here = (home == r) & (sex == s)
            dealt = np.arange(residence.shape[1]).repeat(residence[r, :, s])
            industry[here] = rng.permutation(dealt)
    return industry


def _occupations(
    home: Ints,
    sex: Ints,
    industry: Ints,
    residence: Ints,
    employees: Ints,
    codes: tuple[str, ...],
    rng: np.random.Generator,
) -> Ints:
    """Return each person's occupation: the county's exactly, the neighbour's drawn likewise."""
    jobs = build_jobs(residence[IN_COUNTY].sum(axis=0), employees, codes)
    occupation = np.zeros(len(home), dtype=np.int64)
    in_county = IN_COUNTY[home]
    for s in range(len(SEXES)):
        for i in range(len(SECTIONS)):
            here = (sex == s) & (industry == i)
            local = here & in_county
            dealt = np.arange(jobs.shape[2]).repeat(jobs[s, i])
            occupation[local] = rng.permutation(dealt)
            beside = here & ~in_county
            if beside.any():
                pool = dealt if len(dealt) else np.array([jobs.shape[2] - 1])
                occupation[beside] = rng.choice(pool, size=int(beside.sum()))
    return occupation


def _levels(
    cells: Ints,
    occupation: Ints,
    employed: Ints,
    levels: Ints,
    codes: tuple[str, ...],
    rng: np.random.Generator,
) -> Ints:
    """Return each person's education level: longer where the occupation asks for more."""
    given = learning_assumptions()["skill"]
    counts = _employed_levels(employed, levels)
    asked = [float(longest(given, code, 4.0)) for code in codes]
    score = np.array([*asked, given["none"]])[occupation]
    score = score + given["noise"] * rng.gumbel(size=len(score))
    order = np.lexsort((score, cells))
    level = np.zeros(len(cells), dtype=np.int64)
    by_cell = counts.reshape(employed.size, -1)
    level[order] = np.tile(np.arange(by_cell.shape[1]), len(by_cell)).repeat(by_cell.ravel())
    return _unknown_at_random(level, cells, rng)


def _unknown_at_random(level: Ints, cells: Ints, rng: np.random.Generator) -> Ints:
    """Return levels where "not known" falls on anyone in the cell, not on the most skilled."""
    last = len(LEVELS) - 1
    mixed = level.copy()
    unknown = np.flatnonzero(level == last)
    order = np.argsort(cells, kind="stable")
    first = np.searchsorted(cells[order], cells[unknown])
    size = np.bincount(cells)[cells[unknown]]
    partner = order[first + (rng.random(len(unknown)) * size).astype(np.int64)]
    for one, other in zip(unknown.tolist(), partner.tolist(), strict=True):
        mixed[one], mixed[other] = mixed[other], mixed[one]
    return mixed


def _employed_levels(employed: Ints, levels: Ints) -> Ints:
    """Return employed residents (R, S, G, L): fewer with short education, nobody invented."""
    given = learning_assumptions()["skill"]
    weight = np.ones(len(LEVELS))
    weight[SHORT] = given["short"]
    weight[LONG] = given["long"]
    counts = np.minimum(round_to_total(levels * weight, employed), levels)
    for _ in range(len(LEVELS)):
        missing = employed - counts.sum(axis=-1)
        room = (levels - counts).astype(np.float64)
        counts = np.minimum(counts + round_to_total(room, missing), levels)
    return counts


def _groups(
    sex: Ints, occupation: Ints, level: Ints, codes: tuple[str, ...], rng: np.random.Generator
) -> Ints:
    """Return each person's education group, one that suits the level and the occupation."""
    group = np.zeros(len(sex), dtype=np.int64)
    for s in range(len(SEXES)):
        for stage in stages():
            here = (sex == s) & np.isin(level, stage.levels)
            rows = np.bincount(occupation[here], minlength=len(codes) + 1)
            table = fit_groups(stage, rows, SEXES[s], codes)
            group[here] = _deal(occupation[here], table, rng)
    return group


def _deal(occupation: Ints, table: Ints, rng: np.random.Generator) -> Ints:
    """Return groups for persons whose occupations are ``occupation``, from counts (O, E)."""
    dealt = np.zeros(len(occupation), dtype=np.int64)
    for o in np.flatnonzero(table.sum(axis=1)):
        here = occupation == o
        dealt[here] = rng.permutation(np.arange(table.shape[1]).repeat(table[o]))
    return dealt

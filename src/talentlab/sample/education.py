"""Education of the residents through time: who has it, who works, who is unemployed."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import YEARS
from talentlab.sample.cube import Persons
from talentlab.sample.education_flows import WORKING_AGES, EducationFlows
from talentlab.sample.education_residents import (
    account,
    idle_by_group,
    in_five_years,
    stages_by_age,
)
from talentlab.sample.education_work import (
    employed_last,
    employed_through_time,
    unemployed_through_time,
)
from talentlab.sample.frames import PLACES, long, with_county
from talentlab.sample.groups import group_codes, stages
from talentlab.sample.rounding import Ints
from talentlab.tables.education_cube import AGE_GROUPS
from talentlab.vocab.sexes import SEXES

FIRST_IN_CUBE: Final = 2015


@dataclass(frozen=True, slots=True)
class Education:
    """Residents aged 16-74 by education group E and five-year age group W.

    Attributes
    ----------
    residents, employed, unemployed : (R, Y, S, W, E)

    """

    residents: Ints
    employed: Ints
    unemployed: Ints

    @property
    def groups(self) -> Ints:
        """Residents (R, S, Y, E) of all ages."""
        return np.asarray(np.moveaxis(self.residents.sum(axis=3), 1, 2))


def build_education(
    *,
    population: Ints,
    employed: Ints,
    levels: Ints,
    persons: Persons,
    registered: Ints,
    flows: EducationFlows,
) -> Education:
    """Return the education of all residents, which agrees with every table that counts them.

    Parameters
    ----------
    population, employed : (R, Y, S, A)
        Residents, and those of them who work, by single age from 0.
    levels : (R, Y, S, G, L)
        Residents by education level.
    persons
        The employed of the last year one by one, with education group.
    registered : (R, Y, S, U)
        The registered unemployed at the end of the year.
    flows
        What graduates do to every group.

    """
    living, working = in_five_years(population), in_five_years(employed)
    by_age = stages_by_age(levels, living)
    last_employed, last = _last(persons, levels[:, -1], living[:, -1], working[:, -1])
    by_age[:, -1] = np.stack(
        [last[..., list(stage.groups)].sum(axis=-1) for stage in stages()], axis=-1
    )
    residents = account(last, by_age, population[..., WORKING_AGES], flows)
    at_work = employed_through_time(residents, last_employed, working)
    return Education(
        residents=residents,
        employed=at_work,
        unemployed=unemployed_through_time(residents, at_work, registered),
    )


def _last(persons: Persons, levels: Ints, living: Ints, working: Ints) -> tuple[Ints, Ints]:
    """Return the employed and all residents (R, S, W, E) of the last year."""
    counts = np.zeros((*levels.shape[:3], len(group_codes())), dtype=np.int64)
    np.add.at(counts, (persons.home, persons.sex, persons.age_group, persons.group), 1)
    at_work = np.zeros_like(levels)
    np.add.at(at_work, (persons.home, persons.sex, persons.age_group, persons.level), 1)
    employed = employed_last(counts, working)
    idle = stages_by_age((levels - at_work)[:, None], (living - working)[:, None])
    return employed, employed + idle_by_group(idle[:, 0])


def cube_of_residents(education: Education) -> pl.DataFrame:
    """Return ``education_cube``; combinations with nobody have no row."""
    since = YEARS >= FIRST_IN_CUBE
    measures = {
        "residents": education.residents,
        "employed_persons": education.employed,
        "unemployed_persons": education.unemployed,
    }
    axes = {
        "region_code": PLACES,
        "year": YEARS[since].tolist(),
        "sex": SEXES,
        "age_group": AGE_GROUPS,
        "education_group_code": group_codes(),
    }
    counts = {name: with_county(values[:, since]) for name, values in measures.items()}
    frame = long(counts["residents"], "residents", **axes)
    others = [pl.Series(name, values.ravel()) for name, values in counts.items()]
    return frame.with_columns(others).filter(pl.col("residents") > 0)

"""The whole sample region: every tidy table, from one seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import polars as pl

from talentlab.sample import learning, leavers, people, signals, work
from talentlab.sample.axes import IN_COUNTY, LAST, MUNICIPALITIES, band
from talentlab.sample.cube import Persons, build_persons, cube_frame
from talentlab.sample.employment import Employment, build_employment
from talentlab.sample.events import build_births, build_deaths
from talentlab.sample.groups import build_group_residents, group_codes
from talentlab.sample.industries import Industries, build_industries
from talentlab.sample.jobs import build_jobs
from talentlab.sample.levels import AGE_GROUPS, LEVELS, build_levels
from talentlab.sample.moves import Moves, build_moves
from talentlab.sample.nation import Nation, build_nation
from talentlab.sample.occupations import AGE_GROUPS as OCCUPATION_AGES
from talentlab.sample.occupations import Occupations, build_occupations
from talentlab.sample.population import build_stocks
from talentlab.sample.programmes import build_programmes, programme_frames, retention_indicators
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.students import build_students, quarterly_indicators
from talentlab.sample.today import today_tables
from talentlab.sample.vocational import build_decisions, granted_by_programme, places_of
from talentlab.vocab.sexes import SEXES

DEFAULT_SEED: Final = 2026
Progress: TypeAlias = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class People:
    """Residents and everything that changes them, in whole persons that add up.

    Attributes
    ----------
    stocks : (R, Y+1, S, A)
    births : (R, Y, S, M)
    deaths, students : (R, Y, S, A)

    """

    stocks: Ints
    births: Ints
    deaths: Ints
    students: Ints
    moves: Moves
    nation: Nation


@dataclass(frozen=True, slots=True)
class Work:
    """The employed and their education, consistent with each other."""

    employment: Employment
    industries: Industries
    occupations: Occupations
    levels: Ints
    persons: Persons
    group_residents: Ints


def build_people(seed: int) -> People:
    """Return the population account of the region."""
    nation = build_nation()
    stocks = build_stocks(nation.stock, _dice(seed, "stocks"))
    births = build_births(stocks, nation, _dice(seed, "births"))
    deaths = build_deaths(stocks, births, nation, _dice(seed, "deaths"))
    moves = build_moves(stocks, births, deaths, _dice(seed, "moves"))
    return People(
        stocks=stocks,
        births=births,
        deaths=deaths,
        students=build_students(stocks),
        moves=moves,
        nation=nation,
    )


def build_work(everyone: People, seed: int) -> Work:
    """Return employment, occupations and education of the region's residents."""
    employment = build_employment(everyone.stocks, everyone.students)
    industries = build_industries(employment)
    by_age = _in_county(employment.residents, OCCUPATION_AGES)
    at_work = _nation_at_work(everyone, employment)
    occupations = build_occupations(by_age, at_work, _dice(seed, "occupations"))
    levels = build_levels(everyone.stocks)
    persons = build_persons(
        employed=_in_groups(employment.residents[:, -1], AGE_GROUPS),
        residence=industries.residence[:, -1],
        employees=occupations.county[:, :, -1],
        levels=levels[:, -1],
        codes=occupations.codes,
        rng=_dice(seed, "persons"),
    )
    by_group = _count(persons, persons.group, len(group_codes()))
    by_level = _count(persons, persons.level, len(LEVELS))
    return Work(
        employment=employment,
        industries=industries,
        occupations=occupations,
        levels=levels,
        persons=persons,
        group_residents=build_group_residents(levels, by_group, by_level),
    )


def sample_tables(
    seed: int = DEFAULT_SEED, *, progress: Progress = lambda _what, _share: None
) -> Mapping[str, pl.DataFrame]:
    """Return table name -> rows of the synthetic region, the same for the same seed.

    Parameters
    ----------
    seed
        Decides everything that is drawn.
    progress
        Told what is being made, and the share of the work behind us.

    """
    progress("sample", 0.0)
    everyone = build_people(seed)
    progress("sample", 0.3)
    employed = build_work(everyone, seed)
    progress("sample", 0.7)
    tables = {
        **_people_tables(everyone),
        **_work_tables(employed, seed),
        **_learning_tables(everyone, employed, seed),
    }
    tables["indicators"] = pl.concat(
        [
            quarterly_indicators(everyone.stocks, everyone.students),
            work.work_indicators(employed.employment, employed.industries, everyone.stocks),
            retention_indicators(),
        ]
    )
    progress("sample", 1.0)
    return tables


def _people_tables(everyone: People) -> dict[str, pl.DataFrame]:
    return {
        "population": people.population_frame(everyone.stocks, everyone.nation),
        "births": people.births_frame(everyone.births, everyone.nation),
        "deaths": people.deaths_frame(everyone.deaths, everyone.nation),
        "migration": people.migration_frame(everyone.moves, everyone.nation),
        "migration_between": people.migration_between_frame(everyone.moves),
        "students": people.students_frame(everyone.students),
    }


def _work_tables(employed: Work, seed: int) -> dict[str, pl.DataFrame]:
    occupations, industries = employed.occupations, employed.industries
    jobs = build_jobs(
        industries.residence[IN_COUNTY, -1].sum(axis=0),
        occupations.county[:, :, -1],
        occupations.codes,
    )
    tables = {
        "employed_by_industry": work.industry_frame(industries),
        "employed_by_occupation": work.occupation_frame(occupations),
        "employed_by_occupation_age": work.occupation_age_frame(occupations),
        "commuting": work.commuting_frame(employed.employment),
        "workforce_cube": cube_frame(employed.persons, LAST),
        "ads": signals.ads_frame(industries.workplace, jobs, occupations.codes),
        "unemployed": signals.unemployed_frame(
            employed.employment.residents.sum(axis=(2, 3)), _dice(seed, "unemployed")
        ),
        "wages": signals.wages_frame(occupations),
        "occupation_leavers": leavers.leavers_frame(
            leavers.build_leavers(
                occupations.by_age,
                employed.employment.residents[IN_COUNTY].sum(axis=0),
                occupations.groups,
                _dice(seed, "leavers"),
            ),
            occupations.groups,
        ),
    }
    workers = signals.workers_in(industries.workplace, jobs)[:, -1]
    return tables | today_tables(workers, occupations, tables, lambda name: _dice(seed, name))


def _learning_tables(everyone: People, employed: Work, seed: int) -> dict[str, pl.DataFrame]:
    decisions = build_decisions(_dice(seed, "decisions"))
    programmes = build_programmes(everyone.stocks, granted_by_programme(decisions))
    return {
        "education_level": learning.level_frame(employed.levels),
        "education_groups": learning.group_frame(employed.group_residents),
        "vocational_decisions": decisions,
        "vocational_places": places_of(decisions),
        **programme_frames(programmes, _dice(seed, "programmes")),
    }


def _nation_at_work(everyone: People, employment: Employment) -> Floats:
    """Return Sweden's residents (Y, S, G) as far as they work: at every age as in the county."""
    working = employment.residents[IN_COUNTY].sum(axis=0)
    living = everyone.stocks[IN_COUNTY, 1:].sum(axis=0)
    rate = np.divide(working, living, out=np.zeros(living.shape), where=living > 0)
    expected = everyone.nation.stock[1:] * rate
    return np.stack([expected[..., band(label)].sum(axis=-1) for label in OCCUPATION_AGES], axis=-1)


def _in_groups(persons: Ints, labels: tuple[str, ...]) -> Ints:
    """Return persons (..., G) in age groups from single ages (..., A)."""
    return np.stack([persons[..., band(label)].sum(axis=-1) for label in labels], axis=-1)


def _in_county(persons: Ints, labels: tuple[str, ...]) -> Ints:
    return np.asarray(_in_groups(persons[IN_COUNTY].sum(axis=0), labels))


def _count(persons: Persons, what: Ints, size: int) -> Ints:
    """Return how many persons (R, S, size) there are of each value of ``what``."""
    counts = np.zeros((len(MUNICIPALITIES), len(SEXES), size), dtype=np.int64)
    np.add.at(counts, (persons.home, persons.sex, what), 1)
    return counts


def _dice(seed: int, name: str) -> np.random.Generator:
    """Return a generator of its own for each subject, so that they do not disturb each other."""
    return np.random.default_rng([seed, *name.encode()])

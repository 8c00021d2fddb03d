"""The whole sample region as arrays that agree with each other, before they become tables."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from talentlab.sample.axes import IN_COUNTY, band
from talentlab.sample.cohorts import Cohorts, build_cohorts
from talentlab.sample.cube import Persons, build_persons
from talentlab.sample.education import Education, build_education
from talentlab.sample.education_flows import build_education_flows
from talentlab.sample.employment import Employment, build_employment
from talentlab.sample.events import build_births, build_deaths
from talentlab.sample.industries import Industries, build_industries
from talentlab.sample.levels import AGE_GROUPS, build_levels
from talentlab.sample.moves import Moves, build_moves
from talentlab.sample.nation import Nation, build_nation
from talentlab.sample.occupations import AGE_GROUPS as OCCUPATION_AGES
from talentlab.sample.occupations import Occupations, build_occupations
from talentlab.sample.population import build_stocks
from talentlab.sample.programmes import Drawn, build_programmes, draw_programmes
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.signals import Unemployed, build_unemployed
from talentlab.sample.students import build_students
from talentlab.sample.vocational import build_decisions, granted_by_programme
from talentlab.sample.worlds import TODAY, World


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
    unemployed: Unemployed


@dataclass(frozen=True, slots=True)
class Learning:
    """Programmes, those who finish them, and the education of all residents."""

    decisions: pl.DataFrame
    drawn: Drawn
    cohorts: Cohorts
    education: Education


def build_people(seed: int) -> People:
    """Return the population account of the region."""
    nation = build_nation()
    stocks = build_stocks(nation.stock, dice(seed, "stocks"))
    births = build_births(stocks, nation, dice(seed, "births"))
    deaths = build_deaths(stocks, births, nation, dice(seed, "deaths"))
    moves = build_moves(stocks, births, deaths, dice(seed, "moves"))
    return People(
        stocks=stocks,
        births=births,
        deaths=deaths,
        students=build_students(stocks),
        moves=moves,
        nation=nation,
    )


def build_work(everyone: People, seed: int, world: World) -> Work:
    """Return employment, occupations and education of the region's residents."""
    employment = build_employment(everyone.stocks, everyone.students, world)
    industries = build_industries(employment, world)
    by_age = _in_county(employment.residents, OCCUPATION_AGES)
    at_work = _nation_at_work(everyone, _undisturbed(everyone, employment, world))
    occupations = build_occupations(by_age, at_work, world, dice(seed, "occupations"))
    levels = build_levels(everyone.stocks)
    persons = build_persons(
        employed=_in_groups(employment.residents[:, -1], AGE_GROUPS),
        residence=industries.residence[:, -1],
        employees=occupations.county[:, :, -1],
        levels=levels[:, -1],
        codes=occupations.codes,
        rng=dice(seed, "persons"),
    )
    return Work(
        employment=employment,
        industries=industries,
        occupations=occupations,
        levels=levels,
        persons=persons,
        unemployed=build_unemployed(
            employment.residents.sum(axis=(2, 3)), world, dice(seed, "unemployed")
        ),
    )


def build_learning(everyone: People, employed: Work, seed: int, world: World) -> Learning:
    """Return what is studied, who stays afterwards, and what that makes of the residents."""
    decisions = build_decisions(dice(seed, "decisions"))
    programmes = build_programmes(everyone.stocks, granted_by_programme(decisions))
    drawn = draw_programmes(programmes, dice(seed, "programmes"))
    cohorts = build_cohorts(drawn, world, dice(seed, "cohorts"))
    education = build_education(
        population=everyone.stocks[:, 1:],
        employed=employed.employment.residents,
        levels=employed.levels,
        persons=employed.persons,
        registered=employed.unemployed.year_end,
        flows=build_education_flows(drawn, cohorts),
    )
    return Learning(decisions=decisions, drawn=drawn, cohorts=cohorts, education=education)


def _undisturbed(everyone: People, employment: Employment, world: World) -> Employment:
    """Return employment as it would be without a closing employer: Sweden has none of it."""
    if world.closing is None:
        return employment
    return build_employment(everyone.stocks, everyone.students, TODAY)


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


def dice(seed: int, name: str) -> np.random.Generator:
    """Return a generator of its own for each subject, so that they do not disturb each other."""
    return np.random.default_rng([seed, *name.encode()])
